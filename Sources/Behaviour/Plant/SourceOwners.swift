import Profiling
import Recognition
import Tabular
import Vocabulary

/// Who answers for the files of an export, as a list in it says: by system or by file.
struct SourceOwners {
  private var bySystem: [SourceSystem: String] = [:]
  private var byFile: [String: String] = [:]

  /// Where two lists differ, the first one counts.
  init(_ records: [RecordTable], vocabulary: Vocabulary) {
    for table in records where table.table.kind == .owners {
      guard let owner = table.table.column(.owner)?.index else { continue }
      for record in table.records where !record.fields[owner].isEmpty {
        for (column, text) in record.fields.enumerated() where column != owner && !text.isEmpty {
          if let system = vocabulary.system(named: text), bySystem[system] == nil {
            bySystem[system] = record.fields[owner]
          }
          let file = SourceOwners.key(text)
          if byFile[file] == nil { byFile[file] = record.fields[owner] }
        }
      }
    }
  }

  /// The owner of a file; what names it says more than what names its system.
  func owner(path: String, system: SourceSystem) -> String? {
    let parts = path.split(separator: "/").map(String.init)
    let names = parts.indices.map { parts[$0...].joined(separator: "/") } + parts.dropLast()
    return (names + [SourceFile.tableName(path: path)]).lazy
      .compactMap { byFile[SourceOwners.key($0)] }.first ?? bySystem[system]
  }

  private static func key(_ text: String) -> String { Words.folded(text) }
}
