/// Which product an asset made when, as its orders tell.
struct ProductSpans {
  /// Names in order of first appearance.
  private(set) var names: [String] = []
  private var spans: [Spans] = []

  /// - Parameter orders: of one asset.
  init(_ orders: [(start: Double, end: Double, material: String)]) {
    var places: [String: Int] = [:]
    var intervals: [[(start: Double, end: Double)]] = []
    for order in orders.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
      let place = places[order.material] ?? names.count
      if place == names.count {
        places[order.material] = place
        names.append(order.material)
        intervals.append([])
      }
      intervals[place].append((order.start, order.end))
    }
    spans = intervals.map { Spans($0) }
  }

  /// Number of the product that fills nearly all of the time for which an order is known; −1 when none does.
  func product(_ start: Double, _ end: Double) -> Int {
    var best = (place: -1, seconds: 0.0)
    var total = 0.0
    for (place, spans) in spans.enumerated() {
      let seconds = spans.overlap(start, end)
      total += seconds
      if seconds > best.seconds { best = (place, seconds) }
    }
    return OtherWork.inForce.isOfOneProduct(best.seconds, of: total) ? best.place : -1
  }

  /// How far the products of two times differ: 0 for the same shares of each, 1 for none in common.
  func difference(_ a: (start: Double, end: Double), _ b: (start: Double, end: Double)) -> Double {
    let first = spans.map { $0.overlap(a.start, a.end) }
    let second = spans.map { $0.overlap(b.start, b.end) }
    let (all, others) = (first.reduce(0, +), second.reduce(0, +))
    guard all > 0, others > 0 else { return 1 }
    return 1 - zip(first, second).reduce(0) { $0 + min($1.0 / all, $1.1 / others) }
  }
}
