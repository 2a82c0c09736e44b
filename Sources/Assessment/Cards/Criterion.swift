import Evidence
import Rules
import Vocabulary

/// One requirement of a use case with everything it was measured on, sorted so that a share at other limits costs two
/// binary searches. That is what the 200 variations of the stability need.
struct Criterion {
  let need: RuleNeed
  let rule: Rule?
  let warn: Limit?
  let fail: Limit?
  /// Ascending, each once.
  private let values: [Double]
  /// Weight of what is smaller than each value; one longer than `values`, for the weight of all.
  private let before: [Double]
  private let unmeasured: Double
  private(set) var facts = Requirement.Facts("the rule could not be run")
  /// False when the rule was refused or broke.
  private let isRun: Bool
  private let hasItems: Bool
  /// True when the rule itself says that the facts for it are missing.
  private let isUnknown: Bool
  private var isMet = false

  var title: String { rule?.title ?? need.rule }
  var isGate: Bool { need.need == .gate }
  /// Whether it holds a use case back from `ready` that does not meet it.
  var isNeededForReady: Bool { need.isNeededForReady || rule?.isNeededForReady == true }
  /// Whether a verdict rests on it.
  var isDeciding: Bool { isGate || need.need == .high }
  /// The smallest measured value.
  var smallest: Double? { values.first }

  /// - Parameter rule: `nil` when it was refused.
  init(
    _ need: RuleNeed, _ ranked: RankedResult?, rule: Rule?, in filter: ScopeFilter,
    _ plant: PlantNumbers, _ names: Names
  ) {
    self.need = need
    self.rule = rule
    let result = ranked?.result
    isRun = result != nil
    warn = need.warnLimit ?? rule?.warn
    fail = need.failLimit ?? rule?.fail
    let (warn, fail) = (warn, fail)
    let all = (result?.measurements ?? []).map { $0.told(warn: warn, fail: fail) }
    let isIn = all.indices.map { filter.contains(all[$0], number: ranked?.numbers[$0] ?? -1) }
    hasItems = isIn.contains(true)
    isUnknown = result?.reason != nil
    var values: [Double] = []
    var before: [Double] = []
    var sum = 0.0
    for place in ranked?.order ?? [] where isIn[Int(place)] {
      guard let value = all[Int(place)].measured else { continue }
      if values.last != value {
        values.append(value)
        before.append(sum)
      }
      sum += all[Int(place)].weight
    }
    before.append(sum)
    (self.values, self.before) = (values, before)
    var unmeasured = 0.0
    for i in all.indices where isIn[i] && all[i].measured == nil { unmeasured += all[i].weight }
    self.unmeasured = unmeasured
    guard let ranked else { return }
    let items = CriterionItems(
      ranked.result, isIn, ranked.numbers, plant, names, warn: warn, fail: fail)
    facts = items.facts(share: need.pass, outcome: outcome(of: share()))
  }

  /// The same requirement once every item meets it.
  func met() -> Criterion {
    var met = self
    met.isMet = true
    return met
  }

  private var total: Double { before.last ?? 0 }

  /// What meets these limits and what only warns, of a whole of that weight.
  private func share(_ warn: Limit?, _ fail: Limit?, of whole: Double) -> Share {
    let failed = fail.map(brokenWeight) ?? 0
    let warned = max(0, (warn.map(brokenWeight) ?? 0) - failed)
    return Share(passed: (total - failed - warned) / whole, nearly: warned / whole)
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

  /// True when all was recorded and what a model would learn from did not happen.
  var isNoneGood: Bool { rule?.isNoneGood == true && hasItems && state == .notAssessable }

  /// A gate that nothing speaks about is not passed: it cannot be assessed. Other rules do not apply then.
  var state: State {
    if isMet { return .applicable }
    if !isRun { return .notAssessable }
    if !hasItems { return isGate || isUnknown ? .notAssessable : .notApplicable }
    return total > 0 && total >= unmeasured ? .applicable : .notAssessable
  }

  /// Share of the items that meet it; `stretch` moves limits and shares by up to that part of their distance.
  func share(stretch: Double = 0) -> Share? {
    if isMet { return .all }
    guard state == .applicable, total > 0 else { return nil }
    return share(stretched(warn, stretch), stretched(fail, stretch), of: total)
  }

  /// The share when everything that could not be measured is as bad or as good as can be.
  var range: (low: Share, high: Share) {
    if isMet { return (.all, .all) }
    let all = total + unmeasured
    guard state != .notAssessable, all > 0 else { return (.none, .all) }
    let low = share(warn, fail, of: all)
    return (low, Share(passed: low.passed + unmeasured / all, nearly: low.nearly))
  }

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

  /// 0 at the failing share or worse, 1 at the passing share, linear between. What only warns adds a part of what it would
  /// add if it passed, so a requirement that nothing meets fully never has the whole mark.
  func mark(of share: Share, stretch: Double = 0) -> Double {
    let pass = 1 - (1 - need.pass) * (1 - stretch)
    let fail = min(pass, 1 - (1 - need.fail) * (1 - stretch))
    func place(_ part: Double) -> Double {
      if part >= pass { return 1 }
      return pass > fail ? min(1, max(0, (part - fail) / (pass - fail))) : 0
    }
    let sure = place(share.passed)
    return sure + Weights.inForce.warning * (place(share.withNearly) - sure)
  }

  /// Passed by what meets it alone; lost only when not even the warnings would save it.
  func outcome(of share: Share?) -> Outcome {
    guard let share else { return state == .notApplicable ? .notApplicable : .notAssessable }
    if share.passed >= need.pass { return .pass }
    return share.withNearly < need.fail ? .fail : .warn
  }

  var requirement: Requirement {
    let share = share()
    return Requirement(
      rule: need.rule, title: title, need: need.need, outcome: outcome(of: share),
      measured: share?.passed, required: need.pass, facts: facts, question: rule?.question)
  }

  /// What the importance of the rule weighs inside its dimension.
  var weight: Double { Weights.inForce.weight(of: need.need) }
}
