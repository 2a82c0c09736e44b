import Linking
import Profiling
import Recognition
import Vocabulary

/// Tags of tag lists that no export has samples of.
struct SilentTags {
  /// Those that the export was meant to hold.
  private(set) var facts: [SignalFacts] = []
  /// By the path of a list, what it names beyond the export.
  private(set) var remarks: [String: [Problem]] = [:]
  private var seen: Set<String> = []

  init(
    _ records: [RecordTable], _ listed: ListedTags, known: [SignalFacts], vocabulary: Vocabulary,
    assetOf: (SourceSystem, String) -> String?
  ) {
    let lists = records.filter { $0.table.kind == .tags }
    guard !lists.isEmpty, !known.isEmpty else { return }
    // A tag whose samples came under another of its names is not silent.
    let alive = Set(Set(known.map(\.tag)).compactMap(listed.place))
    func isAlive(_ tag: String) -> Bool { listed.place(of: tag).map(alive.contains) ?? false }
    for table in lists {
      let rows = table.records.compactMap { record in
        table.field(.tag, of: record).map {
          Row(
            record: record, tag: $0, isAlive: isAlive($0), asset: table.field(.asset, of: record))
        }
      }
      // A list of which nothing was exported is a list of something else.
      guard rows.contains(where: \.isAlive) else { continue }
      let silent = SilentTags.asked(rows)
      let beyond = rows.count { !$0.isAlive } - silent.count
      if beyond > 0 {
        remarks[table.table.path, default: []].append(
          SilentTags.remark(table, beyond: beyond, of: rows.count))
      }
      guard !silent.isEmpty else { continue }
      let grammar = TagGrammar(tags: rows.map(\.tag), vocabulary: vocabulary)
      for row in silent where seen.insert(row.tag).inserted {
        var signal = SignalFacts(tag: row.tag, path: table.table.path)
        let reading = grammar.parse(row.tag)
        signal.line = row.record.line
        signal.kind = reading.kind
        signal.unit = table.field(.unit, of: row.record)
        signal.asset = (row.asset ?? reading.asset).flatMap { assetOf(table.table.system, $0) }
        facts.append(signal)
      }
    }
  }

  private struct Row {
    var record: Record
    var tag: String
    var isAlive: Bool
    var asset: String?
  }

  /// Rows without samples that the export was meant to hold.
  private static func asked(_ rows: [Row]) -> [Row] {
    let judgement = ListIsExported.inForce
    guard
      judgement.holds(sampled: rows.count { $0.isAlive }, of: rows.count, isAsset: false)
    else { return [] }
    var tags: [String: (sampled: Int, all: Int)] = [:]
    for row in rows {
      guard let asset = row.asset else { continue }
      tags[asset, default: (0, 0)].all += 1
      if row.isAlive { tags[asset]?.sampled += 1 }
    }
    return rows.filter { row in
      guard !row.isAlive else { return false }
      guard let asset = row.asset, let count = tags[asset] else { return true }
      return judgement.holds(sampled: count.sampled, of: count.all, isAsset: true)
    }
  }

  private static func remark(_ table: RecordTable, beyond: Int, of tags: Int) -> Problem {
    Problem(
      severity: .note, location: SourceLocation(path: table.table.path),
      message:
        "\(beyond) of \(tags) tags in this list are not in the exported samples, by whole assets or for the most part: they are taken as not asked for, not as dead",
      help: "Export their samples too if a use case needs them.")
  }
}
