import Profiling
import Recognition
import Vocabulary

/// Tables that do nothing but pair orders with machines, as a source and a target.
enum LinkTables {
  /// Gives orders that say no machine those with which such a table pairs them; one of several has a row for each.
  static func join(_ tables: inout [RecordTable]) {
    for link in tables {
      guard let columns = link.table.link else { continue }
      var assets: [String: [String]] = [:]
      for record in link.records {
        let (order, asset) = (
          record.fields[columns.order.index], record.fields[columns.asset.index]
        )
        guard !order.isEmpty, !asset.isEmpty else { continue }
        let key = Words.folded(order)
        if assets[key]?.contains(asset) != true { assets[key, default: []].append(asset) }
      }
      for i in tables.indices
      where [.workOrders, .orders].contains(tables[i].table.kind)
        && tables[i].table.column(.asset) == nil
      {
        let table = tables[i]
        // What one of them calls an order is a work order of the other.
        guard let order = table.table.paired(by: columns) else { continue }
        func machines(_ record: Record) -> [String] {
          assets[Words.folded(record.fields[order.index])] ?? []
        }
        guard table.records.contains(where: { !machines($0).isEmpty }) else { continue }
        tables[i].join(.asset, named: columns.asset.name, machines)
      }
    }
  }
}
