import Recognition
import Vocabulary

/// What a list of transactions says of its machines, and not of what was done: a text that stays the same for a machine
/// whatever is done to it.
struct DescriptionsOfAssets {
  private var texts: [String: String] = [:]

  /// - Parameter columns: that may hold it, the likeliest first.
  init(_ table: RecordTable, asset: Int, columns: [Int]) {
    guard let types = table.table.column(.workType)?.index else { return }
    for column in columns where column != asset {
      let found = DescriptionsOfAssets.texts(table, asset: asset, column: column, types: types)
      if let found {
        texts = found
        return
      }
    }
  }

  subscript(_ asset: String) -> String? { texts[asset] }

  private static func texts(
    _ table: RecordTable, asset: Int, column: Int, types: Int
  ) -> [String: String]? {
    var texts: [String: String] = [:]
    var kinds: [String: Set<String>] = [:]
    var changing: Set<String> = []
    for record in table.records {
      let (name, text) = (record.fields[asset], record.fields[column])
      guard !name.isEmpty, !text.isEmpty else { continue }
      if texts[name, default: text] != text { changing.insert(name) }
      texts[name] = text
      kinds[text, default: []].insert(record.fields[types])
    }
    let judgement = ColumnDescribesAssets.inForce
    return judgement.holds(
      varied: kinds.count { $0.value.count > 1 }, changing: changing.count, texts: kinds.count,
      machines: texts.count) ? texts : nil
  }
}
