import Vocabulary

extension FileFormat {
  /// The CSV of GE Proficy Historian: sections `[Tags]`, `[Data]`, `[Messages]`, `[Alarms]`, each with a header of its own, and
  /// comments that begin with `*`.
  static let proficySections = FileFormat(
    name: "Proficy Historian CSV",
    recognizes: { head, _ in
      guard DelimitedText.isText(head) else { return false }
      let first = LineHead.lines(head).first { $0[0] != UInt8(ascii: "*") }
      return first.flatMap { SectionOutline.title($0.span) } != nil
    },
    tables: { (file) throws(ReadError) in
      let stream = try DelimitedText(file).openText()
      let outline = TableSource.lines(
        SectionOutline(), of: file, encoding: stream.encodingName)
      // The rows before a break of the file are read; the reader of a section reports the break itself.
      let reader = try outline.open()
      var batch = Batch()
      var sources: [TableSource] = []
      while (try? reader.read(into: &batch)) == true {
        for row in 0..<batch.rowCount {
          let names = (0..<2).map { batch.string(row: row, column: $0) }
          guard !sources.contains(where: { $0.info.name == names[0] }) else { continue }
          let section = ProficySection(title: names[0], header: names[1])
          sources.append(
            .lines(section, of: file, name: names[0], encoding: stream.encodingName))
        }
      }
      guard !sources.isEmpty else {
        throw ReadError(.empty, at: SourceLocation(path: file.path))
      }
      return sources
    })
}

/// The sections of a file: a row for each, with its title and its header.
private struct SectionOutline: LineFormat {
  let columns = ["title", "header"]
  private static let titles = ["tags", "data", "messages", "alarms"]
  private var title: String?

  mutating func read(_ line: Span<UInt8>, into rows: inout LineRows) {
    if line[0] == UInt8(ascii: "*") { return }
    if let title = Self.title(line) {
      self.title = title
    } else if let title {
      rows.add(Array(title.utf8))
      rows.add(line)
      rows.endRow()
      self.title = nil
    }
  }

  /// `Data` for `[Data]`, which may have delimiters behind it.
  static func title(_ line: Span<UInt8>) -> String? {
    guard line[0] == UInt8(ascii: "["),
      let end = line.indices.first(where: { line[$0] == UInt8(ascii: "]") }),
      (end + 1..<line.count).allSatisfy({ line[$0] <= 0x20 || line[$0] == UInt8(ascii: ",") })
    else { return nil }
    let title = String(decoding: (1..<end).map { line[$0] }, as: UTF8.self)
    return titles.contains(title.lowercased()) ? title : nil
  }
}

/// The records of one section.
private struct ProficySection: LineFormat {
  let columns: [String]
  private let title: String
  private enum Place { case outside, header, records }
  private var place = Place.outside
  private var fields = LineFields()

  init(title: String, header: String) {
    self.title = title
    let header = Array(header.utf8)
    let isWhole = fields.split(header.span, at: UInt8(ascii: ","))
    let names = isWhole ? fields.texts(of: header.span) : []
    columns = HeaderSearch.uniqueNames(names, count: max(names.count, 1))
  }

  mutating func read(_ line: Span<UInt8>, into rows: inout LineRows) {
    if line[0] == UInt8(ascii: "*") { return }
    if let title = SectionOutline.title(line) {
      place = title == self.title ? .header : .outside
      return
    }
    switch place {
    case .outside: return
    case .header: place = .records
    case .records:
      guard fields.split(line, at: UInt8(ascii: ",")) else {
        return rows.reject("a quoted field that starts here is never closed")
      }
      guard fields.count == columns.count else {
        return rows.reject("has \(fields.count) fields where the header has \(columns.count)")
      }
      for field in columns.indices {
        fields.write(field, of: line, into: &rows)
        rows.endField()
      }
      rows.endRow()
    }
  }
}
