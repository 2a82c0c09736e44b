import Calendar
import Linking
import Profiling
import Recognition
import Tabular
import Vocabulary

/// Finds the zone and the offset of every source from what its events have in common with the signals.
struct PlantClocks {
  private let judgement = ZoneIsTold.inForce
  private(set) var readings: [ClockReading] = []
  /// Rows that show the clocks which stand otherwise than their reference.
  private(set) var pairs: [ClockPair] = []
  private(set) var zones = SourceZones()
  /// Zones that were found or confirmed, by path.
  private(set) var evidence: [String: ZoneEvidence] = [:]

  /// A sample table with the starts and stops that its signals show in written time.
  struct SampleClock {
    typealias Events = (
      tag: String, asset: String, starts: [Double], stops: [Double], resolution: Double
    )
    var table: RecognizedTable
    var events: [Events]
  }

  /// What a reading other than aligned was made from.
  private typealias Told = (path: String, matches: [ClockMatch])

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
    for table in records where declared[table.table.path]?.basis == .offsetInData {
      nameZone(of: table)
    }
    let aligner = ClockAligner()
    var recordClocks: [SourceClock] = []
    var told: [Told] = []
    for table in records {
      if let source = PlantClocks.source(
        table, zone: declared[table.table.path], assetOf: assetOf, vocabulary: vocabulary)
      {
        recordClocks.append(source)
      }
    }
    // People write the times of work orders afterwards; machines write the others.
    let handWritten = Set(records.filter { $0.table.kind == .workOrders }.map(\.table.path))
    let isKnown = { (path: String) in declared[path] != nil }
    var reference = samples.filter { isKnown($0.table.path) }.flatMap {
      PlantClocks.reference($0, zones: zones)
    }
    var open = samples.filter { !isKnown($0.table.path) }.map(PlantClocks.source) + recordClocks
    var isAnchored = true
    var anchors: [SourceClock] = []
    var outvoted: [ClockReading] = []
    if reference.isEmpty, !samples.isEmpty {
      // No historian says its zone. A system that does is a clock to compare with; without one everything can still be
      // compared with the historians.
      anchors = recordClocks.filter { isKnown($0.path) && !handWritten.contains($0.path) }
      isAnchored = !anchors.isEmpty
      if isAnchored {
        reference = anchors.flatMap { PlantClocks.reference($0, reading: nil, zones: zones) }
        open.removeAll { source in anchors.contains { $0.path == source.path } }
      } else {
        reference = samples.flatMap { PlantClocks.reference($0, zones: zones) }
        open = recordClocks
      }
    }
    // A source whose clock is known now is a reference for those that share no asset with the first ones.
    while true {
      var found = aligner.align(open, reference: reference)
      for i in found.indices where handWritten.contains(found[i].path) {
        for source in open where source.path == found[i].path {
          found[i] = aligner.edged(found[i], source: source, reference: reference)
        }
      }
      if !anchors.isEmpty {
        let systems = samples.map(\.table) + records.map(\.table)
        let vote = ClockVote(found, anchors: anchors.map(\.path)) { path in
          systems.first { $0.path == path }?.system
        }
        if let vote {
          found = vote.readings
          outvoted = vote.references
          for reading in vote.references { accept(reading, isAnchored: true, isDeclared: true) }
          reference = anchors.flatMap { PlantClocks.reference($0, reading: nil, zones: zones) }
        }
        anchors = []
      }
      let known = found.filter { $0.verdict != .notAssessable }
      for reading in known {
        if reading.verdict != .aligned {
          let matches = aligner.matches(
            reading, open, reference: reference, most: ShownRow.mostPairs)
          told.append((reading.path, matches))
        }
        accept(reading, isAnchored: isAnchored, isDeclared: isKnown(reading.path))
      }
      var signals: [ReferenceEvents] = []
      var bookings: [ReferenceEvents] = []
      for reading in known where isAnchored && !handWritten.contains(reading.path) {
        signals += samples.filter { $0.table.path == reading.path }.flatMap {
          PlantClocks.reference($0, zones: zones)
        }
        bookings += recordClocks.filter { $0.path == reading.path }.flatMap {
          PlantClocks.reference($0, reading: reading, zones: zones)
        }
      }
      // Signals tell when an asset ran; what was booked stands in for assets without any.
      let sampled = Set(signals.map(\.asset))
      reference.removeAll { event in
        sampled.contains(event.asset) && recordClocks.contains { $0.path == event.path }
      }
      let covered = sampled.union(reference.map(\.asset))
      let more = signals + bookings.filter { !covered.contains($0.asset) }
      open.removeAll { source in known.contains { $0.path == source.path } }
      guard !more.isEmpty, !open.isEmpty else {
        readings += found.filter { $0.verdict == .notAssessable }
        break
      }
      reference += more
    }
    readings.sort { $0.path < $1.path }
    pairUp(told, samples, records) {
      ClockEvents.events(of: $0, assetOf: assetOf, vocabulary: vocabulary)
    }
    for reading in outvoted {
      pairs += pairs.filter { $0.reference.path == reading.path && $0.path == reading.reference }
        .map { ClockPair(path: reading.path, row: $0.reference, reference: $0.row) }
    }
    followWindows(records, declared: declared, aligner: aligner)
  }

  /// Finds the rows of what was told.
  private mutating func pairUp(
    _ told: [Told], _ samples: [SampleClock], _ records: [RecordTable],
    _ eventsOf: (RecordTable) -> [ClockEvents.Event]
  ) {
    let paths = Set(told.flatMap { [$0.path] + $0.matches.map(\.reference) })
    guard !paths.isEmpty else { return }
    var events = ClockEvents()
    for sample in samples where paths.contains(sample.table.path) { events.add(sample) }
    for table in records where paths.contains(table.table.path) {
      guard PlantClocks.hasEvents(table) else { continue }
      events.add(eventsOf(table), of: table.table.path)
    }
    for (path, matches) in told.sorted(by: { $0.path < $1.path }) {
      pairs += matches.compactMap { events.pair($0, of: path, zones) }
    }
  }

  /// A table that writes its offsets through a change of the clocks says its zone by them.
  private mutating func nameZone(of table: RecordTable) {
    let columns = table.table.columns.filter { $0.times?.hasOffset == true }
    var written: [(utc: Int64, offset: Int)] = []
    for record in table.records {
      for column in columns {
        var text = record.fields[column.index]
        guard let times = column.times, !text.isEmpty else { continue }
        let parser = TimestampParser(times)
        let (instant, offset) = text.withUTF8 {
          unsafe (parser.parse($0), TimestampParser.offset($0))
        }
        guard instant != TimestampParser.invalid, let offset else { continue }
        written.append((instant / 1_000_000, offset))
      }
    }
    nameZone(of: table.table, written: written)
  }

  /// The same for the instants and the offsets, seconds, that a table writes.
  mutating func nameZone(of table: RecognizedTable, written: [(utc: Int64, offset: Int)]) {
    guard Set(written.map(\.offset)).count > 1 else { return }
    let written = written.sorted { $0 < $1 }
    // The first and the last of each stretch tell as much as all of it.
    let ends = written.indices.filter { i in
      i == 0 || i == written.count - 1 || written[i - 1].offset != written[i].offset
        || written[i + 1].offset != written[i].offset
    }
    let zone = TimeZoneRules.zone(
      writing: ends.map { written[$0] }, languages: table.languages)
    evidence[table.path] = ZoneEvidence(
      name: zone?.name, basis: .offsetInData, confidence: zone == nil ? 1 : judgement.written)
  }

  /// Takes over what a reading says of its source.
  private mutating func accept(_ reading: ClockReading, isAnchored: Bool, isDeclared: Bool) {
    var reading = reading
    // Relative to a clock of unknown zone the difference is known, the zone is not.
    if !isAnchored, !isDeclared { reading.zone = nil }
    if let offset = reading.offset, reading.verdict == .offset || reading.verdict == .drift {
      zones.setOffset(offset, for: reading.path)
    }
    if !isDeclared, let zone = reading.zone {
      zones.set(zone, for: reading.path)
      evidence[reading.path] = ZoneEvidence(
        name: zone, basis: .inferred, confidence: judgement.compared)
    }
    readings.append(reading)
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
      let rows = table.records.compactMap { record -> (key: String, time: Int64, line: Int)? in
        guard let key = table.field(.batch, of: record), let time = record.time ?? record.start
        else { return nil }
        return (key, time, record.line)
      }
      let instants = rows.map { ($0.key, Double($0.time) * 1e-6) }
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
          judgement.follows(fit.share)
        else { continue }
        // Windows that write their offsets are UTC as read, and so are the times that lie in them as they stand.
        let zone =
          declared[other.table.path]?.basis == .offsetInData
          ? ZoneEvidence(name: "UTC", basis: .inferred, confidence: judgement.followed)
          : evidence[other.table.path] ?? declared[other.table.path]
        let reading = readings.first { $0.path == other.table.path }
        zones.set(zone?.name, for: path)
        if let offset = reading?.offset, reading?.verdict == .offset {
          zones.setOffset(offset, for: path)
        }
        if let name = zone?.name {
          evidence[path] = ZoneEvidence(
            name: name, basis: .inferred, confidence: judgement.followed)
        }
        if let verdict = reading?.verdict, verdict != .aligned {
          pairs += windowPairs(table, rows, windows: other)
        }
        readings.removeAll { $0.path == path }
        readings.append(
          ClockReading(
            path: path, reference: other.table.path, zone: zone?.name, offset: reading?.offset,
            drift: nil, plusMinus: reading?.plusMinus, events: fit.pairs,
            verdict: reading?.verdict ?? .notAssessable,
            evidence: [
              "\(Wording.percent(fit.share)) of \(Wording.count(fit.pairs, "time")) lie within the order of their batch as \(other.table.path) writes it, so both share a clock"
            ]))
        break
      }
    }
    readings.sort { $0.path < $1.path }
  }

  /// Rows that share a clock: times from all over a table, each with the order of its batch that it lies in.
  private func windowPairs(
    _ table: RecordTable, _ rows: [(key: String, time: Int64, line: Int)], windows: RecordTable
  ) -> [ClockPair] {
    var orders: [String: [Record]] = [:]
    for order in windows.records {
      if let key = windows.field(.batch, of: order) { orders[key, default: []].append(order) }
    }
    let (path, other) = (table.table.path, windows.table.path)
    let inside = rows.compactMap { row -> ClockPair? in
      let order = orders[row.key]?.first { order in
        guard let start = order.start, let end = order.end else { return false }
        return start <= row.time && row.time <= end
      }
      guard let order, let start = order.start else { return nil }
      return ClockPair(
        path: path,
        row: ClockPair.Row(
          path: path, table: table.table.source.info.name, line: row.line,
          time: zones.utc(row.time, path: path), role: .time),
        reference: ClockPair.Row(
          path: other, table: windows.table.source.info.name, line: order.line,
          time: zones.utc(start, path: other), role: .start))
    }
    let most = ShownRow.mostPairs
    return (0..<most).compactMap { part in
      let range = inside.count * part / most..<inside.count * (part + 1) / most
      return inside[range].first
    }
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

  /// The events of a source that is not sampled, as far as its clock is known.
  private static func reference(
    _ source: SourceClock, reading: ClockReading?, zones: SourceZones
  ) -> [ReferenceEvents] {
    let all = source.events.flatMap { $0.starts + $0.stops }
    let middle = all.isEmpty ? 0 : ((all.min() ?? 0) + (all.max() ?? 0)) / 2
    // The offset of a clock that drifts is as of the middle.
    func utc(_ seconds: Double) -> Double {
      zones.utc(Int64(seconds * 1e6), path: source.path)
        - (reading?.drift ?? 0) * (seconds - middle) / 86_400
    }
    return source.events.map { event in
      ReferenceEvents(
        path: source.path, asset: event.asset, starts: event.starts.map(utc),
        stops: event.stops.map(utc), resolution: event.granularity + (reading?.plusMinus ?? 0))
    }
  }

  /// A change is seen at the next sample, so that it happened after the sample before it, like a time that was cut to the
  /// interval.
  private static func source(_ sample: SampleClock) -> SourceClock {
    SourceClock(
      path: sample.table.path,
      events: sample.events.map { event in
        WallEvents(
          path: sample.table.path, asset: event.asset,
          starts: event.starts.map { $0 - event.resolution },
          stops: event.stops.map { $0 - event.resolution }, granularity: max(1, event.resolution))
      }, knownZone: nil, languages: sample.table.languages)
  }

  /// Whether a table reports starts and stops, to less than a day.
  private static func hasEvents(_ table: RecordTable) -> Bool {
    [.orders, .downtime, .workOrders].contains(table.table.kind) && granularity(of: table) < 86_400
  }

  private static func granularity(of table: RecordTable) -> Double {
    let meaning = table.table
    return (meaning.columns(.start) + meaning.columns(.end) + meaning.columns(.time))
      .compactMap { $0.times?.granularity }.min() ?? 1
  }

  /// The starts and stops that a table reports; `nil` without any.
  private static func source(
    _ table: RecordTable, zone: ZoneEvidence?, assetOf: (SourceSystem, String) -> String?,
    vocabulary: Vocabulary
  ) -> SourceClock? {
    guard hasEvents(table) else { return nil }
    let meaning = table.table
    let events = Dictionary(
      grouping: ClockEvents.events(of: table, assetOf: assetOf, vocabulary: vocabulary), by: \.asset
    )
    guard !events.isEmpty else { return nil }
    let isOffsetInData = zone?.basis == .offsetInData
    let granularity = granularity(of: table)
    return SourceClock(
      path: meaning.path,
      events: events.keys.sorted().map { asset in
        let own = events[asset] ?? []
        return WallEvents(
          path: meaning.path, asset: asset, starts: own.filter(\.isStart).map(\.wall),
          stops: own.filter { !$0.isStart }.map(\.wall), granularity: granularity)
      }, knownZone: isOffsetInData ? "UTC" : zone?.name, languages: meaning.languages)
  }
}
