import Evidence
import Profiling
package import Vocabulary

extension Rule {
  /// What a file of a rule may hold.
  package static let shape = FileShape.fields([
    FileField(
      "title", .text, required: true,
      "What it asks for, as a statement that holds when it passes: Clocks agree."),
    FileField(
      "dimension", .text, required: true,
      "Characteristic of ISO/IEC 25012 or 25024, such as completeness."),
    FileField(
      "applies-to", .words(of: SubjectKind.self), required: true, "What each subject is."),
    FileField(
      "measure", .text, required: true,
      "One SELECT over the facts that returns subject and measured, a row for every subject; also \(Rule.columns.dropFirst(2).joined(separator: ", ")) and what the message says."
    ),
    FileField(
      "not-assessable-when", .text,
      "One SELECT that returns a text when nothing could be measured because facts are missing."),
    FileField(
      "rows", .text,
      "One SELECT over the facts that returns subject, first of all, and path, with the rows to show for it, at most \(ShownRow.most) a subject in their order: by line, or by tag with start and end (UTC seconds; with edges = 1 the samples at both, which start_line and end_line may say, else as many as most says between them, of that value, or of values from low to high, if there is one; last = 1 for the last of equal times); role says which column to look at, or word what stands in it; table_name says the table within the file, pair the number of a pair that is shown as a whole, of which there may be \(ShownRow.mostPairs), and text what stands where no row can be read."
    ),
    FileField(
      "no-rows", .text, "Without rows: why no row of an export can show what the rule finds."),
    FileField("unit", .text, "Unit of what is measured."),
    FileField("counts", .text, "Without a unit, what is counted, in the singular: repair."),
    FileField(
      "items", .text,
      "What numerator and denominator count, in the singular, or their unit; the message then fits what passes, too."
    ),
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
        FileField(
          "waits-for", .words(of: Remedy.Wait.self),
          "What has to be collected before it shows, unless it is retroactive: history, all days that the use case needs, or rest-of-history, what the measure says is missing of them, in percent."
        ),
      ]), required: true, "What to do about it, and what it costs."),
    FileField(
      "message", .text, required: true,
      "The sentence of a finding. {name} says a column of the measure, {name:unit} a number with its unit, {name:#noun} how many, {name:is|are} the verb that goes with a number, {name:number} three digits, {name:value} a value of the exports; of [this|that] the first is said in which nothing is unknown."
    ),
    FileField(
      "listed", .flag,
      "False when it only counts in use cases, because another rule lists the same things."),
    FileField(
      "needed-for-ready", .flag,
      "True when a use case that does not meet it, or of which that is unknown, is a pilot at best."
    ),
    FileField(
      "no-label-is-good", .flag,
      "True when it counts what a model learns from, such as defects: where all was recorded and nothing happened, the plant is good and there is no verdict."
    ),
    FileField(
      "question", .words(of: Question.self),
      "The question of the report that it helps to answer: history, whether there is enough to learn from, or change, whether the process shifted."
    ),
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
