import Vocabulary

/// A text format whose lines are no rows of a delimited table: each line is taken apart on its own, into any number of rows.
///
/// To add one, write a file in `Formats` that conforms to `DetectableLineFormat`, and name it in `FileFormat.all`.
protocol LineFormat: Sendable {
  /// The columns of every row.
  var columns: [String] { get }
  /// Lines above the rows that say something of them.
  var preamble: [String] { get }

  /// Adds the rows of one line, which comes without its end, or rejects it. Blank lines do not come.
  mutating func read(_ line: Span<UInt8>, into rows: inout LineRows)
}

extension LineFormat {
  var preamble: [String] { [] }
}

/// A line format that its first lines tell.
protocol DetectableLineFormat: LineFormat {
  /// `nil` when a text that begins with these lines is not of this format. There is one line at least, and none is blank.
  init?(head: [[UInt8]])
}

extension FileFormat {
  /// A format that is read line by line; one file is one table.
  static func lines<Format: DetectableLineFormat>(_ name: String, _ format: Format.Type)
    -> FileFormat
  {
    FileFormat(
      name: name,
      recognizes: { head, _ in
        guard DelimitedText.isText(head) else { return false }
        let lines = LineHead.lines(head)
        return !lines.isEmpty && Format(head: lines) != nil
      },
      tables: { (file) throws(ReadError) in
        let stream = try DelimitedText(file).openText()
        let (head, _) = try DelimitedText.head(stream)
        guard let format = Format(head: LineHead.lines(head)) else {
          throw ReadError(.empty, at: SourceLocation(path: file.path))
        }
        return [.lines(format, of: file, encoding: stream.encodingName)]
      })
  }
}

extension TableSource {
  /// The table that a format makes of the lines of a file.
  static func lines<Format: LineFormat>(
    _ format: Format, of file: SourceFile, name: String? = nil, encoding: String
  ) -> TableSource {
    let info = TableInfo(
      name: name ?? file.tableName, header: format.columns, hasHeader: true, headerLine: 0,
      preamble: format.preamble, encoding: encoding)
    return TableSource(info: info) { () throws(ReadError) in
      LineReader(
        format, info: info, path: file.path, stream: try DelimitedText(file).openText())
    }
  }
}

/// The first lines of a text, by which a format knows its own.
enum LineHead {
  private static let size = 1 << 14
  private static let count = 64

  /// Complete lines that are not blank, without their ends.
  static func lines(_ head: [UInt8]) -> [[UInt8]] {
    let text = utf8(head.prefix(size))
    var lines = text.split(maxSplits: 4 * count, omittingEmptySubsequences: false) { $0 == 0x0A }
    // The last one may be cut off.
    if lines.count > 1, head.count >= size { lines.removeLast() }
    return lines.lazy.map { line in line.last == 0x0D ? Array(line.dropLast()) : Array(line) }
      .filter { line in line.contains { $0 > 0x20 } }.prefix(count).map { $0 }
  }

  private static func utf8(_ head: ArraySlice<UInt8>) -> [UInt8] {
    let (encoding, markLength) = TextEncoding.detect(Array(head))
    let text = Array(head.dropFirst(markLength))
    if encoding == .utf8 { return text }
    let units = stride(from: 0, to: text.count - 1, by: 2).map { i in
      encoding == .utf16LittleEndian
        ? UInt16(text[i]) | UInt16(text[i + 1]) << 8 : UInt16(text[i]) << 8 | UInt16(text[i + 1])
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }
}
