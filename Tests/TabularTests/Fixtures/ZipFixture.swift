import CZlib

/// Writes a zip archive in memory.
struct ZipFixture {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// Where the next member begins.
  var offset: Int { bytes.count }

  mutating func add(
    _ name: String, _ text: String, deflated: Bool = false, flags: Int = 0, checksum: Int? = nil
  ) {
    add(
      Array(name.utf8), Array(text.utf8), deflated: deflated, Lies(flags: flags, checksum: checksum)
    )
  }

  /// What the directory says of a member, other than it is.
  struct Lies {
    var flags = 0
    var checksum: Int?
    var method: Int?
    var byteCount: Int?
    var offset: Int?
    /// Of a Unix file.
    var mode = 0
    /// Big numbers stand in a field of their own.
    var isZip64 = false
    /// Checksum and lengths follow the data, as when a zip is written as a stream.
    var isStreamed = false
  }

  mutating func add(
    _ name: [UInt8], _ content: [UInt8], deflated: Bool = false, _ lies: Lies = Lies()
  ) {
    let stored = deflated ? deflate(content, windowBits: -15) : content
    let computed = unsafe content.withUnsafeBufferPointer { buffer in
      unsafe Int(crc32(0, buffer.baseAddress, UInt32(buffer.count)))
    }
    let sum = lies.checksum ?? computed
    let flags = lies.flags | (lies.isStreamed ? 8 : 0)
    let method = number(lies.method ?? (deflated ? 8 : 0), 2)
    let (length, place) = (lies.byteCount ?? content.count, lies.offset ?? bytes.count)
    let start = number(20, 2) + number(flags, 2) + method + number(0, 4)
    let sums = number(sum, 4) + number(stored.count, 4) + number(length, 4)
    let full = number(0xFFFF_FFFF, 4)
    let big =
      number(1, 2) + number(24, 2) + [length, stored.count, place].flatMap { number($0, 8) }
    directory += number(0x0201_4B50, 4) + number(3 << 8 | 20, 2) + start
    directory += lies.isZip64 ? number(sum, 4) + full + full : sums
    directory +=
      number(name.count, 2) + number(lies.isZip64 ? big.count : 0, 2) + number(0, 6)
      + number(0, 2) + number(lies.mode, 2) + (lies.isZip64 ? full : number(place, 4)) + name
    directory += lies.isZip64 ? big : []
    bytes += number(0x0403_4B50, 4) + start + (lies.isStreamed ? number(0, 12) : sums)
    bytes += number(name.count, 2) + number(0, 2) + name + stored
    bytes += lies.isStreamed ? number(0x0807_4B50, 4) + sums : []
    count += 1
  }

  func finished() -> [UInt8] {
    bytes + directory + number(0x0605_4B50, 4) + number(0, 4) + number(count, 2) + number(count, 2)
      + number(directory.count, 4) + number(bytes.count, 4) + number(0, 2)
  }

  private func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}

/// Deflates; 31 as window bits makes a gzip member, -15 raw data.
func deflate(_ content: [UInt8], windowBits: Int32 = 31) -> [UInt8] {
  var content = content
  var output = [UInt8](repeating: 0, count: content.count * 2 + 100)
  let produced = unsafe content.withUnsafeMutableBufferPointer { source in
    unsafe output.withUnsafeMutableBufferPointer { target -> Int in
      var stream = unsafe z_stream()
      unsafe deflateInit2_(
        &stream, 9, Z_DEFLATED, windowBits, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size))
      unsafe stream.next_in = source.baseAddress
      unsafe stream.avail_in = UInt32(source.count)
      unsafe stream.next_out = target.baseAddress
      unsafe stream.avail_out = UInt32(target.count)
      unsafe CZlib.deflate(&stream, Z_FINISH)
      unsafe deflateEnd(&stream)
      return unsafe target.count - Int(stream.avail_out)
    }
  }
  return Array(output.prefix(produced))
}

/// A workbook of sheets given as the XML inside `sheetData`.
struct WorkbookFixture {
  var sheets: [(name: String, rows: String)]
  var sharedStrings = ""
  var styles = ""
  var properties = ""

  func zip(deflated: Bool = true) -> ZipFixture {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
    var zip = ZipFixture()
    zip.add(
      "_rels/.rels",
      "\(xml)<Relationships><Relationship Id=\"r\" Type=\"\(office)/officeDocument\" Target=\"/xl/workbook.xml\"/></Relationships>"
    )
    var list = ""
    var relations =
      "<Relationship Id=\"a\" Type=\"\(office)/sharedStrings\" Target=\"sharedStrings.xml\"/>"
      + "<Relationship Id=\"b\" Type=\"\(office)/styles\" Target=\"styles.xml\"/>"
    for (i, sheet) in sheets.enumerated() {
      list +=
        "<sheet name=\"\(sheet.name)\" sheetId=\"\(i + 1)\" state=\"\(i == 1 ? "hidden" : "visible")\" r:id=\"s\(i)\"/>"
      relations +=
        "<Relationship Id=\"s\(i)\" Type=\"\(office)/worksheet\" Target=\"worksheets/sheet\(i).xml\"/>"
      zip.add(
        "xl/worksheets/sheet\(i).xml",
        "\(xml)<worksheet><sheetData>\(sheet.rows)</sheetData></worksheet>", deflated: deflated)
    }
    zip.add(
      "xl/workbook.xml",
      "\(xml)<workbook xmlns:r=\"\(office)\">\(properties)<sheets>\(list)</sheets></workbook>",
      deflated: deflated)
    zip.add("xl/_rels/workbook.xml.rels", "\(xml)<Relationships>\(relations)</Relationships>")
    zip.add("xl/sharedStrings.xml", "\(xml)<sst>\(sharedStrings)</sst>", deflated: deflated)
    zip.add("xl/styles.xml", "\(xml)<styleSheet>\(styles)</styleSheet>", deflated: deflated)
    return zip
  }

  /// A row of inline texts.
  static func row(_ number: Int, _ texts: [String]) -> String {
    "<row r=\"\(number)\">" + texts.map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }.joined()
      + "</row>"
  }
}
