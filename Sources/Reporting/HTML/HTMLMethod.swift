import Assessment
import Behaviour
import Rules
import Vocabulary

extension HTMLPage {
  var method: Markup {
    var html: Markup = """
      <p>Every use case is judged in every scope that the data suggest: the site, each class of assets, each line. A \
      requirement is met by a share of the items in scope. Shares become scores per dimension, and the score of the \
      use case is their weighted geometric mean, so that one bad dimension is not averaged away. A failed gate caps \
      the score. What cannot be told never counts as good: the interval shows the score if all of it were bad, and if \
      all of it were good. Gaps count only while the equipment runs.</p>
      <dl class="verdict-words">
      <dt>\(Markup.verdict(.ready))</dt><dd>The data carry the use case in this scope.</dd>
      <dt>\(Markup.verdict(.limitedPilot))</dt><dd>No gate fails, but only a narrow pilot with a named success metric \
      and owner is safe.</dd>
      <dt>\(Markup.verdict(.fixFoundation))</dt><dd>A gate fails, or too little is met. A model would learn the \
      faults of the data.</dd>
      <dt>\(Markup.verdict(.dashboardEnough))</dt><dd>The process is calm enough that a twin would hardly pay. \
      Confirm what a rare failure would cost.</dd>
      <dt>\(Markup.verdict(.notAssessable))</dt><dd>A source that the answer needs is not in the export.</dd>
      </dl>

      """
    var seen: Set<String> = []
    let limits = assessment.findings.filter {
      $0.required != nil && seen.insert("\($0.rule)\n\($0.required ?? "")").inserted
    }
    .sorted { ($0.rule, $0.required ?? "") < ($1.rule, $1.required ?? "") }
    if !limits.isEmpty {
      html +=
        Markup.table(
          "Thresholds of the rules that found something",
          head: ["Rule", "Required", "Source of the limit"],
          rows: limits.prefix(100).map {
            ["\($0.rule)", "\($0.required ?? "")", "\($0.source ?? "own default")"]
          }) + Markup.more(limits.count - 100, "threshold")
    }
    return html
  }

  var notChecked: Markup {
    let checks = assessment.checks
    var html: Markup = """
      <p>\(Display.count(checks.ran, "check")) ran: \(Display.count(checks.passed)) passed, \
      \(Display.count(checks.warned)) warned, \(Display.count(checks.failed)) failed, \
      \(Display.count(checks.notAssessable)) could not be told, \(Display.count(checks.notApplicable)) did not apply.</p>

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
