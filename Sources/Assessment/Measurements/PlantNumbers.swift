import Behaviour
import Linking
import Rules

/// Numbers for the signals and assets of a plant, so that a use case tells what is in its scope without comparing texts.
struct PlantNumbers {
  private struct SignalKey: Hashable {
    var tag: String
    var path: String
  }
  private let plant: Plant
  private var signals: [SignalKey: Int32] = [:]
  private var assets: [String: Int32] = [:]
  private var tags: [String: Int32] = [:]
  /// Of a tag that stands in several files, the number of its first signal.
  private var sharedTags: Set<Int32> = []
  private let sources: [String: Int32]
  /// First to last instant of each source.
  private let spans: [ClosedRange<Double>?]
  /// The number of each signal of the plant: its place, or that of the first of the same tag and file.
  private(set) var signalNumbers: [Int32] = []
  /// For each of those the number of the first signal of the same tag in any file.
  private(set) var tagNumbers: [Int32] = []
  /// The number of the asset of each signal, -1 for none.
  private(set) var assetNumbers: [Int32] = []
  /// The number of the source of each signal, -1 for none.
  private(set) var sourceNumbers: [Int32] = []

  init(_ plant: Plant) {
    self.plant = plant
    sources = Dictionary(
      plant.sources.enumerated().map { ($0.element.path, Int32($0.offset)) }
    ) { first, _ in first }
    spans = plant.sources.map { source in
      let (first, last) = (
        source.tables.compactMap(\.first).min(), source.tables.compactMap(\.last).max()
      )
      return first.flatMap { first in last.flatMap { first <= $0 ? first...$0 : nil } }
    }
    for (number, asset) in plant.identity.assets.enumerated() where assets[asset.id] == nil {
      assets[asset.id] = Int32(number)
    }
    var last: (path: String, number: Int32) = ("", sources[""] ?? -1)
    for (place, signal) in plant.signals.enumerated() {
      let place = Int32(place)
      let key = SignalKey(tag: signal.tag, path: signal.path)
      let number = signals[key] ?? place
      if number == place { signals[key] = place }
      signalNumbers.append(number)
      let first = tags[signal.tag] ?? place
      if first == place { tags[signal.tag] = place } else { sharedTags.insert(first) }
      tagNumbers.append(first)
      assetNumbers.append(signal.asset.flatMap { assets[$0] } ?? -1)
      if signal.path != last.path { last = (signal.path, sources[signal.path] ?? -1) }
      sourceNumbers.append(last.number)
    }
  }

  /// From the first to the last instant that a measurement speaks of: those of its signal, of its file, or of all.
  func span(of measurement: Measurement, number: Int32) -> ClosedRange<Double>? {
    func span(_ first: Double?, _ last: Double?) -> ClosedRange<Double>? {
      guard let first, let last, first <= last else { return nil }
      return first...last
    }
    if measurement.subject.kind == .signal, number >= 0 {
      return span(plant.signals[Int(number)].first, plant.signals[Int(number)].last)
    }
    let path = measurement.subject.kind == .source ? measurement.subject.id : measurement.path
    guard let path else { return span(plant.first, plant.last) }
    return source(path).flatMap { spans[$0] }
  }

  /// The short ID of the signal or asset that a measurement speaks of; `nil` for what has none, and for a tag of several
  /// files when no file is named.
  func shortID(of measurement: Measurement, number: Int32) -> String? {
    guard number >= 0 else { return nil }
    let id: String
    switch measurement.subject.kind {
    case .asset: id = plant.identity.assets[Int(number)].shortID
    case .signal:
      if measurement.path == nil, sharedTags.contains(number) { return nil }
      id = plant.signals[Int(number)].id
    case .source, .link, .site, .useCase: return nil
    }
    return id.isEmpty ? nil : id
  }

  func asset(_ id: String) -> Int? { assets[id].map { Int($0) } }
  func source(_ path: String) -> Int? { sources[path].map { Int($0) } }

  /// The numbers of what the measurements are about, -1 for what is neither a signal nor an asset of the plant. A tag
  /// without its file has the number of the first signal of that tag.
  func numbers(of measurements: [Measurement]) -> [Int32] {
    var next = 0
    return measurements.indices.map { i in
      let subject = measurements[i].subject
      switch subject.kind {
      case .asset: return assets[subject.id] ?? -1
      case .signal:
        guard let path = measurements[i].path else { return tags[subject.id] ?? -1 }
        // Most rules speak of the signals in their order, less some.
        let end = min(next + 4, plant.signals.count)
        if let place = (next..<max(next, end)).first(where: {
          plant.signals[$0].tag == subject.id && plant.signals[$0].path == path
        }) {
          next = place + 1
          return signalNumbers[place]
        }
        guard let number = signals[SignalKey(tag: subject.id, path: path)] else { return -1 }
        next = Int(number) + 1
        return number
      default: return -1
      }
    }
  }
}
