import Behaviour
import Vocabulary

/// What a file may be a part of: files with the same columns in one folder, such as one a day, a tag or a partition.
struct DataSet: Hashable {
  /// The folder, without folders named as partitions are, `year=2025`; empty for that of the exports.
  let folder: String
  /// Tables of a file with their columns, in their order.
  let columns: [[String]]

  init(_ source: SourceFacts) {
    let folders = source.path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    folder = folders.prefix { !$0.contains("=") }.joined(separator: "/")
    columns = source.tables.map { table in
      [table.kind.rawValue, table.timezone?.basis.rawValue ?? ""]
        + table.columns.map(\.name)
    }
  }

  /// What the set is called in rows; two of one folder differ in their columns.
  var name: String { ([folder + "/"] + columns.flatMap { $0 }).joined(separator: "|") }
}
