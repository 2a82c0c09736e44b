import Vocabulary

/// A kind of file that may hold tables.
///
/// To add one, write a file in `Formats` and name it in `all`.
package struct FileFormat: Sendable {
  package var name: String
  private let recognizes: @Sendable (_ head: [UInt8], _ path: String) -> Bool
  private let tables: @Sendable (SourceFile) throws(ReadError) -> [TableSource]

  init(
    name: String, recognizes: @escaping @Sendable (_ head: [UInt8], _ path: String) -> Bool,
    tables: @escaping @Sendable (SourceFile) throws(ReadError) -> [TableSource]
  ) {
    self.name = name
    self.recognizes = recognizes
    self.tables = tables
  }

  /// Whether a file that begins with `head` (its compression taken off) is of this format. The path only tells prose and scripts
  /// from tables; it never makes a file a table.
  package func detects(head: [UInt8], path: String) -> Bool { recognizes(head, path) }

  /// The tables of a file of this format; `ReadError.Kind.unsupported` when they cannot be read yet.
  package func open(_ file: SourceFile) throws(ReadError) -> [TableSource] { try tables(file) }

  /// Every format, asked in this order. Delimited text comes last, because it takes any text.
  package static let all: [FileFormat] =
    [.earlierReport, .workbook, .parquet, .sqlite, .sqliteLog, .compoundFile, .htmlTables]
    + UnreadableFormat.all.map(\.format)
    + [
      .mergeConflict, .image, .xmlSpreadsheet, .xml, .sqlDump, .proseOrScript, .json,
      .lineProtocol,
      .annotatedCSV, .adapterLog, .proficyStream, .proficySections, .historianImport,
      .tagSections, .alignedColumns, .delimitedText,
    ]

  /// The tables of a file, whatever its name says.
  package static func tables(of file: SourceFile) throws(ReadError) -> [TableSource] {
    let location = SourceLocation(path: file.path)
    let head = try head(of: file, count: 1 << 16)
    guard !head.isEmpty else { throw ReadError(.empty, at: location) }
    guard let format = all.first(where: { $0.detects(head: head, path: file.path) }) else {
      throw ReadError(.binary, at: location)
    }
    return try format.open(file)
  }

  /// The first bytes of a file without its compression; what comes before a break in it counts.
  private static func head(of file: SourceFile, count: Int) throws(ReadError) -> [UInt8] {
    let stream = try openByteStream(file)
    var head = [UInt8](repeating: 0, count: count)
    var length = 0
    while length < count {
      do {
        let got = try stream.read(into: &head, at: length)
        if got == 0 { break }
        length += got
      } catch {
        if length == 0 { throw error }
        break
      }
    }
    head.removeLast(count - length)
    return head
  }
}
