extension FileFormat {
  static let workbook = FileFormat(
    name: "XLSX workbook", recognizes: { head, _ in head.starts(with: [0x50, 0x4B, 3, 4]) },
    tables: { (file) throws(ReadError) in
      throw ReadError(
        .unsupported(format: UnreadableFormat.archiveWithoutWorkbook),
        at: SourceLocation(path: file.path))
    })
}
