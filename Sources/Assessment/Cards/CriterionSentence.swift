import Rules
import Vocabulary

extension Criterion {
  /// One sentence with numbers: how many of what hold, and the worst that does not.
  static func sentence(
    _ items: [Measurement], _ isIn: [Bool], _ result: RuleResult?, warn: Limit?, fail: Limit?
  ) -> String {
    guard let result else { return "the rule could not be run" }
    var rule = result.rule
    if let warn { rule.warn = warn }
    if let fail { rule.fail = fail }
    var kinds: Set<SubjectKind> = []
    var count = 0
    var unknown = 0
    var passed = 0
    var worst: (place: Int, outcome: Outcome)?
    for i in items.indices where isIn[i] {
      count += 1
      kinds.insert(items[i].subject.kind)
      guard items[i].measured != nil else {
        unknown += 1
        continue
      }
      let outcome = rule.outcome(of: items[i].measured)
      if outcome == .pass {
        passed += 1
      } else if worst.map({ isWorse(items[i], outcome, than: items[$0.place], $0.outcome, rule) })
        ?? true
      {
        worst = (i, outcome)
      }
    }
    guard count > 0 else { return result.reason ?? "nothing in scope to measure" }
    let noun = noun(kinds)
    guard unknown < count else {
      let note = items.indices.lazy.filter { isIn[$0] }.compactMap { items[$0].note }.first
      let why = note.map { ": \($0)" } ?? ""
      return "none of \(Wording.count(count, noun)) could be measured\(why)"
    }
    let known = count - unknown
    var text = "\(passed) of \(Wording.count(known, noun)) \(known == 1 ? "passes" : "pass")"
    if let worst, let measured = items[worst.place].measured {
      let quantity = rule.unit.map { " (\(Wording.quantity(measured, unit: $0)))" } ?? ""
      text += "; worst: \(items[worst.place].subject.id)\(quantity)"
    }
    if unknown > 0 { text += "; \(unknown) could not be measured" }
    return text
  }

  private static func isWorse(
    _ item: Measurement, _ outcome: Outcome, than known: Measurement, _ knownOutcome: Outcome,
    _ rule: Rule
  ) -> Bool {
    if outcome.gravity != knownOutcome.gravity { return outcome.gravity > knownOutcome.gravity }
    if item.measured == known.measured { return item.subject < known.subject }
    return rule.isWorse(item.measured, than: known.measured)
  }

  private static func noun(_ kinds: Set<SubjectKind>) -> String {
    guard kinds.count == 1, let kind = kinds.first else { return "item" }
    switch kind {
    case .signal, .asset, .source, .link: return kind.rawValue
    case .site, .useCase: return "check"
    }
  }
}
