import Vocabulary

/// The tables of a dump: what they are called, their columns, and where their rows lie.
struct SQLOutline {
  struct Table {
    var name: SQLName
    /// As they are created, and those that only rows name.
    var columns: [String] = []
    /// Whether the columns are known before the rows.
    var isCreated = false
    /// Where the first and behind the last row lie in the text, and the line of the first.
    var place: Range<Int>?
    var line = 1
  }

  private(set) var tables: [Table] = []
  /// Whether there are statements that hold rows.
  private(set) var hasRows = false
  /// Most that is done for a script that names ever new tables.
  private static let mostTables = 10_000

  init(_ walk: consuming SQLWalk) {
    var current = -1
    while true {
      switch walk.next() {
      case .created:
        let place = place(of: walk.table)
        if place >= 0, !tables[place].isCreated {
          tables[place].isCreated = true
          let named = tables[place].columns
          tables[place].columns = walk.columns ?? []
          tables[place].add(named)
        }
      case .begun:
        hasRows = true
        current = place(of: walk.table)
        if current >= 0 { tables[current].add(walk.columns ?? []) }
      case .row:
        guard current >= 0 else { continue }
        if tables[current].columns.isEmpty {
          tables[current].columns = (0..<walk.row.count).map { UnnamedColumn.name($0) }
        }
        tables[current].extend(walk)
      case .broken: if current >= 0 { tables[current].extend(walk) }
      case .end: return
      }
    }
  }

  /// The number of the table of a name; -1 where there are too many.
  private mutating func place(of name: SQLName) -> Int {
    if let known = tables.firstIndex(where: { $0.name == name }) { return known }
    if let known = tables.firstIndex(where: { $0.name.means(name) }) { return known }
    guard tables.count < Self.mostTables, !name.table.lowercased().hasPrefix("sqlite_") else {
      return -1
    }
    tables.append(Table(name: name))
    return tables.count - 1
  }

  /// What a table is called where others have its name in another schema.
  func title(_ table: Table) -> String {
    let isShared = tables.count { $0.name.table == table.name.table } > 1
    guard isShared, let schema = table.name.schema else { return table.name.table }
    return schema + "." + table.name.table
  }
}

extension SQLOutline.Table {
  mutating func add(_ names: [String]) {
    if names.isEmpty { return }
    var known = Set(columns.map { $0.lowercased() })
    for name in names where known.insert(name.lowercased()).inserted { columns.append(name) }
  }

  fileprivate mutating func extend(_ walk: borrowing SQLWalk) {
    if place == nil { line = walk.start.line }
    place = (place?.lowerBound ?? walk.start.place)..<walk.feed.place
  }
}
