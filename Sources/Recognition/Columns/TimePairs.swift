import Calendar
import Tabular
import Vocabulary

/// Beginnings and ends that only their order shows.
enum TimePairs {
  /// Two columns of instants, of which one is never later than the other, are a start and an end, whatever language their
  /// headers are in.
  static func settle(_ candidates: inout [RoleCandidates], batch: Batch, rows: Int) {
    let unsaid = candidates.indices.filter { i in
      candidates[i].saysNothing && candidates[i].times != nil && !candidates[i].isDue
        && (candidates[i].type == .timestamp || candidates[i].type == .date)
        && candidates[i].column < batch.columnCount
    }
    guard unsaid.count == 2, candidates[unsaid[0]].type == candidates[unsaid[1]].type,
      let first = candidates[unsaid[0]].times, let second = candidates[unsaid[1]].times,
      // A local time and an instant with a zone are compared only when the zone is known.
      first.notation.hasOffset == second.notation.hasOffset
    else { return }
    let parsers = (TimestampParser(first.notation), TimestampParser(second.notation))
    var earlier = 0
    var later = 0
    var both = 0
    unsafe batch.bytes.withUnsafeBufferPointer { bytes in
      for row in 0..<rows {
        let texts = (
          batch.range(row: row, column: candidates[unsaid[0]].column),
          batch.range(row: row, column: candidates[unsaid[1]].column)
        )
        let a = unsafe parsers.0.parse(UnsafeBufferPointer(rebasing: bytes[texts.0]))
        let b = unsafe parsers.1.parse(UnsafeBufferPointer(rebasing: bytes[texts.1]))
        if a == TimestampParser.invalid || b == TimestampParser.invalid { continue }
        both += 1
        if a < b { earlier += 1 }
        if b < a { later += 1 }
      }
    }
    guard
      ColumnsAreStartAndEnd.inForce.holds(
        ahead: max(earlier, later), against: min(earlier, later), of: both,
        areDays: candidates[unsaid[0]].type == .date)
    else { return }
    let (start, end) = earlier > later ? (unsaid[0], unsaid[1]) : (unsaid[1], unsaid[0])
    candidates[start].raise(
      .start, to: RoleIsSettled.inForce.ordered,
      because: "it is never later than '\(candidates[end].name)'")
    candidates[end].raise(
      .end, to: RoleIsSettled.inForce.ordered,
      because: "it is never earlier than '\(candidates[start].name)'")
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
