/// One requirement of a use case with everything it was measured on, sorted so that a share at other limits costs two
/// binary searches. That is what the 200 variations of the stability need.
struct Judgement {
  let need: RuleNeed
  let title: String
  let rule: Rule?
  let warn: Limit?
  let fail: Limit?
  /// Ascending.
  private let values: [Double]
  /// Weight of the values before each place; one longer than `values`.
  private let before: [Double]
  private let unmeasured: Double
  private let evidence: String
  private let hasItems: Bool
  /// True when the rule itself says that the facts for it are missing.
  private let isUnknown: Bool
  private var isMet = false
  /// The smallest measured value.
  var smallest: Double? { values.first }

  init(_ need: RuleNeed, _ result: RuleResult?, title: String, in filter: ScopeFilter) {
    self.need = need
    self.title = title
    rule = result?.rule
    warn = need.warnLimit ?? result?.rule.warn
    fail = need.failLimit ?? result?.rule.fail
    let items = (result?.measurements ?? []).filter { filter.contains($0) }
    hasItems = !items.isEmpty
    isUnknown = result?.reason != nil
    let measured = items.compactMap { item in item.measured.map { ($0, item.weight) } }
      .sorted { $0.0 < $1.0 }
    values = measured.map(\.0)
    var sum = 0.0
    before =
      [0]
      + measured.map { _, weight in
        sum += weight
        return sum
      }
    unmeasured = items.reduce(0) { $0 + ($1.measured == nil ? $1.weight : 0) }
    evidence = Judgement.sentence(items, result, warn: need.warnLimit, fail: need.failLimit)
  }

  /// The same requirement once every item meets it.
  func met() -> Judgement {
    var met = self
    met.isMet = true
    return met
  }

  private var total: Double { before.last ?? 0 }

  /// The credit at these limits: 1 for what passes, 0.6 for what warns.
  private func credit(_ warn: Limit?, _ fail: Limit?) -> Double {
    let failed = fail.map(brokenWeight) ?? 0
    let warned = warn.map(brokenWeight) ?? 0
    return total - failed - 0.4 * max(0, warned - failed)
  }

  private func brokenWeight(_ limit: Limit) -> Double {
    switch limit.comparison {
    case .less: before[firstIndex { $0 >= limit.value }]
    case .lessOrEqual: before[firstIndex { $0 > limit.value }]
    case .greater: total - before[firstIndex { $0 > limit.value }]
    case .greaterOrEqual: total - before[firstIndex { $0 >= limit.value }]
    }
  }

  private func firstIndex(where isReached: (Double) -> Bool) -> Int {
    var low = 0
    var high = values.count
    while low < high {
      let middle = (low + high) / 2
      if isReached(values[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  enum State { case applicable, notAssessable, notApplicable }

  /// A gate that nothing speaks about is not passed: it cannot be assessed. Other rules do not apply then.
  var state: State {
    if isMet { return .applicable }
    if rule == nil { return .notAssessable }
    if !hasItems { return need.need == .gate || isUnknown ? .notAssessable : .notApplicable }
    return total > 0 && total >= unmeasured ? .applicable : .notAssessable
  }

  /// Share of the items that meet it; `stretch` moves limits and shares by up to that part of their distance.
  func share(stretch: Double = 0) -> Double? {
    if isMet { return 1 }
    guard state == .applicable, total > 0 else { return nil }
    return clamped(credit(stretched(warn, stretch), stretched(fail, stretch)) / total)
  }

  /// The share when everything that could not be measured is as bad or as good as can be.
  var range: (low: Double, high: Double) {
    if isMet { return (1, 1) }
    let all = total + unmeasured
    guard state != .notAssessable, all > 0 else { return (0, 1) }
    let credit = credit(warn, fail)
    return (clamped(credit / all), clamped((credit + unmeasured) / all))
  }

  private func clamped(_ share: Double) -> Double { min(1, max(0, share)) }

  /// Limits of one or nothing are yes or no and do not stretch; percentages near 100 stretch by what is left to 100.
  private func stretched(_ limit: Limit?, _ stretch: Double) -> Limit? {
    guard var limit, stretch != 0, abs(limit.value) > 1 else { return limit }
    if rule?.unit == "%", limit.value > 50, limit.value <= 100 {
      limit.value = 100 - (100 - limit.value) * (1 - stretch)
    } else {
      limit.value *= 1 + stretch
    }
    return limit
  }

  /// 0 at the failing share or worse, 1 at the passing share, linear between.
  func mark(of share: Double, stretch: Double = 0) -> Double {
    let pass = 1 - (1 - need.pass) * (1 - stretch)
    let fail = min(pass, 1 - (1 - need.fail) * (1 - stretch))
    if share >= pass { return 1 }
    return pass > fail ? min(1, max(0, (share - fail) / (pass - fail))) : 0
  }

  func outcome(of share: Double?) -> Outcome {
    guard let share else { return state == .notApplicable ? .notApplicable : .notAssessable }
    if share >= need.pass { return .pass }
    return share < need.fail ? .fail : .warn
  }

  var requirement: Requirement {
    let share = share()
    return Requirement(
      rule: need.rule, title: title, need: need.need, outcome: outcome(of: share),
      measured: share, required: need.pass, evidence: evidence)
  }

  /// What a rule's importance weighs inside its dimension.
  var weight: Double {
    switch need.need {
    case .gate: 4
    case .high: 3
    case .medium: 2
    case .low: 1
    }
  }
}

extension Judgement {
  private static func sentence(
    _ items: [Measurement], _ result: RuleResult?, warn: Limit?, fail: Limit?
  ) -> String {
    guard let result else { return "the rule could not be run" }
    var rule = result.rule
    if let warn { rule.warn = warn }
    if let fail { rule.fail = fail }
    guard !items.isEmpty else {
      if let reason = result.reason { return reason }
      return "nothing in scope to measure"
    }
    let noun = noun(items)
    let unknown = items.filter { $0.measured == nil }
    guard unknown.count < items.count else {
      let why = unknown.lazy.compactMap(\.note).first.map { ": \($0)" } ?? ""
      return "none of \(Wording.count(items.count, noun)) could be measured\(why)"
    }
    var passed = 0
    var worst: (item: Measurement, outcome: Outcome)?
    for item in items where item.measured != nil {
      let outcome = rule.outcome(of: item.measured)
      if outcome == .pass {
        passed += 1
        continue
      }
      let isWorse =
        worst.map { known in
          if outcome.gravity != known.outcome.gravity {
            return outcome.gravity > known.outcome.gravity
          }
          if item.measured == known.item.measured { return item.subject < known.item.subject }
          return rule.isWorse(item.measured, than: known.item.measured)
        } ?? true
      if isWorse { worst = (item, outcome) }
    }
    let known = items.count - unknown.count
    var text = "\(passed) of \(Wording.count(known, noun)) \(known == 1 ? "passes" : "pass")"
    if let worst, let measured = worst.item.measured {
      let quantity = rule.unit.map { " (\(Wording.quantity(measured, unit: $0)))" } ?? ""
      text += "; worst: \(worst.item.subject.id)\(quantity)"
    }
    if !unknown.isEmpty { text += "; \(unknown.count) could not be measured" }
    return text
  }

  private static func noun(_ items: [Measurement]) -> String {
    let kinds = Set(items.map(\.subject.kind))
    guard kinds.count == 1, let kind = kinds.first else { return "item" }
    switch kind {
    case .signal, .asset, .source, .link: return kind.rawValue
    case .site, .useCase: return "check"
    }
  }
}
