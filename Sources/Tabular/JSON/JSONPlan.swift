/// What a read of one table does with each node of the document.
struct JSONPlan: Sendable {
  static let none: Int32 = -1
  /// The value names the column of a place.
  static let namesColumn: Int32 = -2

  let table: JSONTable
  /// The outer names, the place in a nest of records, and the columns of the record.
  let header: [String]
  let outerCount: Int
  /// The column of `path`, behind which `parent` stands; -1 where records are not nested.
  let pathColumn: Int
  let nameColumn: Int
  /// For each node its column or what else it is.
  let roles: [Int32]
  let joins: [Bool]
  let wanted: [Bool]
  /// Records around the rows.
  let isOuter: [Bool]
  /// The outer column of a map's key, or -1.
  let keyColumns: [Int32]
  /// Where rows are arrays, the place of each node's value in them.
  let places: [Int32]
  let columnOfName: [String: Int32]
  /// Sorted by offset.
  let lateNames: [JSONOutline.LateName]

  init(_ table: JSONTable, _ paths: JSONPaths, _ lateNames: [JSONOutline.LateName]) {
    self.table = table
    outerCount = table.outer.count
    let isNested = table.isNested && table.nameColumn >= 0
    pathColumn = isNested ? outerCount : -1
    let base = outerCount + (isNested ? 2 : 0)
    nameColumn = isNested ? base + table.nameColumn : -1
    let names =
      table.outer.map(\.name) + (isNested ? ["path", "parent"] : []) + table.columns.map(\.name)
    header = HeaderSearch.uniqueNames(names.map { $0.trimmingBlanks() }, count: names.count)

    let count = paths.nodes.count
    var roles = [Int32](repeating: Self.none, count: count)
    var joins = [Bool](repeating: false, count: count)
    var keyColumns = [Int32](repeating: -1, count: count)
    var places = [Int32](repeating: -1, count: count)
    var isOuter = [Bool](repeating: false, count: count)
    for (i, column) in table.outer.enumerated() {
      for node in column.nodes {
        if paths[node].isMap {
          keyColumns[Int(node)] = Int32(i)
        } else {
          roles[Int(node)] = Int32(i)
        }
      }
      isOuter[Int(table.outerRecords[i])] = true
    }
    for (i, column) in table.columns.enumerated() {
      for node in column.nodes { roles[Int(node)] = Int32(base + i) }
      if column.joins >= 0 { joins[Int(column.joins)] = true }
    }
    var columnOfName: [String: Int32] = [:]
    if table.columnNames >= 0 {
      for (i, column) in table.columns.enumerated() { columnOfName[column.name] = Int32(base + i) }
      for child in paths.children(table.row) where paths[child].role == .place {
        places[Int(child)] = paths[child].place
        roles[Int(child)] = Int32(base)
      }
      let element = paths[table.columnNames].element
      for node in [element] + paths.children(element) where paths[node].marks.contains(.namesColumn)
      {
        roles[Int(node)] = Self.namesColumn
      }
    }
    self.roles = roles
    self.joins = joins
    self.keyColumns = keyColumns
    self.places = places
    self.isOuter = isOuter
    self.columnOfName = columnOfName
    wanted = Self.wanted(table, paths, roles, keyColumns)
    let (outerCount, nameColumn) = (outerCount, nameColumn)
    self.lateNames = lateNames.map { name in
      var name = name
      name.node = paths.resolved(name.node)
      return name
    }.filter { name in
      let role = roles[Int(name.node)]
      return role >= 0 && (role < outerCount || Int(role) == nameColumn)
    }.sorted { $0.offset < $1.offset }
  }

  /// The nodes on the way to a value that is read.
  private static func wanted(
    _ table: JSONTable, _ paths: JSONPaths, _ roles: [Int32], _ keys: [Int32]
  ) -> [Bool] {
    var wanted = [Bool](repeating: false, count: paths.nodes.count)
    func mark(_ node: Int32) {
      var node = node
      while node >= 0, !wanted[Int(node)] {
        wanted[Int(node)] = true
        node = paths[node].parent
      }
    }
    mark(table.row)
    for i in roles.indices where roles[i] != none || keys[i] >= 0 { mark(Int32(i)) }
    // Records in records come back to a node above them.
    var hasGrown = true
    while hasGrown {
      hasGrown = false
      for i in paths.nodes.indices where !wanted[i] {
        let element = paths.nodes[i].element
        if element >= 0, wanted[Int(element)], paths.resolved(Int32(i)) == Int32(i) {
          mark(Int32(i))
          hasGrown = true
        }
      }
    }
    return wanted
  }
}
