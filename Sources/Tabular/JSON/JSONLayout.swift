import Vocabulary

// Which tables a document holds, decided by its paths.
//
// Each array (or map) of records is a table. Nested objects are columns with a path for a name, arrays of plain values
// one column with `; ` between them. Arrays of records inside records are tables of their own; what names the outer
// record is repeated in them.

struct JSONLayout {
  var paths: JSONPaths
  let outline: JSONOutline
  private var tables: [JSONTable] = []
  private(set) var headerArrays: Set<Int32> = []
  /// Records whose arrays were listed. Arrays that nest share their records, and each is listed once.
  private var visited: Set<Int32> = []
  /// Records that hold others of their own kind.
  private var nested: Set<Int32> = []
  /// What names each record, found once.
  var namingColumns: [Int32: [JSONTable.Column]] = [:]
  /// Tables that lie so deep that not all names around them are repeated.
  var cutTables = 0
  /// Whether the document is an asset administration shell.
  private let isShell: Bool
  /// What holds the columns of tables that stand column by column.
  private var seriesNodes: Set<Int32> = []
  private static let tableLimit = 200
  private static let searchLimit = 2000
  /// What is said of tables that are not read whole.
  private(set) var notices: [String] = []
  /// Tables of nothing but names, which the tables below them repeat.
  private var nameTables: [String] = []

  init(_ paths: JSONPaths, _ outline: JSONOutline) {
    self.paths = paths
    self.outline = outline
    isShell = paths.children(JSONPaths.root).contains {
      paths.name($0) == JSONNames.inForce.shellRoot
    }
    self.paths.isLearning = false
  }

  /// The tables in the order of the document.
  mutating func decide() -> [JSONTable] {
    findHeaders()
    let series = outline.documentCount == 1 ? findSeries() : []
    seriesNodes = Set(series.flatMap(\.nodes))
    JSONRecordKinds(
      seriesNodes: seriesNodes, isOneDocument: outline.documentCount == 1, isShell: isShell
    ).unify(&paths)
    findHeaders()
    visit(JSONPaths.root, chain: [])
    for i in tables.indices { tables[i].isNested = nested.contains(tables[i].row) }
    tables += series.map(table)
    if outline.documentCount > 1 || tables.isEmpty {
      let columns = flatten(JSONPaths.root)
      if !columns.isEmpty {
        var table = JSONTable(name: "", row: JSONPaths.root, columns: columns)
        table.rowCount = paths[JSONPaths.root].objects
        tables.insert(table, at: 0)
      }
    }
    if cutTables > 0 {
      notices.append(
        "holds \(cutTables) tables in which only the nearest \(Self.outerLimit) names around them are repeated"
      )
    }
    if tables.count > Self.tableLimit { dropSmallest() }
    return tables
  }

  /// What a reader of the tables may miss though all values that belong to rows are there.
  func remarks(at location: SourceLocation) -> [Problem] {
    var remarks: [Problem] = []
    if let name = nameTables.first {
      let count = nameTables.count == 1 ? "" : " and \(nameTables.count - 1) more"
      remarks.append(
        Problem(
          severity: .note, location: location,
          message: "'\(name)'\(count) holds only names, which the tables below it repeat; one "
            + "with nothing below it is in no table",
          help: "nothing to do; if those matter, export them as a table of their own"))
    }
    let lists = plainLists
    if let name = lists.first, outline.documentCount == 1,
      !tables.contains(where: { $0.row == JSONPaths.root })
    {
      let others = lists.count == 1 ? "" : " and \(lists.count - 1) more lists"
      remarks.append(
        Problem(
          severity: .note, location: location,
          message: "'\(name)'\(others) beside the tables are plain values and are not read",
          help: "nothing to do; if they matter, export them as records"))
    }
    return remarks
  }

  /// The names of arrays of plain values at the root.
  private var plainLists: [String] {
    paths.children(JSONPaths.root).filter { child in
      let element = paths[child].element
      return paths[child].arrays > 0 && element >= 0 && !headerArrays.contains(child)
        && paths[element].scalars > 0 && paths[element].objects == 0 && paths[element].arrays == 0
        && !isOwnTable(element) && !seriesNodes.contains(child)
    }.map(path)
  }

  private mutating func dropSmallest() {
    let least = tables.map(\.rowCount).sorted(by: >)[Self.tableLimit - 1]
    let larger = tables.count { $0.rowCount > least }
    var room = Self.tableLimit - larger
    var dropped: [JSONTable] = []
    var kept: [JSONTable] = []
    for table in tables {
      let isKept = table.rowCount > least || table.rowCount == least && room > 0
      if isKept, table.rowCount == least { room -= 1 }
      if isKept { kept.append(table) } else { dropped.append(table) }
    }
    let rows = dropped.map(\.rowCount).reduce(0, +)
    let count = tables.count >= Self.searchLimit ? "\(Self.searchLimit) or more" : "\(tables.count)"
    notices.append(
      "holds \(count) tables; \(dropped.count) with the fewest rows (\(rows) in all) are not read, "
        + "such as '\(dropped[0].name)'")
    tables = kept
  }

  // MARK: - Tables

  /// Lists the tables below a record; `chain` holds the records around it.
  private mutating func visit(_ record: Int32, chain: [Int32]) {
    let chain = chain + [record]
    for array in arrays(in: record) {
      let element = paths[array].element
      guard element >= 0 else { continue }
      if chain.contains(element) {
        nested.insert(element)
        continue
      }
      if headerArrays.contains(array) || text(in: element) != nil || isBookkeeping(array) {
        continue
      }
      let count = tables.count
      guard count < Self.searchLimit else { return }
      guard visited.insert(element).inserted else { continue }
      add(element, of: array, chain: chain)
      let isPoor = tables.count > count && tables[count].columns.count == 1
      visit(element, chain: chain)
      // What is only the name of the records in it stands in their tables.
      if isPoor, tables.count > count + 1, !tables[count + 1].outer.isEmpty {
        nameTables.append(tables.remove(at: count).name)
      }
    }
  }

  /// Whether an array holds only what the elements of an asset administration shell mean, or references to something.
  private func isBookkeeping(_ array: Int32) -> Bool {
    guard isShell else { return false }
    if JSONNames.inForce.shellBookkeeping.contains(paths.name(array)) { return true }
    let keys = Set(paths.children(paths[array].element).map { paths.name($0) })
    let reference = JSONNames.inForce.shellReference
    return keys.isSuperset(of: reference.least) && keys.isSubset(of: reference.all)
  }

  /// The arrays and maps of a record, not those inside of them.
  private mutating func arrays(in node: Int32) -> [Int32] {
    var found: [Int32] = []
    if paths[node].isMap || paths[node].role == .element && paths[node].arrays > 0 {
      found.append(node)
    }
    guard !paths[node].isMap else { return found }
    for child in paths.children(node) where !isState(child) && !seriesNodes.contains(child) {
      if paths[child].isMap || paths[child].arrays > 0 { found.append(child) }
      if !paths[child].isMap, paths[child].objects > 0 {
        found += arrays(in: child).filter { $0 != child }
      }
    }
    return found
  }

  /// Finds arrays that name the columns of rows beside them; they are no records.
  private mutating func findHeaders() {
    for array in outline.columnNames.keys.map({ paths.resolved($0) }) {
      let parent = paths[array].parent
      let hasRows =
        parent >= 0
        && paths.children(parent).contains { child in
          let element = paths[child].element
          return element >= 0 && paths[element].arrays > 0
        }
      if hasRows { headerArrays.insert(array) }
    }
  }

  private mutating func add(_ element: Int32, of array: Int32, chain: [Int32]) {
    let node = paths[element]
    guard node.objects > 0 || node.arrays > 0 || isOwnTable(element) else { return }
    var table = JSONTable(name: "", row: element, columns: flatten(element))
    guard !table.columns.isEmpty else { return }
    table.rowCount = node.objects + node.arrays + node.scalars
    table.isPlaced =
      node.arrays > 0 && node.objects == 0
      && paths.children(element).contains { paths[$0].role == .place }
    table.name = path(to: array)
    if table.isPlaced, let names = columnNames(beside: array) {
      table.columnNames = names
      table.columns = (outline.columnNames[names] ?? []).map {
        JSONTable.Column(name: $0, nodes: [])
      }
    }
    addOuter(&table, chain: chain, map: paths[array].isMap ? array : -1)
    table.nameColumn =
      JSONNames.inForce.names.lazy.compactMap { name in
        table.columns.firstIndex { JSONNames.folded($0.name.utf8) == name }
      }.first ?? -1
    tables.append(table)
  }

  private func columnNames(beside array: Int32) -> Int32? {
    let parent = paths[array].parent
    guard parent >= 0 else { return nil }
    return paths.children(parent).first { headerArrays.contains($0) }
  }

  /// Whether an array of plain values stands alone or is long, so that it is no cell.
  private func isOwnTable(_ element: Int32) -> Bool {
    let array = paths[element].parent
    guard array >= 0, paths[element].scalars > 0 else { return false }
    if array == JSONPaths.root || paths[array].isMap { return true }
    return ListIsTable.inForce.holds(
      values: Int(paths[element].scalars), lists: Int(paths[array].arrays))
  }

  // MARK: - Columns

  /// The plain values of a record, by path.
  func flatten(_ record: Int32) -> [JSONTable.Column] {
    var columns: [JSONTable.Column] = []
    if paths[record].scalars > 0 || isOwnTable(record) {
      columns.append(JSONTable.Column(name: "value", nodes: [record]))
    }
    flatten(record, path: "", into: &columns)
    if let tag = webTag(record), let i = columns.firstIndex(where: { $0.nodes == [tag] }) {
      columns[i].name = Self.tagName
    }
    return Array(columns.prefix(JSONPaths.columnLimit))
  }

  private func flatten(_ node: Int32, path: String, into columns: inout [JSONTable.Column]) {
    guard !paths[node].isMap else { return }
    for child in paths.children(node) where !seriesNodes.contains(child) {
      let info = paths[child]
      var name = path + paths.name(child)
      if info.role == .place { name = UnnamedColumn.name(Int(info.place)) }
      var column = JSONTable.Column(name: name, nodes: [])
      let isNull = info.marks.contains(.isNull) && info.objects == 0 && info.arrays == 0
      if info.scalars > 0 || isNull { column.nodes = [child] }
      if info.arrays > 0, info.element >= 0, !headerArrays.contains(child) {
        if let text = text(in: info.element) {
          column.nodes.append(text)
          column.joins = text
        } else if paths[info.element].scalars > 0, !isOwnTable(info.element) {
          column.nodes.append(info.element)
          column.joins = info.element
        }
      }
      if let state = stateName(child) {
        column.nodes += [child, state].filter { !column.nodes.contains($0) }
      }
      if !column.nodes.isEmpty { columns.append(column) }
      if info.objects > 0, stateName(child) == nil {
        flatten(child, path: name + "/", into: &columns)
      }
    }
  }

  /// The text of records that are one in several languages, or the steps of a reference in an asset administration shell.
  private func text(in element: Int32) -> Int32? {
    guard paths[element].objects > 0, paths[element].arrays == 0 else { return nil }
    let children = paths.children(element)
    let known = JSONNames.inForce
    let isStep = paths.name(paths[element].parent) == known.shellReference.steps
    guard children.count == 2,
      children.allSatisfy({ paths[$0].objects == 0 && paths[$0].arrays == 0 }),
      let pair = (isStep ? [known.stepPair] : known.textPairs).first(where: { pair in
        Set(children.map { paths.name($0) }) == [pair.kind, pair.text]
      })
    else { return nil }
    return children.first { paths.name($0) == pair.text }
  }

  private func isState(_ node: Int32) -> Bool { stateName(node) != nil }

  /// The name of a digital state: `{"Name": "Shutdown", "Value": 254, "IsSystem": true}`.
  private func stateName(_ node: Int32) -> Int32? {
    guard paths[node].objects > 0, !paths[node].isMap else { return nil }
    let children = paths.children(node)
    let names = Set(children.map { paths.name($0) })
    let state = JSONNames.inForce.state
    guard names.contains(state.name), names.contains(state.value), names.isSubset(of: state.all)
    else { return nil }
    return children.first { paths.name($0) == state.name }
  }
}
