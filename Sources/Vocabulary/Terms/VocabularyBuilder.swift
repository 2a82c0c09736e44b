import Yams

/// Reads `equipment.yml` into the tables of an `EquipmentVocabulary`.
struct VocabularyBuilder {
  typealias Meaning = EquipmentVocabulary.Meaning

  let path: String
  var classNames: [String] = []
  var similar: [[Int]] = []
  var meanings: [String: Meaning] = [:]
  var qualifierNames: [String] = []
  var spellings: [String: String] = [:]
  var longestPhrase = 1

  init(path: String) { self.path = path }

  mutating func read(_ text: String) throws {
    let root: Node?
    do {
      root = try Yams.compose(yaml: text, .basic)
    } catch {
      throw VocabularyError(message: "\(path): not YAML: \(error)", help: "check the indentation")
    }
    let known = ["classes", "generic", "levels", "qualifiers", "retired", "of", "number"]
    for (key, node) in try entries(root, of: "the file", known: known) {
      switch key {
      case "classes": try readClasses(node)
      case "levels": try readLevels(node)
      case "qualifiers":
        for (name, words) in try entries(node, of: key, known: nil) {
          qualifierNames.append(name)
          let index = qualifierNames.count - 1
          for word in try strings(words, of: name) { add(word) { $0.qualifier = index } }
        }
      case "generic": for word in try strings(node, of: key) { add(word) { $0.isGeneric = true } }
      case "retired": for word in try strings(node, of: key) { add(word) { $0.isRetired = true } }
      case "of": for word in try strings(node, of: key) { add(word) { $0.isOf = true } }
      default: for word in try strings(node, of: key) { add(word) { $0.isNumberSign = true } }
      }
    }
  }

  private mutating func readClasses(_ node: Node) throws {
    let classes = try entries(node, of: "classes", known: nil)
    classNames = classes.map(\.0)
    similar = Array(repeating: [], count: classNames.count)
    for (index, entry) in classes.enumerated() {
      for (key, value) in try entries(
        entry.1, of: entry.0, known: ["words", "codes", "letters", "like"])
      {
        for text in try strings(value, of: "\(entry.0).\(key)") {
          switch key {
          case "like":
            guard let other = classNames.firstIndex(of: text) else {
              throw unknown(text, known: classNames, line: value.mark?.line)
            }
            if !similar[index].contains(other) { similar[index].append(other) }
            if !similar[other].contains(index) { similar[other].append(index) }
          default: add(text) { Self.put(index, as: key, into: &$0) }
          }
        }
      }
    }
  }

  private static func put(_ index: Int, as key: String, into meaning: inout Meaning) {
    // A word of a language outranks the same letters as a code.
    if key != "words" && meaning.isWord { return }
    if key == "words" && !meaning.isWord { meaning.classes = [] }
    if key == "words" { meaning.isWord = true }
    if key == "letters" && !meaning.classes.isEmpty && !meaning.isLetterCode { return }
    if key == "letters" { meaning.isLetterCode = true }
    if !meaning.classes.contains(index) { meaning.classes.append(index) }
  }

  private mutating func readLevels(_ node: Node) throws {
    let levels: [(String, EquipmentVocabulary.Level)] = [
      ("site", .site), ("area", .area), ("line", .line),
    ]
    for (name, value) in try entries(node, of: "levels", known: levels.map(\.0)) {
      guard let level = levels.first(where: { $0.0 == name })?.1 else { continue }
      for (key, words) in try entries(value, of: name, known: ["words", "codes", "letters"]) {
        for word in try strings(words, of: "\(name).\(key)") {
          add(word) {
            $0.level = level
            if key == "words" { $0.isWord = true }
            if key == "letters" { $0.isLetterCode = true }
          }
        }
      }
    }
  }

  private mutating func add(_ phrase: String, _ change: (inout Meaning) -> Void) {
    let words = NameToken.split(phrase).filter { !$0.isNumber }.map(\.text)
    guard !words.isEmpty else { return }
    longestPhrase = max(longestPhrase, words.count)
    if words.count == 1, spellings[words[0]] == nil { spellings[words[0]] = phrase }
    change(&meanings[words.joined(separator: " "), default: Meaning()])
    // Plants also write phrases in one word.
    if words.count == 2 { change(&meanings[words.joined(), default: Meaning()]) }
  }

  private func entries(_ node: Node?, of owner: String, known: [String]?) throws -> [(String, Node)]
  {
    guard let mapping = node?.mapping else {
      throw VocabularyError(
        message: "\(path):\(node?.mark?.line ?? 1): \(owner) must be keys with values",
        help: "write 'key: value' lines")
    }
    var result: [(String, Node)] = []
    for (key, value) in mapping {
      guard let name = key.scalar?.string else { continue }
      if let known, !known.contains(name) {
        throw unknown(name, known: known, line: key.mark?.line)
      }
      result.append((name, value))
    }
    return result
  }

  private func strings(_ node: Node, of owner: String) throws -> [String] {
    guard let sequence = node.sequence else {
      throw VocabularyError(
        message: "\(path):\(node.mark?.line ?? 1): \(owner) must be a list of words",
        help: "write '[one, two]'")
    }
    return sequence.compactMap { $0.scalar?.string }
  }

  private func unknown(_ name: String, known: [String], line: Int?) -> VocabularyError {
    let nearest = known.min { (distance($0, name), $0) < (distance($1, name), $1) } ?? ""
    return VocabularyError(
      message: "\(path):\(line ?? 1): '\(name)' is not known here",
      help: "did you mean '\(nearest)'?")
  }

  private func distance(_ a: String, _ b: String) -> Int {
    let b = Array(b.utf8)
    var row = Array(0...b.count)
    for (i, x) in a.utf8.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let next = min(row[j] + 1, row[j + 1] + 1, diagonal + (x == b[j] ? 0 : 1))
        diagonal = row[j + 1]
        row[j + 1] = next
      }
    }
    return row[b.count]
  }
}
