import Vocabulary

extension FileFormat {
  /// OLE2, in which older office programs keep documents, and newer ones those with a password.
  static let compoundFile = FileFormat(
    name: "OLE2 file",
    recognizes: { head, _ in head.starts(with: CompoundFile.magic) },
    tables: { (file) throws(ReadError) in
      let kind = try CompoundFile(file.seekable()).kind
      throw ReadError(kind, at: SourceLocation(path: file.path))
    })
}

/// The directory of an OLE2 file, which is a small file system ([MS-CFB]).
struct CompoundFile {
  static let magic: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
  /// Sectors that are looked at; a directory has about four streams a sector.
  private static let sectorLimit = 64

  /// The names of its streams; fewer where it is damaged.
  private(set) var names: Set<String> = []

  init(_ file: SourceFile) throws(ReadError) {
    let stream = try FileStream(file)
    let header = try ByteFields(stream, 0..<512)
    let shift = header.number(30, 2)
    guard shift == 9 || shift == 12 else { return }
    let size = 1 << shift
    func sector(_ number: Int) throws(ReadError) -> ByteFields {
      guard number < 1 << 32 - 8 else { return ByteFields() }
      return try ByteFields(stream, (number + 1) * size..<(number + 2) * size)
    }
    var number = header.number(48, 4)
    for _ in 0..<Self.sectorLimit {
      let entries = try sector(number)
      guard !entries.bytes.isEmpty else { return }
      for entry in stride(from: 0, to: entries.bytes.count, by: 128) {
        // The length counts the zero at the end.
        let name = entries.slice(entry, max(0, min(entries.number(entry + 64, 2), 64) - 2))
        let units = stride(from: name.startIndex, to: name.endIndex - 1, by: 2)
          .map { UInt16(name[$0]) | UInt16(name[$0 + 1]) << 8 }
        names.insert(String(decoding: units, as: UTF16.self))
      }
      // The header lists the first 109 sectors of the table that says which sector follows which.
      let (list, place) = (number / (size / 4), number % (size / 4))
      guard list < 109 else { return }
      number = try sector(header.number(76 + 4 * list, 4)).number(4 * place, 4)
    }
  }

  /// What to say of it.
  var kind: ReadError.Kind {
    if names.contains("EncryptedPackage") { return .encrypted() }
    if !names.isDisjoint(with: ["Workbook", "Book"]) {
      return .unsupported(
        format: "an old workbook (XLS)",
        cure: "open it in a spreadsheet program and save it as XLSX, without a password")
    }
    if !names.isDisjoint(with: ["WordDocument", "PowerPoint Document"]) {
      return .unsupported(format: UnreadableFormat.otherDocument)
    }
    return .unsupported(
      format: "an OLE2 file such as an old workbook (XLS)",
      cure: "open it in a spreadsheet program and save it as XLSX, without a password")
  }
}
