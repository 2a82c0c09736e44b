import Linking
import Profiling
import Recognition
import Tabular
import Vocabulary

/// The rows that starts and stops come from.
struct ClockEvents {
  struct Event {
    var asset: String
    var isStart: Bool
    /// As the aligner has it of a source, in seconds of the written clock.
    var wall: Double
    /// Microseconds of the written clock.
    var written: Int64
    /// Table and line of a record.
    var record: (table: String, line: Int)?
    var tag: String?
    var role: ColumnRole
  }

  private var byPath: [String: [Event]] = [:]

  /// The starts and stops that a table of orders, downtimes or work orders reports. The start of an order is a start; that
  /// of a stop or of a repair is a stop.
  static func events(
    of table: RecordTable, assetOf: (SourceSystem, String) -> String?, vocabulary: Vocabulary
  ) -> [Event] {
    let meaning = table.table
    var events: [Event] = []
    for record in table.records {
      guard let name = table.field(.asset, of: record), let asset = assetOf(meaning.system, name)
      else { continue }
      if meaning.kind == .workOrders, let type = table.field(.workType, of: record),
        vocabulary.isCorrective(type) == false
      {
        continue
      }
      let isRun = meaning.kind == .orders
      for (time, isStart, role) in [
        (record.start ?? record.time, isRun, ColumnRole.start), (record.end, !isRun, .end),
      ] {
        guard let time else { continue }
        events.append(
          Event(
            asset: asset, isStart: isStart, wall: Double(time) * 1e-6, written: time,
            record: (meaning.source.info.name, record.line), role: role))
      }
    }
    return events
  }

  mutating func add(_ events: [Event], of path: String) { byPath[path, default: []] += events }

  /// A change is seen at the next sample, so that it happened after the sample before it.
  mutating func add(_ sample: PlantClocks.SampleClock) {
    for event in sample.events {
      for (times, isStart) in [(event.starts, true), (event.stops, false)] {
        add(
          times.map {
            Event(
              asset: event.asset, isStart: isStart, wall: $0 - event.resolution,
              written: Int64(($0 * 1e6).rounded()), tag: event.tag, role: .time)
          }, of: sample.table.path)
      }
    }
  }

  /// The rows of a match; `nil` when one of them is not known.
  func pair(_ match: ClockMatch, of path: String, _ zones: SourceZones) -> ClockPair? {
    func alike(_ path: String) -> [Event] {
      (byPath[path] ?? []).filter { $0.asset == match.asset && $0.isStart == match.isStart }
    }
    func row(_ event: Event, _ path: String) -> ClockPair.Row {
      ClockPair.Row(
        path: path, table: event.record?.table, line: event.record?.line, tag: event.tag,
        time: zones.utc(event.written, path: path), role: event.role)
    }
    func distance(_ event: Event) -> Double {
      abs(zones.utc(event.written, path: match.reference) - match.time)
    }
    guard let own = alike(path).first(where: { $0.wall == match.wall }),
      let other = alike(match.reference).min(by: { distance($0) < distance($1) })
    else { return nil }
    return ClockPair(path: path, row: row(own, path), reference: row(other, match.reference))
  }
}
