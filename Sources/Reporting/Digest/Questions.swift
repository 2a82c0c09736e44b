import Assessment
import Behaviour
import Linking
import Rules
import Vocabulary

/// The five questions that decide a project, each answered with numbers.
struct Question {
  var question: String
  var answer: String

  static func all(_ assessment: Assessment) -> [Question] {
    [
      Question(
        question: "Is the sensor data captured, and how often?", answer: sensors(assessment)),
      Question(
        question: "Do asset names, batch IDs and timestamps match across systems?",
        answer: [names(assessment.plant), batches(assessment.plant), clocks(assessment.plant)]
          .joined(separator: " ")),
      Question(
        question: "Does the history support training, or only monitoring?",
        answer: history(assessment)),
      Question(question: "Who owns the data?", answer: owners(assessment.plant)),
      Question(question: "How does it stay up to date?", answer: freshness(assessment)),
    ]
  }

  // MARK: sensors

  private static func sensors(_ assessment: Assessment) -> String {
    let signals = assessment.plant.signals
    if signals.isEmpty { return "No signal was found in the export." }
    let assets = Set(signals.compactMap(\.asset)).count
    let silent = signals.filter { $0.samples == 0 }.count
    var parts = [
      "\(Display.count(signals.count, "signal")) of \(Display.count(assets, "asset"))"
        + (silent > 0 ? ", \(Display.count(silent)) of them without a single sample" : "")
    ]
    let intervals = signals.compactMap(\.sampling.typicalInterval).sorted()
    if let median = intervals.lowerMedian, let first = intervals.first, let last = intervals.last {
      parts.append(
        first == last
          ? "sampled every \(Display.duration(median))"
          : "half are sampled every \(Display.duration(median)) or faster (from "
            + "\(Display.duration(first)) to \(Display.duration(last)))")
    }
    let needs = Need.strictest(assessment.useCases)
    let sampled = signals.compactMap { signal -> Bool? in
      guard let need = needs[signal.kind.rawValue], let typical = signal.sampling.typicalInterval
      else {
        return nil
      }
      return typical <= need
    }
    if !sampled.isEmpty {
      let met = sampled.count { $0 }
      parts.append(
        "\(Display.count(met)) of the \(Display.count(sampled.count)) that a use case needs "
          + "\(met == 1 ? "meets" : "meet") the strictest interval asked of their kind")
    }
    let judged = signals.count { $0.coverage.availability != nil }
    let gappy = assessment.findings.filter { $0.rule == "gaps/availability" && $0.measured != nil }
    if judged > 0 {
      parts.append(
        gappy.isEmpty
          ? "none of the \(Display.count(judged, "signal")) that could be judged lacks more samples than it may while its machine runs"
          : "\(Display.count(gappy.count)) of \(Display.count(judged)) \(gappy.count == 1 ? "has" : "have") good "
            + "samples for less of the running time than is needed (\(gappy[0].required ?? "all of it"))"
      )
    }
    return parts.joined(separator: "; ") + "."
  }

  private enum Need {
    static func strictest(_ results: [UseCaseResult]) -> [String: Double] {
      var needs: [String: Double] = [:]
      for need in results.flatMap(\.neededIntervals) where need.seconds > 0 {
        needs[need.kind] = min(needs[need.kind] ?? .infinity, need.seconds)
      }
      return needs
    }
  }

  // MARK: names, IDs and clocks

  private static func names(_ plant: Plant) -> String {
    let matrix = NameMatrix(plant.identity)
    if matrix.rows.isEmpty { return "Names: no asset was found." }
    if matrix.systems.count < 2 {
      return "Names: only one system names assets, so there is nothing to match."
    }
    let assets = matrix.rows.filter { $0.id != nil }
    func number(_ status: String) -> Int {
      matrix.rows.filter { $0.status.hasPrefix(status) }.count
    }
    return "Names: of \(Display.count(assets.count, "asset")), \(Display.count(number("matched"))) "
      + "are matched across systems; \(Display.count(number("review"))) to review, "
      + "\(Display.count(number("orphan") + number("single"))) in one system only."
  }

  private static func batches(_ plant: Plant) -> String {
    if plant.batches.isEmpty {
      return "IDs: no two systems share batch, order or material IDs that could be compared."
    }
    let parts = plant.batches.prefix(3).map { link in
      "\(Display.percent(link.shareA)) of the \(link.key.rawValue) IDs of \(Display.clipped(link.a, 60)) are in "
        + "\(Display.clipped(link.b, 60)) (\(link.transformWords))"
    }
    let more = plant.batches.count - parts.count
    return "IDs: " + parts.joined(separator: "; ")
      + (more > 0 ? "; and \(Display.count(more, "more pair"))" : "") + "."
  }

  private static func clocks(_ plant: Plant) -> String {
    if plant.clocks.isEmpty { return "Clocks: none could be compared." }
    func number(_ verdicts: ClockReading.Verdict...) -> Int {
      plant.clocks.filter { verdicts.contains($0.verdict) }.count
    }
    var parts = [
      "\(Display.count(number(.aligned))) of \(Display.count(plant.clocks.count, "clock")) \(number(.aligned) == 1 ? "agrees" : "agree")"
    ]
    // Which of two clocks is wrong, no pair of them tells.
    let apart = number(.dst, .offset, .drift)
    if apart > 0 {
      parts.append(
        "\(Display.count(apart)) \(apart == 1 ? "differs" : "differ") from another clock")
    }
    let zones = number(.zone)
    if zones > 0 {
      parts.append(
        "\(Display.count(zones)) \(zones == 1 ? "is" : "are") written in a zone that the export does not state"
      )
    }
    if number(.notAssessable) > 0 {
      parts.append("\(Display.count(number(.notAssessable))) cannot be told")
    }
    let worst = plant.clocks.compactMap { clock in
      clock.offset.map { (abs($0), $0, clock.path) }
    }
    .max { ($0.0, $1.2) < ($1.0, $0.2) }
    if apart > 0, let worst, worst.0 > 0 {
      parts.append(
        "the largest offset is \(Display.duration(worst.1)) (\(Display.clipped(worst.2, 60)))")
    }
    return "Clocks: " + parts.joined(separator: ", ") + "."
  }

  // MARK: history

  private static func history(_ assessment: Assessment) -> String {
    let plant = assessment.plant
    var parts: [String] = []
    if let span = plant.sampled, span.upperBound > span.lowerBound {
      parts.append("The samples span \(Display.duration(span.upperBound - span.lowerBound)).")
    } else if let first = plant.first, let last = plant.last, last > first {
      parts.append("The records span \(Display.duration(last - first)).")
    }
    if plant.workOrders.isEmpty {
      parts.append("It has no work orders, so there are no failures to learn from.")
    } else {
      let corrective = plant.workOrders.filter { $0.isCorrective == true }
      let linked = corrective.filter { $0.asset != nil }.jobs
      let coded = corrective.filter { !MissingValues.inForce.saysNothing($0.failureCode ?? "") }
        .jobs
      parts.append(
        "Of \(Display.count(plant.workOrders.jobs, "work order")), \(Display.count(corrective.jobs)) "
          + "\(corrective.jobs == 1 ? "is" : "are") corrective: \(Display.count(linked)) with a known asset, "
          + "\(Display.count(coded)) with a failure code.")
    }
    parts += trainable(assessment.useCases)
    return parts.joined(separator: " ")
  }

  /// For which use cases the history is enough, for which it is not, and for which nobody can tell.
  private static func trainable(_ results: [UseCaseResult]) -> [String] {
    var enough: [String] = []
    var short: [String] = []
    var untold: [String] = []
    for overview in UseCaseOverview.all(of: results) {
      let best = overview.best
      let asked = best.needs.filter { $0.question == .history }
      guard !asked.isEmpty else { continue }
      let title = Wording.inSentence(best.title)
      if asked.contains(where: { $0.outcome == .fail || $0.outcome == .warn }) {
        short.append(title)
      } else if best.verdict != .notAssessable, asked.contains(where: { $0.outcome == .pass }),
        asked.allSatisfy({ $0.outcome == .pass || $0.outcome == .notApplicable && !$0.isDeciding })
      {
        enough.append(title)
      } else {
        untold.append(title)
      }
    }
    func told(_ words: String, _ all: [String]) -> String? {
      let more = all.count - 6
      let titles = more > 1 ? all.prefix(6) + ["\(more) more"] : all
      // Titles may hold an "and" of their own.
      let isPlain = !titles.contains { $0.contains(" and ") || $0.contains(",") }
      let list = isPlain ? Wording.list(titles) : titles.joined(separator: "; ")
      return titles.isEmpty ? nil : "\(words) \(list)."
    }
    let all = [
      told("It is enough to train on for", enough), told("It is too little for", short),
      told("It cannot be told whether it suffices for", untold),
    ].compactMap { $0 }
    return all.isEmpty ? ["No use case asks for a history."] : all
  }

  // MARK: owners and updates

  private static func owners(_ plant: Plant) -> String {
    let tables = plant.sources.flatMap(\.tables)
    let owned = tables.filter { $0.owner != nil }.count
    let assets = plant.identity.assets
    let ownedAssets = assets.filter { $0.owner != nil }.count
    let people = Set(tables.compactMap(\.owner) + assets.compactMap(\.owner)).sorted()
    if people.isEmpty {
      return "Nobody: no table and no asset of the export names an owner, so nobody answers when "
        + "signals conflict or go missing."
    }
    return "\(Display.count(owned)) of \(Display.count(tables.count, "table")) and "
      + "\(Display.count(ownedAssets)) of \(Display.count(assets.count, "asset")) name an owner ("
      + people.prefix(3).map { Display.clipped($0, 40) }.joined(separator: ", ")
      + (people.count > 3 ? " and \(Display.count(people.count - 3, "other"))" : "") + ")."
  }

  private static func freshness(_ assessment: Assessment) -> String {
    let plant = assessment.plant
    var parts: [String] = []
    if let now = plant.asOf {
      // Of a list that goes on in another file only the last part tells how old it is.
      let ages = plant.sources.compactMap { source -> (age: Double, path: String)? in
        guard !plant.sources.contains(where: { $0.continues(source) }) else { return nil }
        return source.tables.compactMap(\.last).max().map { (now - $0, source.path) }
      }
      if let oldest = ages.max(by: { ($0.age, $1.path) < ($1.age, $0.path) }) {
        parts.append(
          "Measured \(Display.moment(now)), the data of the source that is furthest behind "
            + "are \(Display.duration(max(0, oldest.age))) old (\(Display.clipped(oldest.path, 60)))."
        )
      }
    }
    let silent = plant.signals.filter { signal in
      guard let last = signal.last, let end = signal.sourceLast, let first = signal.sourceFirst
      else { return signal.samples == 0 }
      return end - last > (end - first) / 10
    }.count
    if !plant.signals.isEmpty {
      parts.append(
        "\(Display.count(silent)) of \(Display.count(plant.signals.count, "signal")) \(silent == 1 ? "has" : "have") no data in "
          + "the last tenth of what the source covers.")
    }
    let changes = assessment.findings.filter { $0.question == .change }.count
    parts.append(
      changes == 0
        ? "No shift of the process was reported."
        : "\(Display.count(changes, "finding")) \(changes == 1 ? "tells of a shift" : "tell of shifts") of the "
          + "process that a model would have to follow.")
    parts.append("An export is a snapshot: it does not show how new data would arrive.")
    return parts.joined(separator: " ")
  }
}

extension BatchLink {
  var shareA: Double? { totalA > 0 ? Double(matchedA) / Double(totalA) : nil }
  var shareB: Double? { totalB > 0 ? Double(matchedB) / Double(totalB) : nil }
  var transformWords: String {
    transform == "none" ? "as written" : "after: \(Display.clipped(transform))"
  }
}
