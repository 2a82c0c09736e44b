import Vocabulary

/// What a column is by the one of the same header in another table, where neither header says it by itself.
struct SharedHeaders {
  private let tables: [RecognizedTable]
  /// The headers under which long samples name their tags, and where.
  private var tags: [String: Int] = [:]
  /// Columns of registers that have another text in each row, and are not what the row is called.
  private var keys: [String: [(table: Int, names: ColumnNames)]] = [:]

  private let vocabulary: Vocabulary

  init(_ tables: [RecognizedTable], _ vocabulary: Vocabulary) {
    self.tables = tables
    self.vocabulary = vocabulary
    for (i, table) in tables.enumerated() {
      if table.kind == .samples, table.layout == .long, let tag = table.column(.tag) {
        let header = Words.folded(tag.name)
        if tags[header] == nil { tags[header] = i }
      }
      guard table.kind == .assets else { continue }
      for names in table.names where names.role == nil && names.isUnique && !names.isDescription {
        let header = table.columns[names.column].name
        // Each table has an `id` of its own.
        if isBare(header) { continue }
        keys[Words.folded(header), default: []].append((i, names))
      }
    }
  }

  private func isBare(_ header: String) -> Bool {
    Words.split(header).allSatisfy { word in
      vocabulary.headers.identifiers.contains(word)
        || vocabulary.headers.leadingIdentifiers.contains(word)
        || vocabulary.headers.names.contains(word)
    }
  }

  func join(of i: Int) -> ColumnJoin? {
    let table = tables[i]
    return switch table.kind {
    case .tags: tag(of: table)
    case .assets: reference(to: i)
    case .samples, .materials, .owners: nil
    default: key(of: table)
    }
  }

  /// Of a list of points the column of the names under which their samples stand: `Tag No`, and not the address in the controller.
  private func tag(of table: RecognizedTable) -> ColumnJoin? {
    guard let tag = table.column(.tag), vocabulary.headers.isAddress(Words.split(tag.name)) else {
      return nil
    }
    return table.columns.lazy.compactMap { column in
      tags[Words.folded(column.name)].map { other in
        ColumnJoin(
          column: column.index, role: .tag, isSole: true, share: 1, path: tables[other].path)
      }
    }.first
  }

  /// Of a table that says no machine, the column of the key of a register.
  private func key(of table: RecognizedTable) -> ColumnJoin? {
    guard table.column(.asset) == nil else { return nil }
    return table.names.lazy.compactMap { names in
      guard names.role == nil, !names.isDescription else { return nil }
      return keys[Words.folded(table.columns[names.column].name)]?.first { _, key in
        SharedHeaders.refer(names, to: key)
      }.map { other, _ in
        ColumnJoin(
          column: names.column, role: .asset, isSole: true, share: 1, path: tables[other].path)
      }
    }.first
  }

  /// Of a register the column by which another table refers to its rows.
  private func reference(to i: Int) -> ColumnJoin? {
    let own = keys.values.joined().filter { $0.table == i }.map(\.names).sorted {
      $0.column < $1.column
    }
    for key in own {
      let header = Words.folded(tables[i].columns[key.column].name)
      for (other, table) in tables.enumerated()
      where other != i && table.kind != .assets && table.column(.asset) == nil {
        let refers = table.names.contains {
          $0.role == nil && !$0.isDescription
            && Words.folded(table.columns[$0.column].name) == header
            && SharedHeaders.refer($0, to: key)
        }
        if refers {
          return ColumnJoin(column: key.column, role: .assetAlias, share: 1, path: table.path)
        }
      }
    }
    return nil
  }

  private static func refer(_ names: ColumnNames, to key: ColumnNames) -> Bool {
    let known = Set(key.keys)
    return ColumnSharesNames.inForce.holds(
      found: names.keys.count { known.contains($0) }, of: names.keys.count)
  }
}
