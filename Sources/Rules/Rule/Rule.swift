package import Vocabulary

/// One metric over the facts, with its limits and its explanation.
package struct Rule: Sendable {
  /// Path of the file under its folder, without extension: `gaps/availability`.
  package var id: String
  package var file: String
  /// What it asks for, as a statement that holds when it passes: `Clocks agree`.
  package var title: String
  /// Characteristic of ISO/IEC 25012 or 25024, such as completeness.
  package var dimension: String
  package var appliesTo: SubjectKind
  /// SELECT over the evidence that returns `subject` and `measured` for every subject, also for those that pass.
  package var measure: String
  /// SELECT that returns one text when nothing could be measured because facts are missing.
  package var notAssessableWhen: String?
  /// SELECT that names the rows which show what was found; see `RowReference`.
  package var rows: String?
  /// Unit of what is measured.
  package var unit: String?
  /// Without a unit, what is counted, in the singular: `repair`.
  package var counts: String?
  /// What numerator and denominator count, in the singular, or their unit: `sample`, `d`.
  package var items: String?
  package var warn: Limit?
  package var fail: Limit?
  package var basis: Basis
  package var why: String
  package var remedy: Remedy
  package var message: Message
  /// False when the rule only counts in use cases, because another rule lists the same things.
  package var isListed: Bool
  /// True when a use case that does not meet it, or of which that is unknown, is a pilot at best.
  package var isNeededForReady: Bool
  /// True when it counts what a model learns from, of which there may be none because the plant is good.
  package var isNoneGood: Bool
  package var question: Question?
  package var examples: [RuleExample]

  package init(
    id: String, file: String, title: String, dimension: String, appliesTo: SubjectKind,
    measure: String, notAssessableWhen: String? = nil, rows: String? = nil, unit: String? = nil,
    counts: String? = nil, items: String? = nil, warn: Limit? = nil, fail: Limit? = nil,
    basis: Basis, why: String, remedy: Remedy,
    message: Message, isListed: Bool,
    isNeededForReady: Bool = false, isNoneGood: Bool = false, question: Question? = nil,
    examples: [RuleExample]
  ) {
    self.id = id
    self.file = file
    self.title = title
    self.dimension = dimension
    self.appliesTo = appliesTo
    self.measure = measure
    self.notAssessableWhen = notAssessableWhen
    self.rows = rows
    self.unit = unit
    self.counts = counts
    self.items = items
    self.warn = warn
    self.fail = fail
    self.basis = basis
    self.why = why
    self.remedy = remedy
    self.message = message
    self.isListed = isListed
    self.isNeededForReady = isNeededForReady
    self.isNoneGood = isNoneGood
    self.question = question
    self.examples = examples
  }

  package func outcome(of measured: Double?) -> Outcome {
    guard let measured else { return .notAssessable }
    if let fail, fail.isBroken(by: measured) { return .fail }
    if let warn, warn.isBroken(by: measured) { return .warn }
    return .pass
  }
}
