import Vocabulary

/// How the names of two lists are compared: as they are written, and then by letters and digits with less and less of what
/// stands before them.
enum ListWriting: CaseIterable {
  case plain
  /// Without the words that nearly all of a list begin with, such as the plant.
  case withoutPrefix
  /// The names of the other system are paths, which end with the text.
  case ends

  /// The texts in this writing, and by it the names. A writing of several names is that of none.
  func keys(of texts: [String], and names: [String]) -> (
    texts: [String], names: [String: [String]]
  ) {
    var called: [String: [String]] = [:]
    guard self != .plain else {
      for name in names { called[Words.folded(name), default: []].append(name) }
      return (texts.map(Words.folded), called)
    }
    let prefixes = [Self.prefix(of: texts), Self.prefix(of: names)].filter { !$0.isEmpty }
    let keys = texts.map { Self.key(Self.tokens($0, without: prefixes)[...]) }
    let known = self == .ends ? Set(keys) : []
    for name in names {
      let tokens = Self.tokens(name, without: prefixes)
      let end = tokens.indices.first { start in
        !tokens[start].isGlued && known.contains(Self.key(tokens[start...]))
      }
      called[Self.key(tokens[(end ?? 0)...]), default: []].append(name)
    }
    for (key, several) in called where several.count > 1 {
      called[key] = nil
      for name in several { called["\u{1}" + name] = [name] }
    }
    return (keys, called)
  }

  private static func key(_ tokens: ArraySlice<NameToken>) -> String {
    Words.folded(tokens.map(\.written).joined(separator: " "))
  }

  private static func tokens(_ text: String, without prefixes: [[String]]) -> [NameToken] {
    let tokens = NameToken.split(text)
    let begun =
      prefixes.filter {
        tokens.count > $0.count && zip($0, tokens).allSatisfy { $0 == $1.written }
      }.map(\.count).max() ?? 0
    return Array(tokens.dropFirst(begun))
  }

  /// The words that nearly all of them begin with.
  private static func prefix(of texts: [String]) -> [String] {
    let judgement = PrefixSaysNothing.inForce
    let split = Set(texts).map { NameToken.split($0).map(\.written) }
    guard judgement.areEnough(split.count) else { return [] }
    var prefix: [String] = []
    while true {
      var counts: [String: Int] = [:]
      for tokens in split where tokens.count > prefix.count + 1 && tokens.starts(with: prefix) {
        counts[tokens[prefix.count], default: 0] += 1
      }
      let word = counts.keys.sorted().first {
        judgement.holds(found: counts[$0] ?? 0, of: split.count)
      }
      guard let word else { return prefix }
      prefix.append(word)
    }
  }
}
