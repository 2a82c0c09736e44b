import Linking
import Profiling
import Recognition
import Tabular
import Vocabulary

/// Elements of models of a plant whose names count below their parent alone: the `Axes` of each machine, the `Equipment` of each hall.
///
/// `Axes` of two machines are two things, which become `Lathe 1/Axes` and `Lathe 2/Axes`. What tells elements apart in their
/// document (`ns=1;i=5013`, `c1`) names them only as long as no other document of the dialect calls something else so, and an element
/// without a name is a part of what it is in.
struct LocalNames {
  private struct Element {
    var line: Int
    var path: String
    /// Tables of one name are of one dialect.
    var dialect: String
    var id: String
    var name: String
    /// What the document calls its parent, where that has no row of its own.
    var above = ""
  }

  private struct Columns {
    var asset: Int
    var name: Int
    var id: Int?
    var parent: Int?
    var parentID: Int?

    init?(_ table: RecognizedTable) {
      let model = ModelColumns.inForce
      func place(_ name: String) -> Int? { table.columns.first { $0.name == name }?.index }
      guard table.source.info.isAssetModel, let asset = table.column(.asset)?.index,
        let name = place(model.name) ?? place(model.id)
      else { return nil }
      self.asset = asset
      self.name = name
      id = place(model.id)
      parent = place(model.parent)
      parentID = place(model.parentID)
    }

    var haveParents: Bool { parent != nil || parentID != nil }
  }

  private var elements: [Element] = []
  private var forest = ParentForest([])
  /// The elements of each table of them, one a row.
  private var rows: [Int: Range<Int>] = [:]
  /// Elements by document and by what tells them apart there; by document and name, in their order.
  private var byID: [String: [String: Int]] = [:]
  private var byName: [String: [String: [Int]]] = [:]
  /// What nodes that are no elements, such as variables, are in, by document.
  private var nodes: [String: [String: String]] = [:]

  /// Writes names that say which thing is meant into the rows of models.
  static func settle(_ tables: inout [RecordTable]) {
    let columns = tables.map { Columns($0.table) }
    guard columns.contains(where: { $0?.haveParents == true && $0?.id != nil || $0?.parent != nil })
    else { return }
    let names = LocalNames(tables, columns)
    let full = names.fullNames()
    let local = names.localIDs()
    // The nearest that is a thing: the element itself, or what it is in.
    let nearest: [String] = names.forest.mapDown { index, above in
      full[index].isEmpty ? above?.value ?? "" : full[index]
    }
    for (place, own) in columns.enumerated() {
      guard let own else { continue }
      if let rows = names.rows[place] {
        tables[place].rewrite { row, record in
          let index = rows.lowerBound + row
          let element = names.elements[index]
          let parent = names.forest.parents[index].map { nearest[$0] } ?? ""
          record.fields[own.asset] = full[index]
          if own.name != own.asset || own.id != nil {
            let second = own.asset == own.name ? own.id : own.name
            if let second {
              record.fields[second] = local.contains(element.dialect) ? "" : element.id
            }
          }
          for column in [own.parent, own.parentID].compactMap(\.self) {
            if names.forest.parents[index] != nil || column == own.parentID {
              record.fields[column] = parent
            }
          }
        }
      } else {
        let path = tables[place].table.path
        tables[place].rewrite { _, record in
          guard let index = names.element(of: record, path, own) else { return }
          record.fields[own.asset] = index.map { nearest[$0] } ?? ""
        }
      }
    }
  }

  private init(_ tables: [RecordTable], _ columns: [Columns?]) {
    for (place, own) in columns.enumerated() {
      guard let own else { continue }
      let (table, path) = (tables[place].table, tables[place].table.path)
      if own.haveParents, table.kind == .assets {
        let first = elements.count
        for record in tables[place].records {
          let id = own.id.map { record.fields[$0] } ?? ""
          byName[path, default: [:]][record.fields[own.name], default: []].append(elements.count)
          if !id.isEmpty { byID[path, default: [:]][id] = elements.count }
          elements.append(
            Element(
              line: record.line, path: path, dialect: table.source.info.name, id: id,
              name: record.fields[own.name]))
        }
        rows[place] = first..<elements.count
      } else if let tag = table.column(.tag)?.index, own.asset == own.id {
        for record in tables[place].records {
          nodes[path, default: [:]][record.fields[tag]] = record.fields[own.asset]
        }
      }
    }
    byName = byName.mapValues { names in
      names.mapValues { $0.sorted { elements[$0].line < elements[$1].line } }
    }
    var parents = [Int?](repeating: nil, count: elements.count)
    for (place, own) in columns.enumerated() {
      guard let own, let rows = rows[place] else { continue }
      for (index, record) in zip(rows, tables[place].records) {
        let path = elements[index].path
        if let column = own.parentID, !record.fields[column].isEmpty {
          parents[index] = element(under: record.fields[column], path)
          if parents[index] == nil { elements[index].above = record.fields[column] }
        }
        if let column = own.parent, parents[index] == nil, elements[index].above.isEmpty {
          elements[index].above = record.fields[column]
          parents[index] = last(record.fields[column], path, before: record.line)
        }
        if parents[index] == index { parents[index] = nil }
      }
    }
    forest = ParentForest(parents)
  }

  /// The element that an ID means, or that the variable with this ID is in.
  private func element(under id: String, _ path: String) -> Int? {
    var (id, steps) = (id, 0)
    while true {
      if let index = byID[path]?[id] { return index }
      guard let above = nodes[path]?[id], steps < 64 else { return nil }
      (id, steps) = (above, steps + 1)
    }
  }

  /// Rows stand behind the row of what they are in.
  private func last(_ name: String, _ path: String, before line: Int) -> Int? {
    guard !name.isEmpty, let named = byName[path]?[name] else { return nil }
    let next = named.partitioningIndex { elements[$0].line >= line }
    return next == 0 ? nil : named[next - 1]
  }

  /// The element that a row about something in it names; none where the row names what is no element, and nothing to change where
  /// the document has no row for it.
  private func element(of record: Record, _ path: String, _ own: Columns) -> Int?? {
    if let column = own.id, !record.fields[column].isEmpty {
      if let index = element(under: record.fields[column], path) { return .some(index) }
      return own.asset == column && byID[path] != nil ? .some(nil) : nil
    }
    guard own.asset == own.name,
      let index = last(record.fields[own.name], path, before: record.line)
    else { return nil }
    return .some(index)
  }

  /// Each element's name, with that of what it is in where other elements of the dialect have it too. Empty for what is no thing of
  /// its own: without a name, in a type, or with such a name in what has one already.
  private func fullNames() -> [String] {
    struct Key: Hashable {
      var dialect: String
      var name: String
    }
    /// Where an element is, which is a number for each list of names above it.
    struct Way: Hashable {
      var above: Int
      var name: String
    }
    var ways: [Way: Int] = [:]
    func number(_ way: Way) -> Int {
      if let known = ways[way] { return known }
      let number = ways.count
      ways[way] = number
      return number
    }
    let inside: [(way: Int, isInType: Bool)] = forest.mapDown { index, above in
      let element = elements[index]
      guard let above else { return (number(Way(above: -1, name: element.above)), isInType(index)) }
      return (
        number(Way(above: above.value.way, name: elements[above.index].name)), above.value.isInType
      )
    }
    var places: [Key: Set<Int>] = [:]
    for (element, inside) in zip(elements, inside) {
      places[Key(dialect: element.dialect, name: element.name), default: []].insert(inside.way)
    }
    // Without anything that tells elements apart, equal names may be one machine that is shown twice.
    let isLocal = elements.map { element in
      !element.id.isEmpty
        && places[Key(dialect: element.dialect, name: element.name)]?.count ?? 0 > 1
    }
    // The nearest two that an element is in and that have names.
    let named: [(first: Int?, second: Int?)] = forest.mapDown { _, above in
      guard let above else { return (nil, nil) }
      return elements[above.index].name.isEmpty ? above.value : (above.index, above.value.first)
    }
    return elements.indices.map { index in
      let element = elements[index]
      guard !element.name.isEmpty, !inside[index].isInType else { return "" }
      guard isLocal[index], let first = named[index].first else { return element.name }
      return isLocal[first] && named[index].second != nil
        ? "" : elements[first].name + "/" + element.name
    }
  }

  /// Whether an element that is in no other is in a node of its own namespace that is no element, or in one of the standard that
  /// holds no plant: what types are made of stands beside the plant in node sets.
  private func isInType(_ index: Int) -> Bool {
    let element = elements[index]
    guard !element.above.isEmpty, let end = element.id.lastIndex(of: ";") else { return false }
    guard let outer = element.above.lastIndex(of: ";") else {
      return !ModelColumns.inForce.roots.contains(element.above)
    }
    return element.above[...outer] == element.id[...end]
  }

  /// IDs that mean two things in two documents, or are the name of another thing.
  private func localIDs() -> Set<String> {
    var result: Set<String> = []
    var told: [String: String] = [:]
    for element in elements where !element.id.isEmpty {
      if told.updateValue(element.name, forKey: element.id) ?? element.name != element.name {
        result.insert(element.id)
      }
    }
    for element in elements where told[element.name] ?? element.name != element.name {
      result.insert(element.name)
    }
    return result
  }
}
