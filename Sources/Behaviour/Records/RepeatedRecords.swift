import Profiling
import Recognition
import Vocabulary

/// Orders, stops, work orders and inspections that stand in several tables, because a list was exported twice or its
/// exports overlap: each counts once, and that is said.
struct RepeatedRecords {
  /// Without the rows that a table before has.
  private(set) var tables: [RecordTable]
  /// By table, its rows that another one has as well and tells repair from prevention.
  private var told: [TableName: Int] = [:]
  /// By path.
  private(set) var problems: [String: [Problem]] = [:]

  private static let kinds: [TableKind] = [.workOrders, .orders, .downtime, .inspections]
  /// What names a row.
  fileprivate static let numbers: [ColumnRole] = [.workOrder, .order]
  /// What else two tables may say of it.
  fileprivate static let others: [ColumnRole] = [
    .batch, .area, .workType, .failureCode, .reason, .description, .material, .quantity, .scrap,
    .cost, .duration, .characteristic, .value, .result,
  ]

  init(_ tables: [RecordTable], vocabulary: Vocabulary) {
    self.tables = tables
    for kind in Self.kinds {
      let members = tables.indices.filter { tables[$0].table.kind == kind }
        .compactMap { Member(tables[$0], place: $0) }
        .map { ($0, $0.rank(vocabulary)) }
        .sorted { $0.1 < $1.1 }.map(\.0)
      for (i, later) in members.enumerated().dropFirst() {
        leaveOut(later, of: Array(members[..<i]), vocabulary)
      }
    }
  }

  /// Notes in the tables of a file which of their rows are told elsewhere.
  func note(in facts: inout SourceFacts, _ source: ProfiledSource) {
    for (i, table) in source.tables.enumerated() {
      facts.tables[i].toldElsewhere = told[TableName(table.table)] ?? 0
    }
  }

  /// Takes the rows out of a table that those before it have.
  private mutating func leaveOut(_ table: Member, of others: [Member], _ vocabulary: Vocabulary) {
    var dropped: Set<Int> = []
    var originals: [String] = []
    for other in others {
      let same = table.rows(alsoIn: other).subtracting(dropped)
      guard !same.isEmpty else { continue }
      dropped.formUnion(same)
      originals.append(other.table.table.path)
      if other.table.table.column(.workType) != nil
        || vocabulary.isFailureLog(other.table.table.path)
      {
        told[TableName(table.table.table), default: 0] += same.count
      }
    }
    guard !dropped.isEmpty else { return }
    tables[table.place].part { dropped.contains($0.line) ? [] : nil }
    let path = table.table.table.path
    // A document may say of an order what it says of each of its parts.
    guard originals.contains(where: { $0 != path }) else { return }
    let count = dropped.count
    problems[path, default: []].append(
      Problem(
        severity: .warning, location: SourceLocation(path: path, line: dropped.min() ?? 0),
        message: "\(count) of its \(table.table.rows) rows \(count == 1 ? "stands" : "stand") in "
          + originals.joined(separator: " and ") + " as well; each is counted once",
        help: "remove the copy, or export months that do not overlap"))
  }
}

/// A table whose rows can be told apart.
private struct Member {
  let table: RecordTable
  let place: Int
  /// Microseconds, of rows with a time.
  private let span: ClosedRange<Int64>
  private let assets: Set<String>

  init?(_ table: RecordTable, place: Int) {
    self.table = table
    self.place = place
    let times = table.records.compactMap(Member.time)
    guard let first = times.min(), let last = times.max() else { return nil }
    span = first...last
    assets = Set(table.records.compactMap { table.field(.asset, of: $0) })
  }

  private static func time(_ record: Record) -> Int64? {
    record.start ?? record.time ?? record.end
  }

  struct Rank: Comparable {
    var places: [Int]
    var path: String

    static func < (a: Rank, b: Rank) -> Bool {
      if a.places != b.places { return a.places.lexicographicallyPrecedes(b.places) }
      return a.path < b.path
    }
  }

  /// The lowest says most: that its rows are failures, more of each row, more rows.
  func rank(_ vocabulary: Vocabulary) -> Rank {
    let path = table.table.path
    let roles = Set(table.table.columns.map(\.role)).count
    return Rank(
      places: [
        vocabulary.isFailureLog(path) ? 0 : 1, -roles, -table.records.count,
        path.split(separator: "/").count, path.count,
      ], path: path)
  }

  /// The lines of rows that another table has as well; none where too few are, for both to be one list.
  func rows(alsoIn other: Member) -> Set<Int> {
    guard span.overlaps(other.span) else { return [] }
    let common =
      max(
        span.lowerBound, other.span.lowerBound)...min(
        span.upperBound, other.span.upperBound)
    func shared(_ roles: [ColumnRole]) -> [ColumnRole] {
      roles.filter { table.table.column($0) != nil && other.table.table.column($0) != nil }
    }
    let numbers = shared(RepeatedRecords.numbers)
    let others = shared(RepeatedRecords.others)
    let hasAsset = !shared([.asset]).isEmpty
    // What tells the rows of one list apart: their number, or the machine and more than its day.
    let tells =
      !numbers.isEmpty
      || hasAsset && !others.isEmpty
        && (others.contains(.description) || hasTimes && other.hasTimes)
    guard tells, !hasAsset || !assets.isDisjoint(with: other.assets) else { return [] }
    let roles = numbers + (hasAsset ? [.asset] : []) + others
    let hasEnd = hasEnds && other.hasEnds
    // A list that is not in the order of time may hold other rows of the same days: of numbered ones only those count whose
    // number both have.
    let isInBoth = numbers.isEmpty ? nil : names(numbers).intersection(other.names(numbers))
    var known: [String: Int] = [:]
    var counts = (0, 0)
    for record in other.table.records {
      guard let time = Member.time(record), common.contains(time),
        isInBoth?.contains(other.name(record, numbers)) ?? true
      else { continue }
      counts.0 += 1
      known[other.signature(record, roles, hasEnd), default: 0] += 1
    }
    var same: Set<Int> = []
    for record in table.records {
      guard let time = Member.time(record), common.contains(time),
        isInBoth?.contains(name(record, numbers)) ?? true
      else { continue }
      counts.1 += 1
      let text = signature(record, roles, hasEnd)
      guard let count = known[text], count > 0 else { continue }
      known[text] = count - 1
      same.insert(record.line)
    }
    return RowsAreCopies.inForce.holds(
      same: same.count, of: min(counts.0, counts.1), areNumbered: !numbers.isEmpty) ? same : []
  }

  /// What numbers a row.
  private func name(_ record: Record, _ numbers: [ColumnRole]) -> String {
    numbers.map { table.field($0, of: record) ?? "" }.joined(separator: "\u{1F}")
  }

  private func names(_ numbers: [ColumnRole]) -> Set<String> {
    Set(table.records.map { name($0, numbers) })
  }

  private var hasTimes: Bool {
    table.table.columns.contains { $0.type == .timestamp || $0.type == .timeOfDay }
  }
  private var hasEnds: Bool { table.table.column(.end) != nil }

  /// What a row says of all that both tables have.
  private func signature(_ record: Record, _ roles: [ColumnRole], _ hasEnd: Bool) -> String {
    var parts = ["\(Member.time(record) ?? 0)"]
    if hasEnd { parts.append(record.end.map { "\($0)" } ?? "") }
    for role in roles {
      if let number = table.number(role, of: record), role.isAmount {
        parts.append("\(number)")
      } else {
        parts.append(table.field(role, of: record) ?? "")
      }
    }
    return parts.joined(separator: "\u{1F}")
  }
}

extension ColumnRole {
  fileprivate var isAmount: Bool {
    [.quantity, .scrap, .cost, .duration, .value].contains(self)
  }
}
