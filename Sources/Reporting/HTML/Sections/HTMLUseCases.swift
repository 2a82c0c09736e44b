import Assessment
import Evidence
import Rules
import Vocabulary

extension HTMLPage {
  func useCaseDetails(_ overviews: [UseCaseOverview]) -> Markup {
    if overviews.isEmpty { return "<p>No use case was assessed.</p>\n" }
    var html: Markup = ""
    for overview in overviews.prefix(60) {
      let best = overview.best
      html += """
        <details id="use-case-\(anchor(best.id))"><summary><span class="grow">\(Markup.name(best.title))</span> \
        \(Markup.verdict(best.verdict)) <span class="score"><b>\(Wording.score(best.score))</b> \
        <small>[\(Wording.score(best.low))–\(Wording.score(best.high))]</small></span></summary>

        """
      if !best.decision.isEmpty {
        html +=
          "<p>Decision that it improves: \(Display.sentence(Display.clipped(best.decision, 300)))</p>\n"
      }
      html += "<p>\(Display.sentence(Display.clipped(best.reason, 400)))"
      if let stability = best.stability, !best.isCloseCall {
        html += " The verdict holds in \(Display.percent(stability)) of the variations of "
        html += "thresholds and weights\(stability < 0.8 ? ", so it is borderline" : "")."
      }
      html += "</p>\n"
      html +=
        "\(requirements(best))\(dimensions(best))\(plans(best))\(scopes(overview))</details>\n"
    }
    return html + Markup.more(overviews.count - 60, "use case")
  }

  private func requirements(_ result: UseCaseResult) -> Markup {
    let all = result.needs
    if all.isEmpty { return "" }
    return Markup.table(
      "What it needs in scope \(Names.scope(result.scope)), with the tick where enough is met",
      head: ["Need", "Requirement", "Outcome", "Met", "What was found"],
      rows: all.prefix(Self.rowLimit).map { item in
        [
          item.need == .gate ? "<b>gate</b>" : "\(item.need.rawValue)",
          "\(Display.clipped(item.title, 120))<small>\(item.rule)</small>",
          Markup.outcome(item.outcome), metBar(item.facts), found(item),
        ]
      }, isStacked: true) + Markup.more(all.count - Self.rowLimit, "requirement")
  }

  /// How much is met as a bar, with a mark at what is needed.
  private func metBar(_ facts: Requirement.Facts) -> Markup {
    guard let met = facts.metWords, let needed = facts.neededWords, let bar = facts.bar else {
      return "cannot tell"
    }
    func place(_ share: Double) -> String { Plot.coordinate(100 * share) }
    return """
      \(met)<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" \
      aria-label="\(met); needed: \(needed)"><title>\(met); needed: \(needed)</title>\
      <rect class="track" width="100" height="8"/>\
      <rect class="range" width="\(place(bar.met))" height="8"/>\
      <rect class="mark" x="\(place(min(bar.needed, 0.98)))" width="2" height="8"/></svg>\
      <small>needed: \(needed)</small>
      """
  }

  /// The sentence, and behind it the worst and when was looked at.
  private func found(_ item: Requirement) -> Markup {
    let facts = item.facts
    let sentence: Markup = "\(Display.clipped(facts.sentence, 400))"
    guard !facts.worst.isEmpty || facts.window != nil else { return sentence }
    var html: Markup = "<details class=\"rows\"><summary>\(sentence)</summary>"
    for worst in facts.worst {
      html += "<p>\(Markup.outcome(worst.outcome)) \(Display.clipped(worst.message, 400))"
      if let id = worst.finding {
        html += " <small><a href=\"#rule-\(anchor(item.rule))\">\(id)</a></small>"
      }
      html += "</p>"
    }
    if let window = facts.windowWords { html += "<p><small>Looked at: \(window)</small></p>" }
    return html + "</details>"
  }

  private func dimensions(_ result: UseCaseResult) -> Markup {
    if result.dimensions.isEmpty { return "" }
    return Markup.table(
      "Score by dimension; the whole is their weighted geometric mean, then the caps of the gates",
      head: ["Dimension", "Score", "Weight"], numeric: [1, 2],
      rows: result.dimensions.map { dimension in
        [
          "\(dimension.name)",
          dimension.score == nil ? "cannot tell" : "\(Wording.score(dimension.score))",
          "\(Display.quantity(dimension.weight))",
        ]
      }, isSortable: false)
  }

  private func plans(_ result: UseCaseResult) -> Markup {
    if result.plans.isEmpty { return "" }
    return Markup.table(
      "Plans that change the verdict",
      head: ["Plan", "Steps", "Effort", "Then", "Not before"],
      rows: result.plans.map { plan in
        let steps = plan.steps.map { step -> Markup in
          "<li>\(Display.clipped(step.remedy.text, 300)) <small>\(step.rule), \(step.remedy.isRetroactive ? "also mends existing data" : "new data only")</small></li>"
        }
        let from = plan.steps.reduce(0) { $0 + $1.remedy.effortDays.lowerBound }
        let to = plan.steps.reduce(0) { $0 + $1.remedy.effortDays.upperBound }
        return [
          "\(plan.kind.rawValue)", "<ol>\(steps)</ol>",
          from <= to ? "\(Display.effort(from...to))" : "unknown",
          "\(Markup.verdict(plan.verdictAfter)) <small>score \(Wording.score(plan.scoreAfter))</small>",
          "\(plan.earliest ?? "at once")",
        ]
      }, isSortable: false)
  }

  private func scopes(_ overview: UseCaseOverview) -> Markup {
    if overview.scopes.count < 2 { return "" }
    return Markup.table(
      "The same use case in every scope",
      head: ["Scope", "Assets", "Verdict", "Score", "What decides it"],
      numeric: [1],
      rows: overview.scopes.prefix(60).map { result in
        [
          Markup.name(Names.scope(result.scope)), "\(Display.count(result.assets.count))",
          Markup.verdict(result.verdict), scoreBar(result),
          "\(Display.clipped(result.reason, 240))",
        ]
      }) + Markup.more(overview.scopes.count - 60, "scope")
  }
}
