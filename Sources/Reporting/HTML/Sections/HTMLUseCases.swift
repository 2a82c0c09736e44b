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
      if let stability = best.stability {
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
    // A gate may be listed among the requirements too.
    let gates = Set(result.gates.map(\.rule))
    let all = result.gates + result.requirements.filter { !gates.contains($0.rule) }
    if all.isEmpty { return "" }
    return Markup.table(
      "What it needs in scope \(scopeWords(result.scope))",
      head: ["Need", "Requirement", "Outcome", "Met by", "Must be", "Evidence"], numeric: [3, 4],
      rows: all.prefix(Self.rowLimit).map { item in
        [
          item.need == .gate ? "<b>gate</b>" : "\(item.need.rawValue)",
          "\(Display.clipped(item.title, 120))<small>\(item.rule)</small>",
          Markup.outcome(item.outcome), "\(Display.percent(item.measured))",
          "\(Display.percent(item.required))", "\(Display.clipped(item.evidence, 400))",
        ]
      }) + Markup.more(all.count - Self.rowLimit, "requirement")
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
          Markup.name(scopeWords(result.scope)), "\(Display.count(result.assets.count))",
          Markup.verdict(result.verdict), scoreBar(result),
          "\(Display.clipped(result.reason, 240))",
        ]
      }) + Markup.more(overview.scopes.count - 60, "scope")
  }
}
