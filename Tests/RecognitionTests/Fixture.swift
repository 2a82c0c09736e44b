import Calendar
import Foundation
import Recognition
import Tabular
import Vocabulary

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
