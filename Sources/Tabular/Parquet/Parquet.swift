import Vocabulary

extension FileFormat {
  /// Apache Parquet, as historians' data lakes and data frames write it.
  static let parquet = FileFormat(
    name: "Parquet", recognizes: { head, _ in head.starts(with: "PAR1".utf8) },
    tables: { (file) throws(ReadError) in [try Parquet(file).source] })
}

/// A Parquet file, which holds one table.
package struct Parquet: Sendable {
  private let file: SourceFile
  private let footer: ParquetFooter
  package let info: TableInfo
  /// Parts of the file that can be read on their own.
  package var rowGroupCount: Int { footer.groups.count }

  package init(_ file: SourceFile) throws(ReadError) {
    let file = try file.seekable()
    let location = SourceLocation(path: file.path)
    let stream = try FileStream(file)
    footer = try ParquetFooter(stream)
    guard !footer.columns.isEmpty else { throw ReadError(.empty, at: location) }
    self.file = file
    let names = footer.columns.map { $0.name.trimmingBlanks() }
    info = TableInfo(
      name: file.tableName, header: HeaderSearch.uniqueNames(names, count: names.count),
      hasHeader: true, headerLine: 0)
  }

  /// The whole table, which can be cut between row groups.
  var source: TableSource {
    TableSource(
      info: info, parts: { (count) throws(ReadError) in parts(count) },
      open: ParquetPart(file: self, groups: 0..<rowGroupCount).open)
  }

  private func parts(_ count: Int) -> [TableSource.Open] {
    var opens: [TableSource.Open] = []
    let count = min(count, rowGroupCount)
    for i in 0..<count {
      let groups = (rowGroupCount * i / count)..<(rowGroupCount * (i + 1) / count)
      opens.append(ParquetPart(file: self, groups: groups).open)
    }
    return opens
  }

  /// Reads some row groups only.
  package func reader(groups: Range<Int>) throws(ReadError) -> ParquetReader {
    try ParquetReader(file, footer, info: info, groups: groups)
  }
}

private struct ParquetPart: Sendable {
  var file: Parquet
  var groups: Range<Int>

  func open() throws(ReadError) -> any TableReader { try file.reader(groups: groups) }
}
