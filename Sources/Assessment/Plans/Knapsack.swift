/// The cheapest subset that reaches a gain: exact up to 20 items, by gain per cost beyond.
package struct Knapsack {
  private let items: [(cost: Double, gain: Double)]
  private var best: (cost: Double, chosen: [Int])?
  private var chosen: [Int] = []

  /// `items` in falling order of gain per cost.
  package init(_ items: [(cost: Double, gain: Double)]) { self.items = items }

  package mutating func cheapest(reaching needed: Double) -> [Int] {
    best = greedy(needed)
    if items.count <= 20 { search(0, cost: 0, missing: needed) }
    return best?.chosen ?? []
  }

  private func greedy(_ needed: Double) -> (cost: Double, chosen: [Int]) {
    var missing = needed
    var picked: [Int] = []
    for index in items.indices where missing > 1e-12 {
      picked.append(index)
      missing -= items[index].gain
    }
    // What turned out not to be needed is dropped again, the dearest first.
    for index in picked.sorted(by: { items[$0].cost > items[$1].cost })
    where missing + items[index].gain <= 1e-12 {
      picked.removeAll { $0 == index }
      missing += items[index].gain
    }
    return (picked.reduce(0) { $0 + items[$1].cost }, picked)
  }

  private mutating func search(_ index: Int, cost: Double, missing: Double) {
    if missing <= 1e-12 {
      if cost < (best?.cost ?? .infinity) - 1e-9 { best = (cost, chosen) }
      return
    }
    guard index < items.count, cost + bound(index, missing) < (best?.cost ?? .infinity) - 1e-9
    else { return }
    chosen.append(index)
    search(index + 1, cost: cost + items[index].cost, missing: missing - items[index].gain)
    chosen.removeLast()
    search(index + 1, cost: cost, missing: missing)
  }

  /// What the rest costs at least: the last item taken in part.
  private func bound(_ index: Int, _ missing: Double) -> Double {
    var missing = missing
    var cost = 0.0
    for item in items[index...] {
      if item.gain >= missing { return cost + item.cost * missing / item.gain }
      missing -= item.gain
      cost += item.cost
    }
    return .infinity
  }
}
