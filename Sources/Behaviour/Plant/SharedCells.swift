import Foundation
import Profiling
import Recognition
import Vocabulary

/// Cells that name several machines, such as `PA-10;PA-11` in a work order.
enum SharedCells {
  private static let separators: Set<Character> = [";", ",", "|", "/", "+", "&", "\n"]

  /// Gives each machine of such a cell a row of its own, where other rows know all its parts and none knows the whole.
  static func part(_ tables: inout [RecordTable]) {
    var known: Set<String> = []
    for table in tables where table.table.kind == .assets {
      guard let column = table.table.column(.asset)?.index else { continue }
      for record in table.records { known.insert(record.fields[column]) }
    }
    guard !known.isEmpty else { return }
    for i in tables.indices where tables[i].table.kind != .assets {
      guard let column = tables[i].table.column(.asset)?.index else { continue }
      tables[i].part { record in
        let text = record.fields[column]
        guard text.contains(where: separators.contains), !known.contains(text) else { return nil }
        let parts = text.split(whereSeparator: separators.contains)
          .map { String($0).trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        guard parts.count > 1, parts.allSatisfy(known.contains) else { return nil }
        return parts.map { part in
          var record = record
          record.fields[column] = part
          return record
        }
      }
    }
  }
}
