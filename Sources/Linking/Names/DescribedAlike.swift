import Profiling
import Vocabulary

/// Rows of registers in two systems that have the same description, and names that are the description of a row of another
/// system: `3102` and `253.01.SAR.1`, both of which are "Hat 1 Sarıcı".
struct DescribedAlike {
  private let records: [NameRecord]
  private let judgement = RegistersDescribeAlike.inForce
  /// Of each system the rows by what their descriptions say, less what several of its rows say.
  private var rows: [SourceSystem: [String: Int]] = [:]
  /// The same for names.
  private var names: [SourceSystem: [String: Int]] = [:]

  init(_ records: [NameRecord]) {
    self.records = records
    guard records.contains(where: { $0.origin == .register && ($0.description ?? $0.title) != nil })
    else { return }
    var described: [SourceSystem: [String: Set<Int>]] = [:]
    var named: [SourceSystem: [String: Set<Int>]] = [:]
    for (index, record) in records.enumerated() {
      if let key = key(record.name) {
        named[record.system, default: [:]][key, default: []].insert(index)
      }
      guard record.origin == .register else { continue }
      for key in Set([record.description, record.title].compactMap { $0 }.compactMap(key))
      where key != self.key(record.name) {
        described[record.system, default: [:]][key, default: []].insert(index)
      }
    }
    rows = described.mapValues { $0.compactMapValues { $0.count == 1 ? $0.first : nil } }
    names = named.mapValues { $0.compactMapValues { $0.count == 1 ? $0.first : nil } }
  }

  /// Pairs of records that are one so, sorted.
  var pairs: [(row: Int, other: Int)] {
    var result: [(row: Int, other: Int)] = []
    let systems = Set(rows.keys).union(names.keys).sorted()
    for system in systems {
      for other in systems where other != system {
        let own = rows[system] ?? [:]
        if system < other, let theirs = rows[other] {
          let found = own.compactMap { key, row in theirs[key].map { (row: row, other: $0) } }
          if judgement.holds(found.count, of: min(own.count, theirs.count)) { result += found }
        }
        let called = (names[other] ?? [:]).compactMap { key, name in
          own[key].map { (row: $0, other: name) }
        }.filter { judgement.isTelling(records[$0.other].name) }
        if judgement.areEnough(called.count) { result += called }
      }
    }
    return result.sorted { ($0.row, $0.other) < ($1.row, $1.other) }
  }

  /// The letters and digits of a text, whatever their case and accents; `nil` of too few.
  private func key(_ text: String) -> String? {
    let signs = Words.signs(text)
    return judgement.isText(signs.count) && signs.contains(where: \.isLetter) ? signs : nil
  }
}
