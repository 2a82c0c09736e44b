import Yams

/// A file of `Rules/vocabulary`, or a part of one, that has the shape it must have.
package struct WordFile {
  private let node: Node?

  private init(_ node: Node?) { self.node = node }

  /// Reads `vocabulary/NAME.yml`.
  ///
  /// - Throws: `VocabularyError` with the line of a key that is not known, or of a value that has another form.
  package init(_ name: String, _ shape: FileShape) throws {
    try self.init(text: WordFile.text(of: name + ".yml"), path: "vocabulary/\(name).yml", shape)
  }

  /// - Throws: `VocabularyError` when the file is not beside the program.
  static func text(of name: String) throws -> String {
    guard let folder = BuiltInFolder.path(module: "Vocabulary", name: "vocabulary"),
      let text = YAMLFile.contents("\(folder)/\(name)")
    else {
      throw VocabularyError(
        message: "vocabulary/\(name): the file is missing or no UTF-8 text",
        help: "install the program again, with the folders that come beside it")
    }
    return text
  }

  /// The same for a text.
  package init(text: String, path: String, _ shape: FileShape) throws {
    var file = YAMLFile(path: path)
    let root = file.node(of: text)
    if let root { file.check(root, shape, in: "the file") }
    if let problem = file.problems.first {
      throw VocabularyError(
        message: "\(path):\(problem.location.line): \(problem.message)", help: problem.help)
    }
    self.init(root)
  }

  /// What stands under a key; empty where there is none.
  package subscript(_ key: String) -> WordFile { WordFile(node?.mapping?[key]) }

  /// A scalar; empty where there is none.
  package var text: String { node?.scalar?.string ?? "" }

  var isThere: Bool { node != nil }

  var line: Int { node?.mark?.line ?? 0 }

  /// `nil` where there is no number.
  var number: Double? { Double(text) }

  var numbers: [Double] { words.compactMap(Double.init) }

  /// The scalars of a list in the spelling under which they are compared.
  var folded: Set<String> { Set(words.map(Words.folded)) }

  /// The scalars of a list.
  package var words: [String] { items.map(\.text) }

  package var items: [WordFile] { node?.sequence.map { $0.map(WordFile.init) } ?? [] }

  /// The pairs of a mapping in the order of the file.
  package var entries: [(key: String, value: WordFile)] {
    node?.mapping.map { $0.map { ($0.key.string ?? "", WordFile($0.value)) } } ?? []
  }
}
