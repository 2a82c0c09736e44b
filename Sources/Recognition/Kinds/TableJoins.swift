package import Vocabulary

/// The names that one column holds, in the spelling in which columns of different tables are compared.
package struct ColumnNames: Sendable {
  var column: Int
  /// What the header says the names are of; `nil` where it says nothing.
  var role: ColumnRole?
  /// Whether the header says that they describe: of what is not known otherwise, they may be the names of tags.
  var isDescription = false
  /// The distinct names.
  var keys: [Key]
  /// Cells that name several machines, or one whose name has a comma, as they stand.
  var cells: [Key] = []
  /// The last parts of the names, where each is another one with letters and a number.
  var lastParts: [Key] = []
  /// Whether each row has another name, and none has none.
  var isUnique = false

  /// Hashes of the spelling and of the number of a name; 0 for what it does not have.
  package struct Key: Hashable, Sendable {
    package var spelling: UInt64 = 0
    package var number: UInt64 = 0
  }

  /// Names beyond these say nothing new.
  static let limit = 1024
  /// Whatever else two tables share, such as a description, joins nothing.
  static let joining: [ColumnRole] = [
    .asset, .tag, .batch, .order, .material, .workOrder, .owner,
  ]

  /// Roles of places that machines stand in; a column may have such a header and name machines.
  static let places: [ColumnRole] = [.area, .site]

  /// `nil` for a column whose values can be no names: measurements, instants, texts without letters and digits.
  init?(_ candidate: RoleCandidates, role: ColumnRole?) {
    guard candidate.type == .text || candidate.type == .integer else { return nil }
    column = candidate.column
    self.role = role
    var seen: Set<Key> = []
    keys = []
    for text in candidate.sample.texts where keys.count < ColumnNames.limit {
      // A cell may name several machines, and the name of one may have a comma.
      let isList = role == .asset && text.utf8.contains { $0 == 0x2C || $0 == 0x3B }
      if isList, cells.count < ColumnNames.limit {
        let key = ColumnNames.key(of: text)
        if key != Key() { cells.append(key) }
      }
      for cell in isList ? text.split(whereSeparator: { $0 == "," || $0 == ";" }) : [text[...]] {
        let key = ColumnNames.key(of: String(cell))
        if key != Key(), seen.insert(key).inserted { keys.append(key) }
      }
    }
    guard ColumnSharesNames.inForce.areEnough(keys.count) else { return nil }
    isUnique = candidate.sample.isUnique && candidate.sample.nulls == 0
    if isUnique { lastParts = ColumnNames.lastParts(candidate.sample.texts) }
  }

  /// The keys of what stands behind the last separator, where all names have other ones.
  private static func lastParts(_ texts: [String]) -> [Key] {
    let parts = texts.prefix(limit).map { text in
      text.split { !$0.isLetter && !$0.isNumber }
    }
    guard parts.allSatisfy({ $0.count > 1 }) else { return [] }
    let keys = parts.compactMap(\.last).filter {
      $0.contains(where: \.isLetter) && $0.contains(where: \.isNumber)
    }.map { key(of: String($0)) }
    return keys.count == parts.count && Set(keys).count == keys.count ? keys : []
  }

  /// The name without case and separators and, where it has just one long number, that number without its zeros: lot
  /// `0000001002` of one system is `CH-001002` of another.
  package static func key(of text: String) -> Key {
    var letters = 0
    var digits = 0
    var groups = 0
    var number: UInt64 = 0
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    var count = 0
    var isInNumber = false
    for byte in text.utf8 {
      let isDigit = byte &- 0x30 < 10
      let isLetter = byte >= 0x80 || (byte | 0x20) &- 0x61 < 26
      if isDigit {
        if !isInNumber { groups += 1 }
        digits += 1
        number = number &* 10 &+ UInt64(byte &- 0x30)
      } else if isLetter {
        letters += 1
      }
      isInNumber = isDigit
      guard isDigit || isLetter else { continue }
      count += 1
      hash = (hash ^ UInt64(byte >= 0x80 || isDigit ? byte : byte | 0x20)) &* 0x100_0000_01b3
    }
    var key = Key()
    let judgement = SpellingIsName.inForce
    if judgement.spellingTells(letters: letters, digits: digits, signs: count) {
      key.spelling = hash
    }
    if judgement.numberTells(number, groups: groups, letters: letters, digits: digits) {
      key.number = (number ^ 0x9E37_79B9_7F4A_7C15) &* 0xBF58_476D_1CE4_E5B9
    }
    return key
  }
}

/// That the values of a column are the names which another table has under a header of its own.
package struct ColumnJoin: Sendable, Equatable {
  package var column: Int
  package var role: ColumnRole
  /// Whether its header means a place.
  package var isOfPlace = false
  /// Whether it lists what the others name, one in each row, and no other column of the table does.
  var isSole = false
  /// Share of the column's distinct names that the other tables know, 0…1.
  package var share: Double
  package var path: String
}

extension Recognizer {
  /// What tables without telling headers hold, as far as the tables with them know the names; in the order of `tables`.
  package func joins(of tables: [RecognizedTable]) -> [[ColumnJoin]] {
    var known: [(role: ColumnRole, places: [UInt64: Int])] = ColumnNames.joining.map { ($0, [:]) }
    for (i, table) in tables.enumerated() {
      for names in table.names {
        guard let role = names.role, let k = known.firstIndex(where: { $0.role == role }) else {
          continue
        }
        for key in names.keys + names.cells {
          for hash in [key.spelling, key.number] where hash != 0 && known[k].places[hash] == nil {
            known[k].places[hash] = i
          }
        }
      }
    }
    // Of samples side by side, the headers are the names of the tags.
    if let k = known.firstIndex(where: { $0.role == .tag }) {
      for (i, table) in tables.enumerated() where table.kind == .samples && table.layout == .wide {
        for column in table.signalColumns {
          let key = ColumnNames.key(of: column.name)
          if key.spelling != 0, known[k].places[key.spelling] == nil {
            known[k].places[key.spelling] = i
          }
        }
      }
    }
    let machines = known.filter { $0.role == .asset }
    let tags = known.filter { $0.role == .tag }
    let registers = Registers(tables)
    let headers = SharedHeaders(tables, vocabulary)
    let points = PointLists(tables, vocabulary)
    return tables.enumerated().map { i, table in
      if let join = registers.join(of: i) { return [join] }
      if let join = headers.join(of: i) ?? points.join(of: i) { return [join] }
      let isSure = KindIsSure.inForce.holds(table.confidence)
      return table.names.compactMap { names -> ColumnJoin? in
        if let role = names.role {
          guard ColumnNames.places.contains(role), table.column(.asset) == nil,
            var join = Recognizer.best(names, known: machines, paths: tables)
          else { return nil }
          join.isOfPlace = true
          return join
        }
        // Another name of machines that the table calls by none else.
        if table.columns[names.column].role == .assetAlias, table.column(.asset) == nil,
          var join = Recognizer.best(names, known: machines, paths: tables)
        {
          join.isSole = true
          return join
        }
        if isSure {
          // Of a table that says no machine, a column may have their names whatever it is called.
          return table.column(.asset) == nil && table.kind != .samples && !names.isDescription
            ? Recognizer.best(names, known: machines, paths: tables) : nil
        }
        return Recognizer.best(names, known: names.isDescription ? tags : known, paths: tables)
      }
    }
  }

  /// Which tables have orders that say no machine, where another one pairs their numbers with machines.
  package func links(of tables: [RecognizedTable]) -> [Bool] {
    let pairs = tables.compactMap { $0.pairsWithAssets }
    return tables.map { table in
      guard table.column(.asset) == nil, table.column(.area) == nil else { return false }
      return pairs.contains { header, names in
        table.names.contains { own in
          let isNumber =
            own.role.map(RecognizedTable.paired.contains)
            ?? (own.isUnique && Words.folded(table.columns[own.column].name) == header)
          return isNumber
            && ColumnSharesNames.inForce.holds(
              found: own.keys.count { names.contains($0) }, of: own.keys.count)
        }
      }
    }
  }

  private static func best(
    _ names: ColumnNames, known: [(role: ColumnRole, places: [UInt64: Int])],
    paths tables: [RecognizedTable]
  ) -> ColumnJoin? {
    var best: ColumnJoin?
    for (role, places) in known {
      let found = names.keys.compactMap { places[$0.spelling] ?? places[$0.number] }
      let share = Double(found.count) / Double(names.keys.count)
      guard ColumnSharesNames.inForce.holds(found: found.count, of: names.keys.count),
        share > best?.share ?? 0
      else { continue }
      best = ColumnJoin(
        column: names.column, role: role, share: share, path: tables[found[0]].path)
    }
    return best
  }
}

extension RecognizedTable {
  /// The roles of rows that are done on machines.
  package static let paired: [ColumnRole] = [.workOrder, .order]

  /// Of a table that does nothing but pair orders with machines: the columns of both. Its numbers may have a header that means
  /// nothing here, which the orders have too.
  package var link: (order: RecognizedColumn, asset: RecognizedColumn)? {
    guard kind == .unknown, !columns.contains(where: { $0.times != nil }),
      let asset = column(.asset)
    else { return nil }
    if let order = Self.paired.lazy.compactMap({ column($0) }).first { return (order, asset) }
    let others = names.filter { $0.role == nil && !$0.isDescription }
    guard columns.count == 2, let other = others.first else { return nil }
    return (columns[other.column], asset)
  }

  /// The numbers of a table of orders that such a table pairs with machines.
  package func paired(by link: (order: RecognizedColumn, asset: RecognizedColumn))
    -> RecognizedColumn?
  {
    Self.paired.lazy.compactMap { column($0) }.first
      ?? columns.first { Words.folded($0.name) == Words.folded(link.order.name) }
  }

  /// The header and the numbers of such a table.
  fileprivate var pairsWithAssets: (header: String, names: Set<ColumnNames.Key>)? {
    guard let link, let names = names.first(where: { $0.column == link.order.index }) else {
      return nil
    }
    return (Words.folded(link.order.name), Set(names.keys))
  }
}
