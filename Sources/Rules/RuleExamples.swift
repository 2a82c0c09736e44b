package import Evidence

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
