// Finds tables that stand column by column.

extension JSONLayout {
  struct FoundSeries {
    /// The object that holds the columns.
    var owner: Int32
    /// What of the object belongs to the table.
    var nodes: [Int32]
    var series: JSONSeries
    var rowCount: Int
  }

  /// Shorter ones are lists in a record.
  private static let leastRows = 3

  /// Only objects that are there once hold one.
  mutating func findSeries() -> [FoundSeries] {
    var found: [FoundSeries] = []
    for i in paths.nodes.indices where paths.nodes[i].objects == 1 {
      let node = Int32(i)
      guard paths.resolved(node) == node, !paths[node].isMap else { continue }
      if let series = arrayOfColumns(node) ?? arrays(node) ?? maps(node) { found.append(series) }
    }
    return found
  }

  func table(_ found: FoundSeries) -> JSONTable {
    var table = JSONTable(name: path(to: found.owner), row: found.owner)
    var series = found.series
    var node = found.owner
    // What is there once names all rows.
    while node >= 0, paths[node].objects <= 1 {
      if paths[node].role == .element {
        let taken = Set((series.names + series.outer.map(\.name)).map { JSONNames.folded($0.utf8) })
        let names = findNamingColumns(node).filter {
          !taken.contains(JSONNames.folded($0.name.utf8))
        }
        series.outer.insert(contentsOf: names, at: 0)
      }
      node = paths[node].parent
    }
    table.series = series
    table.rowCount = found.rowCount
    return table
  }

  /// `{"time": [...], "speed": [...]}`: arrays of plain values of the same length.
  private func arrays(_ owner: Int32) -> FoundSeries? {
    var byLength: [Int: [Int32]] = [:]
    for child in paths.children(owner) where !headerArrays.contains(child) {
      let node = paths[child]
      guard node.arrays == 1, node.objects == 0, node.scalars == 0, node.element >= 0,
        arePlain(node.element)
      else { continue }
      byLength[count(node.element), default: []].append(child)
    }
    let best = byLength.filter { $0.key >= Self.leastRows && $0.value.count > 1 }
      .max { ($0.value.count, $0.key) < ($1.value.count, $1.key) }
    guard let (length, nodes) = best else { return nil }
    var series = JSONSeries()
    series.names = nodes.map { paths.name($0) }
    series.values = nodes.map { paths[$0].element }
    return FoundSeries(owner: owner, nodes: nodes, series: series, rowCount: length)
  }

  /// `{"columns": ["time", "speed"], "data": [[...], [...]]}`: as many arrays as names, each longer than a row could be.
  private mutating func arrayOfColumns(_ owner: Int32) -> FoundSeries? {
    let children = paths.children(owner)
    guard let header = children.first(where: { headerArrays.contains($0) }),
      let names = outline.columnNames[header]
    else { return nil }
    for child in children where paths[child].arrays == 1 && paths[child].element >= 0 {
      let column = paths[child].element
      let node = paths[column]
      guard node.arrays == names.count, node.objects == 0, node.scalars == 0 else { continue }
      let places = paths.children(column)
      let length = places.count
      guard length > names.count + 1, places.allSatisfy({ arePlain($0) }),
        length >= JSONPaths.columnLimit
          || places.allSatisfy({ count($0) == names.count })
      else { continue }
      let element = paths.makeColumn(column)
      guard element >= 0 else { return nil }
      var series = JSONSeries(names: names, column: column)
      series.values = names.map { _ in element }
      return FoundSeries(owner: owner, nodes: [child], series: series, rowCount: length)
    }
    return nil
  }

  /// `{"time": {"0": ..., "1": ...}, "speed": {"0": ..., "1": ...}}`: objects under the same numbers of rows or times.
  private mutating func maps(_ owner: Int32) -> FoundSeries? {
    let nodes = paths.children(owner)
    guard nodes.count > 1, let first = nodes.first else { return nil }
    let counts = nodes.map { indexCount($0) }
    guard counts[0] >= Self.leastRows, counts.allSatisfy({ $0 == counts[0] }) else { return nil }
    let keys = paths.children(first).map { Array(paths.key($0)) }
    for node in nodes where paths.children(node).map({ Array(paths.key($0)) }) != keys {
      return nil
    }
    var series = JSONSeries(names: nodes.map { paths.name($0) }, index: first)
    for node in nodes {
      if !paths[node].isMap { paths.makeMap(node) }
      series.values.append(paths[node].element)
    }
    return FoundSeries(owner: owner, nodes: nodes, series: series, rowCount: counts[0])
  }

  /// How many plain values an object holds under numbers of rows or times; 0 when it holds something else.
  private func indexCount(_ node: Int32) -> Int {
    let info = paths[node]
    guard info.objects == 1, info.arrays == 0, info.scalars == 0 else { return 0 }
    if info.isMap {
      return info.element >= 0 && arePlain(info.element) ? count(info.element) : 0
    }
    let children = paths.children(node)
    return children.allSatisfy { arePlain($0) } && paths.hasIndexKeys(node) ? children.count : 0
  }

  private func arePlain(_ node: Int32) -> Bool {
    paths[node].objects == 0 && paths[node].arrays == 0
  }

  private func count(_ node: Int32) -> Int { paths[node].scalars + paths[node].nulls }
}
