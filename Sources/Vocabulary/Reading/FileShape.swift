package import Yams

/// What may stand at one place of a YAML file. Its checks, and the JSON Schema that editors use, both follow from it.
package indirect enum FileShape: Sendable {
  /// Any scalar, taken as text: `007` keeps its zeros.
  case text
  case number
  /// A number from 0 to 1.
  case share
  case flag
  /// `< 95`
  case limit
  /// One of these words.
  case word([String])
  case list(FileShape)
  case fields([FileField])
  /// Keys of the user's own, such as the names of columns.
  case named(FileShape)
  /// Nothing is known of it.
  case anything

  package static func words<Word: RawRepresentable & CaseIterable>(
    of type: Word.Type
  ) -> FileShape where Word.RawValue == String {
    .word(Word.allCases.map(\.rawValue))
  }

  /// The keys of a mapping, or of the mappings in a list.
  package var keys: [String] { fields.map(\.key) }

  /// What may stand behind one of them; anything behind others.
  package subscript(key: String) -> FileShape {
    fields.first { $0.key == key }?.shape ?? .anything
  }

  private var fields: [FileField] {
    switch self {
    case .fields(let fields): fields
    case .list(let shape): shape.fields
    default: []
    }
  }
}

/// One key of a YAML file.
package struct FileField: Sendable {
  package var key: String
  package var shape: FileShape
  package var isRequired: Bool
  /// One sentence for people.
  package var about: String

  package init(_ key: String, _ shape: FileShape, required: Bool = false, _ about: String) {
    self.key = key
    self.shape = shape
    isRequired = required
    self.about = about
  }
}

extension YAMLFile {
  package mutating func mapping(
    _ node: Node, _ shape: FileShape, in place: String
  ) -> [String: Node]? { mapping(node, keys: shape.keys, in: place) }

  /// Complains of everything in a text that does not have the shape.
  package mutating func check(text: String, _ shape: FileShape) {
    guard let nodes = root(of: text, keys: shape.keys), case .fields(let fields) = shape else {
      return
    }
    for field in fields {
      if let node = nodes[field.key] { check(node, field.shape, in: field.key) }
    }
  }

  /// Complains of everything below `node` that does not have the shape. A key without a value says nothing, which is
  /// fine unless it is required.
  package mutating func check(_ node: Node, _ shape: FileShape, in place: String) {
    if YAMLFile.isEmpty(node) { return }
    switch shape {
    case .anything: break
    case .text:
      if node.scalar == nil { wrong(node, place, "a text", "write it on one line, in quotes") }
    case .number:
      _ = number(node, place)
    case .share:
      _ = share(node, place)
    case .flag:
      _ = flag(node, place)
    case .limit:
      if node.string.flatMap(Limit.init) == nil {
        wrong(node, place, "a limit", "write \"< 95\" with one of < <= > >= and a number")
      }
    case .word(let words):
      guard let text = node.scalar?.string, words.contains(text) else {
        let near = node.scalar.flatMap { Wording.nearest(to: $0.string, in: words) }
        complain(
          "'\(node.scalar?.string ?? "…")' is not a known '\(place)'",
          help: (near.map { "did you mean '\($0)'? " } ?? "")
            + "write one of \(words.joined(separator: ", "))", at: node)
        return
      }
    case .list(let shape):
      for item in items(node, place) { check(item, shape, in: place) }
    case .fields(let fields):
      guard let found = mapping(node, keys: fields.map(\.key), in: "'\(place)'") else { return }
      for field in fields {
        if let node = found[field.key] { check(node, field.shape, in: field.key) }
        if field.isRequired, found[field.key].map(YAMLFile.isEmpty) ?? true {
          complain(
            "'\(field.key)' is missing in '\(place)'", help: "add '\(field.key): …'", at: node)
        }
      }
    case .named(let shape):
      guard case .mapping(let pairs) = node else {
        return wrong(node, place, "a mapping of names", "write 'name: …' lines below it")
      }
      for (key, value) in pairs { check(value, shape, in: key.string ?? place) }
    }
  }

  private mutating func wrong(_ node: Node, _ place: String, _ what: String, _ help: String) {
    complain("'\(place)' is not \(what)", help: help, at: node)
  }

  /// `owner:` with nothing behind it.
  package static func isEmpty(_ node: Node) -> Bool {
    guard let scalar = node.scalar, scalar.style == .plain || scalar.style == .any else {
      return false
    }
    return scalar.string.isEmpty || scalar.string == "null" || scalar.string == "~"
  }
}
