import Vocabulary

/// What names beside one value are that is just called so: those of signals where a list of points has them, and those of
/// machines where a register has them. A list with units of several kinds is one of points, whatever its header calls them,
/// where samples have these names.
struct PointLists {
  private let tables: [RecognizedTable]
  private let vocabulary: Vocabulary
  /// Where a name is listed.
  private var points: [UInt64: Int] = [:]
  private var machines: [UInt64: Int] = [:]
  /// The names of samples and where they are.
  private var sampled: [UInt64: Int] = [:]

  init(_ tables: [RecognizedTable], _ vocabulary: Vocabulary) {
    self.tables = tables
    self.vocabulary = vocabulary
    for (i, table) in tables.enumerated() {
      let tag = table.kind == .samples ? table.column(.tag)?.index : nil
      if table.kind == .samples, table.layout == .wide {
        for column in table.signalColumns {
          let hash = ColumnNames.key(of: column.name).spelling
          if hash != 0, sampled[hash] == nil { sampled[hash] = i }
        }
      }
      for names in table.names {
        for hash in names.keys.map(\.spelling) where hash != 0 {
          if names.column == tag, sampled[hash] == nil { sampled[hash] = i }
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
    if table.kind == .assets { return points(ofRegister: table) }
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

  /// Of what its header calls a register of machines the column of names that are those of samples, with what is measured in
  /// several units.
  private func points(ofRegister table: RecognizedTable) -> ColumnJoin? {
    guard !sampled.isEmpty, let column = table.column(.asset), let unit = table.column(.unit),
      let first = table.first,
      let names = table.names.first(where: { $0.column == column.index && $0.isUnique })
    else { return nil }
    let units = TableSample(first, vocabulary: vocabulary, rowLimit: ColumnNames.limit)
      .columns[unit.index].distinct.filter { vocabulary.looksLikeUnit($0) }
    let found = names.keys.compactMap { sampled[$0.spelling] }
    guard units.count > 1, let samples = found.first,
      ColumnSharesNames.inForce.holds(found: found.count, of: names.keys.count)
    else { return nil }
    return ColumnJoin(
      column: column.index, role: .tag, isSole: true, share: 1, path: tables[samples].path)
  }
}
