import Vocabulary

extension FileFormat {
  /// Texts that lie beside exports and are no tables: licences, descriptions, scripts, configurations.
  static let proseOrScript = FileFormat(
    name: "prose or script",
    recognizes: { head, path in TextKind(path: path, head: head) != nil },
    tables: { (file) throws(ReadError) in
      let kind = TextKind(path: file.path, head: [])
      throw ReadError(
        .notATable(kind?.name ?? "a script"), at: SourceLocation(path: file.path))
    })
}

extension FileFormat {
  /// Pictures, which lie in packages and beside exports.
  static let image = FileFormat(
    name: "image",
    recognizes: { head, _ in
      let magics: [[UInt8]] = [
        [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8), [0, 0, 1, 0],
      ]
      return magics.contains { head.starts(with: $0) }
    },
    tables: { (file) throws(ReadError) in
      throw ReadError(.notATable("an image"), at: SourceLocation(path: file.path))
    })
}

/// What a text is that no one means as a table.
struct TextKind {
  var name: String

  init?(path: String, head: [UInt8]) {
    let file = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
    let parts = file.split(separator: ".", omittingEmptySubsequences: false)
    let suffix = parts.count > 1 ? String(parts[parts.count - 1]) : ""
    let stem = String(parts.first ?? "")
    if let name = Self.bySuffix[suffix] {
      self.name = name
    } else if Self.describing.contains(stem), ["", "txt", "text", "rst"].contains(suffix) {
      name = "a description or licence"
    } else if head.starts(with: Array("#!".utf8)) {
      name = "a script"
    } else {
      return nil
    }
  }

  /// The ending of a name that promises bytes, or `nil`; what is packed may be any text.
  static func binarySuffix(of path: String) -> String? {
    let suffixes = [
      "parquet", "xlsx", "xlsm", "xls", "xlsb", "ods", "db", "sqlite", "sqlite3", "db3", "zip",
      "7z", "rar", "orc", "avro", "feather", "h5", "pdf",
    ]
    let suffix = path.split(separator: ".").last.map { $0.lowercased() }
    return suffixes.first { $0 == suffix && path.contains(".") }
  }

  private static let describing: Set<String> = [
    "readme", "license", "licence", "copying", "notice", "authors", "changelog", "source",
    "contributing", "lisezmoi", "liesmich", "leeme",
  ]

  private static let bySuffix: [String: String] = {
    var names: [String: String] = [:]
    for suffix in ["md", "markdown", "rst"] { names[suffix] = "a description" }
    for suffix in [
      "py", "sql", "sh", "bash", "ps1", "bat", "cmd", "js", "ts", "r", "m", "java", "c", "h", "cpp",
      "cs", "go", "rs", "swift", "vbs", "bas", "ipynb",
    ] { names[suffix] = "a script" }
    for suffix in ["yml", "yaml", "toml", "ini", "cfg", "conf", "properties", "env"] {
      names[suffix] = "a configuration"
    }
    return names
  }()
}
