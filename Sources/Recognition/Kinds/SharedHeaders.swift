import Vocabulary

/// What a column is by the one of the same header in another table, where neither header says it by itself.
struct SharedHeaders {
  private let tables: [RecognizedTable]
  /// The headers under which long samples name their tags, and where.
  private var tags: [String: Int] = [:]
  /// Columns of registers that have another text in each row.
  private var keys: [String: [(table: Int, names: ColumnNames)]] = [:]

  /// Those that are not what the row is called, by register.
  private var ofRegister: [Int: [ColumnNames]] = [:]
  /// Columns of tables that say no machine, where their headers say nothing.
  private var others: [String: [(table: Int, names: ColumnNames)]] = [:]
  private let vocabulary: Vocabulary

  init(_ tables: [RecognizedTable], _ vocabulary: Vocabulary) {
    self.tables = tables
    self.vocabulary = vocabulary
    for (i, table) in tables.enumerated() {
      if table.kind == .samples, table.layout == .long, let tag = table.column(.tag) {
        let header = Words.folded(tag.name)
        if tags[header] == nil { tags[header] = i }
      }
      for names in table.names where !names.isDescription {
        guard names.role == nil || names.role == .asset else { continue }
        let header = Words.folded(table.columns[names.column].name)
        // Each table has an `id` of its own.
        if isBare(table.columns[names.column].name) { continue }
        if table.kind == .assets {
          guard names.isUnique else { continue }
          keys[header, default: []].append((i, names))
          if names.role == nil { ofRegister[i, default: []].append(names) }
        } else if table.column(.asset).map({ $0.index == names.column }) ?? true {
          // What works name their machines by may be the code beside the name in the register.
          others[header, default: []].append((i, names))
        }
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
    for key in ofRegister[i] ?? [] {
      let header = Words.folded(tables[i].columns[key.column].name)
      if let other = others[header]?.first(where: { SharedHeaders.refer($0.names, to: key) }) {
        return ColumnJoin(
          column: key.column, role: .assetAlias, share: 1, path: tables[other.table].path)
      }
    }
    return nil
  }

  /// Whether the names of a column are those of another one, with or without the zeros before a number.
  private static func refer(_ names: ColumnNames, to known: ColumnNames) -> Bool {
    let spellings = Set(known.keys.map(\.spelling)).subtracting([0])
    let numbers = Set(known.keys.map(\.number)).subtracting([0])
    return ColumnSharesNames.inForce.holds(
      found: names.keys.count { spellings.contains($0.spelling) || numbers.contains($0.number) },
      of: names.keys.count)
  }
}
