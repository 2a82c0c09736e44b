package import Vocabulary

/// What is known of a table before its rows are read.
package struct TableInfo: Sendable, Equatable {
  /// The sheet's name, or the file's name without folders and extensions.
  package var name: String
  /// Column names as written, trimmed; `column 1`… when the table has no header. Columns that have neither a name nor
  /// a value are not listed.
  package var header: [String]
  package var hasHeader: Bool
  /// 1-based line or row of the header, 0 without one.
  package var headerLine: Int
  /// Lines above the header, as text.
  package var preamble: [String]
  /// Rows beside the header that say more of the columns, field by field: units, descriptions.
  package var labels: [[String]] = []
  /// IANA name in lower case: `utf-8`, `utf-16le`, `windows-1252`, `gb18030`; `nil` where the format settles it.
  package var encoding: String?
  /// `,` `;` `|` or a tab; `nil` where the format has none.
  package var delimiter: String?
  /// The unit of each column where a row under the header says it, as written; empty when there is no such row.
  package var units: [String?]
  /// What a user should know of the table before its rows are read.
  package var problems: [Problem]
  /// Whether each row is an element of a document whose name is that of the table.
  package var isOfElements = false
  /// Whether the document is a model of the plant's assets by its own words.
  package var isAssetModel = false
  /// Whether each column is one of a sheet, the first `A`.
  package var isSheet = false

  package init(
    name: String, header: [String], hasHeader: Bool, headerLine: Int, preamble: [String] = [],
    labels: [[String]] = [], encoding: String? = nil, delimiter: String? = nil,
    units: [String?] = [], problems: [Problem] = []
  ) {
    self.name = name
    self.header = header
    self.hasHeader = hasHeader
    self.headerLine = headerLine
    self.preamble = preamble
    self.labels = labels
    self.encoding = encoding
    self.delimiter = delimiter
    self.units = units
    self.problems = problems
  }
}

/// A record that could not become a row, or rows that were left out because they are no records.
package struct Reject: Sendable, Equatable {
  /// As many of a table are kept; the others are counted.
  package static let kept = 20

  package var location: SourceLocation
  package var reason: String
  /// At most 120 characters of the record.
  package var excerpt: String
  /// What was left out on purpose; it is not counted as rejected.
  package var omission: Omission?

  package init(
    location: SourceLocation, reason: String, excerpt: String, omission: Omission? = nil
  ) {
    self.location = location
    self.reason = reason
    self.excerpt = excerpt
    self.omission = omission
  }

  /// The beginning of a record. Four bytes are the longest character.
  static func excerpt(_ record: ArraySlice<UInt8>) -> String {
    let text = String(decoding: record.prefix(480), as: UTF8.self)
    return String(text.trimmingBlanks().prefix(120))
  }
}

/// Reads one table from its first row to its last. Not thread-safe; open one per pass.
package protocol TableReader: AnyObject {
  var info: TableInfo { get }
  /// Records that could not become rows so far, and the first of them; `rejects` also tells what was left out.
  var rejectedCount: Int { get }
  var rejects: [Reject] { get }
  /// Bytes of the file consumed so far (compressed bytes for compressed files).
  var bytesRead: Int { get }
  /// The line where the next row would begin, counted from the start of a part of a file; 1 where parts know the row
  /// numbers of the file.
  var nextLine: Int { get }
  /// The byte of the file where the next row would begin; `nil` where rows do not lie in the file as they are read, and in
  /// the middle of what will be no row.
  var nextByte: Int? { get }
  /// False when a part of a file turns out to have been cut inside a record.
  var isCutCleanly: Bool { get }
  /// Replaces the batch with the next rows; false at the end.
  func read(into batch: inout Batch) throws(ReadError) -> Bool
}

/// For tables whose parts know their place, or that are not cut.
extension TableReader {
  package var nextLine: Int { 1 }
  package var nextByte: Int? { nil }
  package var isCutCleanly: Bool { true }
}

/// Where a row of a file begins.
package struct RowPlace: Sendable, Equatable {
  package var byte: Int
  /// Lines before it.
  package var linesBefore: Int

  package init(byte: Int, linesBefore: Int) {
    self.byte = byte
    self.linesBefore = linesBefore
  }
}

/// A table that can be read again from its start as often as needed.
package struct TableSource: Sendable {
  package var info: TableInfo
  /// The folder of the Delta table that its file is a part of.
  package var whole: String?
  package typealias Open = @Sendable () throws(ReadError) -> any TableReader

  package var open: Open
  /// Cuts the table into at most so many parts that can be read at the same time and hold its rows in their order; `nil`
  /// where it cannot be cut.
  package var parts: (@Sendable (Int) throws(ReadError) -> [Open])?
  /// Opens the rows between two bytes where rows begin, and counts lines from there; `nil` where rows do not lie in the
  /// file as they are read.
  package var piece: (@Sendable (Range<Int>) throws(ReadError) -> any TableReader)?
  /// Lines of the file as they stand there, by their numbers, without reading the others as rows, from the last of some
  /// known places before each; `nil` where a row is not a line.
  package var lines: (@Sendable ([Int], [RowPlace]) throws(ReadError) -> [Int: [UInt8]])?

  package init(
    info: TableInfo, parts: (@Sendable (Int) throws(ReadError) -> [Open])? = nil,
    open: @escaping Open
  ) {
    self.info = info
    self.parts = parts
    self.open = open
  }
}
