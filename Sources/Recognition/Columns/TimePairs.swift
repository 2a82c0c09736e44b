import Calendar
import Tabular
import Vocabulary

/// Beginnings and ends that only their order shows.
enum TimePairs {
  /// Two columns of instants, of which one is never later than the other, are a start and an end, whatever language their
  /// headers are in.
  static func settle(_ candidates: inout [RoleCandidates], batch: Batch, rows: Int) {
    let unsaid = candidates.indices.filter { i in
      candidates[i].saysNothing && isInstant(candidates[i], batch) && !candidates[i].isDue
    }
    settleOther(&candidates, unsaid, batch, rows)
    guard unsaid.count == 2, let order = order(candidates, unsaid[0], unsaid[1], batch, rows) else {
      return
    }
    let (start, end) = order
    candidates[start].raise(
      .start, to: RoleIsSettled.inForce.ordered,
      because: "it is never later than '\(candidates[end].name)'")
    candidates[end].raise(
      .end, to: RoleIsSettled.inForce.ordered,
      because: "it is never earlier than '\(candidates[start].name)'")
  }

  /// Of one column that says an end, the only other one that is never later is the start: `De` beside `Até`.
  private static func settleOther(
    _ candidates: inout [RoleCandidates], _ unsaid: [Int], _ batch: Batch, _ rows: Int
  ) {
    let surely = TableIsSamples.inForce.surely
    let ends = candidates.indices.filter { candidates[$0][.end] >= surely }
    guard ends.count == 1, let end = ends.first, isInstant(candidates[end], batch),
      !candidates.contains(where: { $0[.start] >= surely })
    else { return }
    let starts = unsaid.filter { order(candidates, $0, end, batch, rows)?.start == $0 }
    guard starts.count == 1, let start = starts.first else { return }
    candidates[start].raise(
      .start, to: RoleIsSettled.inForce.ordered,
      because: "it is never later than '\(candidates[end].name)'")
  }

  /// What lies before the start in some rows and behind it in others is no end, but a day that somebody set: then the end is the
  /// only other column that is never before the start.
  static func settleDue(_ candidates: inout [RoleCandidates], batch: Batch, rows: Int) {
    let surely = TableIsSamples.inForce.surely
    let instants = candidates.indices.filter { isInstant(candidates[$0], batch) }
    let starts = instants.filter { candidates[$0][.start] >= surely }
    let ends = instants.filter {
      !starts.contains($0) && ColumnTakesRole.inForce.isTold(candidates[$0][.end])
    }
    guard starts.count == 1, ends.count == 1, let start = starts.first, let end = ends.first,
      areMixed(candidates, start, end, batch, rows)
    else { return }
    let others = instants.filter { other in
      other != start && other != end && !candidates[other].isDue && !candidates[other].isPlanned
        && candidates[other][.time] < surely
        && order(candidates, start, other, batch, rows)?.end == other
    }
    guard others.count == 1, let other = others.first else { return }
    candidates[end].isDue = true
    for role in ColumnRole.allCases where role.isTime { candidates[end].damp(role, by: 0) }
    candidates[other].raise(
      .end, to: RoleIsSettled.inForce.ordered,
      because:
        "it is never earlier than '\(candidates[start].name)', as '\(candidates[end].name)' is")
  }

  /// Where a machine stops before it starts, the stop begins with the stop: `Stopp;Start`.
  static func settleStops(
    _ candidates: inout [RoleCandidates], batch: Batch, rows: Int, _ vocabulary: Vocabulary
  ) {
    let instants = candidates.indices.filter { isInstant(candidates[$0], batch) }
    guard instants.count == 2,
      let stop = instants.first(where: { i in
        let words = Words.split(candidates[i].name)
        return words.count <= 2 && words.first.map(vocabulary.headers.stops.contains) ?? false
      }),
      let start = instants.first(where: { $0 != stop }),
      candidates[start][.start] >= candidates[start][.end],
      let order = order(candidates, stop, start, batch, rows), order.start == stop
    else { return }
    for (i, role) in [(stop, ColumnRole.start), (start, .end)] {
      for other in ColumnRole.allCases where other.isTime { candidates[i].damp(other, by: 0) }
      candidates[i].raise(role, to: 1, because: "the machine stops before it starts")
    }
  }

  private static func isInstant(_ candidate: RoleCandidates, _ batch: Batch) -> Bool {
    candidate.times != nil && (candidate.type == .timestamp || candidate.type == .date)
      && candidate.column < batch.columnCount
  }

  /// Which of two columns is never later than the other; `nil` where the rows do not tell.
  private static func order(
    _ candidates: [RoleCandidates], _ one: Int, _ other: Int, _ batch: Batch, _ rows: Int
  ) -> (start: Int, end: Int)? {
    guard let counts = counts(candidates, one, other, batch, rows),
      ColumnsAreStartAndEnd.inForce.holds(
        ahead: max(counts.earlier, counts.later), against: min(counts.earlier, counts.later),
        of: counts.both, areDays: candidates[one].type == .date)
    else { return nil }
    return counts.earlier > counts.later ? (one, other) : (other, one)
  }

  /// Whether of two columns now the one and now the other is earlier.
  private static func areMixed(
    _ candidates: [RoleCandidates], _ one: Int, _ other: Int, _ batch: Batch, _ rows: Int
  ) -> Bool {
    guard let counts = counts(candidates, one, other, batch, rows) else { return false }
    return ColumnsAreStartAndEnd.inForce.areMixed(
      ahead: counts.earlier, against: counts.later, of: counts.both)
  }

  /// In how many rows one column is earlier than another, or later, of those that have both; `nil` where they cannot be compared.
  private static func counts(
    _ candidates: [RoleCandidates], _ one: Int, _ other: Int, _ batch: Batch, _ rows: Int
  ) -> (earlier: Int, later: Int, both: Int)? {
    guard candidates[one].type == candidates[other].type, let first = candidates[one].times,
      let second = candidates[other].times,
      // A local time and an instant with a zone are compared only when the zone is known.
      first.notation.hasOffset == second.notation.hasOffset
    else { return nil }
    let parsers = (TimestampParser(first.notation), TimestampParser(second.notation))
    var (earlier, later, both) = (0, 0, 0)
    unsafe batch.bytes.withUnsafeBufferPointer { bytes in
      for row in 0..<rows {
        let texts = (
          batch.range(row: row, column: candidates[one].column),
          batch.range(row: row, column: candidates[other].column)
        )
        let a = unsafe parsers.0.parse(UnsafeBufferPointer(rebasing: bytes[texts.0]))
        let b = unsafe parsers.1.parse(UnsafeBufferPointer(rebasing: bytes[texts.1]))
        if a == TimestampParser.invalid || b == TimestampParser.invalid { continue }
        both += 1
        if a < b { earlier += 1 }
        if b < a { later += 1 }
      }
    }
    return (earlier, later, both)
  }
}

extension [RoleCandidates] {
  /// Headers that differ in a number alone, such as `Pump 1` and `Pump 2`, name several things of one sort: none of them is
  /// the column that tells the rows apart.
  mutating func settleFamilies() {
    var members: [[UInt8]: [Int]] = [:]
    for (i, candidate) in enumerated() {
      let stem = candidate.name.utf8.filter { !(0x30...0x39 ~= $0) }
      guard stem.count < candidate.name.utf8.count, stem.count > 1,
        !UnnamedColumn.isMeant(candidate.name)
      else { continue }
      members[stem, default: []].append(i)
    }
    let identities: [ColumnRole] = [
      .tag, .asset, .assetAlias, .batch, .order, .workOrder, .characteristic,
    ]
    for i in indices {
      let stem = self[i].name.utf8.filter { !(0x30...0x39 ~= $0) }
      guard let family = members[stem], family.count > 1,
        family.contains(where: { self[$0].sample.isNumeric })
      else { continue }
      for role in identities { self[i].damp(role, by: RoleIsSettled.inForce.family) }
    }
  }
}
