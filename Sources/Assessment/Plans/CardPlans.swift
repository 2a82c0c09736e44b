import Calendar
import Evidence
import Foundation
import Rules
import Vocabulary

// The marks of a use case enter its score as logarithms that are added up, so a fix is worth a fixed number of points
// whatever else is fixed. "Cheapest set that lifts the verdict" is then a knapsack: the gates that fail are compulsory,
// the others are chosen by branch and bound.

extension Card {
  /// One requirement that does not hold, and what its remedy is worth.
  private struct Fix {
    var index: Int
    /// Person-days.
    var cost: Double
    /// Added to the logarithm of the score.
    var gain: Double
    var isRetroactive: Bool
  }

  /// In how many use cases each rule keeps the verdict down.
  static func failingUseCases(_ cards: [Card]) -> [String: Int] {
    var useCases: [String: Set<String>] = [:]
    for card in cards where card.silence == nil {
      for (index, criterion) in card.criteria.enumerated() {
        let outcome = criterion.outcome(of: card.shares[index])
        if outcome == .fail || outcome == .warn {
          useCases[criterion.need.rule, default: []].insert(card.useCase.id)
        }
      }
    }
    return useCases.mapValues(\.count)
  }

  /// Sets of remedies that lift a verdict by at least one step; none when nothing within the rules can.
  func plans(lifting verdict: Verdict, sharedBy counts: [String: Int], asOf: Double?) -> [Plan] {
    let targets: [Verdict]
    switch verdict {
    case .fixFoundation: targets = [.limitedPilot, .ready]
    case .limitedPilot: targets = [.ready]
    default: return []
    }
    let fixes = fixes()
    for target in targets {
      guard let cheapest = choose(fixes, for: target) else { continue }
      var plans = [plan(.cheapest, cheapest, asOf)]
      if plans[0].earliest != nil,
        let atOnce = choose(fixes.filter(\.isRetroactive), for: target)
      {
        plans.append(plan(.fastest, atOnce, asOf))
      }
      let divided = fixes.map { fix in
        var fix = fix
        fix.cost /= Double(max(1, counts[criteria[fix.index].need.rule] ?? 1))
        return fix
      }
      if let shared = choose(divided, for: target), shared != cheapest {
        plans.append(plan(.shared, shared, asOf))
      }
      return plans
    }
    return []
  }

  private func fixes() -> [Fix] {
    let marks = marks(shares)
    var parts = Array(repeating: 0.0, count: useCase.dimensions.count)
    for (index, mark) in marks.enumerated() where mark != nil {
      parts[dimensionOf[index]] += criteria[index].weight
    }
    let total = parts.indices.reduce(0.0) {
      $0 + (parts[$1] > 0 ? useCase.dimensions[$1].weight : 0)
    }
    guard total > 0 else { return [] }
    let held = heldBack(shares)
    return criteria.indices.compactMap { index in
      guard let rule = criteria[index].rule else { return nil }
      let days = rule.remedy.effortDays
      let cost = (days.lowerBound + days.upperBound) / 2
      // The remedy of a rule says nothing about what could not be assessed, but for what holds back.
      guard shares[index] != nil || held.contains(index) else { return nil }
      guard let mark = marks[index], mark < 1 else { return nil }
      let place = dimensionOf[index]
      let weight = useCase.dimensions[place].weight / total
      let gain =
        -weight * criteria[index].weight / parts[place] * log(max(mark, Weights.inForce.leastMark))
      return Fix(
        index: index, cost: cost, gain: gain, isRetroactive: rule.remedy.isRetroactive)
    }
  }

  /// Indices of the criteria to fix, sorted; `nil` when the target is out of reach.
  private func choose(_ fixes: [Fix], for target: Verdict) -> [Int]? {
    // Gates first: no score helps against them.
    var compulsory: [Fix] = []
    var free: [Fix] = []
    for index in gates {
      let outcome = criteria[index].outcome(of: shares[index])
      if outcome == .notAssessable && target == .ready { return nil }
      guard outcome == .fail || outcome == .warn && target == .ready else { continue }
      guard let fix = fixes.first(where: { $0.index == index }) else { return nil }
      compulsory.append(fix)
    }
    for index in target == .ready ? heldBack(shares) : [] {
      guard !compulsory.contains(where: { $0.index == index }) else { continue }
      guard let fix = fixes.first(where: { $0.index == index }) else { return nil }
      compulsory.append(fix)
    }
    for fix in fixes where !compulsory.contains(where: { $0.index == fix.index }) {
      free.append(fix)
    }
    let base = score(dimensions(marks(shares))) ?? 0
    // A few points above the threshold are asked for when the bare threshold would be borderline.
    let threshold =
      target == .ready ? Ready.inForce.leastScore : FixFoundation.inForce.leastScore
    for margin in PlanMargin.inForce.all {
      let needed =
        log(min(99.9, threshold + margin) / max(base, 0.001))
        - compulsory.reduce(0) { $0 + $1.gain }
      guard let chosen = cheapest(free, reaching: needed) else { return nil }
      let indices = (compulsory + chosen).map(\.index).sorted()
      let after = fixed(indices)
      guard let score = after.cappedScore(after.shares) else { continue }
      var grounds = after.grounds(after.shares, score: score)
      guard Verdict(grounds) == target else { continue }
      guard target == .ready else { return indices }
      grounds.stability = after.stability(of: .ready, grounds)
      if Verdict(grounds) == .ready { return indices }
    }
    return nil
  }

  private func cheapest(_ fixes: [Fix], reaching needed: Double) -> [Fix]? {
    guard needed > 1e-12 else { return [] }
    let order = fixes.filter { $0.gain > 0 }.sorted {
      let (a, b) = ($0.gain / max($0.cost, 0.01), $1.gain / max($1.cost, 0.01))
      return a != b ? a > b : $0.index < $1.index
    }
    guard order.reduce(0, { $0 + $1.gain }) >= needed - 1e-12 else { return nil }
    var search = Knapsack(order.map { ($0.cost, $0.gain) })
    return search.cheapest(reaching: needed).map { order[$0] }
  }

  /// The same card with these requirements met by every item.
  private func fixed(_ indices: [Int]) -> Card { Card(self, meeting: Set(indices)) }

  private func plan(_ kind: Plan.Kind, _ indices: [Int], _ asOf: Double?) -> Plan {
    let after = fixed(indices)
    let score = after.cappedScore(after.shares) ?? 0
    let steps = indices.compactMap { index in
      criteria[index].rule.map { Plan.Step(rule: $0.id, remedy: $0.remedy) }
    }.sorted {
      ($0.remedy.effortDays.lowerBound, $0.rule) < ($1.remedy.effortDays.lowerBound, $1.rule)
    }
    let waits = indices.map { daysToWait($0) }.max() ?? 0
    let earliest = waits > 0 ? asOf.flatMap { Wording.date($0 + waits * 86400) } : nil
    return Plan(
      kind: kind, steps: steps, scoreAfter: score,
      verdictAfter: Verdict(after.grounds(after.shares, score: score)),
      earliest: earliest)
  }

  /// Days until a fix shows.
  private func daysToWait(_ index: Int) -> Double {
    guard let remedy = criteria[index].rule?.remedy, !remedy.isRetroactive else { return 0 }
    guard remedy.wait == .restOfHistory, let percent = criteria[index].smallest else {
      return useCase.historyDays
    }
    return useCase.historyDays * min(1, max(0, 1 - percent / 100))
  }
}
