import Vocabulary

/// What names beside one value are that is just called so: those of signals where a list of points has them, and those of
/// machines where a register has them.
struct PointLists {
  private let tables: [RecognizedTable]
  private let vocabulary: Vocabulary
  /// Where a name is listed.
  private var points: [UInt64: Int] = [:]
  private var machines: [UInt64: Int] = [:]

  init(_ tables: [RecognizedTable], _ vocabulary: Vocabulary) {
    self.tables = tables
    self.vocabulary = vocabulary
    for (i, table) in tables.enumerated() {
      for names in table.names {
        for hash in names.keys.map(\.spelling) where hash != 0 {
          if table.kind == .tags, names.role == .tag, points[hash] == nil { points[hash] = i }
          if table.kind == .assets, names.role == .asset, machines[hash] == nil {
            machines[hash] = i
          }
        }
      }
    }
  }

  /// Of samples under a header that says machines, the column of their names.
  func join(of i: Int) -> ColumnJoin? {
    let table = tables[i]
    let values = table.columns(.value)
    guard table.kind == .samples, table.layout != .wide,
      values.count == 1, vocabulary.isGenericValue(values[0].name),
      let column = table.column(.tag) ?? table.column(.asset),
      let names = table.names.first(where: { $0.column == column.index })
    else { return nil }
    func join(_ role: ColumnRole, _ places: [UInt64: Int]) -> ColumnJoin? {
      let found = names.keys.compactMap { places[$0.spelling] }
      guard column.role != role, let list = found.first,
        ColumnSharesNames.inForce.holds(found: found.count, of: names.keys.count)
      else { return nil }
      return ColumnJoin(
        column: column.index, role: role, isSole: true, share: 1, path: tables[list].path)
    }
    if column.role == .asset { return join(.tag, points) }
    return vocabulary.says(column.name, .asset) && table.column(.asset) == nil
      ? join(.asset, machines) : nil
  }
}
