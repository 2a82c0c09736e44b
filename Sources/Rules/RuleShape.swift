import Evidence
package import Vocabulary

extension Rule {
  /// What a file of a rule may hold.
  package static let shape = FileShape.fields([
    FileField(
      "title", .text, required: true, "What is wrong when it finds something, in a few words."),
    FileField(
      "dimension", .text, required: true,
      "Characteristic of ISO/IEC 25012 or 25024, such as completeness."),
    FileField(
      "applies-to", .words(of: SubjectKind.self), required: true, "What each subject is."),
    FileField(
      "measure", .text, required: true,
      "One SELECT over the facts that returns subject and measured, a row for every subject; also \(Rule.columns.dropFirst(2).joined(separator: ", "))."
    ),
    FileField(
      "not-assessable-when", .text,
      "One SELECT that returns a text when nothing could be measured because facts are missing."),
    FileField("unit", .text, "Unit of what is measured."),
    FileField("warn", .limit, "Limit that is broken when the comparison holds: \"< 95\"."),
    FileField("fail", .limit, "Limit that is broken when the comparison holds: \"< 80\"."),
    FileField(
      "basis", Basis.shape, required: true, "The authority behind the limits."),
    FileField("why", .text, required: true, "Why it matters, for people."),
    FileField(
      "remedy",
      .fields([
        FileField("text", .text, required: true, "What to do about it."),
        FileField("effort-days", .list(.number), required: true, "Person-days, from and to."),
        FileField(
          "retroactive", .flag, required: true, "True when it also mends the data that exist."),
      ]), required: true, "What to do about it, and what it costs."),
    FileField(
      "message", .text, required: true,
      "The sentence of a finding; \(Rule.placeholders.map { "{\($0)}" }.joined(separator: ", ")) are filled in."
    ),
    FileField(
      "listed", .flag,
      "False when it only counts in use cases, because another rule lists the same things."),
    FileField(
      "examples",
      .list(
        .fields([
          FileField("about", .text, required: true, "What the example shows."),
          FileField(
            "facts",
            .fields(
              Evidence.schema.map { table in
                FileField(
                  table.name,
                  .list(
                    .fields(table.columns.map { FileField($0.name, .anything, $0.about) })),
                  table.about)
              }), "Rows by table of the evidence."),
          FileField(
            "finds",
            .list(
              .fields([
                FileField("outcome", .words(of: Outcome.self), required: true, "What it is."),
                FileField("subject", .text, required: true, "Of which subject."),
              ])), "Everything that it finds, passes left out."),
        ])), "Its documentation and its test."),
  ])
}

extension UseCase {
  /// What a file of a use case may hold.
  package static let shape = FileShape.fields([
    FileField("title", .text, required: true, "What the twin is for, in a few words."),
    FileField("family", .text, required: true, "Such as predictive-maintenance."),
    FileField("decision", .text, required: true, "The decision that it serves."),
    FileField(
      "scope", .words(of: UseCase.Breadth.self), required: true, "What a verdict holds for."),
    FileField("classes", .list(.text), "Classes of assets; without it every class."),
    FileField(
      "classes-with-signals", .list(.words(of: SignalKind.self)),
      "A class is also in when one of its assets has such a signal."),
    FileField(
      "signals",
      .list(
        .fields([
          FileField(
            "any-of", .list(.words(of: SignalKind.self)), required: true,
            "Any of these will do; the first names the need."),
          FileField("interval", .number, "Longest interval that will do, seconds."),
          FileField(
            "need", .words(of: UseCase.Presence.self), required: true, "Whether it can do without."),
        ])), "Signals that it needs on every asset."),
    FileField(
      "sources",
      .list(
        .fields([
          FileField("name", .text, required: true, "The records in words."),
          FileField(
            "any-of",
            .list(
              .word(SourceSystem.allCases.map(\.rawValue) + TableKind.allCases.map(\.rawValue))),
            required: true, "Systems or kinds of tables, any of which will do."),
          FileField(
            "need", .words(of: UseCase.Presence.self), required: true, "Whether it can do without."),
        ])), "Records that it needs."),
    FileField("beyond-exports", .list(.text), "What it needs that no export holds."),
    FileField("history-days", .number, "Days of history that it needs."),
    FileField("dimensions", .named(.share), required: true, "The weight of each dimension."),
    FileField(
      "rules",
      .list(
        .fields([
          FileField("rule", .text, required: true, "ID of a rule."),
          FileField("need", .words(of: Need.self), required: true, "How much it weighs."),
          FileField("dimension", .text, required: true, "The dimension that it counts in."),
          FileField("pass", .share, "Share of the items that have to meet it."),
          FileField("fail", .share, "Share at which it is lost."),
          FileField("warn-limit", .limit, "In place of the rule's own."),
          FileField("fail-limit", .limit, "In place of the rule's own."),
        ])), "The rules that gate or weigh it."),
    FileField(
      "success-metric", .words(of: SuccessMetric.self), "The number that a pilot should move."),
  ])
}
