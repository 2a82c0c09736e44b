/// One file of `Rules/vocabulary`, which is used only when everything in it has its place.
package struct VocabularyFile: Sendable {
  package let name: String
  /// As people see it, for locations.
  var path: String { "vocabulary/\(name)" }
  let shape: FileShape

  /// All of them, sorted by name.
  package static let all: [VocabularyFile] = [
    .columns, .equipment, .headers, .missing, .signals, .systems, .units,
  ]

  /// A list of words.
  static func words(_ key: String, _ about: String) -> FileField {
    FileField(key, .list(.text), required: true, about)
  }

  /// The file as it ships with the program.
  func builtIn() throws -> WordFile { try read(text(), path: path) }

  /// - Throws: `VocabularyError` when it is not beside the program.
  package func text() throws -> String { try WordFile.text(of: name) }

  /// - Throws: `VocabularyError`, with file and line, for text that is not YAML, and for anything that the shape does not
  ///   know.
  package func read(_ text: String, path: String) throws -> WordFile {
    try WordFile(text: text, path: path, shape)
  }
}

/// Why a vocabulary could not be loaded, and what to do.
package struct VocabularyError: Error, Equatable, CustomStringConvertible {
  package var message: String
  package var help: String

  package init(message: String, help: String) {
    self.message = message
    self.help = help
  }

  package var description: String { "\(message)\n  help: \(help)" }
}
