import Linking
import Profiling
import Recognition

/// Finds the zone and the offset of every source from what its events have in common with the signals.
struct PlantClocks {
  private(set) var readings: [ClockReading] = []
  private(set) var zones = SourceZones()
  /// Zones that were found or confirmed, by path.
  private(set) var evidence: [String: ZoneEvidence] = [:]

  /// A sample table with the starts and stops that its signals show in written time.
  struct SampleClock {
    var table: RecognizedTable
    var events: [(asset: String, starts: [Double], stops: [Double], resolution: Double)]
  }

  init(
    samples: [SampleClock], records: [RecordTable],
    assetOf: (SourceSystem, String) -> String?, vocabulary: Vocabulary
  ) {
    var declared: [String: ZoneEvidence] = [:]
    for table in samples.map(\.table) + records.map(\.table) {
      guard let zone = table.timezone, zone.basis != .assumed else { continue }
      declared[table.path] = zone
      // Values with an offset are UTC as parsed; a declared zone has to be applied.
      if zone.basis == .declared { zones.set(zone.name, for: table.path) }
    }
    let aligner = ClockAligner()
    let knownSamples = samples.filter { declared[$0.table.path] != nil }
    let reference: [ReferenceEvents]
    let isAnchored: Bool
    var sources: [SourceClock] = []
    if !knownSamples.isEmpty || samples.isEmpty {
      reference = knownSamples.flatMap { PlantClocks.reference($0, zones: zones) }
      isAnchored = true
      sources = samples.filter { declared[$0.table.path] == nil }.map(PlantClocks.source)
    } else {
      // No historian says its zone: everything else can still be compared with it.
      reference = samples.flatMap { PlantClocks.reference($0, zones: zones) }
      isAnchored = false
    }
    for table in records {
      if let source = PlantClocks.source(
        table, zone: declared[table.table.path], assetOf: assetOf, vocabulary: vocabulary)
      {
        sources.append(source)
      }
    }
    readings = aligner.align(sources, reference: reference)
    let handWritten = Set(records.filter { $0.table.kind == .workOrders }.map(\.table.path))
    for i in readings.indices where handWritten.contains(readings[i].path) {
      for source in sources where source.path == readings[i].path {
        readings[i] = aligner.edged(readings[i], source: source, reference: reference)
      }
    }
    for i in readings.indices {
      let path = readings[i].path
      if !isAnchored, declared[path] == nil {
        // Relative to a clock of unknown zone: the difference is known, the zone is not.
        readings[i].zone = nil
      }
      if let offset = readings[i].offset,
        readings[i].verdict == .offset || readings[i].verdict == .drift
      {
        zones.setOffset(offset, for: path)
      }
      guard declared[path] == nil, let zone = readings[i].zone else { continue }
      zones.set(zone, for: path)
      evidence[path] = ZoneEvidence(name: zone, basis: .inferred, confidence: 0.9)
    }
    followWindows(records, declared: declared, aligner: aligner)
  }

  /// Sources without events of their own: inspections that lie in the windows of their batches share the clock of the
  /// source that wrote the windows.
  private mutating func followWindows(
    _ records: [RecordTable], declared: [String: ZoneEvidence], aligner: ClockAligner
  ) {
    let windows = records.filter { $0.table.kind == .orders && $0.table.column(.batch) != nil }
    for table in records
    where declared[table.table.path] == nil && evidence[table.table.path] == nil {
      let path = table.table.path
      guard table.table.column(.batch) != nil, table.table.kind != .orders else { continue }
      let instants = table.records.compactMap { record -> (key: String, time: Double)? in
        guard let key = table.field(.batch, of: record), let time = record.time ?? record.start
        else { return nil }
        return (key, Double(time) * 1e-6)
      }
      for other in windows.sorted(by: { $0.table.path < $1.table.path })
      where other.table.path != path {
        let spans = other.records.compactMap {
          record -> (key: String, start: Double, end: Double)? in
          guard let key = other.field(.batch, of: record), let start = record.start,
            let end = record.end, end > start
          else { return nil }
          return (key, Double(start) * 1e-6, Double(end) * 1e-6)
        }
        guard let fit = aligner.containment(instants, windows: spans), fit.lag == 0,
          fit.share >= 0.8
        else { continue }
        let zone = evidence[other.table.path] ?? declared[other.table.path]
        let reading = readings.first { $0.path == other.table.path }
        zones.set(zone?.name, for: path)
        if let offset = reading?.offset, reading?.verdict == .offset {
          zones.setOffset(offset, for: path)
        }
        if let name = zone?.name {
          evidence[path] = ZoneEvidence(name: name, basis: .inferred, confidence: 0.8)
        }
        readings.removeAll { $0.path == path }
        readings.append(
          ClockReading(
            path: path, reference: other.table.path, zone: zone?.name, offset: reading?.offset,
            drift: nil, plusMinus: reading?.plusMinus, events: fit.pairs,
            verdict: reading?.verdict ?? .notAssessable,
            evidence: [
              "\(Int((fit.share * 100).rounded())) % of \(fit.pairs) times lie within the order of their batch as \(other.table.path) writes it, so both share a clock"
            ]))
        break
      }
    }
    readings.sort { $0.path < $1.path }
  }

  private static func reference(_ sample: SampleClock, zones: SourceZones) -> [ReferenceEvents] {
    sample.events.map { event in
      func utc(_ seconds: Double) -> Double {
        zones.utc(Int64(seconds * 1e6), path: sample.table.path)
      }
      return ReferenceEvents(
        path: sample.table.path, asset: event.asset, starts: event.starts.map(utc),
        stops: event.stops.map(utc), resolution: event.resolution)
    }
  }

  private static func source(_ sample: SampleClock) -> SourceClock {
    SourceClock(
      path: sample.table.path,
      events: sample.events.map {
        WallEvents(
          path: sample.table.path, asset: $0.asset, starts: $0.starts, stops: $0.stops,
          granularity: max(1, $0.resolution))
      }, knownZone: nil, languages: sample.table.languages)
  }

  /// The starts and stops that a table of orders, downtimes or work orders reports; `nil` for other tables.
  private static func source(
    _ table: RecordTable, zone: ZoneEvidence?, assetOf: (SourceSystem, String) -> String?,
    vocabulary: Vocabulary
  ) -> SourceClock? {
    let meaning = table.table
    guard [.orders, .downtime, .workOrders].contains(meaning.kind) else { return nil }
    let granularity =
      (meaning.columns(.start) + meaning.columns(.end) + meaning.columns(.time))
      .compactMap { $0.times?.granularity }.min() ?? 1
    guard granularity < 86_400 else { return nil }
    var starts: [String: [Double]] = [:]
    var stops: [String: [Double]] = [:]
    for record in table.records {
      guard let name = table.field(.asset, of: record), let asset = assetOf(meaning.system, name)
      else { continue }
      if meaning.kind == .workOrders, let type = table.field(.workType, of: record),
        vocabulary.isCorrective(type) == false
      {
        continue
      }
      let start = (record.start ?? record.time).map { Double($0) * 1e-6 }
      let end = record.end.map { Double($0) * 1e-6 }
      let runs = meaning.kind == .orders
      if let start {
        if runs {
          starts[asset, default: []].append(start)
        } else {
          stops[asset, default: []].append(start)
        }
      }
      if let end {
        if runs {
          stops[asset, default: []].append(end)
        } else {
          starts[asset, default: []].append(end)
        }
      }
    }
    let assets = Set(starts.keys).union(stops.keys).sorted()
    guard !assets.isEmpty else { return nil }
    let isOffsetInData = zone?.basis == .offsetInData
    return SourceClock(
      path: meaning.path,
      events: assets.map {
        WallEvents(
          path: meaning.path, asset: $0, starts: starts[$0] ?? [], stops: stops[$0] ?? [],
          granularity: granularity)
      }, knownZone: isOffsetInData ? "UTC" : zone?.name, languages: meaning.languages)
  }
}
