package import Vocabulary

extension Recognizer {
  /// Each register is held against each other one; a database of more tables of machines is no export of several systems.
  private static let mostRegisters = 64

  /// The systems of registers of which nothing but their kind tells one, where another register is of that one too: the system
  /// whose orders and stops are of its machines keeps it.
  ///
  /// One list of machines is kept in a system; two that share no names are not of the same.
  /// - Returns: `nil` for each table that keeps its system.
  package func systemsOfRegisters(_ tables: [RecognizedTable]) -> [SourceSystem?] {
    let names = tables.map { table in
      table.names.first { $0.role == .asset }.map { Set($0.keys) } ?? []
    }
    func share(_ a: Int, _ b: Int) -> Bool {
      let found = names[a].intersection(names[b]).count
      return ColumnSharesNames.inForce.holds(
        found: found, of: min(names[a].count, names[b].count))
    }
    let registers = tables.indices.filter { tables[$0].kind == .assets }
    guard registers.count <= Recognizer.mostRegisters else { return tables.map { _ in nil } }
    return tables.indices.map { i in
      guard tables[i].isSystemOpen, !names[i].isEmpty,
        registers.contains(where: {
          $0 != i && tables[$0].system == tables[i].system && !share(i, $0)
        })
      else { return nil }
      let users = Set(
        tables.indices.filter { other in
          [.workOrders, .downtime, .orders].contains(tables[other].kind)
            && !names[other].isEmpty && share(i, other)
        }.map { tables[$0].system })
      return users.count == 1 ? users.first : nil
    }
  }
}
