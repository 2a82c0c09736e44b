package import Profiling
package import Vocabulary

/// One rule that one subject does not meet, with its evidence. Passes are counted, not listed.
package struct Finding: Sendable {
  package enum Status: String, Sendable { case new, known, suppressed }
  /// Short, and the same from run to run: `F-` and as many digits of the fingerprint as tell it from all others, at least 6.
  package var id = ""
  package var rule: String
  package var title: String
  package var outcome: Outcome
  package var severity: Severity
  package var subject: Subject
  /// What people call the subject.
  package var name: String
  package var measured: Double?
  /// The measured number in words.
  package var shown: String?
  package var unit: String?
  /// Of a share: how many of how many.
  package var numerator: Double?
  package var denominator: Double?
  /// The limit in words, such as `at least 95 %`.
  package var required: String?
  /// Where the limit comes from, such as `40 CFR 75.33`.
  package var source: String?
  package var message: String
  /// What its rule names to show it.
  package var references: [RowReference]
  /// The rows that show it, at most `ShownRow.most`, of clocks in pairs; until they are looked up, only where they are.
  package var locations: [ShownRow] = []
  package var remedy: Remedy
  /// Stable across runs: rule and subject, hashed.
  package var fingerprint: String
  package var status: Status = .new
  /// The question of the report that its rule helps to answer.
  package var question: Rule.Question?

  package init(
    rule: String, title: String, outcome: Outcome, severity: Severity, subject: Subject,
    name: String? = nil, measured: Double?, shown: String? = nil, unit: String?, required: String?,
    source: String?, message: String,
    references: [RowReference], remedy: Remedy, fingerprint: String,
    question: Rule.Question? = nil
  ) {
    self.rule = rule
    self.title = title
    self.outcome = outcome
    self.severity = severity
    self.subject = subject
    self.name = name ?? subject.id
    self.measured = measured
    self.shown = shown ?? measured.map { Wording.quantity($0, unit: unit) }
    self.unit = unit
    self.required = required
    self.source = source
    self.message = message
    self.references = references
    locations = references.map { ShownRow(path: $0.path, line: $0.line) }
    self.remedy = remedy
    self.fingerprint = fingerprint
    self.question = question
  }
}
