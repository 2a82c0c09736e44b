/// Which elements of a document are the rows of a table, and where its columns come from.
struct XMLTable: Sendable {
  var name: String
  var columns: [String]
  var shape = XMLShape()
  /// Places of the elements that are rows.
  var records: Set<Int> = []
  /// By place: the column of the element's name, and of its text.
  var names: [Int: Int] = [:]
  var texts: [Int: Int] = [:]
  /// By place: attributes and their columns.
  var attributes: [Int: [(name: [UInt8], column: Int)]] = [:]
  /// Columns that take what the row around this one has in another column.
  var outer: [(column: Int, from: Int)] = []
  /// Columns of a value and its quality, where the value `UNAVAILABLE` says that there is none.
  var unavailable: (value: Int, quality: Int)?
  /// Columns that tell a row which only refers to another.
  var references: [(column: Int, reference: XMLDialect.Reference)] = []
  /// By place: whether this table says what the shape does not know there.
  var answersFor: [Bool] = []
  /// What the document holds that is in no table.
  var notices: [String] = []

  init(name: String, columns: [String] = []) {
    self.name = name
    self.columns = columns
  }

  mutating func add(_ node: Int, attribute: String, to column: Int) {
    attributes[node, default: []].append((Array(attribute.utf8), column))
  }
}

/// Makes tables of a shape: every element that repeats is a row of its own table.
struct XMLTableDesign {
  static let maximumColumnCount = 1000
  static let maximumTableCount = 100
  private let shape: XMLShape
  private var records: Set<Int> = []
  /// By table and path: what columns of a known format are called.
  private let dialect: [String: [String: String]]
  /// The table of what collections hold.
  private let collected: String

  static func tables(_ shape: XMLShape) -> [XMLTable] {
    guard !shape.nodes.isEmpty else { return [] }
    let root = shape.nodes[0].name
    if let one = XMLDialects.inForce[root].observations(root: root) { return [one] }
    let design = XMLTableDesign(shape)
    var tables = design.records.sorted().map(design.table).filter { !$0.columns.isEmpty }
    // A model is its assets and signals; what else repeats in it is bookkeeping.
    if tables.contains(where: { design.dialect[$0.name] != nil }) {
      tables.removeAll { design.dialect[$0.name] == nil }
    }
    let left = tables.dropFirst(maximumTableCount)
    if let first = left.first {
      tables[0].notices.append(
        "holds \(tables.count) kinds of records; of the last \(left.count) none is read, from '\(first.name)' on"
      )
      tables.removeLast(left.count)
    }
    design.shareOut(&tables)
    for i in tables.indices {
      tables[i].references = XMLDialects.inForce[root].references.compactMap { reference in
        guard reference.table == tables[i].name,
          let column = tables[i].columns.firstIndex(of: reference.column)
        else { return nil }
        return (column, reference)
      }
    }
    return tables
  }

  /// Tells each table which places it answers for: those in its rows, and the first also those that are in no row.
  private func shareOut(_ tables: inout [XMLTable]) {
    for i in tables.indices {
      tables[i].answersFor = shape.nodes.indices.map { place in
        var node = place
        while node >= 0, !records.contains(node) { node = shape.nodes[node].parent }
        return node < 0 ? i == 0 : tables[i].records.contains(node)
      }
    }
  }

  private init(_ shape: XMLShape) {
    self.shape = shape
    let known = XMLDialects.inForce[shape.nodes[0].name]
    dialect = known.columns
    collected = known.collected
    for (i, node) in shape.nodes.enumerated() where !shape.single.contains(node.name) {
      // A repeated value without attributes is a column of its record.
      let name = String(decoding: node.name, as: UTF8.self)
      let isKnown = dialect[name] != nil && !shape.collections.contains(node.name)
      if isKnown || node.name == XMLShape.any || node.isRecursive && !node.isLeaf
        || node.repeats && (!node.isLeaf || !isInRecord(node.parent))
      {
        records.insert(i)
      }
    }
    // What is there once above the rows is a table too when it says enough, such as an order above its steps.
    // A model has the tables that its dialect knows: what stands between them belongs to the row around it.
    for i in shape.nodes.indices
    where !records.contains(i) && holdsRecord(i) && (dialect.isEmpty || isKnown(i)) {
      let values = ownValues(i).filter { $0.node != i }
      if RecordAbove.inForce.holds(values: values.count, isRoot: i == 0) { records.insert(i) }
    }
    if records.isEmpty, dialect.isEmpty {
      // Nothing repeats: the row is where the values begin.
      var node = 0
      while shape.nodes[node].children.count == 1, !shape.nodes[node].hasText,
        !shape.nodes[shape.nodes[node].children[0]].children.isEmpty
      {
        node = shape.nodes[node].children[0]
      }
      records.insert(node)
    }
  }

  private func isKnown(_ node: Int) -> Bool {
    dialect[String(decoding: shape.nodes[node].name, as: UTF8.self)] != nil
  }

  private func isInRecord(_ node: Int) -> Bool {
    var node = node
    while node >= 0 {
      if records.contains(node) { return true }
      node = shape.nodes[node].parent
    }
    return false
  }

  private func holdsRecord(_ node: Int) -> Bool {
    shape.nodes[node].children.contains { records.contains($0) || holdsRecord($0) }
  }

  private struct Value {
    var node: Int
    /// `nil`: the text.
    var attribute: [UInt8]?
    /// From the row down.
    var path: String
  }

  /// The values in a record, without those of the records in it.
  private func ownValues(_ record: Int) -> [Value] {
    var values: [Value] = []
    func walk(_ node: Int, _ path: String) {
      for attribute in shape.nodes[node].attributes {
        values.append(
          Value(
            node: node, attribute: attribute,
            path: path + String(decoding: attribute, as: UTF8.self)))
      }
      if shape.nodes[node].hasText {
        let name = node == record ? "value" : String(path.dropLast())
        values.append(Value(node: node, attribute: nil, path: name))
      }
      for child in shape.nodes[node].children where !records.contains(child) {
        walk(child, path + String(decoding: shape.nodes[child].name, as: UTF8.self) + "/")
      }
    }
    walk(record, "")
    return values
  }

  /// Attributes and texts right in an element that tell it from others.
  private func keys(_ node: Int) -> [Value] {
    let own = ownValues(node).filter { value in
      (value.node == node && value.attribute != nil
        || value.attribute == nil && shape.nodes[value.node].parent == node)
        && Self.isKey(value.path)
    }
    return Array(own.prefix(4))
  }

  private static func isKey(_ name: String) -> Bool {
    let name = name.lowercased()
    return XMLDialects.inForce.keys.contains {
      name.hasSuffix($0)
    }
  }

  private func table(_ record: Int) -> XMLTable {
    var name = String(decoding: shape.nodes[record].name, as: UTF8.self)
    if name == "*" { name = collected }
    var table = XMLTable(name: name)
    table.shape = shape
    table.records = [record]
    var above: [Int] = []
    var node = shape.nodes[record].parent
    while node >= 0 {
      above.insert(node, at: 0)
      node = shape.nodes[node].parent
    }
    for node in above {
      var prefix = String(decoding: shape.nodes[node].name, as: UTF8.self)
      if prefix == "*" { prefix = "component" }
      for value in keys(node) { add(value, named: "\(prefix)/\(value.path)", to: &table) }
    }
    let outer = shape.nodes[record].isRecursive ? keys(record).map(\.path) : []
    let firstOuter = table.columns.count
    table.columns += outer.map { "parent/\($0)" }
    let firstOwn = table.columns.count
    if shape.nodes[record].name == XMLShape.any {
      table.names[record] = table.columns.count
      table.columns.append("type")
    }
    let own = ownValues(record)
    let room = Self.maximumColumnCount - table.columns.count
    if own.count > room {
      table.notices.append("holds \(own.count - room) more kinds of values than can be columns")
    }
    for value in own.prefix(room) { add(value, named: value.path, to: &table) }
    for (i, path) in outer.enumerated() {
      let from = table.columns[firstOwn...].firstIndex(of: path) ?? firstOwn
      table.outer.append((firstOuter + i, from))
    }
    let known = dialect[name] ?? [:]
    let short = Self.shortNames(Array(table.columns[firstOwn...]))
    for i in table.columns.indices {
      let path = table.columns[i]
      table.columns[i] = known[path] ?? (i < firstOwn ? path : short[i - firstOwn])
    }
    // A list of plain values is one column with their name.
    if shape.nodes[record].isLeaf, firstOwn < table.columns.count { table.columns[firstOwn] = name }
    table.columns = HeaderSearch.uniqueNames(table.columns, count: table.columns.count)
    return table
  }

  /// The last parts of the paths, as many as it takes to tell them apart and to say something.
  private static func shortNames(_ paths: [String]) -> [String] {
    let parts = paths.map { $0.split(separator: "/") }
    var uses: [String: Int] = [:]
    func end(_ parts: [Substring], _ count: Int) -> String {
      parts.suffix(count).joined(separator: "/")
    }
    for parts in parts {
      for count in 1...max(parts.count, 1) { uses[end(parts, count), default: 0] += 1 }
    }
    return zip(paths, parts).map { path, parts in
      let least =
        parts.last.map { XMLDialects.inForce.vagueNames.contains($0.lowercased()) } ?? true ? 2 : 1
      guard least < parts.count else { return path }
      return (least..<parts.count).map { end(parts, $0) }.first { uses[$0] == 1 } ?? path
    }
  }

  private func add(_ value: Value, named name: String, to table: inout XMLTable) {
    if let attribute = value.attribute {
      table.attributes[value.node, default: []].append((attribute, table.columns.count))
    } else {
      table.texts[value.node] = table.columns.count
    }
    table.columns.append(name)
  }
}
