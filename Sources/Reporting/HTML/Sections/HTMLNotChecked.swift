import Assessment
import Behaviour
import Rules
import Vocabulary

extension HTMLPage {
  var notChecked: Markup {
    let checks = assessment.checks
    var html: Markup = """
      <p>\(Counts(assessment).sentence)</p>

      """
    if !checks.skipped.isEmpty {
      html +=
        Markup.table(
          "Rules that did not run", head: ["Rule", "Because"],
          rows: checks.skipped.prefix(Self.rowLimit).map {
            ["\($0.rule)", "\(Display.clipped($0.because, 300))"]
          }) + Markup.more(checks.skipped.count - Self.rowLimit, "rule")
    }
    let problems = plant.sources.flatMap(\.problems).sorted {
      $0.severity == $1.severity ? $0.location < $1.location : $0.severity > $1.severity
    }
    if !problems.isEmpty {
      html +=
        Markup.table(
          "What could not be read or used", head: ["", "Where", "What", "What helps"],
          rows: problems.prefix(Self.rowLimit).map {
            [
              Markup.severity($0.severity), Markup.code($0.location.words),
              "\(Display.clipped($0.message, 300))", "\(Display.clipped($0.help, 300))",
            ]
          }) + Markup.more(problems.count - Self.rowLimit, "problem")
    }
    let unknown = plant.sources.filter { source in
      source.tables.isEmpty || source.tables.allSatisfy { $0.kind == .unknown }
    }
    if !unknown.isEmpty {
      html += "<p>Not understood, so not used: "
      html += "\(unknown.prefix(30).map { Markup.code($0.path) }.joined(", "))"
      html += "\(unknown.count > 30 ? " and \(unknown.count - 30) more" : "").</p>\n"
    }
    html += """
      <p>The export shows what was stored. It does not show what the sensors saw, how the plant is run when nobody \
      writes it down, or whether people agree on what the data mean.</p>

      """
    return html
  }
}
