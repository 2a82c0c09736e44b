import Calendar
import Foundation
import Profiling
import Recognition
import Tabular
import Vocabulary

/// Takes dates out of lists that lie so far from the others that nobody meant them, so that no window, no order of work and
/// no instant that counts as now is made of them.
struct MistypedDates {
  private(set) var dates: [DoubtfulDate] = []
  /// Microseconds.
  private static let year = 31_556_952_000_000.0

  mutating func take(from sources: inout [ProfiledSource]) {
    for i in sources.indices {
      for j in sources[i].tables.indices {
        if case .samples(var tags) = sources[i].tables[j].content {
          addStrays(of: sources[i].tables[j])
          if takeStrays(from: &tags, sources[i].tables[j].table) {
            sources[i].tables[j].content = .samples(tags)
          }
          continue
        }
        guard case .records(var records) = sources[i].tables[j].content,
          ![.assets, .materials, .owners, .tags].contains(records.table.kind)
        else { continue }
        let doubtful = Self.doubtful(records.records)
        if !doubtful.isEmpty { take(doubtful, from: &records) }
        let early = Self.linesOfAnotherYear(records.records, .start)
        if !early.isEmpty { take(.start, of: early, from: &records) }
        let late = Self.linesOfAnotherYear(records.records, .end)
        if !late.isEmpty { take(.end, of: late, from: &records) }
        guard !doubtful.isEmpty || !early.isEmpty || !late.isEmpty else { continue }
        sources[i].tables[j].content = .records(records)
      }
    }
  }

  private mutating func addStrays(of table: ProfiledTable) {
    let name = table.table.source.info.name
    dates += table.strays.map { stray in
      DoubtfulDate(
        location: SourceLocation(path: table.table.path, table: name, line: stray.line),
        role: .time, time: Double(stray.time) * 1e-6)
    }
  }

  private mutating func takeStrays(
    from tags: inout [TagProfile], _ table: RecognizedTable
  ) -> Bool {
    let known = dates.count
    for i in tags.indices {
      let samples = tags[i].profile.samples
      let strays = tags[i].profile.takeOffStrays { away, span, isBehind, count in
        MistypedDate.inForce.holds(
          away: Double(away) / Self.year, span: Double(span) / Self.year, isBehind: isBehind,
          count: count, dates: samples)
      }
      for stray in strays {
        let location = SourceLocation(
          path: table.path, table: table.source.info.name, line: stray.line)
        let isTold = dates[known...].contains { $0.location == location && stray.line > 0 }
        if !isTold {
          dates.append(
            DoubtfulDate(location: location, role: .time, time: Double(stray.time) * 1e-6))
        }
      }
    }
    return dates.count > known
  }

  private mutating func take(_ doubtful: Set<Int64>, from records: inout RecordTable) {
    let (path, name) = (records.table.path, records.table.source.info.name)
    // An end that many rows share, or the last days of a year, say that there is none yet.
    let ends = Dictionary(records.records.compactMap(\.end).map { ($0, 1) }, uniquingKeysWith: +)
    for record in records.records {
      for (role, time) in [
        (ColumnRole.time, record.time), (.start, record.start), (.end, record.end),
      ] {
        guard let time, doubtful.contains(time) else { continue }
        if role == .end, Self.isOpen(time) || (ends[time] ?? 0) > 1 { continue }
        dates.append(
          DoubtfulDate(
            location: SourceLocation(path: path, table: name, line: record.line), role: role,
            time: Double(time) * 1e-6))
      }
    }
    records.part { record in
      let times = [record.time, record.start, record.end]
      guard times.contains(where: { $0.map(doubtful.contains) ?? false }) else { return nil }
      var record = record
      if record.time.map(doubtful.contains) ?? false { record.time = nil }
      if record.start.map(doubtful.contains) ?? false { record.start = nil }
      if record.end.map(doubtful.contains) ?? false { record.end = nil }
      return [record]
    }
  }

  /// Takes the starts or the ends of these lines.
  private mutating func take(
    _ role: ColumnRole, of lines: Set<Int>, from records: inout RecordTable
  ) {
    let (path, name) = (records.table.path, records.table.source.info.name)
    for record in records.records where lines.contains(record.line) {
      guard let time = role == .start ? record.start : record.end else { continue }
      dates.append(
        DoubtfulDate(
          location: SourceLocation(path: path, table: name, line: record.line), role: role,
          time: Double(time) * 1e-6))
    }
    records.part { record in
      guard lines.contains(record.line) else { return nil }
      var record = record
      if role == .start { record.start = nil } else { record.end = nil }
      return [record]
    }
  }

  /// Lines of ends that lie behind whatever else the list tells and that would be of usual length in an earlier year, or of
  /// starts before all else that would be so in a later one.
  private static func linesOfAnotherYear(_ records: [Record], _ role: ColumnRole) -> Set<Int> {
    let judgement = MistypedYear.inForce
    let day = 86_400_000_000.0
    let lengths = records.compactMap { record -> (line: Int, start: Int64, end: Int64)? in
      guard let start = record.start, let end = record.end, end >= start else { return nil }
      return (record.line, start, end)
    }.sorted { ($0.end - $0.start, $0.line) < ($1.end - $1.start, $1.line) }
    let count = judgement.most(of: lengths.count)
    guard lengths.count > count else { return [] }
    var found: Set<Int> = []
    for long in lengths.suffix(count) {
      let others = lengths.filter { $0.line != long.line && !found.contains($0.line) }
      guard let usual = others.dropLast(count - 1 - found.count).map({ $0.end - $0.start }).max()
      else { continue }
      let times = records.lazy.filter { $0.line != long.line && !found.contains($0.line) }
        .flatMap { [$0.time, $0.start, $0.end].compactMap { $0 } }
      guard let first = times.min(), let last = times.max() else { continue }
      let slip = role == .start ? long.start : long.end
      let date = CivilDate(days: Int64((Double(slip) / day).rounded(.down)))
      let corrected = (1...judgement.years).lazy.compactMap { years -> Int64? in
        let year = role == .start ? date.year + years : date.year - years
        guard let meant = CivilDate(year: year, month: date.month, day: date.day) else {
          return nil
        }
        let moved = slip + (meant.days - date.days) * 86_400_000_000
        return role == .start ? long.end - moved : moved - long.start
      }.first { $0 > 0 && $0 <= usual }
      let beyond = role == .start ? first - long.start : long.end - last
      if judgement.holds(
        beyond: Double(beyond) / day,
        length: Double(long.end - long.start) / Double(max(1, usual)),
        isUsualInAnotherYear: corrected != nil, records: lengths.count)
      {
        found.insert(long.line)
      }
    }
    return found
  }

  private static func isOpen(_ time: Int64) -> Bool {
    let date = CivilDate(days: Int64((Double(time) / 86_400_000_000).rounded(.down)))
    return MistypedDate.inForce.isOpen(date)
  }

  private static func doubtful(_ records: [Record]) -> Set<Int64> {
    let judgement = MistypedDate.inForce
    var times = records.flatMap { [$0.time, $0.start, $0.end].compactMap { $0 } }.sorted()
    guard let middle = times.upperMedian else { return [] }
    let earliest = CivilDate(year: judgement.earliest, month: 1, day: 1).map {
      $0.days * 86_400_000_000
    }
    var found: Set<Int64> = []
    if let earliest, middle >= earliest {
      found = Set(times.prefix { $0 < earliest })
      times.removeAll { $0 < earliest }
    }
    // What stands for an open end lies behind all that was meant, however often.
    let open = times.filter { isOpen($0) && judgement.isOpen(years: Double($0 - middle) / year) }
    found.formUnion(open)
    times.removeAll { found.contains($0) }
    for isBehind in [true, false] {
      let most = judgement.most(of: times.count)
      for count in stride(from: min(most, times.count - 2), through: 1, by: -1) {
        let place = isBehind ? times.count - count : count
        let rest = isBehind ? times[..<place] : times[place...]
        guard let first = rest.first, let last = rest.last else { continue }
        let away = Double(isBehind ? times[place] - last : first - times[place - 1]) / year
        let span = Double(last - first) / year
        guard
          judgement.holds(
            away: away, span: span, isBehind: isBehind, count: count, dates: times.count)
        else { continue }
        found.formUnion(isBehind ? times[place...] : times[..<place])
        times = Array(rest)
        break
      }
    }
    return found
  }
}
