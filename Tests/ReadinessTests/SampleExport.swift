import CSQLite
import Foundation

/// The same samples as files of many formats, so that it is known which row stands where.
struct SampleExport {
  static let header = ["Tag", "Timestamp", "Value", "Quality"]

  /// Ten days of ten minutes: a number for missing, bad quality, a gap, times that come twice.
  static let rows: [[String]] = {
    var rows: [[String]] = []
    for k in 0..<1440 {
      let (day, minute) = (k / 144 + 1, k % 144 * 10)
      func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
      let time = "2025-03-\(two(day))T\(two(minute / 60)):\(two(minute % 60)):00Z"
      for (place, tag) in ["L1.PMP01.TT101.PV", "L1.PMP01.PT101.PV", "L1.FAN02.TT201.PV"]
        .enumerated()
      {
        if place == 2, (501..<700).contains(k) { continue }
        let value =
          place == 0 && k % 300 == 77 ? "-9999" : "\(40 + (k * 37 + place * 11) % 19).\(1 + k % 9)"
        let row = [tag, time, value, place == 1 && k % 20 == 3 ? "Bad" : "Good"]
        rows.append(row)
        if place == 2, k % 90 == 44 { rows.append(row) }
      }
    }
    return rows
  }()

  enum Form: String, CaseIterable {
    case csv, gzippedTSV, zipped, tarred, workbook, spreadsheetML, html, json, jsonLines, xml
    case sqlite, parquet
  }

  let form: Form

  var fileName: String {
    switch form {
    case .csv: "samples.csv"
    case .gzippedTSV: "samples.tsv.gz"
    case .zipped: "plant.zip"
    case .tarred: "plant.tar.gz"
    case .workbook: "samples.xlsx"
    case .spreadsheetML, .html: "samples.xls"
    case .json: "samples.json"
    case .jsonLines: "samples.jsonl"
    case .xml: "samples.xml"
    case .sqlite: "samples.db"
    case .parquet: "samples.parquet"
    }
  }

  /// As reports name it.
  var path: String {
    form == .zipped || form == .tarred ? fileName + "/historian/samples.csv" : fileName
  }

  /// The row, counted from 0, that a report names by a line.
  func row(atLine line: Int) -> Int {
    switch form {
    case .jsonLines, .sqlite, .parquet: line - 1
    case .xml: line - 3
    case .csv, .gzippedTSV, .zipped, .tarred, .workbook, .spreadsheetML, .html, .json: line - 2
    }
  }

  var isText: Bool { [.csv, .gzippedTSV, .zipped, .tarred].contains(form) }

  func data() throws -> Data {
    switch form {
    case .csv: return lines(",")
    case .gzippedTSV: return try Self.gzipped(lines("\t"))
    case .zipped: return storedZip(["historian/samples.csv": lines(",")])
    case .tarred: return try Self.gzipped(Self.tar("historian/samples.csv", lines(",")))
    case .workbook: return Self.workbook(table("row", "c") { "<is><t>\($0)</t></is>" })
    case .spreadsheetML:
      let cells = table("Row", "Cell") { "<Data ss:Type=\"String\">\($0)</Data>" }
      let names = "urn:schemas-microsoft-com:office:spreadsheet"
      return Data(
        ("<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n"
          + "<Workbook xmlns=\"\(names)\" xmlns:ss=\"\(names)\">\n<Worksheet ss:Name=\"Samples\">"
          + "<Table>\n\(cells)</Table></Worksheet></Workbook>\n").utf8)
    case .html:
      return Data(
        "<html><body><table>\n\(table("tr", "td") { $0 })</table></body></html>\n".utf8)
    case .json: return Data("[\n\(objects.joined(separator: ",\n"))\n]\n".utf8)
    case .jsonLines: return Data((objects.joined(separator: "\n") + "\n").utf8)
    case .xml:
      let rows = Self.rows.map { row in
        "<sample>" + zip(Self.header, row).map { "<\($0)>\($1)</\($0)>" }.joined() + "</sample>\n"
      }
      return Data("<?xml version=\"1.0\"?>\n<samples>\n\(rows.joined())</samples>\n".utf8)
    case .sqlite: return try Self.database()
    case .parquet: return ParquetWriter.table(Self.header, Self.rows)
    }
  }

  private func lines(_ delimiter: String) -> Data {
    let rows = [Self.header] + Self.rows
    return Data((rows.map { $0.joined(separator: delimiter) }.joined(separator: "\n") + "\n").utf8)
  }

  private var objects: [String] {
    Self.rows.map { row in
      "{" + zip(Self.header, row).map { "\"\($0)\": \"\($1)\"" }.joined(separator: ", ") + "}"
    }
  }

  private func table(_ row: String, _ cell: String, _ content: (String) -> String) -> String {
    ([Self.header] + Self.rows).map { fields in
      let attributes = form == .workbook ? " t=\"inlineStr\"" : ""
      return "<\(row)>"
        + fields.map { "<\(cell)\(attributes)>\(content($0))</\(cell)>" }.joined() + "</\(row)>\n"
    }.joined()
  }

  private static func workbook(_ rows: String) -> Data {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
    func relation(_ id: String, _ type: String, _ target: String) -> String {
      "\(xml)<Relationships><Relationship Id=\"\(id)\" Type=\"\(office)/\(type)\" Target=\"\(target)\"/></Relationships>"
    }
    let parts = [
      "_rels/.rels": relation("r", "officeDocument", "/xl/workbook.xml"),
      "xl/workbook.xml":
        "\(xml)<workbook xmlns:r=\"\(office)\"><sheets><sheet name=\"Samples\" sheetId=\"1\" r:id=\"s\"/></sheets></workbook>",
      "xl/_rels/workbook.xml.rels": relation("s", "worksheet", "worksheets/sheet1.xml"),
      "xl/worksheets/sheet1.xml": "\(xml)<worksheet><sheetData>\(rows)</sheetData></worksheet>",
    ]
    return storedZip(parts.mapValues { Data($0.utf8) })
  }

  private static func gzipped(_ data: Data) throws -> Data {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("data")
    try data.write(to: file)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/gzip")
    process.arguments = [file.path]
    try process.run()
    process.waitUntilExit()
    return try Data(contentsOf: file.appendingPathExtension("gz"))
  }

  /// An archive of one file.
  private static func tar(_ name: String, _ content: Data) -> Data {
    var block = [UInt8](repeating: 0, count: 512)
    func put(_ text: String, _ place: Int) {
      for (i, byte) in text.utf8.enumerated() { block[place + i] = byte }
    }
    let size = String(content.count, radix: 8)
    put(name, 0)
    put("0000644", 100)
    put(String(repeating: "0", count: 11 - size.count) + size, 124)
    put("0", 156)
    put("ustar", 257)
    put("00", 263)
    put("        ", 148)
    let sum = String(block.reduce(0) { $0 + Int($1) }, radix: 8)
    put(String(repeating: "0", count: 6 - sum.count) + sum, 148)
    block[154] = 0
    let rest = Data(count: (512 - content.count % 512) % 512 + 1024)
    return Data(block) + content + rest
  }

  private static func database() throws -> Data {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("samples.db")
    var sql = "BEGIN; CREATE TABLE samples (Tag TEXT, Timestamp TEXT, Value REAL, Quality TEXT);"
    for row in rows {
      sql += "INSERT INTO samples VALUES ('\(row[0])','\(row[1])',\(row[2]),'\(row[3])');"
    }
    var handle: OpaquePointer?
    _ = unsafe sqlite3_open(file.path, &handle)
    _ = unsafe sqlite3_exec(handle, sql + "COMMIT;", nil, nil, nil)
    unsafe sqlite3_close(handle)
    return try Data(contentsOf: file)
  }
}

/// Writes a table of texts as Parquet: one row group, plain pages, no compression.
private struct ParquetWriter {
  private static let (i32, i64, binary, list, structure): (UInt8, UInt8, UInt8, UInt8, UInt8) = (
    5, 6, 8, 9, 12
  )

  /// Thrift's compact protocol.
  private struct Fields {
    var bytes: [UInt8] = []
    private var last = 0

    private static func varint(_ value: Int) -> [UInt8] {
      var (rest, bytes) = (UInt64(bitPattern: Int64(value)), [UInt8]())
      while rest >= 0x80 {
        bytes.append(UInt8(rest & 0x7F) | 0x80)
        rest >>= 7
      }
      return bytes + [UInt8(rest)]
    }

    static func number(_ value: Int) -> [UInt8] { varint(value << 1) }
    static func text(_ text: String) -> [UInt8] { varint(text.utf8.count) + Array(text.utf8) }

    mutating func add(_ field: Int, _ type: UInt8, _ content: [UInt8]) {
      bytes += [UInt8(field - last) << 4 | type] + content
      last = field
    }

    mutating func add(_ field: Int, of type: UInt8, _ elements: [[UInt8]]) {
      let head =
        elements.count < 15
        ? [UInt8(elements.count) << 4 | type] : [0xF0 | type] + Self.varint(elements.count)
      add(field, ParquetWriter.list, head + elements.joined())
    }

    var ended: [UInt8] { bytes + [0] }
  }

  private static func element(_ name: String, children: Int?) -> [UInt8] {
    var fields = Fields()
    if children == nil {
      fields.add(1, i32, Fields.number(6))
      fields.add(3, i32, Fields.number(0))
    }
    fields.add(4, binary, Fields.text(name))
    if let children { fields.add(5, i32, Fields.number(children)) }
    if children == nil { fields.add(6, i32, Fields.number(0)) }
    return fields.ended
  }

  static func table(_ header: [String], _ rows: [[String]]) -> Data {
    var bytes = Array("PAR1".utf8)
    var chunks: [[UInt8]] = []
    for (column, name) in header.enumerated() {
      let page = rows.flatMap { row -> [UInt8] in
        let text = Array(row[column].utf8)
        return [UInt8(text.count), 0, 0, 0] + text
      }
      var data = Fields()
      data.add(1, i32, Fields.number(rows.count))
      for (field, value) in [(2, 0), (3, 3), (4, 3)] { data.add(field, i32, Fields.number(value)) }
      var head = Fields()
      head.add(1, i32, Fields.number(0))
      head.add(2, i32, Fields.number(page.count))
      head.add(3, i32, Fields.number(page.count))
      head.add(5, structure, data.ended)
      let start = bytes.count
      bytes += head.ended + page
      var facts = Fields()
      facts.add(1, i32, Fields.number(6))
      facts.add(2, of: i32, [Fields.number(0)])
      facts.add(3, of: binary, [Fields.text(name)])
      facts.add(4, i32, Fields.number(0))
      facts.add(5, i64, Fields.number(rows.count))
      facts.add(6, i64, Fields.number(bytes.count - start))
      facts.add(7, i64, Fields.number(bytes.count - start))
      facts.add(9, i64, Fields.number(start))
      var chunk = Fields()
      chunk.add(2, i64, Fields.number(start))
      chunk.add(3, structure, facts.ended)
      chunks.append(chunk.ended)
    }
    var group = Fields()
    group.add(1, of: structure, chunks)
    group.add(2, i64, Fields.number(bytes.count - 4))
    group.add(3, i64, Fields.number(rows.count))
    var footer = Fields()
    footer.add(1, i32, Fields.number(1))
    footer.add(
      2, of: structure,
      [element("schema", children: header.count)] + header.map { element($0, children: nil) })
    footer.add(3, i64, Fields.number(rows.count))
    footer.add(4, of: structure, [group.ended])
    let length = footer.ended.count
    bytes += footer.ended + (0..<4).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) }
    return Data(bytes + Array("PAR1".utf8))
  }
}
