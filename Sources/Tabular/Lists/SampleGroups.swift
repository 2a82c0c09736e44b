import Foundation
import Vocabulary

// Some tables write several signals beside each other, each with a time or a quality of its own. Read as they stand,
// the times of all but the first would be lost. So their rows are turned: one row a sample, with its tag.

/// The columns of a table that belong together, signal by signal.
struct SampleGroups: Sendable, Equatable {
  struct Group: Sendable, Equatable {
    var tag: String
    var time: Int
    var value: Int
    var quality: Int?
    var unit = ""
  }

  var groups: [Group]
  /// The first row of values among those that were judged.
  var firstRow: Int

  /// Names of the columns after the turn.
  var header: [String] {
    ["tag", "time", "value"] + (hasQuality ? ["quality"] : []) + (hasUnit ? ["unit"] : [])
  }
  var hasQuality: Bool { groups.contains { $0.quality != nil } }
  var hasUnit: Bool { groups.contains { !$0.unit.isEmpty } }

  /// `nil` when the columns of the rows, each with its fields trimmed, make no groups. `names` are those of the columns.
  init?(rows: [[String]], search: HeaderSearch) {
    if let pairs = Self.pairs(rows), pairs.groups.allSatisfy({ $0.value < search.names.count }) {
      self = pairs
    } else if search.headerRow != nil, let groups = Self.withQualities(search.names),
      CellKind.mostCommon(rows[search.firstRow...].compactMap(\.first)) == .time
    {
      self.groups = groups
      firstRow = search.firstRow
    } else {
      return nil
    }
  }

  private init(groups: [Group], firstRow: Int) {
    self.groups = groups
    self.firstRow = firstRow
  }

  // MARK: Time and value in pairs

  /// Times and values in turn, as spreadsheets show the stored values of several tags. Columns between the pairs are empty.
  private static func pairs(_ rows: [[String]]) -> SampleGroups? {
    guard let firstRow = rows.firstIndex(where: { row in row.contains { CellKind($0) == .time } }),
      rows.count - firstRow >= 2
    else { return nil }
    let below = rows[firstRow...].prefix(100)
    let width = below.map(\.count).max() ?? 0
    func cell(_ row: [String], _ column: Int) -> String { column < row.count ? row[column] : "" }
    let kinds = (0..<width).map { column in
      CellKind.mostCommon(below.map { cell($0, column) }.filter { !$0.isEmpty })
    }
    var groups: [Group] = []
    var column = 0
    while column < width {
      if kinds[column] == .empty {
        column += 1
        continue
      }
      guard kinds[column] == .time, column + 1 < width,
        [.number, .text].contains(kinds[column + 1])
      else {
        return nil
      }
      groups.append(Group(tag: "", time: column, value: column + 1))
      column += 2
    }
    guard groups.count >= 2, groups.contains(where: { kinds[$0.value] == .number }) else {
      return nil
    }
    let above = rows[..<firstRow].filter { row in row.contains { !$0.isEmpty } }
    let named = above.indices.max { a, b in
      (likeness(above[a], groups), b) < (likeness(above[b], groups), a)
    }
    guard let named, likeness(above[named], groups) > 0 else { return nil }
    let bases = groups.map { base(above[named], $0) }
    let names = zip(groups, bases).map { group, base in base ?? name(above[named], group) ?? "" }
    for (i, tag) in HeaderSearch.uniqueNames(names, count: names.count).enumerated() {
      groups[i].tag = tag
    }
    // What stands below the names over one of both columns, without blanks: units.
    let units = above[(named + 1)...].first { row in
      let names = groups.compactMap { name(row, $0) }
      return !names.isEmpty
        && names.allSatisfy { CellKind($0) == .text && $0.count <= 12 && !$0.contains(" ") }
        && groups.contains { cell(row, $0.time).isEmpty != cell(row, $0.value).isEmpty }
    }
    for i in groups.indices {
      if let units {
        groups[i].unit = name(units, groups[i]) ?? ""
      } else if bases[i] != nil {
        groups[i].unit = Words.withoutUnit(cell(above[named], groups[i].value)).unit ?? ""
      } else if case (let tag, let unit?) = Words.withoutUnit(groups[i].tag),
        !groups.contains(where: { $0.tag == tag })
      {
        (groups[i].tag, groups[i].unit) = (tag, unit)
      }
    }
    return SampleGroups(groups: groups, firstRow: firstRow)
  }

  /// What a row above a pair calls it: the text over one of both columns, or over both when they differ from pair to pair.
  private static func name(_ row: [String], _ group: Group) -> String? {
    let time = group.time < row.count ? row[group.time] : ""
    let value = group.value < row.count ? row[group.value] : ""
    if time.isEmpty || value.isEmpty { return time + value == "" ? nil : time + value }
    return value
  }

  /// What the headers of the time and of the value of a pair have in common, if it looks like a tag: `P1.Temp` of `P1.Temp Time` and
  /// `P1.Temp Value`. A `Start time` beside a `Start reading` is no pair.
  private static func base(_ row: [String], _ group: Group) -> String? {
    guard group.time < row.count, group.value < row.count else { return nil }
    let (time, value) = (row[group.time], Words.withoutUnit(row[group.value]).name)
    guard time != value, !time.isEmpty, !value.isEmpty else { return nil }
    var base = value
    if !time.hasPrefix(value), !time.hasSuffix(value) {
      base = time.commonPrefix(with: value)
      while let last = base.last, " ._-:/[(".contains(last) { base.removeLast() }
      let rest = value.dropFirst(base.count)
      guard let first = rest.first, " ._-:/[(".contains(first), !rest.contains(where: \.isNumber)
      else { return nil }
    }
    if let last = Words.split(base).last, FormatWords.inForce.sideWords.contains(last) {
      return nil
    }
    return base.contains { $0.isNumber || "._:/\\-".contains($0) } ? base : nil
  }

  /// How well a row names the pairs: 0 when it does not, 1 when it calls all alike, 3 when the texts look like tags. Where it names
  /// times and values both, all times must be named alike, or the columns are those of one record.
  private static func likeness(_ row: [String], _ groups: [Group]) -> Double {
    let names = groups.compactMap { name(row, $0) }
    guard names.count == groups.count, names.allSatisfy({ CellKind($0) == .text }) else { return 0 }
    let times = Set(groups.map { $0.time < row.count ? row[$0.time] : "" })
    let values = Set(groups.map { $0.value < row.count ? row[$0.value] : "" })
    let bases = groups.compactMap { base(row, $0) }
    if bases.count == groups.count, Set(bases).count == bases.count {
      return 2 + HeaderSearch.tagLikeness(bases)
    }
    guard times.count == 1 || values == [""] else { return 0 }
    guard Set(names).count == names.count else { return times.contains("") ? 0 : 1 }
    return 2 + HeaderSearch.tagLikeness(names)
  }

  // MARK: Value and quality in pairs

  /// One time for all, and beside values their qualities, named alike: `Line1.Speed` and `Line1.Speed Quality`.
  private static func withQualities(_ names: [String]) -> [Group]? {
    var qualities: [String: Int] = [:]
    for (column, name) in names.enumerated() {
      guard
        let word = FormatWords.inForce.qualityWords.first(where: { name.lowercased().hasSuffix($0) }
        )
      else { continue }
      let base = name.dropLast(word.count)
      guard let separator = base.last, " ._-:/".contains(separator) else { continue }
      qualities[String(base.dropLast())] = column
    }
    let taken = Set(qualities.values)
    var groups: [Group] = []
    for (column, name) in names.enumerated() where column > 0 && !taken.contains(column) {
      groups.append(Group(tag: name, time: 0, value: column, quality: qualities[name]))
    }
    let matched = groups.count { $0.quality != nil }
    return matched > 0 && matched == qualities.count && !taken.contains(0) ? groups : nil
  }
}
