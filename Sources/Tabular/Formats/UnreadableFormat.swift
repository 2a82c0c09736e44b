import Vocabulary

/// A format that is recognised by its first bytes, so that the user hears what to do with it.
struct UnreadableFormat: Sendable {
  /// With its article, as it stands after "is".
  var name: String
  var cure: String
  private var recognizes: @Sendable ([UInt8]) -> Bool

  var format: FileFormat {
    FileFormat(
      name: name, recognizes: { head, _ in recognizes(head) },
      tables: { (file) throws(ReadError) in
        throw ReadError(.unsupported(format: name), at: SourceLocation(path: file.path))
      })
  }

  private init(
    _ name: String, cure: String, when recognizes: @escaping @Sendable ([UInt8]) -> Bool
  ) {
    self.name = name
    self.cure = cure
    self.recognizes = recognizes
  }

  private init(_ name: String, magic: [UInt8], at offset: Int = 0, cure: String) {
    self.init(name, cure: cure) { head in
      head.count >= offset + magic.count
        && head[offset..<(offset + magic.count)].elementsEqual(magic)
    }
  }

  private init(_ name: String, magic: String, at offset: Int = 0, cure: String) {
    self.init(name, magic: Array(magic.utf8), at: offset, cure: cure)
  }

  static let otherDocument = "an office document without sheets"
  static let binaryWorkbook = "a binary workbook (XLSB)"
  static let page = "an HTML page"
  static let openDocument = "an OpenDocument file"

  static let all: [UnreadableFormat] = [
    .init("an Arrow file", magic: "ARROW1", cure: "convert it to CSV"),
    .init("an ORC file", magic: "ORC", cure: "convert it to CSV"),
    .init("an Avro file", magic: "Obj\u{01}", cure: "convert it to CSV"),
    .init("an HDF5 file", magic: [0x89, 0x48, 0x44, 0x46], cure: "export its tables as CSV"),
    .init(
      "a PDF document", magic: "%PDF-",
      cure: "export the data from the system that made the document as CSV or XLSX"),
    .init(
      "compressed twice", magic: [0x28, 0xB5, 0x2F, 0xFD],
      cure: "unpack it with 'gunzip' or 'zstd -d'"),
    .init("bzip2-compressed", magic: "BZh", cure: "unpack it with 'bunzip2'"),
    .init(
      "xz-compressed", magic: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], cure: "unpack it with 'unxz'"),
    .init(
      "a 7-Zip archive", magic: [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C],
      cure: "unpack it into the folder with '7z x'"),
    .init("a RAR archive", magic: "Rar!", cure: "unpack it into the folder with 'unrar x'"),
    .init(
      "a Git LFS pointer", magic: "version https://git-lfs",
      cure: "fetch the real file with 'git lfs pull'"),
    .init(
      "a git-annex pointer", magic: "/annex/objects/",
      cure: "fetch the real file with 'git annex get'"),
    .init(
      "a UTF-32 text", magic: [0xFF, 0xFE, 0, 0], cure: "save it as UTF-8"),
    .init(
      "a UTF-32 text", magic: [0, 0, 0xFE, 0xFF], cure: "save it as UTF-8"),
    .init(
      page,
      cure: "open it in a spreadsheet program and save it as XLSX or CSV; "
        + "if it is a login or error page, export the data again"
    ) { head in FileFormat.isPage(head) },
    // These are told apart after the archive was opened.
    .init(otherDocument, cure: "export its tables as CSV or XLSX") { _ in false },
    .init(binaryWorkbook, cure: "open it in a spreadsheet program and save it as XLSX") { _ in
      false
    },
    .init(openDocument, cure: "open it in a spreadsheet program and save it as XLSX") { _ in
      false
    },
  ]

  /// The first characters in lower case, without a mark and blanks before them.
  static func start(of head: [UInt8]) -> String {
    let (encoding, markLength) = TextEncoding.detect(head)
    var bytes = head.prefix(2048).dropFirst(markLength)
    if encoding != .utf8 { bytes = bytes.filter { $0 != 0 }[...] }
    return String(decoding: bytes, as: UTF8.self).trimmingBlanks().lowercased()
  }

  @Sendable static func isMarkup(_ head: [UInt8]) -> Bool {
    let text = Array(start(of: head).utf8.prefix(4096))
    guard text.count >= 3, text[0] == UInt8(ascii: "<") else { return false }
    let isName = 0x61...0x7A ~= text[1]
    return (isName || text[1] == UInt8(ascii: "?") || text[1] == UInt8(ascii: "!"))
      && text.contains(UInt8(ascii: ">"))
  }
}
