package import Evidence
import Profiling
import Rules
import Vocabulary

extension Assessment {
  /// What was concluded, as tables beside the facts. None of them is there for rules to read.
  package var tables: [EvidenceTable] {
    [finding, evidenceRow, useCase, requirement, requirementWorst, plan]
  }

  private var finding: EvidenceTable {
    let findings = findings
    let subjects = SubjectIDs(plant)
    return EvidenceTable(
      "finding", "one row per finding", of: Finding.self,
      rows: { _, add in findings.forEach(add) },
      columns: [
        .text("id", "its short ID, the same in every output") { $0.id },
        .text("rule", "the rule") { $0.rule },
        .text("outcome", "fail, warn or not-assessable") { $0.outcome.rawValue },
        .text("severity", "error, warning or note") { $0.severity.rawValue },
        .text("subject_kind", "signal, asset, source, link or site") { $0.subject.kind.rawValue },
        .text("subject", "what it is about") { $0.subject.id },
        .text("name", "what people call it") { $0.name },
        .text("subject_ids", "signal.id or asset.short_id, several for a tag of several files") {
          let ids = subjects.ids(of: $0.subject)
          return ids.isEmpty ? nil : ids.joined(separator: ", ")
        },
        .real("measured", "what was measured; NULL when it could not be") { $0.measured },
        .text("unit", "unit of it") { $0.unit },
        .text("required", "the limit in words") { $0.required },
        .real("numerator", "of a share: how many") { $0.numerator },
        .real("denominator", "of how many") { $0.denominator },
        .text("message", "the sentence") { $0.message },
        .text("remedy", "what to do") { $0.remedy.text },
        .text("status", "new, known or suppressed") { $0.status.rawValue },
        .text("fingerprint", "its long ID") { $0.fingerprint },
      ])
  }

  private var evidenceRow: EvidenceTable {
    let findings = findings
    return EvidenceTable(
      "evidence_row", "one row per row of the exports that shows a finding",
      of: (finding: String, place: Int, row: ShownRow).self,
      rows: { _, add in
        for finding in findings {
          for (place, row) in finding.locations.enumerated() { add((finding.id, place + 1, row)) }
        }
      },
      columns: [
        .text("finding", "finding.id") { $0.finding },
        .count("place", "1 for the first") { $0.place },
        .text("path", "its file") { $0.row.path },
        .text("table_name", "sheet or table of a file that has several") { $0.row.table },
        .count("line", "its line or row, NULL when only the file is known") {
          $0.row.line > 0 ? $0.row.line : nil
        },
        .text("cell", "its cell, in a sheet") { $0.row.cell },
        .text("field", "the column to look at") { $0.row.field },
        .text("value", "what stands there") { $0.row.value },
        .text("text", "the row") { $0.row.text },
        .text("before", "the row before") { $0.row.before },
        .text("after", "the row after") { $0.row.after },
      ])
  }

  private var useCase: EvidenceTable {
    let useCases = useCases
    return EvidenceTable(
      "use_case", "one row per use case and scope", of: UseCaseResult.self,
      rows: { _, add in useCases.forEach(add) },
      columns: [
        .text("id", "its ID") { $0.id },
        .text("title", "its title") { $0.title },
        .text("scope", "site, class:… or line:…") { $0.scope },
        .text("verdict", "ready, limited-pilot, fix-foundation, dashboard-enough, not-assessable") {
          $0.verdict.rawValue
        },
        .real("score", "0 to 100, NULL when it cannot be told") { $0.score },
        .real("low", "the least that it may be") { $0.low },
        .real("high", "the most") { $0.high },
        .real("stability", "share of variations that keep the verdict") { $0.stability },
        .text("reason", "the sentence under the verdict") { $0.reason },
      ])
  }

  private var requirement: EvidenceTable {
    let useCases = useCases
    return EvidenceTable(
      "requirement", "one row per rule that a use case asks for, in each scope",
      of: (result: UseCaseResult, requirement: Requirement).self,
      rows: { _, add in
        for result in useCases {
          for requirement in result.gates + result.requirements { add((result, requirement)) }
        }
      },
      columns: [
        .text("use_case", "use_case.id") { $0.result.id },
        .text("scope", "use_case.scope") { $0.result.scope },
        .text("rule", "the rule") { $0.requirement.rule },
        .text("need", "gate, high, medium or low") { $0.requirement.need.rawValue },
        .text("outcome", "pass, warn, fail, not-assessable or not-applicable") {
          $0.requirement.outcome.rawValue
        },
        .real("measured", "share of the items in scope that meet it, 0 to 1") {
          $0.requirement.measured
        },
        .real("required", "share that must meet it") { $0.requirement.required },
        .real("met", "how many of what unit says are right") { $0.requirement.facts.met },
        .real("total", "of how many that could be measured") { $0.requirement.facts.total },
        .real("needed", "so many have to be") { $0.requirement.facts.needed },
        .text("unit", "what is counted, or a unit") { $0.requirement.facts.unit },
        .count("nearly", "things that meet it nearly, which counts in part") {
          $0.requirement.facts.nearly
        },
        .count("unmeasured", "things of which it could not be told") {
          $0.requirement.facts.unmeasured
        },
        .real("window_start", "first instant of what was looked at") {
          $0.requirement.facts.window?.lowerBound
        },
        .real("window_end", "last instant of it") { $0.requirement.facts.window?.upperBound },
        .text("evidence", "the sentence made of these") { $0.requirement.evidence },
      ])
  }

  private var requirementWorst: EvidenceTable {
    let useCases = useCases
    return EvidenceTable(
      "requirement_worst", "the worst that do not meet a requirement",
      of: (result: UseCaseResult, rule: String, place: Int, worst: Requirement.Worst).self,
      rows: { _, add in
        for result in useCases {
          for requirement in result.gates + result.requirements {
            for (place, worst) in requirement.facts.worst.enumerated() {
              add((result, requirement.rule, place + 1, worst))
            }
          }
        }
      },
      columns: [
        .text("use_case", "use_case.id") { $0.result.id },
        .text("scope", "use_case.scope") { $0.result.scope },
        .text("rule", "requirement.rule") { $0.rule },
        .count("place", "1 for the worst") { $0.place },
        .text("finding", "finding.id; NULL when its rule lists none") { $0.worst.finding },
        .text("subject", "what it is about") { $0.worst.subject.id },
        .text("name", "what people call it") { $0.worst.name },
        .text("short_id", "signal.id or asset.short_id; NULL when it has none") {
          $0.worst.shortID
        },
        .text("outcome", "warn or fail") { $0.worst.outcome.rawValue },
        .real("measured", "what was measured") { $0.worst.measured },
        .text("message", "the sentence") { $0.worst.message },
      ])
  }

  private var plan: EvidenceTable {
    let useCases = useCases
    return EvidenceTable(
      "plan", "one row per step of each plan",
      of: (result: UseCaseResult, plan: Plan, number: Int, step: Plan.Step).self,
      rows: { _, add in
        for result in useCases {
          for plan in result.plans {
            for (number, step) in plan.steps.enumerated() { add((result, plan, number + 1, step)) }
          }
        }
      },
      columns: [
        .text("use_case", "use_case.id") { $0.result.id },
        .text("scope", "use_case.scope") { $0.result.scope },
        .text("kind", "cheapest, fastest or shared") { $0.plan.kind.rawValue },
        .count("step", "1 for the first") { $0.number },
        .text("rule", "what it mends") { $0.step.rule },
        .text("remedy", "what to do") { $0.step.remedy.text },
        .real("days_from", "person-days, at least") { $0.step.remedy.effortDays.lowerBound },
        .real("days_to", "person-days, at most") { $0.step.remedy.effortDays.upperBound },
        .real("score_after", "score when all steps are done") { $0.plan.scoreAfter },
        .text("verdict_after", "verdict then") { $0.plan.verdictAfter.rawValue },
        .text("earliest", "date before which it cannot change") { $0.plan.earliest },
      ])
  }
}
