import Assessment
import Evidence
import Rules
import Vocabulary

// The first screen: what is ready, what blocks the rest, what to fix first.

extension HTMLPage {
  func firstScreen(_ overviews: [UseCaseOverview]) -> Markup {
    var html: Markup = "<section id=\"verdicts\" aria-labelledby=\"verdicts-title\">\n"
    html += "<h2 id=\"verdicts-title\">Verdict per use case, in its best scope</h2>\n"
    if overviews.isEmpty {
      html += "<p>No use case was assessed. What was not checked, and why, is at the end.</p>\n"
    } else {
      html += verdicts(overviews)
    }
    html += "</section>\n"
    html += topFixes
    html += pilots
    return html
  }

  private func verdicts(_ overviews: [UseCaseOverview]) -> Markup {
    let best = Set(UseCaseOverview.bestPerFamily(overviews).map(\.best.id))
    let families = overviews.map(\.best.family)
    let (told, untold) = UseCaseOverview.parted(overviews)
    let rows = told.prefix(60).map { overview -> [Markup] in
      let result = overview.best
      var title: Markup =
        "<a href=\"#use-case-\(anchor(result.id))\">\(Markup.name(result.title))</a>"
      title += "<small>\(familyWords(result.family))"
      if best.contains(result.id), families.filter({ $0 == result.family }).count > 1 {
        title += ", best of its family"
      }
      title += "</small>"
      return [
        title, Markup.verdict(result.verdict), scoreBar(result), scope(overview),
        "\(Markup.name(result.reason, limit: 240))",
      ]
    }
    var html: Markup = ""
    if !rows.isEmpty {
      html += Markup.table(
        "Use cases, the best verdict first. A score is between 0 and 100; the bar shows its interval "
          + "if everything that cannot be told were bad or good.",
        head: ["Use case", "Verdict", "Score", "Best scope", "What decides it"], rows: rows,
        isSortable: false, isStacked: true)
    }
    return html + Markup.more(told.count - 60, "use case") + self.untold(untold)
  }

  /// What nothing can be said of, in one line that opens: each with what it would take.
  private func untold(_ overviews: [UseCaseOverview]) -> Markup {
    if overviews.isEmpty { return "" }
    var html: Markup =
      "<details class=\"untold\"><summary>\(Markup.verdict(.notAssessable)) <span class=\"grow\">"
    html +=
      "\(UseCaseOverview.untoldHeadline(overviews)); what to export for them</span></summary>\n<ul>\n"
    for overview in overviews.prefix(60) {
      let result = overview.best
      html += "<li><a href=\"#use-case-\(anchor(result.id))\">\(Markup.name(result.title))</a>: "
      html += "\(Markup.name(result.reason, limit: 240))</li>\n"
    }
    return html + "</ul>\n</details>\n" + Markup.more(overviews.count - 60, "use case")
  }

  private func scope(_ overview: UseCaseOverview) -> Markup {
    let best = overview.best
    var html: Markup = "\(Markup.name(Names.scope(best.scope)))"
    html += "<small>\(Display.count(best.assets.count, "asset"))"
    if let site = overview.site, site.scope != best.scope {
      html += ", whole site: \(Wording.score(site.score))"
    } else if overview.scopes.count > 1 {
      html += ", best of \(overview.scopes.count) scopes"
    }
    html += "</small>"
    return html
  }

  /// The score as a number and as a mark on a scale from 0 to 100 with the interval around it.
  func scoreBar(_ result: UseCaseResult) -> Markup {
    func place(_ value: Double) -> String {
      Plot.coordinate(min(max(value, 0), 100))
    }
    let (low, high) = (min(result.low, result.high), max(result.low, result.high))
    let interval = "\(Wording.score(low)) to \(Wording.score(high))"
    var svg: Markup = """
      <span class="score"><b>\(Wording.score(result.score))</b> <small>[\(Wording.score(low))–\(Wording.score(high))]</small></span>\
      <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label="interval \(interval) of 100">\
      <title>Score \(Wording.score(result.score)), interval \(interval) of 100</title>\
      <rect class="track" width="100" height="8"/>\
      <rect class="range" x="\(place(low))" width="\(place(max(high - low, 1)))" height="8"/>
      """
    if let score = result.score {
      svg += "<rect class=\"mark\" x=\"\(place(min(score, 98)))\" width=\"2\" height=\"8\"/>"
    }
    return svg + "</svg>"
  }

  private var topFixes: Markup {
    let fixes = Fix.ranked(assessment)
    var html: Markup = "<section id=\"fixes\" aria-labelledby=\"fixes-title\">\n"
    html += "<h2 id=\"fixes-title\">What to fix first</h2>\n"
    if fixes.isEmpty {
      html += "<p>Nothing that was checked needs a fix.</p>\n"
    } else {
      html += "<ol class=\"fixes\">\n"
      for fix in fixes.prefix(5) {
        html += """
          <li><p><strong>\(Display.sentence(Display.clipped(fix.remedy.text, 300)))</strong></p>
          <p class="meta"><span>\(Display.effort(fix.remedy.effortDays))</span> \
          <span>\(fix.remedy.isRetroactive ? "↺" : "→") \(fix.whenWords)</span> \
          <span>Unlocks: \(fix.unlockWords)</span> \
          <span>\(rule(fix))</span></p></li>

          """
      }
      html += "</ol>\n"
      if fixes.count > 5 {
        html += "<p class=\"more\">\(Display.count(fixes.count - 5, "more fix")) "
        html += "under the use cases and findings below.</p>\n"
      }
    }
    return html + "</section>\n"
  }

  /// The rule of a fix, linked to its findings when it has some.
  private func rule(_ fix: Fix) -> Markup {
    if fix.findings == 0 { return "\(fix.rule)" }
    return
      "<a href=\"#rule-\(anchor(fix.rule))\">\(fix.rule)</a>, \(Display.count(fix.findings, "finding"))"
  }

  private var pilots: Markup {
    guard !assessment.pilots.isEmpty else { return "" }
    var titles: [String: String] = [:]
    for result in assessment.useCases { titles[result.id] = result.title }
    var html: Markup = "<section id=\"pilots\" aria-labelledby=\"pilots-title\">\n"
    html += "<h2 id=\"pilots-title\">Where a pilot is worth it</h2>\n"
    html +=
      Markup.table(
        "Pilots, with what must be agreed before they start.",
        head: [
          "Use case", "Scope", "Score", "Why", "Success metric", "Baseline",
          "Smallest visible change", "Owner",
        ],
        numeric: [2],
        rows: assessment.pilots.prefix(20).map { pilot in
          [
            Markup.name(titles[pilot.useCase] ?? pilot.useCase),
            Markup.name(Names.scope(pilot.scope)),
            "\(Wording.score(pilot.score))",
            "\(Display.clipped(pilot.why.joined(separator: "; "), 300))",
            "\(pilot.successMetric ?? "not named")", "\(Display.quantity(pilot.baseline))",
            "\(Display.quantity(pilot.minimumDetectableChange))",
            Markup.name(pilot.owner ?? "not named"),
          ]
        }) + Markup.more(assessment.pilots.count - 20, "pilot")
    return html + "</section>\n"
  }
}
