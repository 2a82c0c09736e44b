package import Evidence

/// Facts and what a rule must find in them: its documentation and its test.
package struct RuleExample: Sendable {
  package struct Find: Sendable, Equatable {
    package var outcome: Outcome
    package var subject: String
  }
  package var about: String
  package var facts: [(table: String, rows: [[(column: String, value: SQLValue)]])]
  /// Everything that it finds, passes left out; empty for the innocent twin.
  package var finds: [Find]
}

extension Rule {
  /// What the rule finds in the facts of an example: the worst outcome of each subject, sorted, passes left out.
  package func finds(in example: RuleExample) throws(DatabaseError) -> [RuleExample.Find] {
    let evidence = try Evidence.empty()
    for (table, rows) in example.facts {
      for row in rows { try evidence.insert(into: table, row) }
    }
    var rule = self
    rule.isListed = true
    return try rule.evaluate(on: evidence).findings()
      .map { RuleExample.Find(outcome: $0.outcome, subject: $0.subject.id) }
      .sorted { $0.subject < $1.subject }
  }
}
