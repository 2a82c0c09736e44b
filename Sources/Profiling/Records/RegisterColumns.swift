import Recognition
import Vocabulary

/// The columns of registers, of which one may have what another system calls the machines, whatever its header.
struct RegisterColumns: Sendable {
  private struct Column: Sendable {
    var system: SourceSystem
    /// The name of each row that has a text, and that text.
    var rows: [(name: String, text: String)]
    /// It is the column of the names themselves.
    var isNames: Bool
  }

  /// Of one register; the names first.
  private var registers: [[Column]] = []

  mutating func add(_ table: RecordTable, asset: Int) {
    let meaning = table.table
    let columns =
      [asset]
      + meaning.columns.map(\.index).filter { column in
        column != asset && !meaning.columns[column].role.isTime
      }
    registers.append(
      columns.map { column in
        Column(
          system: meaning.system,
          rows: table.records.compactMap { record in
            let (name, text) = (record.fields[asset], record.fields[column])
            return name.isEmpty || text.isEmpty ? nil : (name, text)
          }, isNames: column == asset)
      })
  }

  /// What a row of a register says that another system calls it.
  struct Find {
    var system: SourceSystem
    var name: String
    /// None where the other system does not know the thing; the column names it all the same.
    var counterparts: [NameRecord.Counterpart]
    /// The text of the row, unless it is the name itself.
    var text: String?
  }

  /// The names of `others`, of all systems, that whole columns have; sorted.
  func finds(_ others: [NameRecord]) -> [Find] {
    var bySystem: [SourceSystem: [String]] = [:]
    for record in others { bySystem[record.system, default: []].append(record.name) }
    var result: [Find] = []
    for register in registers {
      guard let system = register.first?.system else { continue }
      for other in bySystem.keys.sorted() where other != system {
        result += best(register, names: bySystem[other] ?? [], of: other)
      }
    }
    return result
  }

  /// Of the column that has the most of the names, unless another has as many and means other rows.
  private func best(_ register: [Column], names: [String], of system: SourceSystem) -> [Find] {
    var best: [Find] = []
    var most = 0
    var isTied = false
    let own = Set(register.first?.rows.map { Words.folded($0.text) } ?? [])
    for column in register {
      let finds = finds(column, names: names, of: system, own: own)
      let count = finds.count { !$0.counterparts.isEmpty }
      if count > most {
        (best, most, isTied) = (finds, count, false)
      } else if count > 0, count == most {
        let rows = Dictionary(
          best.map { ($0.name, $0.counterparts) }, uniquingKeysWith: { first, _ in first })
        isTied = isTied || finds.contains { rows[$0.name] ?? [] != $0.counterparts }
      }
    }
    return isTied ? [] : best
  }

  private func finds(
    _ column: Column, names: [String], of system: SourceSystem, own: Set<String>
  ) -> [Find] {
    // A text that is the name of a row is what another row is in.
    let rows = column.rows.filter { column.isNames || !own.contains(Words.folded($0.text)) }
    for writing in ListWriting.allCases {
      let (texts, called) = writing.keys(of: rows.map(\.text), and: names)
      guard ColumnNamesOthers.inForce.holds(names: Set(called.keys), texts: texts) else { continue }
      let counts = Dictionary(texts.map { ($0, 1) }, uniquingKeysWith: +)
      return zip(rows, texts).filter { counts[$1] == 1 }.map { row, text in
        Find(
          system: column.system, name: row.name,
          counterparts: (called[text] ?? []).map {
            NameRecord.Counterpart(system: system, name: $0)
          },
          text: column.isNames ? nil : row.text)
      }
    }
    return []
  }
}
