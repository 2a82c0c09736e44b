package import Behaviour
import Vocabulary

/// How far back the sources of a use case reach, each by itself and all of them at once.
package struct HistoryOverlap {
  package struct Row {
    package var path: String
    package var neededDays: Double
    /// Days that the source covers, with the files that go on where it ends.
    package var days: Double
    /// Days that all needed sources cover at once, when this source is one of those that keep it short.
    package var commonDays: Double?
  }

  /// Sorted by path.
  package private(set) var rows: [Row] = []

  private struct Need {
    var spans: Spans
    var days: [(path: String, days: Double)]
  }

  /// Files of one system of which each goes on where the last one ends.
  private struct Chain {
    var system: SourceSystem
    var last = -Double.infinity
    var spans: [(start: Double, end: Double)] = []
    /// The same, but for how far records may go on before the first and after the last event.
    var reach: [(start: Double, end: Double)] = []
    var paths: [String] = []

    init(system: SourceSystem) { self.system = system }

    mutating func add(_ source: SourceFacts, _ span: (start: Double, end: Double)) {
      let isSampled = source.tables.contains { $0.kind == .samples }
      let rows = source.tables.reduce(0) { $0 + $1.rows }
      let slack =
        isSampled ? 0 : FileGoesOn.inForce.slack(seconds: span.end - span.start, rows: rows)
      last = max(last, span.end)
      spans.append(span)
      reach.append((span.start - slack, span.end + slack))
      paths.append(source.path)
    }
  }

  package init(_ useCase: UseCase, plant: Plant) {
    guard useCase.historyDays > 0 else { return }
    let needs = useCase.sources.filter(\.isMandatory).compactMap { HistoryOverlap.need($0, plant) }
    guard let first = needs.first else { return }
    let common = needs.dropFirst().reduce(first.spans) { $0.common(with: $1.spans) }
    let shortest = needs.map(\.spans.seconds).min() ?? 0
    let isApart = SourcesLieApart.inForce.holds(common: common.seconds, shortest: shortest)
    let begin = needs.compactMap { $0.spans.spans.first?.start }.max() ?? 0
    let end = needs.compactMap { $0.spans.spans.last?.end }.min() ?? 0
    var byPath: [String: Row] = [:]
    for need in needs {
      let isBound =
        isApart
        && ((need.spans.spans.first?.start ?? 0) >= begin
          || (need.spans.spans.last?.end ?? 0) <= end)
      for (path, days) in need.days {
        var row =
          byPath[path] ?? Row(path: path, neededDays: useCase.historyDays, days: days)
        row.days = min(row.days, days)
        if isBound { row.commonDays = common.seconds / 86_400 }
        byPath[path] = row
      }
    }
    rows = byPath.values.sorted { $0.path < $1.path }
  }

  private static func need(_ need: SourceNeed, _ plant: Plant) -> Need? {
    var chains: [Chain] = []
    let sources = plant.sources.filter { need.isMet(by: $0) }.compactMap { source in
      placed(source).map { (source: source, span: $0) }
    }
    for (source, span) in sources.sorted(by: {
      ($0.span.start, $0.span.end, $0.source.path) < ($1.span.start, $1.span.end, $1.source.path)
    }) {
      let place = chains.firstIndex {
        $0.system == source.system && FileGoesOn.inForce.holds(end: $0.last, of: span)
      }
      if let place {
        chains[place].add(source, span)
      } else {
        var chain = Chain(system: source.system)
        chain.add(source, span)
        chains.append(chain)
      }
    }
    guard !chains.isEmpty else { return nil }
    var reach: [(start: Double, end: Double)] = []
    var days: [(path: String, days: Double)] = []
    for chain in chains {
      let holes = holes(of: Set(chain.paths), plant)
      let covered = Spans(chain.spans).subtracting(holes).seconds / 86_400
      days += chain.paths.map { ($0, covered) }
      reach += Spans(chain.reach).subtracting(holes).spans
    }
    return Need(spans: Spans(reach), days: days)
  }

  private static func holes(of paths: Set<String>, _ plant: Plant) -> Spans {
    let isHole = OutageIsHole.inForce
    return Spans(
      plant.signals.lazy.filter { paths.contains($0.path) }.flatMap { signal in
        signal.coverage.gaps.filter { $0.cause == .outage && isHole.holds(seconds: $0.seconds) }
          .map { ($0.start, $0.end) }
          + signal.coverage.notExported.filter { isHole.holds(seconds: $0.end - $0.start) }
      })
  }

  private static func placed(_ source: SourceFacts) -> (start: Double, end: Double)? {
    guard let first = source.tables.compactMap(\.first).min(),
      let last = source.tables.compactMap(\.last).max(), last > first
    else { return nil }
    return (first, last)
  }
}

extension Spans {
  func common(with other: Spans) -> Spans { subtracting(subtracting(other)) }
}
