import Assessment
import Behaviour
import Evidence
import Linking
import Profiling
import Rules
import Vocabulary

extension ReportFormat {
  package static let markdown = ReportFormat(name: "markdown", fileName: "report.md") {
    MarkdownReport(assessment: $0, run: $1).bytes
  }
}

/// `report.md`: the assessment for a merge request or an e-mail, GitHub-flavoured.
struct MarkdownReport {
  var assessment: Assessment
  var run: RunInfo

  /// Lists longer than this are cut, and the report says so.
  static let rowLimit = 40

  var bytes: [UInt8] {
    var page = MarkdownPage()
    page.heading(1, "Data readiness of \(run.title)")
    let overviews = UseCaseOverview.all(of: assessment.useCases)
    page.paragraph("**\(MarkdownPage.escaped(UseCaseOverview.headline(overviews)))**")
    page.text(scale)
    notRead(&page)
    verdicts(overviews, &page)
    needs(overviews, &page)
    fixes(&page)
    pilots(&page)
    questions(&page)
    sources(&page)
    names(&page)
    clocks(&page)
    batches(&page)
    findings(&page)
    gone(&page)
    notChecked(&page)
    page.paragraph(
      "Full evidence: `\(ReportFormat.json.fileName)` and `\(ReportFolder.database)`. "
        + "Names: `\(ReportFormat.crosswalk.fileName)`.")
    return Array(page.output.utf8)
  }

  private var scale: String {
    let plant = assessment.plant
    let samples = plant.signals.reduce(0) { $0 &+ $1.samples }
    return [
      Display.count(plant.sources.count, "file"),
      Display.count(plant.identity.assets.count, "asset"),
      Display.count(plant.signals.count, "signal"), Display.count(samples, "sample"),
      Display.span(of: plant),
    ].joined(separator: " · ")
  }

  private func notRead(_ page: inout MarkdownPage) {
    let files = UnreadFile.all(assessment.plant)
    if let headline = UnreadFile.headline(files, of: assessment.plant) {
      page.heading(2, headline)
      page.table(
        ["File", "Why", "What to do"],
        files.map { [$0.path, "\($0.words): \($0.problem.message)", $0.problem.help] },
        limit: Self.rowLimit)
    }
    if let leftOut = LeftOutWords.sentence(assessment.plant.leftOut) {
      page.text(Display.sentence(leftOut))
    }
  }

  private func verdicts(_ overviews: [UseCaseOverview], _ page: inout MarkdownPage) {
    guard !overviews.isEmpty else { return }
    page.heading(2, "Verdicts")
    let (told, untold) = UseCaseOverview.parted(overviews)
    if told.isEmpty {
      self.untold(untold, &page)
      return
    }
    page.table(
      ["Use case", "Verdict", "Score", "Best scope", "What decides it"],
      told.map { overview in
        let best = overview.best
        return [
          best.title, "\(best.verdict.sign) \(best.verdict.words)",
          "\(Wording.score(best.score)) [\(Wording.score(best.low))–\(Wording.score(best.high))]",
          Names.scope(best.scope)
            + (overview.scopes.count > 1 ? " (of \(overview.scopes.count) scopes)" : ""),
          best.reason,
        ]
      })
    self.untold(untold, &page)
  }

  private func untold(_ overviews: [UseCaseOverview], _ page: inout MarkdownPage) {
    guard !overviews.isEmpty else { return }
    page.text("\(UseCaseOverview.untoldHeadline(overviews)):")
    for overview in overviews { page.item("\(overview.best.title): \(overview.best.reason)") }
    page.endList()
  }

  private func needs(_ overviews: [UseCaseOverview], _ page: inout MarkdownPage) {
    let open = overviews.map(\.best).filter {
      $0.verdict != .notAssessable && !$0.openNeeds.isEmpty
    }
    guard !open.isEmpty else { return }
    page.heading(2, "What the use cases lack")
    for result in open {
      page.heading(3, "\(result.title), \(Names.scope(result.scope))")
      let (needs, met) = (result.openNeeds, result.needs.count { $0.outcome == .pass })
      page.table(
        ["", "Need", "Requirement", "Met", "Needed", "What was found"],
        needs.map { need in
          [
            need.outcome.sign, need.need.rawValue, need.title, need.facts.metWords ?? "cannot tell",
            need.facts.neededWords ?? "–", need.evidence,
          ]
        }, limit: Self.rowLimit)
      page.text("\(Display.count(met, "more requirement")) \(met == 1 ? "is" : "are") met.")
    }
  }

  private func fixes(_ page: inout MarkdownPage) {
    let fixes = Fix.ranked(assessment)
    guard !fixes.isEmpty else { return }
    page.heading(2, "What to fix first")
    page.table(
      ["#", "Fix", "Effort", "Mends", "Unlocks", "Rule"],
      fixes.prefix(5).enumerated().map { index, fix in
        [
          String(index + 1), fix.remedy.text, Display.effort(fix.remedy.effortDays), fix.whenWords,
          fix.unlockWords, fix.rule,
        ]
      })
  }

  private func pilots(_ page: inout MarkdownPage) {
    guard !assessment.pilots.isEmpty else { return }
    page.heading(2, "Where a pilot is worth it")
    let titles = Dictionary(assessment.useCases.map { ($0.id, $0.title) }) { first, _ in first }
    page.table(
      ["Use case", "Scope", "Score", "Why", "Success metric", "Owner"],
      assessment.pilots.map {
        [
          titles[$0.useCase] ?? $0.useCase, Names.scope($0.scope), Wording.score($0.score),
          $0.why.joined(separator: "; "),
          $0.successMetric ?? "not named", $0.owner ?? "not named",
        ]
      })
  }

  private func questions(_ page: inout MarkdownPage) {
    page.heading(2, "Five questions")
    for question in Question.all(assessment) {
      page.paragraph(
        "**\(MarkdownPage.escaped(question.question))** \(MarkdownPage.escaped(question.answer, limit: 2_000))"
      )
    }
  }

  private func sources(_ page: inout MarkdownPage) {
    page.heading(2, "Sources as understood")
    let rows = assessment.plant.sources.flatMap { source -> [[String]] in
      if source.tables.isEmpty {
        return [[source.path, source.system.words, "not read", "", "", "", ""]]
      }
      return source.tables.map { table in
        [
          source.path, source.system.words, table.kind.rawValue,
          Display.count(table.rows)
            + (table.rejected > 0 ? " (\(Display.count(table.rejected)) rejected)" : ""),
          Display.span(table.first, table.last), zone(table.timezone),
          Display.percent(table.confidence),
        ]
      }
    }
    page.table(
      ["File", "System", "Taken for", "Rows", "Span", "Zone", "Confidence"], rows,
      limit: Self.rowLimit)
  }

  private func zone(_ zone: ZoneEvidence?) -> String {
    guard let zone else { return "–" }
    return "\(zone.name ?? "unknown") (\(zone.basis.rawValue))"
  }

  private func names(_ page: inout MarkdownPage) {
    let decisions = assessment.plant.decisions.decisions
    let sample = assessment.plant.linkSample
    guard !decisions.isEmpty || !sample.pairs.isEmpty else { return }
    page.heading(2, "Names across systems")
    if !decisions.isEmpty {
      page.text("A person decided on \(Display.count(decisions.count, "pair")) of names.")
      page.table(
        NameDecision.head, decisions.map { [$0.a.inPlace, $0.b.inPlace, $0.words, $0.from] },
        limit: Self.rowLimit)
    }
    guard !sample.pairs.isEmpty else { return }
    page.text(sample.words)
    page.table(
      LinkSample.head,
      sample.pairs.enumerated().map { place, pair in
        [
          String(place + 1), pair.link.a.inPlace, pair.link.b.inPlace,
          Display.percent(pair.link.posterior), LinkSample.decided(pair.isConfirmed),
        ]
      })
  }

  private func clocks(_ page: inout MarkdownPage) {
    guard !assessment.plant.clocks.isEmpty else { return }
    page.heading(2, "Clocks")
    page.table(
      ["File", "Against", "Zone", "Offset", "Drift per day", "Events", "Verdict"],
      assessment.plant.clocks.map { clock in
        [
          clock.path, clock.reference ?? "nothing", clock.zone ?? "unknown",
          Display.duration(clock.offset)
            + (clock.plusMinus.map { " ± \(Display.duration($0))" } ?? ""),
          Display.duration(clock.drift), Display.count(clock.events), clock.verdict.words,
        ]
      }, limit: Self.rowLimit)
  }

  private func batches(_ page: inout MarkdownPage) {
    guard !assessment.plant.batches.isEmpty else { return }
    page.heading(2, "Batches, orders and materials")
    page.table(
      ["Kind", "A", "B", "A in B", "B in A", "Written the same way by"],
      assessment.plant.batches.map { link in
        [
          link.key.rawValue, link.a, link.b,
          "\(Display.count(link.matchedA)) of \(Display.count(link.totalA)) "
            + "(\(Display.percent(link.shareA)))",
          "\(Display.count(link.matchedB)) of \(Display.count(link.totalB)) "
            + "(\(Display.percent(link.shareB)))",
          link.transform,
        ]
      }, limit: Self.rowLimit)
  }

  private func findings(_ page: inout MarkdownPage) {
    let groups = FindingGroup.all(of: assessment.findings)
    let subjects = SubjectIDs(assessment.plant)
    page.heading(2, "Findings")
    if groups.isEmpty { return page.text("No rule found anything.") }
    page.table(
      ["", "Rule", "What", "Count"],
      groups.map { [$0.severity.sign, $0.rule, $0.title, $0.counts] })
    for group in groups where group.severity > .note {
      page.heading(3, "\(group.title) (\(group.rule))")
      for finding in group.findings.prefix(3) {
        let place = finding.locations.first.map { " — \($0.words)" } ?? ""
        let ids = subjects.words(of: finding.subject)
        page.item("\(finding.id)\(ids) \(finding.message)\(place)")
      }
      if group.findings.count > 3 {
        page.item("and \(Display.count(group.findings.count - 3)) more in report.json")
      }
      if let first = group.findings.first {
        page.item(
          "Remedy: \(first.remedy.text) (\(Display.effort(first.remedy.effortDays)); "
            + (first.remedy.isRetroactive ? "also mends existing data)" : "new data only)"))
      }
      page.endList()
    }
  }

  private func gone(_ page: inout MarkdownPage) {
    guard !assessment.gone.isEmpty else { return }
    page.heading(2, "Gone since the baseline")
    for finding in assessment.gone.prefix(Self.rowLimit) {
      page.item(finding.message)
    }
    if assessment.gone.count > Self.rowLimit {
      page.item("and \(Display.count(assessment.gone.count - Self.rowLimit)) more in report.json")
    }
    page.endList()
  }

  private func notChecked(_ page: inout MarkdownPage) {
    page.heading(2, "What was not checked")
    let checks = assessment.checks
    page.text(Counts(assessment).sentence)
    for skipped in checks.skipped.prefix(Self.rowLimit) {
      page.item("\(skipped.rule): \(skipped.because)")
    }
    let problems = assessment.plant.sources.flatMap(\.problems)
    for problem in problems.prefix(Self.rowLimit) {
      page.item("\(problem.location.words): \(problem.message). Help: \(problem.help)")
    }
    let more =
      max(0, checks.skipped.count - Self.rowLimit) + max(0, problems.count - Self.rowLimit)
    if more > 0 { page.item("and \(Display.count(more)) more in report.json") }
    page.endList()
  }
}
