package import Assessment
package import Rules
import Vocabulary

/// What was checked, found and not met: the same numbers and the same sentence in every output.
package struct Counts {
  package let checks: Checks
  package let useCases: Int
  /// Of the use cases over the whole site, those that could be told.
  package let requirements: Int
  package let unmet: Int

  package init(_ assessment: Assessment) {
    checks = assessment.checks
    let site = assessment.useCases.filter { $0.scope == "site" }
    useCases = site.count
    let outcomes: [Outcome] = site.flatMap { $0.requirements.map(\.outcome) }
    let judged = outcomes.filter { $0 == .pass || $0 == .warn || $0 == .fail }
    requirements = judged.count
    unmet = judged.count { $0 == .fail }
  }

  /// Checks, findings and requirements, each made from the ones before.
  package var sentence: String {
    let findings = checks.warned + checks.failed + checks.notAssessable
    let ran =
      "\(Display.count(checks.ran, "check")), each a rule on a subject: \(Display.count(checks.passed)) passed"
    let found =
      "the other \(Display.count(findings)) are the findings: \(Display.count(checks.failed)) failed, \(Display.count(checks.warned)) warned, \(Display.count(checks.notAssessable)) could not be told"
    guard requirements > 0 else {
      return "\(ran); \(found). No requirement of a use case could be judged."
    }
    let verb = unmet == 1 ? "fails" : "fail"
    let asked =
      "\(Display.count(unmet)) of \(Display.count(requirements, "requirement")) of \(Display.count(useCases, "use case"))"
    return "\(ran); \(found). Over the whole site \(asked) \(verb)."
  }
}
