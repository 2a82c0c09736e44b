import Profiling
import Recognition
import Vocabulary

/// Who answers for the files of an export, as a list in it says: by system or by file.
struct SourceOwners {
  private var bySystem: [SourceSystem: String] = [:]
  private var byFile: [String: String] = [:]

  /// Where two lists differ, the first one counts.
  init(_ records: [RecordTable], vocabulary: Vocabulary) {
    for table in records where table.table.kind == .owners {
      guard let owner = table.table.column(.owner)?.index else { continue }
      for column in table.table.columns.map(\.index) where column != owner {
        let texts = table.records.map { $0.fields[column] }.filter { !$0.isEmpty }
        // An area may be called Maintenance as the system is; in a list of systems all are systems.
        let areSystems = texts.allSatisfy { vocabulary.system(named: $0) != nil }
        for record in table.records where !record.fields[owner].isEmpty {
          let text = record.fields[column]
          if areSystems, let system = vocabulary.system(named: text), bySystem[system] == nil {
            bySystem[system] = record.fields[owner]
          }
          // What has an ending is a file; a plain name may be that of a machine.
          let file = SourceOwners.key(text)
          if file.contains("."), byFile[file] == nil { byFile[file] = record.fields[owner] }
        }
      }
    }
  }

  /// The owner of a file; what names it says more than what names its system.
  func owner(path: String, system: SourceSystem) -> String? {
    let parts = path.split(separator: "/").map(String.init)
    let names = parts.indices.map { parts[$0...].joined(separator: "/") }
    return names.lazy.compactMap { byFile[SourceOwners.key($0)] }.first ?? bySystem[system]
  }

  private static func key(_ text: String) -> String { Words.folded(text) }
}
