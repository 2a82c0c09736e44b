package import Evidence
package import Rules
import Vocabulary

/// How one rule came out for one use case in one scope.
package struct Requirement: Sendable {
  package var rule: String
  package var title: String
  package var need: Need
  package var outcome: Outcome
  /// Share of the items in scope that meet it, 0…1; `nil` when not assessable.
  package var measured: Double?
  /// Share of items that must meet it for a pass.
  package var required: Double
  package var facts: Facts
  /// The question of the report that its rule helps to answer.
  package var question: Rule.Question?

  /// Whether a verdict rests on it.
  package var isDeciding: Bool { need == .gate || need == .high }
  /// The facts in one sentence.
  package var evidence: String { facts.sentence }

  package init(
    rule: String, title: String, need: Need, outcome: Outcome, measured: Double?,
    required: Double, facts: Facts, question: Rule.Question? = nil
  ) {
    self.rule = rule
    self.title = title
    self.need = need
    self.outcome = outcome
    self.measured = measured
    self.required = required
    self.facts = facts
    self.question = question
  }
}

extension Requirement {
  /// What it rests on, as every output tells it: of several things how many meet it, of a single one what was measured.
  package struct Facts: Sendable {
    package var sentence: String
    /// How many of what `unit` says are right; `nil` when that cannot be told.
    package var met: Double?
    /// Of how many that could be measured; `nil` when only a number is asked for.
    package var total: Double?
    /// So many have to be.
    package var needed: Double?
    /// What is counted, or a unit: `signal`, `inspection`, `d`.
    package var noun: String?
    /// The same in the plural.
    package var unit: String? { noun.map(Wording.plural) }
    /// Things that meet it nearly, which counts in part and never passes.
    package var nearly = 0
    /// Things of which it could not be told.
    package var unmeasured = 0
    /// First and last instant of what was looked at, UTC seconds.
    package var window: ClosedRange<Double>?
    /// Those that do not meet it, the worst first.
    package var worst: [Worst] = []

    package init(_ sentence: String) { self.sentence = sentence }
  }

  package struct Worst: Sendable {
    package var subject: Subject
    package var name: String
    /// The short ID of the signal or asset, where it has one.
    package var shortID: String?
    /// The finding that tells of it, where its rule lists findings.
    package var finding: String?
    package var outcome: Outcome
    package var measured: Double?
    package var message: String

    package init(
      subject: Subject, name: String, shortID: String? = nil, outcome: Outcome, measured: Double?,
      message: String
    ) {
      self.subject = subject
      self.name = name
      self.shortID = shortID
      self.outcome = outcome
      self.measured = measured
      self.message = message
    }
  }
}
