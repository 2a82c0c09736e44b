// What names the records around the rows of a table.

extension JSONLayout {
  static let tagName = "tag name"
  /// Tables repeat no more names of records around them than this, or rows that lie deep would grow with each level.
  static let outerLimit = 256

  /// What names the tag of a stream or point of a web service, in lists and above samples alike: its name, but the path of
  /// an attribute, whose name is one of many.
  func webTag(_ record: Int32) -> Int32? {
    let children = paths.children(record)
    func child(_ name: String) -> Int32? {
      children.first { paths.key($0).elementsEqual(name.utf8) }
    }
    let keys = JSONNames.inForce.webTag
    guard child(keys.identity) != nil, let name = child(keys.name), let path = child(keys.path)
    else { return nil }
    // Elements and servers have these three too.
    guard
      paths[path].marks.contains(.namesAttribute)
        || keys.marks.contains(where: { child($0) != nil })
    else { return nil }
    return paths[path].marks.contains(.namesAttribute) ? path : name
  }

  /// Adds what names the records around the rows, the nearest first.
  mutating func addOuter(_ table: inout JSONTable, chain: [Int32], map: Int32) {
    var taken = Set(table.columns.map { JSONNames.folded($0.name.utf8) })
    for (i, record) in chain.enumerated().reversed() {
      guard table.outer.count < Self.outerLimit else {
        cutTables += 1
        return
      }
      if namingColumns[record] == nil { namingColumns[record] = findNamingColumns(record) }
      var columns = (namingColumns[record] ?? []).filter { column in
        // A unit that the rows have themselves is not repeated.
        !(JSONNames.inForce.units.contains(JSONNames.folded(column.name.utf8))
          && taken.contains(JSONNames.folded(column.name.utf8)))
      }
      let label = record == JSONPaths.root ? "document" : lastName(paths[record].parent)
      for j in columns.indices {
        if taken.contains(JSONNames.folded(columns[j].name.utf8)) {
          columns[j].name = "\(label)/\(columns[j].name)"
        }
        taken.insert(JSONNames.folded(columns[j].name.utf8))
      }
      // The key of a map names the record that is next to it.
      let inner = i + 1 < chain.count ? chain[i + 1] : table.row
      let parent = paths[inner].parent
      if parent >= 0, paths[parent].isMap {
        let name = taken.contains("key") ? "\(lastName(parent))/key" : "key"
        taken.insert("key")
        columns.append(JSONTable.Column(name: name, nodes: [parent]))
      }
      table.outer.insert(contentsOf: columns, at: 0)
      table.outerRecords.insert(contentsOf: columns.map { _ in record }, at: 0)
    }
  }

  func findNamingColumns(_ record: Int32) -> [JSONTable.Column] {
    var names: [JSONTable.Column] = []
    var addresses: [JSONTable.Column] = []
    let hasWebTag = webTag(record) != nil
    for column in flatten(record) where column.joins < 0 && column.nodes[0] != record {
      let parts = column.name.split(separator: "/")
      let last = JSONNames.folded((parts.last ?? "").utf8)
      if column.name == Self.tagName {
        names.append(column)
        continue
      }
      if hasWebTag, last == "name" { continue }
      let isLabel =
        parts.count > 1
        && JSONNames.inForce.labelObjects.contains(JSONNames.folded(parts[parts.count - 2].utf8))
      guard isLabel || column.nodes.contains(where: { paths[$0].marks.contains(.isFilled) })
      else { continue }
      if parts.contains(where: JSONNames.inForce.links.contains) { continue }
      if JSONNames.inForce.addresses.contains(last) || parts.count > 1 && !isLabel {
        addresses.append(column)
      } else {
        names.append(column)
      }
    }
    let hasName = names.contains {
      !JSONNames.inForce.units.contains(JSONNames.folded($0.name.utf8))
    }
    return Array((hasName ? names : names + addresses).prefix(32))
  }

  private func lastName(_ node: Int32) -> String {
    var node = node
    while node >= 0 {
      if paths[node].role == .member { return paths.name(node) }
      node = paths[node].parent
    }
    return "document"
  }

  /// `submodels/submodelElements`.
  func path(to array: Int32) -> String {
    var parts: [String] = []
    var node = array
    while node >= 0, parts.count < 64 {
      if paths[node].role == .member { parts.insert(paths.name(node), at: 0) }
      node = paths[node].parent
    }
    // A key may be a whole text.
    return String(parts.joined(separator: "/").prefix(120))
  }
}
