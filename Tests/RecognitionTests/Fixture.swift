import Foundation
import Recognition
import Tabular

/// SplitMix64, so that a failing seed can be run again.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// The number that a text writes.
func number(_ text: String, decimalComma: Bool = false) -> Double {
  var text = text
  return text.withUTF8 { unsafe parseNumber($0, decimalComma: decimalComma) }
}

extension TimestampParser {
  /// Microseconds since 1970, or `nil` for text that is no instant.
  func microseconds(_ text: String) -> Int64? {
    var text = text
    let instant = text.withUTF8 { unsafe parse($0) }
    return instant == TimestampParser.invalid ? nil : instant
  }
}

/// Recognizes the first table of a text, which stands in a file of the given path.
func recognize(
  _ text: String, path: String = "export/table.csv", declarations: Declarations = Declarations()
) throws -> RecognizedTable {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("recognition-\(UUID().uuidString)")
  defer { try? FileManager.default.removeItem(at: folder) }
  let file = folder.appendingPathComponent(path)
  try FileManager.default.createDirectory(
    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
  let data = Data(text.utf8)
  try data.write(to: file)
  let sources = try FileFormat.tables(
    of: SourceFile(path: path, absolutePath: file.path, byteCount: data.count))
  guard let source = sources.first else { throw NoTable() }
  let recognizer = Recognizer(vocabulary: try Vocabulary.builtIn(), declarations: declarations)
  return try recognizer.recognize(path: path, source: source)
}

struct NoTable: Error {}
