import Profiling
import Vocabulary

/// Finds the windows of which the record of a source is made: campaigns, slices of a week, runs. Nothing is missing between
/// them.
enum ExportWindows: SourcePass {
  static let reads: Set<FactGroup> = [.window, .sampling]
  static let writes: Set<FactGroup> = [.silences, .coverage]

  static func run(_ plant: inout PlantSignals, source members: [Int]) {
    let between = plant.betweenWindows(members)
    guard !between.isEmpty else { return }
    plant.notExported[plant.behaviours[members[0]].facts.path] = between
    for i in members {
      guard let first = plant.behaviours[i].facts.first, let last = plant.behaviours[i].facts.last
      else { continue }
      plant.behaviours[i].facts.coverage.notExported = between.clipped(first, last).spans
    }
  }
}

extension PlantSignals {
  /// The windows of which the records of files are made, by path and time: one for each file whose record is whole.
  func windows(of files: [SourceFacts]) -> [ExportWindow] {
    // What lies between windows is known of the files that hold the signals of one source together.
    var between: [String: Spans] = [:]
    for (path, members) in sources {
      guard let spans = notExported[path] else { continue }
      for part in members.flatMap({ behaviours[$0].parts }) { between[part.path] = spans }
      between[path] = spans
    }
    return files.flatMap { file -> [ExportWindow] in
      guard let first = file.tables.compactMap(\.first).min(),
        let last = file.tables.compactMap(\.last).max()
      else { return [] }
      let whole = Spans([(first, last)])
      let parts = whole.subtracting(between[file.path] ?? Spans()).spans
      return (whole.isEmpty ? [(first, last)] : parts).map {
        ExportWindow(path: file.path, first: $0.start, last: $0.end)
      }
    }
  }

  fileprivate func betweenWindows(_ members: [Int]) -> Spans {
    Spans(betweenFiles(members).spans + betweenStretches(members).spans)
  }

  /// Silences between the files that go on where others end, where most of them do so after a silence.
  private func betweenFiles(_ members: [Int]) -> Spans {
    var files: [String: (start: Double, end: Double)] = [:]
    for i in members {
      let behaviour = behaviours[i]
      for part in behaviour.parts {
        let (start, end) = (behaviour.utc(part.first), behaviour.utc(part.last))
        let known = files[part.path] ?? (start, end)
        files[part.path] = (min(known.start, start), max(known.end, end))
      }
    }
    guard files.count > 1 else { return Spans() }
    let judgement = WindowOfExport.inForce
    let lengths = files.values.map { $0.end - $0.start }.sorted()
    let kept = Spans(files.values.map { ($0.start, $0.end) })
    let all = zip(kept.spans, kept.spans.dropFirst()).map { ($0.end, $1.start) }
    let silent = all.filter {
      judgement.isBetweenFiles($0.1 - $0.0, file: lengths.upperMedian ?? .infinity)
    }
    let isHabit = judgement.isHabit(
      silent: silent.count, of: files.count - 1, all: silent.reduce(0) { $0 + $1.1 - $1.0 },
      kept: kept.seconds)
    return isHabit ? Spans(silent) : Spans()
  }

  /// Silences of all signals that are longer than what is recorded before and behind them, unless orders were made in them.
  private func betweenStretches(_ members: [Int]) -> Spans {
    let judgement = WindowOfExport.inForce
    var common: Spans?
    for i in members where behaviours[i].facts.samples > 0 {
      let (utc, tolerance) = (behaviours[i].utc, behaviours[i].tolerance)
      let silent = Spans(
        behaviours[i].profile.longest
          .filter { Double($0.microseconds) * 1e-6 > tolerance }
          .map { (utc($0.start), utc($0.end)) })
      let shared = common.map { $0.subtracting($0.subtracting(silent)) } ?? silent
      if shared.isEmpty { return Spans() }
      common = shared
    }
    guard let common, let first = behaviours[members[0]].facts.sourceFirst,
      let last = behaviours[members[0]].facts.sourceLast
    else { return Spans() }
    let asset = behaviours[members[0]].facts.asset
    if let sessions = sessions(common.spans, first, last) {
      return Spans(sessions.filter { activity.orderShare(asset: asset, $0.0, $0.1) == nil })
    }
    let spans = common.spans.filter { judgement.isLong($0.end - $0.start) }
    let edges = [first] + spans.flatMap { [$0.start, $0.end] } + [last]
    let between = spans.indices.filter { place in
      judgement.isBetween(
        spans[place].end - spans[place].start,
        before: edges[2 * place + 1] - edges[2 * place],
        behind: edges[2 * place + 3] - edges[2 * place + 2])
        && activity.orderShare(asset: asset, spans[place].start, spans[place].end) == nil
    }
    return Spans(between.map { spans[$0] })
  }

  /// What lies between sessions; `nil` for a record that is not made of them.
  private func sessions(
    _ silences: [(start: Double, end: Double)], _ first: Double, _ last: Double
  ) -> [(Double, Double)]? {
    let judgement = WindowOfExport.inForce
    let lengths = silences.map { $0.end - $0.start }
    let long = silences.filter { $0.end - $0.start >= judgement.session }
    let stretches = zip([first] + long.map(\.end), long.map(\.start) + [last]).map { $1 - $0 }
    guard let stretch = stretches.sorted().upperMedian,
      judgement.areSessions(
        silence: lengths.filter { $0 >= judgement.session }.sorted().upperMedian ?? 0,
        stretch: stretch, silences: long.count)
    else { return nil }
    return silences.filter { $0.end - $0.start >= stretch }.map { ($0.start, $0.end) }
  }
}
