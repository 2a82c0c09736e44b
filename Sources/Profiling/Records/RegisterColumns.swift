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
    let columns = [asset] + meaning.columns.map(\.index).filter { column in
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
    var counterpart: NameRecord.Counterpart
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
    var isTied = false
    let own = Set(register.first?.rows.map { Words.folded($0.text) } ?? [])
    for column in register {
      let finds = finds(column, names: names, of: system, own: own)
      if finds.count > best.count {
        (best, isTied) = (finds, false)
      } else if !finds.isEmpty, finds.count == best.count, !isTied {
        let rows = Dictionary(
          best.map { ($0.counterpart.name, $0.name) }, uniquingKeysWith: { first, _ in first })
        isTied = finds.contains { rows[$0.counterpart.name] != $0.name }
      }
    }
    return isTied ? [] : best
  }

  private func finds(
    _ column: Column, names: [String], of system: SourceSystem, own: Set<String>
  ) -> [Find] {
    // A text that is the name of a row is what another row is in.
    let rows = column.rows.filter { column.isNames || !own.contains(Words.folded($0.text)) }
    for key in [Words.folded, keys(of: rows.map(\.text), and: names)] {
      var called: [String: [String]] = [:]
      for name in names { called[key(name), default: []].append(name) }
      guard
        ColumnNamesOthers.inForce.holds(
          names: Set(called.keys), texts: rows.map { key($0.text) })
      else { continue }
      let counts = Dictionary(grouping: rows) { key($0.text) }.mapValues(\.count)
      return rows.flatMap { row in
        let text = key(row.text)
        guard counts[text] == 1 else { return [Find]() }
        return (called[text] ?? []).map { name in
          Find(
            system: column.system, name: row.name,
            counterpart: NameRecord.Counterpart(system: system, name: name),
            text: column.isNames ? nil : row.text)
        }
      }
    }
    return []
  }

  /// Letters and digits of a text, without the words that nearly all texts of its list begin with.
  private func keys(of texts: [String], and names: [String]) -> (String) -> String {
    let prefixes = [prefix(of: texts), prefix(of: names)].filter { !$0.isEmpty }
    return { text in
      let tokens = NameToken.split(text).map(\.written)
      let begun = prefixes.filter { tokens.count > $0.count && tokens.starts(with: $0) }
        .max { $0.count < $1.count }
      return Words.folded(tokens.dropFirst(begun?.count ?? 0).joined(separator: " "))
    }
  }

  private func prefix(of texts: [String]) -> [String] {
    let split = Set(texts).map { NameToken.split($0).map(\.written) }
    var prefix: [String] = []
    while PrefixSaysNothing.inForce.areEnough(split.count) {
      let place = prefix.count
      var counts: [String: Int] = [:]
      for tokens in split where tokens.count > place + 1 && tokens.starts(with: prefix) {
        counts[tokens[place], default: 0] += 1
      }
      guard
        let word = counts.keys.sorted().first(where: {
          PrefixSaysNothing.inForce.holds(found: counts[$0] ?? 0, of: split.count)
        })
      else { break }
      prefix.append(word)
    }
    return prefix
  }
}
