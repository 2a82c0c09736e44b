import Assessment
import Rules
import Vocabulary

/// One thing to do, and the use cases that need it.
struct Fix {
  struct Unlock {
    var title: String
    var verdict: Verdict
    /// Other steps that the same plan needs.
    var others: Int
  }

  var rule: String
  var remedy: Remedy
  /// Use cases whose verdict gets better with a plan that has this step; the best verdict first.
  var unlocks: [Unlock]
  /// Findings of the rule.
  var findings: Int
  /// ISO date before which a verdict cannot change, the earliest of the plans.
  var earliest: String?

  /// `Pumps → Ready; Energy → Limited pilot with 2 more fixes`.
  var unlockWords: String {
    if unlocks.isEmpty { return "no verdict by itself" }
    return unlocks.prefix(3).map { unlock in
      "\(unlock.title) → \(unlock.verdict.words)"
        + (unlock.others == 0
          ? "" : " (with \(Display.count(unlock.others, "more fix")))")
    }.joined(separator: "; ")
      + (unlocks.count > 3 ? "; and \(Display.count(unlocks.count - 3, "more use case"))" : "")
  }

  var whenWords: String {
    if remedy.isRetroactive { return "Also mends existing data" }
    return earliest.map { "New data only; verdict not before \($0)" } ?? "New data only"
  }

  /// What to do first: steps that help the most use cases, then the least effort; then the rules with most failures.
  static func ranked(_ assessment: Assessment) -> [Fix] {
    var order: [String] = []
    var fixes: [String: Fix] = [:]
    let groups = FindingGroup.all(of: assessment.findings)
    let counts = Dictionary(groups.map { ($0.rule, $0.findings.count) }) { first, _ in first }

    for overview in UseCaseOverview.all(of: assessment.useCases) {
      // One plan per use case, so that a use case counts once: the best scope that has one, the shortest of its plans.
      guard let result = overview.scopes.first(where: { !usefulPlans($0).isEmpty }),
        let plan = usefulPlans(result).min(by: isEasier)
      else { continue }
      for step in plan.steps {
        // Two rules may ask for one thing, such as a longer export: it is done once.
        let key = step.remedy.text
        let found = counts[step.rule] ?? 0
        if fixes[key] == nil {
          order.append(key)
          fixes[key] = Fix(rule: step.rule, remedy: step.remedy, unlocks: [], findings: found)
        } else if fixes[key]?.findings == 0, found > 0 {
          fixes[key]?.rule = step.rule
          fixes[key]?.findings = found
        }
        fixes[key]?.unlocks.append(
          Unlock(
            title: result.title + (result.scope == "site" ? "" : ", \(Names.scope(result.scope))"),
            verdict: plan.verdictAfter, others: plan.steps.count - 1))
        if let date = plan.earliest {
          let earlier = min(fixes[key]?.earliest ?? date, date)
          fixes[key]?.earliest = earlier
        }
      }
    }
    let planned = order.compactMap { fixes[$0] }.enumerated().sorted { a, b in
      if a.element.unlocks.count != b.element.unlocks.count {
        return a.element.unlocks.count > b.element.unlocks.count
      }
      let (x, y) = (a.element.remedy.effortDays.upperBound, b.element.remedy.effortDays.upperBound)
      return x == y ? a.offset < b.offset : x < y
    }
    .map(\.element)

    let known = Set(planned.map(\.rule))
    var texts = Set(planned.map(\.remedy.text))
    let others = groups.filter { $0.failed > 0 && $0.severity > .note && !known.contains($0.rule) }
      .compactMap { group -> Fix? in
        // Two rules may ask for the same thing; once is enough.
        guard let remedy = group.findings.first?.remedy, texts.insert(remedy.text).inserted else {
          return nil
        }
        return Fix(
          rule: group.rule, remedy: remedy, unlocks: [], findings: group.findings.count)
      }
    return planned + others
  }

  private static func usefulPlans(_ result: UseCaseResult) -> [Plan] {
    result.plans.filter {
      !$0.steps.isEmpty && $0.verdictAfter.rank < result.verdict.rank
    }
  }

  private static func isEasier(_ a: Plan, _ b: Plan) -> Bool {
    let (x, y) = (effort(a), effort(b))
    if x != y { return x < y }
    return a.kind.rawValue < b.kind.rawValue
  }

  private static func effort(_ plan: Plan) -> Double {
    plan.steps.reduce(0) { $0 + $1.remedy.effortDays.upperBound }
  }
}
