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
    var table: Int
    var row: Int
    var line: Int
    var path: String
    /// Tables of one name are of one dialect.
    var dialect: String
    var id: String
    var name: String
    /// Its parent, or what the document calls it where it has no row of its own.
    var parent: Int?
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
    for (place, own) in columns.enumerated() {
      guard let own else { continue }
      if own.haveParents, tables[place].table.kind == .assets {
        let indices = names.elements.indices.filter { names.elements[$0].table == place }
        let byRow = Dictionary(
          indices.map { (names.elements[$0].row, $0) }, uniquingKeysWith: { $1 })
        tables[place].rewrite { row, record in
          guard let index = byRow[row] else { return }
          let element = names.elements[index]
          let parent = names.chain(index).dropFirst().map { full[$0] }.first { !$0.isEmpty } ?? ""
          record.fields[own.asset] = full[index]
          if own.name != own.asset || own.id != nil {
            let second = own.asset == own.name ? own.id : own.name
            if let second {
              record.fields[second] = local.contains(element.dialect) ? "" : element.id
            }
          }
          for column in [own.parent, own.parentID].compactMap(\.self) {
            if element.parent != nil || column == own.parentID { record.fields[column] = parent }
          }
        }
      } else {
        let path = tables[place].table.path
        tables[place].rewrite { _, record in
          guard let index = names.element(of: record, path, own) else { return }
          let chain = index.map { names.chain($0) } ?? []
          record.fields[own.asset] = chain.lazy.map { full[$0] }.first { !$0.isEmpty } ?? ""
        }
      }
    }
  }

  private init(_ tables: [RecordTable], _ columns: [Columns?]) {
    for (place, own) in columns.enumerated() {
      guard let own else { continue }
      let (table, path) = (tables[place].table, tables[place].table.path)
      if own.haveParents, table.kind == .assets {
        for (row, record) in tables[place].records.enumerated() {
          let id = own.id.map { record.fields[$0] } ?? ""
          byName[path, default: [:]][record.fields[own.name], default: []].append(elements.count)
          if !id.isEmpty { byID[path, default: [:]][id] = elements.count }
          elements.append(
            Element(
              table: place, row: row, line: record.line, path: path,
              dialect: table.source.info.name, id: id, name: record.fields[own.name]))
        }
      } else if let tag = table.column(.tag)?.index, own.asset == own.id {
        for record in tables[place].records {
          nodes[path, default: [:]][record.fields[tag]] = record.fields[own.asset]
        }
      }
    }
    for index in elements.indices {
      guard let own = columns[elements[index].table] else { continue }
      let record = tables[elements[index].table].records[elements[index].row]
      let path = elements[index].path
      if let column = own.parentID, !record.fields[column].isEmpty {
        elements[index].parent = element(under: record.fields[column], path)
        if elements[index].parent == nil { elements[index].above = record.fields[column] }
      }
      if let column = own.parent, elements[index].parent == nil, elements[index].above.isEmpty {
        elements[index].above = record.fields[column]
        elements[index].parent = last(record.fields[column], path, before: record.line)
      }
      if elements[index].parent == index { elements[index].parent = nil }
    }
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
    name.isEmpty ? nil : byName[path]?[name]?.last { elements[$0].line < line }
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

  /// An element and all that it is in; a ring ends where it began.
  private func chain(_ index: Int) -> [Int] {
    var result = [index]
    var seen: Set<Int> = [index]
    while let parent = elements[result[result.count - 1]].parent, seen.insert(parent).inserted {
      result.append(parent)
    }
    return result
  }

  /// Each element's name, with that of what it is in where other elements of the dialect have it too. Empty for what is no thing of
  /// its own: without a name, in a type, or with such a name in what has one already.
  private func fullNames() -> [String] {
    struct Key: Hashable {
      var dialect: String
      var name: String
    }
    let chains = elements.indices.map(chain)
    func key(_ index: Int) -> Key {
      Key(dialect: elements[index].dialect, name: elements[index].name)
    }
    var places: [Key: Set<[String]>] = [:]
    for index in elements.indices {
      let above = elements[chains[index][chains[index].count - 1]].above
      places[key(index), default: []]
        .insert(chains[index].dropFirst().map { elements[$0].name } + [above])
    }
    // Without anything that tells elements apart, equal names may be one machine that is shown twice.
    let isLocal = elements.indices.map { index in
      !elements[index].id.isEmpty && places[key(index)]?.count ?? 0 > 1
    }
    return elements.indices.map { index in
      let element = elements[index]
      guard !element.name.isEmpty, !isInType(chains[index]) else { return "" }
      guard isLocal[index] else { return element.name }
      let above = chains[index].dropFirst().filter { !elements[$0].name.isEmpty }
      guard let first = above.first else { return element.name }
      return isLocal[first] && above.count > 1 ? "" : elements[first].name + "/" + element.name
    }
  }

  /// Whether the last of a chain is in a node of its own namespace that is no element, or in one of the standard that holds no
  /// plant: what types are made of stands beside the plant in node sets.
  private func isInType(_ chain: [Int]) -> Bool {
    let last = elements[chain[chain.count - 1]]
    guard !last.above.isEmpty, let end = last.id.lastIndex(of: ";") else { return false }
    guard let outer = last.above.lastIndex(of: ";") else {
      return !ModelColumns.inForce.roots.contains(last.above)
    }
    return last.above[...outer] == last.id[...end]
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
