extension FileFormat {
  /// CSV and its relatives: comma, semicolon, tab or bar between fields.
  static let delimitedText = FileFormat(
    name: "delimited text", recognizes: { head, _ in DelimitedText.isText(head) },
    tables: { (file) throws(ReadError) in [try DelimitedText(file).source()] })
}

/// A text file that holds one table.
package struct DelimitedText: Sendable {
  package var file: SourceFile
  package var limits: DelimitedReader.Limits

  private var location: SourceLocation { SourceLocation(path: file.path) }

  package init(_ file: SourceFile, limits: DelimitedReader.Limits = .init()) {
    self.file = file
    self.limits = limits
  }

  /// Whether bytes are text in some encoding: no control characters but tabs, line ends and form feeds.
  static func isText(_ head: [UInt8]) -> Bool {
    let (encoding, markLength) = TextEncoding.detect(head)
    guard encoding == .utf8 else { return true }
    let controls = head.dropFirst(markLength).count { byte in
      byte < 0x20 && !(0x09...0x0D ~= byte) && byte != 0x1A && byte != 0x1B
    }
    return controls * 200 <= head.count && !(head.prefix(8).contains(0) && controls > 0)
  }

  /// Sniffs the head of the file.
  package func source() throws(ReadError) -> TableSource {
    let stream = try openText()
    let (head, isWhole) = try Self.head(stream)
    guard head.contains(where: { $0 > 0x20 }) else { throw ReadError(.empty, at: location) }
    let sniffer = DialectSniffer(bytes: head, isWhole: isWhole)
    let guess = sniffer.guess()
    let records = guess.records.dropFirst(sniffer.declaredDelimiter == nil ? 0 : 1)
      .filter { !$0.isBlank }
    if Self.isProse(records, delimiter: guess.delimiter) {
      throw ReadError(.notATable("running text"), at: location)
    }
    let search = HeaderSearch(rows: records.map(\.fields))
    let header = search.headerRow.map { records[$0] }
    let above = records.prefix(search.headerRow ?? search.firstRow)
    let info = TableInfo(
      name: file.tableName, header: search.names, hasHeader: header != nil,
      headerLine: header?.line ?? 0,
      preamble: above.map { String(decoding: head[$0.range], as: UTF8.self).trimmingBlanks() },
      encoding: stream.repairedByteCount > 0 ? "windows-1252" : stream.encoding.rawValue,
      delimiter: guess.delimiter.map { String(Unicode.Scalar($0)) })
    let start = start(records, search, sniffer)
    let dialect = Dialect(
      delimiter: guess.delimiter, newline: sniffer.newline, rowsOffset: start.offset,
      rowsLine: start.line)
    return TableSource(info: info) { () throws(ReadError) in
      try reader(info: info, dialect: dialect)
    }
  }

  /// Reads the file in a dialect that is known already.
  package func reader(info: TableInfo, dialect: Dialect) throws(ReadError) -> DelimitedReader {
    DelimitedReader(
      path: file.path, info: info, dialect: dialect, stream: try openText(), limits: limits)
  }

  /// Where the rows begin.
  private func start(
    _ records: [HeadRecord], _ search: HeaderSearch, _ sniffer: DialectSniffer
  ) -> (offset: Int, line: Int) {
    if search.firstRow < records.count {
      let first = records[search.firstRow]
      return (first.range.lowerBound, first.line)
    }
    guard let last = records.last else { return (0, 1) }
    let lines = sniffer.bytes[last.range].count { $0 == sniffer.newline }
    return (last.range.upperBound + 1, last.line + lines + 1)
  }

  private func openText() throws(ReadError) -> TextStream {
    let probe = try openByteStream(file)
    var head = [UInt8](repeating: 0, count: 4096)
    var length = 0
    while length < head.count {
      do {
        let got = try probe.read(into: &head, at: length)
        if got == 0 { break }
        length += got
      } catch {
        break
      }
    }
    let (encoding, markLength) = TextEncoding.detect(Array(head.prefix(length)))
    return TextStream(
      try openByteStream(file), encoding: encoding, markLength: min(markLength, length))
  }

  /// About 64 KB of text, or more where lines are long; a break in the file is left for the reader to report.
  private static func head(
    _ stream: TextStream
  ) throws(ReadError) -> (bytes: [UInt8], isWhole: Bool) {
    var bytes: [UInt8] = []
    var target = 1 << 16
    while true {
      while bytes.count < target {
        let offset = bytes.count
        bytes.appendZeros(target - offset)
        do {
          let got = try stream.read(into: &bytes, in: offset..<target)
          bytes.removeLast(bytes.count - offset - got)
          if got == 0 { return (bytes, true) }
        } catch {
          bytes.removeLast(bytes.count - offset)
          if bytes.isEmpty { throw error }
          return (bytes, false)
        }
      }
      let lines = bytes.count { $0 == 0x0A || $0 == 0x0D }
      if lines >= 40 || target >= 1 << 22 { return (bytes, false) }
      target *= 4
    }
  }

  /// Whether records read like sentences: many words in a field, and no even number of fields.
  private static func isProse(_ records: [HeadRecord], delimiter: UInt8?) -> Bool {
    var counts: [Int: Int] = [:]
    for record in records { counts[record.fields.count, default: 0] += 1 }
    let isEven = (counts.values.max() ?? 0) * 10 >= records.count * 6
    if delimiter != nil, isEven { return false }
    let fields = records.flatMap(\.fields).filter { !$0.isEmpty }
    guard !fields.isEmpty, !records.contains(where: \.isQuoted) else { return false }
    let words = fields.map { $0.split(separator: " ").count }.reduce(0, +)
    return words * 2 >= fields.count * 5
  }
}

extension SourceFile {
  /// The file's name without folders and extensions.
  var tableName: String {
    var name = path.split(separator: "/").last.map(String.init) ?? path
    let known = [
      ".gz", ".zst", ".csv", ".tsv", ".txt", ".tab", ".dat", ".asc", ".xlsx", ".xlsm", ".xls",
      ".log",
      ".parquet",
    ]
    while let suffix = known.first(where: { name.lowercased().hasSuffix($0) }),
      name.count > suffix.count
    {
      name.removeLast(suffix.count)
    }
    return name
  }
}
