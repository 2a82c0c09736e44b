import Yams

/// One file of `Rules/vocabulary`, which is used only when everything in it has its place.
package struct VocabularyFile: Sendable {
  package let name: String
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
  func builtIn() throws -> VocabularyText { try read(text(), path: name) }

  /// - Throws: `VocabularyError` when it is not beside the program.
  package func text() throws -> String {
    guard let folder = BuiltInFolder.path(module: "Vocabulary", name: "vocabulary"),
      let text = YAMLFile.contents(folder + "/" + name)
    else {
      throw VocabularyError(
        message: "the built-in vocabulary '\(name)' is not beside the program",
        help: "install the program again, with the folders that come beside it")
    }
    return text
  }

  /// - Throws: `VocabularyError`, with file and line, for text that is not YAML, and for anything that the shape does not
  ///   know.
  package func read(_ text: String, path: String) throws -> VocabularyText {
    var file = YAMLFile(path: path)
    let node = file.node(of: text)
    if let node { file.check(node, shape, in: "the file") }
    guard let node, file.problems.isEmpty else {
      let problem = file.problems.first
      throw VocabularyError(
        message: "\(path):\(problem?.location.line ?? 0): \(problem?.message ?? "no mapping")",
        help: problem?.help ?? "write 'key: value' lines")
    }
    return VocabularyText(path: path, node: node)
  }
}

/// A file, or a part of it, that has its shape. What is not there is empty.
package struct VocabularyText {
  let path: String
  private let node: Node?

  fileprivate init(path: String, node: Node?) {
    self.path = path
    self.node = node
  }

  /// In the order of the file.
  var entries: [(key: String, value: VocabularyText)] {
    node?.mapping?.compactMap { key, value in
      key.scalar.map { ($0.string, VocabularyText(path: path, node: value)) }
    } ?? []
  }

  subscript(key: String) -> VocabularyText {
    VocabularyText(path: path, node: node?.mapping?[key])
  }

  var line: Int { node?.mark?.line ?? 0 }
  var isThere: Bool { node != nil }
  var text: String? { node?.scalar?.string }
  var number: Double? { text.flatMap(Double.init) }
  var words: [String] { node?.sequence?.compactMap { $0.scalar?.string } ?? [] }
  var numbers: [Double] { words.compactMap(Double.init) }
  /// The words in the spelling under which they are compared.
  var folded: Set<String> { Set(words.map(Words.folded)) }
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
