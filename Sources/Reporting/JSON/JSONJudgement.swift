import Assessment
import Evidence
import Rules
import Vocabulary

// What was concluded from the facts.

extension JSONReport {
  func write(_ finding: Finding, _ subjects: SubjectIDs, _ json: inout JSONWriter) {
    json.field("id", finding.id)
    json.field("rule", finding.rule)
    json.field("title", finding.title)
    json.field("outcome", finding.outcome.rawValue)
    json.field("severity", finding.severity.rawValue)
    json.field("subject") { json in
      json.field("kind", finding.subject.kind.rawValue)
      json.field("id", finding.subject.id)
      json.field("shortIDs", subjects.ids(of: finding.subject))
    }
    json.field("name", finding.name)
    json.field("measured", finding.measured)
    json.field("unit", finding.unit)
    json.field("required", finding.required)
    json.field("source", finding.source)
    json.field("message", finding.message)
    json.field("locations", finding.locations) { write($1, &$0) }
    json.field("numerator", finding.numerator)
    json.field("denominator", finding.denominator)
    write(finding.remedy, &json)
    json.field("fingerprint", finding.fingerprint)
    json.field("status", finding.status.rawValue)
  }

  /// `effortDays` is the middle of the range, so that plans can be summed.
  private func write(_ remedy: Remedy, _ json: inout JSONWriter) {
    let days = remedy.effortDays
    json.field("remedy", remedy.text)
    json.field("effortDays", (days.lowerBound + days.upperBound) / 2)
    json.field("effortDaysFrom", days.lowerBound)
    json.field("effortDaysTo", days.upperBound)
    json.field("retroactive", remedy.isRetroactive)
  }

  func write(_ result: UseCaseResult, _ json: inout JSONWriter) {
    json.field("id", result.id)
    json.field("title", result.title)
    json.field("family", result.family)
    json.field("decision", result.decision)
    json.field("scope", result.scope)
    json.field("score", result.score)
    json.field("scoreBeforeCaps", result.scoreBeforeCaps)
    json.field("low", result.low)
    json.field("high", result.high)
    json.field("verdict", result.verdict.rawValue)
    json.field("reason", result.reason)
    json.field("stability", result.stability)
    json.field("gates", result.gates) { write($1, &$0) }
    json.field("dimensions", result.dimensions) { json, dimension in
      json.field("name", dimension.name)
      json.field("score", dimension.score)
      json.field("weight", dimension.weight)
    }
    json.field("requirements", result.requirements) { write($1, &$0) }
    json.field("plans", result.plans) { write($1, &$0) }
    json.field("assets", result.assets)
    json.field("neededIntervals", result.neededIntervals) { json, need in
      json.field("kind", need.kind)
      json.field("seconds", need.seconds)
    }
  }

  private func write(_ requirement: Requirement, _ json: inout JSONWriter) {
    json.field("rule", requirement.rule)
    json.field("title", requirement.title)
    json.field("need", requirement.need.rawValue)
    json.field("outcome", requirement.outcome.rawValue)
    json.field("measured", requirement.measured)
    json.field("required", requirement.required)
    json.field("evidence", requirement.evidence)
    let facts = requirement.facts
    json.field("met", facts.met)
    json.field("of", facts.total)
    json.field("needed", facts.needed)
    json.field("unit", facts.unit)
    json.field("nearly", facts.nearly)
    json.field("unmeasured", facts.unmeasured)
    json.field("window") { json in
      json.field("start", instant: facts.window?.lowerBound)
      json.field("end", instant: facts.window?.upperBound)
    }
    json.field("worst", facts.worst) { json, worst in
      json.field("finding", worst.finding)
      json.field("subject") { json in
        json.field("kind", worst.subject.kind.rawValue)
        json.field("id", worst.subject.id)
      }
      json.field("name", worst.name)
      json.field("shortID", worst.shortID)
      json.field("outcome", worst.outcome.rawValue)
      json.field("measured", worst.measured)
      json.field("message", worst.message)
    }
  }

  private func write(_ plan: Plan, _ json: inout JSONWriter) {
    json.field("kind", plan.kind.rawValue)
    json.field("steps", plan.steps) { json, step in
      json.field("rule", step.rule)
      write(step.remedy, &json)
    }
    json.field("scoreAfter", plan.scoreAfter)
    json.field("verdictAfter", plan.verdictAfter.rawValue)
    json.field("earliest", plan.earliest)
  }

  func write(_ pilot: Pilot, _ json: inout JSONWriter) {
    json.field("useCase", pilot.useCase)
    json.field("scope", pilot.scope)
    json.field("score", pilot.score)
    json.field("why", pilot.why)
    json.field("successMetric", pilot.successMetric)
    json.field("baseline", pilot.baseline)
    json.field("minimumDetectableChange", pilot.minimumDetectableChange)
    json.field("owner", pilot.owner)
  }

  func write(_ checks: Checks, _ json: inout JSONWriter) {
    json.field("ran", checks.ran)
    json.field("passed", checks.passed)
    json.field("warned", checks.warned)
    json.field("failed", checks.failed)
    json.field("notAssessable", checks.notAssessable)
    json.field("notApplicable", checks.notApplicable)
    json.field("skipped", checks.skipped) { json, skipped in
      json.field("rule", skipped.rule)
      json.field("because", skipped.because)
    }
  }
}
