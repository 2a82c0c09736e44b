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
            [
              "\($0.title)<small>\($0.rule)</small>", "\($0.required ?? "")",
              "\($0.source ?? "own default")",
            ]
          }) + Markup.more(limits.count - 100, "threshold")
    }
    return html
  }
}
