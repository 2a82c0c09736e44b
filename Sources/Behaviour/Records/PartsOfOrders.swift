import Profiling
import Recognition
import Vocabulary

/// Lists of notifications and of operations, whose rows name the orders that they are of, where another list has these orders
/// with their types.
struct PartsOfOrders {
  private var lists: Set<TableName> = []

  init(_ tables: [RecordTable]) {
    let jobs = tables.filter { $0.table.kind == .workOrders }
    let names = jobs.filter { $0.table.column(.workType) != nil }.flatMap(PartsOfOrders.names)
    guard !names.isEmpty else { return }
    for list in jobs where list.table.column(.workType) == nil {
      let areParts = list.table.columns.contains { column in
        guard PartsOfOrders.namers.contains(column.role) else { return false }
        let named = Set(list.records.map { $0.fields[column.index] }).subtracting([""])
        return names.contains { names in
          RowsArePartsOfOrders.inForce.holds(
            found: named.count(where: names.contains), of: named.count)
        }
      }
      if areParts { lists.insert(TableName(list.table)) }
    }
  }

  /// Roles of columns that may name the order of a row.
  private static let namers: [ColumnRole] = [.workOrder, .order, .text, .unknown]

  func contains(_ table: RecordTable) -> Bool { lists.contains(TableName(table.table)) }

  /// What each column that names every order of a list once has; a mere number may count anything where it is not that of
  /// the order.
  private static func names(_ list: RecordTable) -> [Set<String>] {
    let number = list.table.column(.workOrder)?.index
    return list.table.columns.indices.compactMap { column in
      let names = Set(list.records.map { $0.fields[column] })
      let isName = column == number || names.allSatisfy { $0.contains(where: \.isLetter) }
      return isName && names.count == list.records.count && !names.contains("") ? names : nil
    }
  }
}

/// What the column beside the types of orders says of each in words, as `Inspection` beside `PM04`.
struct TypeTexts {
  private var texts: [String: String] = [:]

  init(_ table: RecordTable) {
    guard let type = table.table.column(.workType)?.index else { return }
    for column in [type + 1, type - 1] where table.table.columns.indices.contains(column) {
      guard table.table.columns[column].type == .text,
        let found = TypeTexts.texts(table, type, column)
      else { continue }
      texts = found
      return
    }
  }

  subscript(_ type: String) -> String? { texts[type] }

  /// One for each type, of which some come more than once; `nil` of texts that say what else was done.
  private static func texts(_ table: RecordTable, _ type: Int, _ column: Int) -> [String: String]? {
    var texts: [String: String] = [:]
    var rows = 0
    for record in table.records {
      let (type, text) = (record.fields[type], record.fields[column])
      guard !type.isEmpty, !text.isEmpty else { continue }
      if texts[type, default: text] != text { return nil }
      texts[type] = text
      rows += 1
    }
    return rows > texts.count ? texts : nil
  }
}
