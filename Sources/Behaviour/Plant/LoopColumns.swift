import Profiling
import Recognition
import Vocabulary

/// Tables whose samples have two keys, of which the first is an instrument loop and no machine: `FIC1203` beside `PV`.
struct LoopColumns {
  private var tables: Set<TableName> = []

  init(_ parts: [(table: RecognizedTable, tag: TagProfile)], _ grammar: TagGrammar) {
    var names: [TableName: Set<String>] = [:]
    for part in parts {
      guard let asset = part.tag.asset, let column = part.table.column(.asset),
        // What a header calls a machine is one, whatever its name looks like.
        column.confidence <= RoleIsSettled.inForce.key
      else { continue }
      names[TableName(part.table), default: []].insert(asset)
    }
    for (table, names) in names {
      let loops = names.map(grammar.parse).filter { $0.isByLetters && $0.asset == nil }
      if LettersAreKinds.inForce.areLoops(
        loops.count, of: names.count, variables: Set(loops.map(\.kind)).count)
      {
        tables.insert(table)
      }
    }
  }

  func contains(_ table: RecognizedTable) -> Bool { tables.contains(TableName(table)) }
}
