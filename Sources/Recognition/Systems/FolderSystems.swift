package import Vocabulary

extension Recognizer {
  /// The systems of registers of which nothing but their kind tells one, by what lies beside them: `installations.csv` beside the
  /// jobs of maintenance is kept there too, whatever the folder is called.
  ///
  /// A folder that holds all tables, or those of several systems, tells nothing.
  /// - Returns: `nil` for each table that keeps its system.
  package func systemsOfFolders(_ tables: [RecognizedTable]) -> [SourceSystem?] {
    let folders = tables.map { table in
      table.path.lastIndex(of: "/").map { String(table.path[..<$0]) } ?? ""
    }
    var systems: [String: Set<SourceSystem>] = [:]
    for (folder, table) in zip(folders, tables)
    where table.system != .unknown && !table.isSystemOpen && table.kind != .owners {
      systems[folder, default: []].insert(table.system)
    }
    // Batches and orders are in any of them.
    let telling = Set(
      zip(folders, tables).lazy.filter { [.workOrders, .downtime].contains($1.kind) }.map(\.0))
    let isOneFolder = Set(folders).count == 1
    return zip(folders, tables).map { folder, table in
      guard table.isSystemOpen, !isOneFolder, telling.contains(folder),
        let known = systems[folder], known.count == 1,
        let system = known.first
      else { return nil }
      return system
    }
  }
}
