import Profiling
import Recognition
import Tabular
import Vocabulary

/// Which tables of samples are parts of one export, such as one file a month, and which of their columns changed its name.
struct RotatedFiles {
  /// Tables of one number are parts of one export; by their place.
  private(set) var groups: [Int?]
  /// By table: the first name of a tag under its later one.
  private(set) var firstNames: [[String: String]]
  /// What to know of a file, by path.
  private(set) var problems: [String: [Problem]] = [:]

  private struct Header: Hashable {
    var system: SourceSystem
    /// Parts of two Delta tables are never parts of one export.
    var whole: String?
    /// In the order of the alphabet: columns that changed places are the same.
    var names: [String]
  }
  /// A file by its folder and what its name has beside numbers.
  private struct Series: Hashable {
    var system: SourceSystem
    var folder: String
    var letters: [String]
    var table: String
    var whole: String?
  }

  init(_ tables: [ProfiledTable], vocabulary: Vocabulary) {
    groups = Array(repeating: nil, count: tables.count)
    firstNames = Array(repeating: [:], count: tables.count)
    var headers: [Header: Int] = [:]
    var series: [Series: (group: Int, names: Set<String>)] = [:]
    var members: [[Int]] = []
    for (place, table) in tables.enumerated() {
      guard case .samples = table.content else { continue }
      let names = table.table.columns.map(\.name)
      let header = Header(
        system: table.table.system, whole: table.table.source.whole, names: names.sorted())
      let key = RotatedFiles.series(table.table)
      var group = headers[header]
      // A month with one column more, or with one of another name, goes on.
      if group == nil, table.table.layout != .long, let known = series[key],
        2 * known.names.intersection(names).count >= max(names.count, known.names.count)
      {
        group = known.group
      }
      let number = group ?? members.count
      if number == members.count { members.append([]) }
      headers[header] = number
      if series[key] == nil { series[key] = (number, Set(names)) }
      members[number].append(place)
      groups[place] = number
    }
    let grammar = TagGrammar(tags: [], vocabulary: vocabulary)
    for group in members where group.count > 1 {
      findRenamed(group, tables, grammar, vocabulary)
    }
  }

  /// Looks for the one tag that ends with a file where one of the same kind begins with the next.
  private mutating func findRenamed(
    _ group: [Int], _ tables: [ProfiledTable], _ grammar: TagGrammar, _ vocabulary: Vocabulary
  ) {
    let tags = group.map { place -> [TagProfile] in
      if case .samples(let tags) = tables[place].content { tags } else { [] }
    }
    let names = tags.map { Set($0.map(\.tag)) }
    guard Set(names).count > 1 else { return }
    let order = group.indices.sorted {
      (tags[$0].map(\.profile.first).min() ?? 0, $0) < (
        tags[$1].map(\.profile.first).min() ?? 0, $1
      )
    }
    for (i, next) in zip(order, order.dropFirst()) {
      let (gone, new) = (names[i].subtracting(names[next]), names[next].subtracting(names[i]))
      guard let old = gone.first, let tag = new.first, gone.count == 1, new.count == 1,
        !names.contains(where: { $0.contains(old) && $0.contains(tag) })
      else { continue }
      var (before, after) = (grammar.parse(old), grammar.parse(tag))
      if before.kind != after.kind || !RotatedFiles.areOnOne(before.asset, after.asset) {
        // What letters at the end of one name alone seem to say, the other names of the files may not bear out.
        let all = names[i].union(names[next]).sorted()
        let readings = TagGrammar.readings(of: all, vocabulary: vocabulary)
        for (name, reading) in zip(all, readings) {
          if name == old { before = reading }
          if name == tag { after = reading }
        }
      }
      guard before.kind == after.kind, RotatedFiles.areOnOne(before.asset, after.asset),
        let ended = tags[i].first(where: { $0.tag == old }),
        let begun = tags[next].first(where: { $0.tag == tag }), RotatedFiles.goOn(ended, begun),
        before.asset == after.asset || RotatedFiles.isLevel(ended, begun),
        before.kind != .other || RotatedFiles.isAsBefore(ended, begun)
      else { continue }
      let first = firstNames[group[i]][old] ?? old
      for (place, held) in zip(group, names) where held.contains(tag) {
        firstNames[place][tag] = first
      }
      let path = tables[group[next]].table.path
      problems[path, default: []].append(
        Problem(
          severity: .warning, location: SourceLocation(path: path),
          message:
            "'\(tag)' begins where '\(old)' of \(tables[group[i]].table.path) ends, and was taken for the same signal, renamed",
          help: "export it under one name; if they are two signals, name the files differently"))
    }
  }

  /// Whether the assets that two tags name are one, or one is a part of the other: a new spelling may say the part as well.
  private static func areOnOne(_ a: String?, _ b: String?) -> Bool {
    guard let a, let b, a != b else { return a == b }
    let (short, long) = a.utf8.count < b.utf8.count ? (a, b) : (b, a)
    guard long.hasPrefix(short) else { return false }
    return Splitting.isTagSeparator(Array(long.utf8)[short.utf8.count])
  }

  /// Whether each is by the middle among the values of the other.
  private static func isLevel(_ ended: TagProfile, _ begun: TagProfile) -> Bool {
    func holds(_ a: TagProfile, _ b: TagProfile) -> Bool {
      guard let middle = b.profile.mean, let low = a.profile.low.entries.first?.value,
        let high = a.profile.high.entries.first?.value
      else { return false }
      return low <= middle && middle <= high
    }
    return holds(ended, begun) && holds(begun, ended)
  }

  /// Whether the second begins at once with the level and the scatter of the first, as where nothing else tells that they
  /// are one.
  private static func isAsBefore(_ ended: TagProfile, _ begun: TagProfile) -> Bool {
    guard let typical = ended.profile.intervals.typical, typical > 0,
      let mean = ended.profile.mean, let other = begun.profile.mean,
      let deviation = ended.profile.standardDeviation,
      let otherDeviation = begun.profile.standardDeviation
    else { return false }
    return GoesOn.inForce.holds(
      silence: Double(begun.profile.first - ended.profile.last) * 1e-6 / typical,
      means: abs(mean - other), deviations: (deviation, otherDeviation))
  }

  /// Whether the second has a unit and values that the first had as well: one that starts elsewhere is another signal.
  private static func goOn(_ ended: TagProfile, _ begun: TagProfile) -> Bool {
    guard ended.unit == begun.unit, let low = ended.profile.low.entries.first?.value,
      let high = ended.profile.high.entries.first?.value,
      let lowest = begun.profile.low.entries.first?.value,
      let highest = begun.profile.high.entries.first?.value
    else { return false }
    return lowest <= high && low <= highest
  }

  private static func series(_ table: RecognizedTable) -> Series {
    let parts = table.path.split(separator: "/").map(String.init)
    let stem = SourceFile.tableName(path: table.path)
    return Series(
      system: table.system, folder: parts.dropLast().joined(separator: "/"),
      letters: Words.split(stem, atDigits: true).filter { $0.contains(where: \.isLetter) },
      table: table.source.info.name == stem ? "" : table.source.info.name,
      whole: table.source.whole)
  }
}
