import Foundation
import Profiling
import Recognition
import Vocabulary

/// Cells that name several machines, such as `PA-10;PA-11` in a work order.
enum SharedCells {
  private static let separators: Set<Character> = [";", ",", "|", "/", "+", "&", "\n"]
  /// Which no name has in it, not even a path.
  private static let listSeparators: Set<Character> = [";", "|", "\n"]

  /// Gives each machine of such a cell a row of its own, where rows of other lists know all its parts and none knows the whole. A list
  /// with such cells is about machines, and is no register of them, as a catalogue of what fails is.
  static func part(_ tables: inout [RecordTable]) {
    var known: [String: Set<Int>] = [:]
    for (place, table) in tables.enumerated() where table.table.kind == .assets {
      guard let column = table.table.column(.asset)?.index else { continue }
      for record in table.records { known[record.fields[column], default: []].insert(place) }
    }
    guard !known.isEmpty else { return }
    for i in tables.indices {
      guard let column = tables[i].table.column(.asset)?.index else { continue }
      let isRegister = tables[i].table.kind == .assets
      let separators = isRegister ? listSeparators : separators
      func isKnown(_ name: String) -> Bool { known[name].map { $0 != [i] } ?? false }
      var found = 0
      tables[i].part { record in
        let text = record.fields[column]
        guard text.contains(where: separators.contains), !isKnown(text) else { return nil }
        let parts = text.split(whereSeparator: separators.contains)
          .map { String($0).trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        guard parts.count > 1, parts.allSatisfy(isKnown) else { return nil }
        found += 1
        return parts.map { part in
          var record = record
          record.fields[column] = part
          return record
        }
      }
      if isRegister, found > 0 { tables[i].isAboutOthers = true }
    }
  }
}
