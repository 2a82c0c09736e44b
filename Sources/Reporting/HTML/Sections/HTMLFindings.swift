import Assessment
import Profiling
import Rules
import Vocabulary

extension HTMLPage {
  var findings: Markup {
    let groups = FindingGroup.all(of: assessment.findings)
    if groups.isEmpty { return "<p>No rule found anything.</p>\n" }
    var html: Markup = """
      <div class="tools" hidden>
      <label>Search <input type="search" id="finding-filter" placeholder="tag, file, rule"></label>
      <label>Severity <select id="finding-severity"><option value="">all</option>\
      <option>error</option><option>warning</option><option>note</option></select></label>
      <button type="button" id="open-all">Open all</button>
      <output id="finding-count" for="finding-filter finding-severity"></output>
      </div>

      """
    let subjects = SubjectIDs(plant)
    for group in groups { html += findingGroup(group, subjects) }
    if !assessment.gone.isEmpty {
      html += Markup.table(
        "Gone since the baseline", head: ["Kind", "What"],
        rows: assessment.gone.prefix(findingLimit).map {
          ["\($0.subject.kind)", "\(Display.clipped($0.message, 400))"]
        })
      html += Markup.more(assessment.gone.count - findingLimit, "finding")
    }
    return html
  }

  /// Rows per rule: fewer when there are many rules, so that the page stays small.
  private var findingLimit: Int { 100 }

  private func findingGroup(_ group: FindingGroup, _ subjects: SubjectIDs) -> Markup {
    var html: Markup = """
      <details class="rule" id="rule-\(anchor(group.rule))" data-severity="\(group.severity.rawValue)">\
      <summary>\(Markup.severity(group.severity)) <span class="grow">\(Display.clipped(group.title, 160)) \
      <small>\(group.rule)</small></span> <span class="count">\(group.counts)</span></summary>

      """
    if let first = group.findings.first {
      html +=
        "<p><b>Remedy:</b> \(Display.sentence(Display.clipped(first.remedy.text, 400))) <small>"
      html += "\(Display.effort(first.remedy.effortDays)); "
      html +=
        "\(first.remedy.isRetroactive ? "also mends existing data" : "only new data get better").</small></p>\n"
      if let required = first.required {
        html += "<p><b>Required:</b> \(required)"
        if let source = first.source { html += " <small>Source of the limit: \(source)</small>" }
        html += "</p>\n"
      }
    }
    let others = group.hasSeveralLimits
    let isOld = group.hasKnown
    var head = ["Outcome", "What", "Measured", "Where"]
    if others { head.append("Required") }
    if isOld { head.append("Status") }
    html += Markup.table(
      group.title, head: head, numeric: [2],
      rows: group.findings.prefix(findingLimit).map { finding in
        var row: [Markup] = [
          Markup.outcome(finding.outcome),
          "\(Display.clipped(finding.message, 400))<small>\(finding.subject.kind.rawValue)\(subjects.words(of: finding.subject)) · \(finding.id)</small>",
          "\(finding.shown ?? "unknown")", places(finding.locations),
        ]
        if others { row.append("\(finding.required ?? "")") }
        if isOld { row.append("\(finding.status.rawValue)") }
        return row
      })
    html += Markup.more(group.findings.count - findingLimit, "finding")
    return html + "</details>\n"
  }

  /// The places, and the rows that stand there with those around them.
  private func places(_ rows: [ShownRow]) -> Markup {
    guard let first = rows.first else { return "–" }
    guard first.text != nil else { return "\(rows.map { Markup.code($0.words) }.joined("<br>"))" }
    var html: Markup = "<details class=\"rows\"><summary>\(Markup.code(first.words))"
    if rows.count > 1 { html += " <small>and \(rows.count - 1) more</small>" }
    html += "</summary>"
    for row in rows {
      html += "<p>\(Markup.code(row.words))"
      if let field = row.field {
        html +=
          " <small>\(field): </small><mark>\(row.value.map { $0.isEmpty ? "empty" : $0 } ?? "")</mark>"
      }
      html += "</p><pre>"
      if let before = row.before { html += "\(Display.clipped(before, 300))\n" }
      html += "<b>\(Display.clipped(row.text ?? "", 300))</b>"
      if let after = row.after { html += "\n\(Display.clipped(after, 300))" }
      html += "</pre>"
    }
    return html + "</details>"
  }
}
