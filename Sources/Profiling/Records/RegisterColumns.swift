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
  /// The numbers that the texts of a register say its machines have: `Press No 7`.
  private var numbers: [Column] = []

  mutating func add(_ table: RecordTable, asset: Int, _ vocabulary: EquipmentVocabulary) {
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
    let told = designated(table, asset: asset, vocabulary)
    registers[registers.count - 1] += told
    numbers += told.prefix(1)
  }

  private func designated(
    _ table: RecordTable, asset: Int, _ vocabulary: EquipmentVocabulary
  ) -> [Column] {
    let meaning = table.table
    return meaning.columns.filter { $0.type == .text }.compactMap { column in
      let rows = table.records.compactMap { record in
        let name = record.fields[asset]
        return name.isEmpty
          ? nil
          : DesignatedNumber(record.fields[column.index], vocabulary).map { (name, $0.number) }
      }
      return ColumnNamesOthers.inForce.areEnough(rows.count)
        ? Column(system: meaning.system, rows: rows, isNames: false) : nil
    }
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

  /// A column that may have names, with its rows as they are written.
  private struct Candidate {
    var column: Column
    var list: WrittenList

    /// `nil` for texts that several rows share.
    init?(_ column: Column, own: Set<String>) {
      // A text that is the name of a row is what another row is in.
      self.column = column
      self.column.rows.removeAll { !column.isNames && own.contains(Words.folded($0.text)) }
      let texts = self.column.rows.map(\.text)
      guard ColumnNamesOthers.inForce.areApart(texts) else { return nil }
      list = WrittenList(texts)
    }
  }

  /// The names of `others`, of all systems, that whole columns have; sorted.
  func finds(_ others: [NameRecord]) -> [Find] {
    guard !registers.isEmpty else { return [] }
    let bySystem = Dictionary(grouping: others, by: \.system).mapValues { $0.map(\.name) }
      .filter { ColumnNamesOthers.inForce.areEnough($0.value.count) }
    let lists = bySystem.mapValues { WrittenList($0) }
    var result: [Find] = []
    for register in registers {
      guard let system = register.first?.system else { continue }
      let systems = lists.keys.sorted().filter { $0 != system }
      guard !systems.isEmpty else { continue }
      let own = Set(register.first?.rows.map { Words.folded($0.text) } ?? [])
      let candidates = register.compactMap { Candidate($0, own: own) }
      for other in systems {
        guard let names = lists[other] else { continue }
        result += best(candidates, names: names, of: other)
      }
    }
    return result + findsAmongRegisters()
  }

  /// Rows of two registers that say of themselves that they are number 7, where the numbers do not meet by chance.
  private func findsAmongRegisters() -> [Find] {
    var result: [Find] = []
    for (place, a) in numbers.enumerated() {
      for b in numbers[(place + 1)...] where a.system != b.system {
        let texts = a.rows.map(\.text)
        guard ColumnNamesOthers.inForce.holds(names: Set(b.rows.map(\.text)), texts: texts) else {
          continue
        }
        let others = Dictionary(grouping: b.rows, by: \.text)
        for (text, rows) in Dictionary(grouping: a.rows, by: \.text).sorted(by: { $0.key < $1.key })
        where rows.count == 1 {
          guard let other = others[text], other.count == 1 else { continue }
          result.append(
            Find(
              system: a.system, name: rows[0].name,
              counterparts: [NameRecord.Counterpart(system: b.system, name: other[0].name)]))
        }
      }
    }
    return result
  }

  /// Of the column that has the most of the names, unless another has as many and means other rows.
  private func best(_ candidates: [Candidate], names: WrittenList, of system: SourceSystem)
    -> [Find]
  {
    var best: [Find] = []
    var most = 0
    var isTied = false
    for candidate in candidates {
      let finds = finds(candidate, names: names, of: system)
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

  private func finds(_ candidate: Candidate, names: WrittenList, of system: SourceSystem) -> [Find]
  {
    let column = candidate.column
    for writing in WrittenList.Writing.allCases {
      let texts = candidate.list.keys(writing)
      let called = names.names(writing, beside: Set(texts))
      guard ColumnNamesOthers.inForce.holds(names: Set(called.keys), texts: texts) else { continue }
      let counts = Dictionary(texts.map { ($0, 1) }, uniquingKeysWith: +)
      return zip(column.rows, texts).filter { counts[$1] == 1 }.map { row, text in
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
