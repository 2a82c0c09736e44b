package import Assessment
package import Evidence
import Rules

/// The name of the plant and the counts, as a table of the evidence.
package enum ReportTable {
  package static func table(_ assessment: Assessment, _ run: RunInfo) -> EvidenceTable {
    EvidenceTable(
      "report", "one row: what was checked, found and not met", of: Counts.self,
      rows: { _, add in add(Counts(assessment)) },
      columns: [
        .text("title", "what the plant is called") { _ in run.title },
        .count("checks", "rules on subjects: passed, failed, warned and not assessable") {
          $0.checks.ran
        },
        .count("passed", "those that passed") { $0.checks.passed },
        .count("failed", "findings that fail") { $0.checks.failed },
        .count("warned", "findings that warn") { $0.checks.warned },
        .count("not_assessable", "findings that could not be told") { $0.checks.notAssessable },
        .count("use_cases", "use cases that are judged over the whole site") { $0.useCases },
        .count("requirements", "their requirements that could be told, over the whole site") {
          $0.requirements
        },
        .count("requirements_failed", "those that fail") { $0.unmet },
        .text("sentence", "the same in words, as every output says it") { $0.sentence },
      ])
  }
}
