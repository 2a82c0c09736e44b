import Behaviour
package import Evidence
import Recognition
import Tabular
package import Vocabulary

extension UseCase {
  /// What a need for a source may name.
  static let sourceWords =
    SourceSystem.allCases.map(\.rawValue) + TableKind.allCases.map(\.rawValue)

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
      "with-wind", .flag,
      "True when assets with a power and a wind speed are in as well, whatever they are called."),
    FileField(
      "assets-with-signals", .list(.words(of: SignalKind.self)),
      "Only assets with a signal of one of these kinds are in; without one there is no verdict."),
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
              .word(sourceWords)),
            required: true, "Systems or kinds of tables, any of which will do."),
          FileField(
            "tables", .list(.words(of: TableKind.self)),
            "Kinds of tables, one of which the source has to have."),
          FileField(
            "columns", .list(.words(of: ColumnRole.self)),
            "Roles of columns, all of which such a table has to have."),
          FileField(
            "or-signals", .list(.words(of: SignalKind.self)),
            "Kinds of signals that tell the same, one of which will do."),
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
          FileField(
            "needed-for-ready", .flag,
            "True when the use case is a pilot at best where it is not met or not known."),
        ])), "The rules that gate or weigh it."),
    FileField(
      "success-metric", .words(of: SuccessMetric.self), "The number that a pilot should move."),
  ])
}
