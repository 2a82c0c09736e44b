import Vocabulary

/// Which columns list the machines that other tables name: each row has another code, and the codes stand under the headers
/// of machines elsewhere, or inside the names of signals.
struct Registers {
  private let tables: [RecognizedTable]
  /// The tables that have a name under the header of a machine, the first two of them.
  private var places: [UInt64: (first: Int, second: Int?)] = [:]
  private let named: [(table: Int, names: ColumnNames)]

  init(_ tables: [RecognizedTable]) {
    self.tables = tables
    named = tables.enumerated().flatMap { i, table in
      table.names.filter { $0.role == .asset }.map { (i, $0) }
    }
    for (table, names) in named {
      for hash in (names.keys + names.cells).map(\.spelling) where hash != 0 {
        guard let known = places[hash] else {
          places[hash] = (table, nil)
          continue
        }
        if known.first != table, known.second == nil { places[hash]?.second = table }
      }
    }
  }

  /// The column of a table that lists machines though its header does not say so, or says so of another one.
  func join(of i: Int) -> ColumnJoin? {
    let table = tables[i]
    guard [.unknown, .owners, .assets].contains(table.kind),
      !table.columns.contains(where: {
        [.time, .start, .end].contains($0.role)
          && $0.confidence >= TableIsRegister.inForce.mostTime
      })
    else { return nil }
    let current = table.column(.asset)
    let names = table.names.first { $0.column == current?.index }
    // Another name of machines that the table names itself stays one, however well it is known: an old number.
    let aliases =
      names?.isUnique == true
      ? Set(table.columns.filter { $0.role == .assetAlias }.map(\.index)) : []
    let rivals = table.names.filter {
      $0.isUnique && !$0.isDescription && $0.column != current?.index
        && !aliases.contains($0.column)
        && ($0.role == nil || $0.role == .tag || $0.role == .asset)
    }
    guard !rivals.isEmpty else { return nil }
    // What is known of the names at hand is enough.
    if let names, evidence(of: names, in: i) != nil { return nil }
    return rivals.lazy.compactMap { names in
      evidence(of: names, in: i).map { other in
        ColumnJoin(
          column: names.column, role: .asset, isSole: true, share: 1, path: tables[other].path)
      }
    }.first
  }

  /// Another table that names what a column lists.
  private func evidence(of names: ColumnNames, in table: Int) -> Int? {
    let judgement = ColumnSharesNames.inForce
    let listed = Set(names.keys.map(\.spelling).filter { $0 != 0 })
    if listed.isEmpty { return nil }
    for (other, column) in named where other != table {
      let found = column.keys.count { $0.spelling != 0 && listed.contains($0.spelling) }
      if judgement.holds(found: found, of: column.keys.count) { return other }
    }
    let found = names.keys.count { key in
      guard let place = places[key.spelling], key.spelling != 0 else { return false }
      return place.first != table || place.second != nil
    }
    if judgement.holds(found: found, of: names.keys.count) {
      return names.keys.lazy.compactMap { key in
        places[key.spelling].flatMap { $0.first != table ? $0.first : $0.second }
      }.first
    }
    for (other, signals) in tables.enumerated().compactMap({ i, table in
      table.signalNames.map { (i, $0) }
    }) where other != table {
      let inside = names.keys.count { signals.parts.contains($0.spelling) }
      let atEnd = names.lastParts.count {
        signals.parts.contains($0.spelling) || signals.whole.contains($0.spelling)
      }
      if judgement.holds(found: max(inside, atEnd), of: names.keys.count) { return other }
    }
    return nil
  }
}
