import Vocabulary

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
    let probe = try TextProbe(file)
    let stream = try open(probe)
    let (head, isWhole) = try Self.head(stream)
    guard head.contains(where: { $0 > 0x20 }) else { throw ReadError(.empty, at: location) }
    let sniffer = DialectSniffer(bytes: head, isWhole: isWhole)
    let guess = sniffer.guess()
    let records = guess.records.dropFirst(sniffer.declaredDelimiter == nil ? 0 : 1)
      .filter { !$0.isBlank }
    if guess.delimiter == nil, let mark = records.first(where: \.isConflict) {
      throw ReadError(.mergeConflict, at: SourceLocation(path: file.path, line: mark.line))
    }
    let isProse = RunningText.inForce.isProse(
      records.map(\.fields), isDivided: guess.delimiter != nil,
      isQuoted: records.contains(where: \.isQuoted))
    if isProse || guess.delimiter == nil, let suffix = TextKind.binarySuffix(of: file.path) {
      throw ReadError(.corrupt("its name ends in '.\(suffix)', but it holds text"), at: location)
    }
    if isProse { throw ReadError(.notATable("running text"), at: location) }
    if Self.isSettings(records) { throw ReadError(.notATable("a configuration"), at: location) }
    let fields = records.map(\.fields)
    let search = HeaderSearch(rows: fields)
    let furniture = PageFurniture(text: fields, search: search)
    let header = search.headerRow.map { records[$0] }
    let above = records.prefix(search.headerRow ?? search.firstRow)
    var info = TableInfo(
      name: file.tableName, header: search.names, hasHeader: header != nil,
      headerLine: header?.line ?? 0,
      preamble: above.map { String(decoding: head[$0.range], as: UTF8.self).trimmingBlanks() },
      labels: search.labels,
      encoding: stream.encodingName,
      delimiter: guess.delimiter.map { String(Unicode.Scalar($0)) }, units: search.units)
    if let rival = stream.rival {
      info.problems.append(
        Problem(
          severity: .warning, location: location,
          message: "is not in Unicode: it is read as \(stream.encodingName), but may be \(rival)",
          help: "check the names with letters beyond ASCII, or export the file as UTF-8"))
    }
    let settled = info
    let groups = SampleGroups(rows: fields, search: search)
    let start = start(records, groups?.firstRow ?? search.firstRow, sniffer)
    let dialect = Dialect(
      delimiter: guess.delimiter, newline: sniffer.newline, rowsOffset: start.offset,
      rowsLine: start.line)
    var parts: (@Sendable (Int) throws(ReadError) -> [TableSource.Open])?
    let isAsRead = probe.encoding == .utf8 && probe.guess?.page == nil && probe.isPlain
    if isAsRead {
      parts = { (count) throws(ReadError) in
        try self.parts(count, probe, info: settled, dialect: dialect, furniture: furniture)
      }
    }
    var source = TableSource(info: settled, parts: parts) { () throws(ReadError) in
      let open = { @Sendable () throws(ReadError) -> any TableReader in
        try reader(info: settled, dialect: dialect, probe)
      }
      guard let furniture else { return try open() }
      return ListReader(try open(), of: file.path, without: furniture, history: [open])
    }
    if let groups { return source.turned(groups) }
    if TypedValues(settled.header) == nil {
      source.lines = { (lines, places) throws(ReadError) in
        try self.lines(lines, from: places, dialect.newline, probe)
      }
      if isAsRead, furniture == nil {
        source.piece = { (bytes) throws(ReadError) in
          try self.piece(bytes, probe, info: settled, dialect: dialect).open()
        }
      }
    }
    return TypedValues(settled.header).map { source.joined($0) } ?? source
  }

  /// Cuts the file behind line ends. One of them may lie inside quotes: then the part before it finds its last record open
  /// (`TableReader.isCutCleanly`).
  private func parts(
    _ count: Int, _ probe: TextProbe, info: TableInfo, dialect: Dialect, furniture: PageFurniture?
  ) throws(ReadError) -> [TableSource.Open] {
    let stream = try FileStream(file)
    let size = try stream.byteCount()
    var cuts = [0]
    for i in 1..<count {
      // What lies above the rows stays in the first part; a byte order mark takes three bytes at most.
      let target = max(cuts[i - 1], size / count * i, dialect.rowsOffset + 3)
      let place = try Self.lineEnd(stream, from: target, dialect.newline)
      guard let place, place < size else { break }
      cuts.append(place)
    }
    cuts.append(size)
    var opens: [TableSource.Open] = []
    for i in 1..<cuts.count {
      let part = DelimitedPart(
        text: self, probe: probe, info: info, dialect: dialect, furniture: furniture,
        bytes: cuts[i - 1]..<cuts[i], isFollowed: i + 1 < cuts.count)
      opens.append(part.open)
    }
    return opens
  }

  private func piece(
    _ bytes: Range<Int>, _ probe: TextProbe, info: TableInfo, dialect: Dialect
  ) throws(ReadError) -> DelimitedPart {
    let size = try FileStream(file).byteCount()
    return DelimitedPart(
      text: self, probe: probe, info: info, dialect: dialect, furniture: nil,
      bytes: bytes.clamped(to: 0..<size), isFollowed: bytes.upperBound < size)
  }

  /// Some lines of the file as they stand there, without their ends.
  private func lines(
    _ lines: [Int], from places: [RowPlace], _ newline: UInt8, _ probe: TextProbe
  ) throws(ReadError) -> [Int: [UInt8]] {
    var fetch = LineFetch(lines, newline: newline)
    // Where places are known, most of what a read brings behind the line is not needed.
    let block = places.isEmpty ? 1 << 18 : 1 << 15
    var bytes = [UInt8](repeating: 0, count: block)
    var stream = try open(probe)
    // Whether text is UTF-8 matters in the lines that are kept alone.
    let isRaw = probe.encoding == .utf8 && probe.guess?.page == nil
    stream.isRaw = isRaw
    let size = places.isEmpty ? 0 : try FileStream(file).byteCount()
    var known = RowPlace(byte: 0, linesBefore: 0)
    var ahead = places[...]
    while let line = fetch.next {
      while let place = ahead.first, place.linesBefore < line {
        known = place
        ahead.removeFirst()
      }
      if let here = stream.place, here < known.byte, known.byte < size {
        stream = TextStream(
          try FileStream(file, part: known.byte..<size), encoding: .utf8, markLength: 0)
        stream.isRaw = isRaw
        fetch.skip(to: known.linesBefore)
      }
      let count = try stream.read(into: &bytes, in: 0..<block)
      if count == 0 { break }
      fetch.take(bytes[..<count])
    }
    return fetch.found.mapValues { line in
      let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      return isRaw ? Windows1252.repaired(line) : line
    }
  }

  /// The place behind the first line end from `start` on.
  private static func lineEnd(
    _ stream: FileStream, from start: Int, _ newline: UInt8
  ) throws(ReadError) -> Int? {
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    var place = start
    while true {
      let count = try stream.read(into: &bytes, in: 0..<bytes.count, from: place)
      if count == 0 { return nil }
      if let i = bytes[..<count].firstIndex(of: newline) { return place + i + 1 }
      place += count
    }
  }

  /// Reads the file in a dialect that is known already.
  package func reader(info: TableInfo, dialect: Dialect) throws(ReadError) -> DelimitedReader {
    try reader(info: info, dialect: dialect, TextProbe(file))
  }

  private func reader(
    info: TableInfo, dialect: Dialect, _ probe: TextProbe
  ) throws(ReadError) -> DelimitedReader {
    DelimitedReader(
      path: file.path, info: info, dialect: dialect, stream: try open(probe), limits: limits)
  }

  private func open(_ probe: TextProbe) throws(ReadError) -> TextStream {
    TextStream(
      try openByteStream(file), encoding: probe.encoding, markLength: probe.markLength,
      guess: probe.guess)
  }

  func openText() throws(ReadError) -> TextStream { try open(TextProbe(file)) }

  /// Where the rows begin.
  private func start(
    _ records: [HeadRecord], _ firstRow: Int, _ sniffer: DialectSniffer
  ) -> (offset: Int, line: Int) {
    if firstRow < records.count {
      let first = records[firstRow]
      return (first.range.lowerBound, first.line)
    }
    guard let last = records.last else { return (0, 1) }
    let lines = sniffer.bytes[last.range].count { $0 == sniffer.newline }
    return (last.range.upperBound + 1, last.line + lines + 1)
  }

  /// About 64 KB of text, or more where lines are long; a break in the file is left for the reader to report.
  static func head(
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

  /// Whether every field is a name, an equals sign and a value, as in `Server=a;Port=1433`.
  private static func isSettings(_ records: [HeadRecord]) -> Bool {
    let fields = records.flatMap(\.fields).filter { !$0.isEmpty }
    return !fields.isEmpty
      && fields.allSatisfy { field in
        let name = field.utf8.prefix { $0 != UInt8(ascii: "=") }
        return !name.isEmpty && name.count < field.utf8.count
          && name.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x20, 0x2D, 0x2E: true
            default: false
            }
          }
      }
  }

}

extension HeadRecord {
  fileprivate var isConflict: Bool { fields.first.map { MergeConflict.begins($0.utf8) } ?? false }
}

/// Some bytes of a file that begin and end with a record.
private struct DelimitedPart: Sendable {
  var text: DelimitedText
  var probe: TextProbe
  var info: TableInfo
  var dialect: Dialect
  var furniture: PageFurniture?
  var bytes: Range<Int>
  var isFollowed: Bool

  func open() throws(ReadError) -> any TableReader {
    let reader = try rows()
    guard let furniture else { return reader }
    var before = self
    before.bytes = 0..<bytes.lowerBound
    before.isFollowed = true
    let history = bytes.lowerBound > 0 ? [before.rows, rows] : [rows]
    return ListReader(reader, of: text.file.path, without: furniture, history: history)
  }

  /// A byte order mark and what lies above the rows are in the first part.
  @Sendable private func rows() throws(ReadError) -> any TableReader {
    var mark = 0
    var rows = Dialect(delimiter: dialect.delimiter, newline: dialect.newline)
    if bytes.lowerBound == 0 {
      mark = probe.markLength
      rows = dialect
    }
    let stream = TextStream(
      try FileStream(text.file, part: bytes), encoding: .utf8, markLength: mark)
    return DelimitedReader(
      path: text.file.path, info: info, dialect: rows, stream: stream, limits: text.limits,
      isFollowed: isFollowed)
  }
}

extension SourceFile {
  /// The file's name without folders and extensions.
  package var tableName: String { Self.tableName(path: path) }

  /// The last part of a path without the endings that say a format: `TT-101.PV` of `L1/TT-101.PV.csv.gz`.
  package static func tableName(path: String) -> String {
    var name = path.split(separator: "/").last.map(String.init) ?? path
    let known = FormatWords.inForce.tableEndings
    while let suffix = known.first(where: { name.lowercased().hasSuffix($0) }),
      name.count > suffix.count
    {
      name.removeLast(suffix.count)
    }
    return name
  }
}
