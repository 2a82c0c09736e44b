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
    let words = FormatWords.inForce.texts
    if let name = words.endings[suffix] {
      self.name = name
    } else if words.describingStems.contains(stem), words.describingEndings.contains(suffix) {
      name = "a description or licence"
    } else if head.starts(with: Array("#!".utf8)) {
      name = "a script"
    } else {
      return nil
    }
  }

  /// The ending of a name that promises bytes, or `nil`; what is packed may be any text.
  static func binarySuffix(of path: String) -> String? {
    let suffix = path.split(separator: ".").last.map { $0.lowercased() }
    return FormatWords.inForce.binaryEndings.first { $0 == suffix && path.contains(".") }
  }
}
