import Profiling
package import Vocabulary

/// Whether the codes of one system are short for the words of the other.
package struct CodesAbbreviateWords: Judgement {
  package static let id = "linking/codes-abbreviate-words"
  package static let inForce = loaded()

  let leastCodes: Int
  let leastShare: Double
  let mostLetters: Int
  let leastLonger: Int

  /// Of the `codes` that nothing else explains so many are `found`, each short for a word of its own.
  func holds(codes: Int, found: Int) -> Bool {
    areEnough(found) && Double(found) >= leastShare * Double(codes)
  }

  func areEnough(_ codes: Int) -> Bool { codes >= leastCodes }

  func isCode(_ text: String) -> Bool { 2...mostLetters ~= text.count }

  /// A code begins as the word does, and its letters stand in the word in the same order.
  func fits(code: String, word: String) -> Bool {
    guard let first = code.first, first == word.first, word.count >= code.count + leastLonger else {
      return false
    }
    var rest = code[...]
    for letter in word where letter == rest.first { rest = rest.dropFirst() }
    return rest.isEmpty
  }

  /// Whether `pair` becomes one asset among names in the same areas and a register of rows with descriptions.
  package func holds(_ given: JudgementInput) throws -> Bool {
    func location(_ path: String, _ line: Int) -> SourceLocation {
      SourceLocation(path: path, line: line)
    }
    let rows = zip(given.words("rows"), given.words("descriptions")).enumerated().map {
      NameRecord(
        system: .erp, origin: .register, location: location("register", $0.offset),
        name: $0.element.0, description: $0.element.1)
    }
    let names = zip(given.words("names"), given.words("areas")).enumerated().map {
      NameRecord(
        system: .mes, origin: .reference, location: location("orders", $0.offset),
        name: $0.element.0, areas: [$0.element.1])
    }
    let identity = AssetLinker(vocabulary: try .builtIn()).link(rows + names)
    let pair = Set(given.words("pair"))
    return identity.assets.contains { pair.isSubset(of: $0.names.map(\.name)) }
  }
}
