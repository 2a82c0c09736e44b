import Vocabulary

/// The names of one list, as they are written and by their letters and digits without the words that nearly all of the list
/// begin with, such as the plant.
struct WrittenList {
  /// How the names of two lists are compared, with less and less of what stands before them.
  enum Writing: CaseIterable {
    case plain
    case withoutPrefix
    /// The names of the other system are paths, which end with the text.
    case ends
  }

  private let texts: [String]
  private let plain: [String]
  private let tokens: [[NameToken]]
  private let keys: [String]

  init(_ texts: [String]) {
    self.texts = texts
    plain = texts.map(Words.folded)
    let all = texts.map { NameToken.split($0) }
    let prefix = Self.prefix(of: all)
    tokens = all.map { tokens in
      let isBegun =
        tokens.count > prefix.count && zip(prefix, tokens).allSatisfy { $0 == $1.written }
      return isBegun ? Array(tokens.dropFirst(prefix.count)) : tokens
    }
    keys = tokens.map { Self.key($0[...]) }
  }

  func keys(_ writing: Writing) -> [String] { writing == .plain ? plain : keys }

  /// The texts by what the texts of the other list would be. A writing of several names is that of none.
  func names(_ writing: Writing, beside other: Set<String>) -> [String: [String]] {
    var called: [String: [String]] = [:]
    for (place, text) in texts.enumerated() {
      let tokens = tokens[place]
      let end =
        writing == .ends
        ? tokens.indices.first { start in
          !tokens[start].isGlued && other.contains(Self.key(tokens[start...]))
        } : nil
      let key = end.map { Self.key(tokens[$0...]) } ?? keys(writing)[place]
      called[key, default: []].append(text)
    }
    guard writing != .plain else { return called }
    for (key, several) in called where several.count > 1 {
      called[key] = nil
      for name in several { called["\u{1}" + name] = [name] }
    }
    return called
  }

  private static func key(_ tokens: ArraySlice<NameToken>) -> String {
    Words.folded(tokens.map(\.written).joined(separator: " "))
  }

  /// The words that nearly all of them begin with.
  private static func prefix(of list: [[NameToken]]) -> [String] {
    let judgement = PrefixSaysNothing.inForce
    guard judgement.areEnough(list.count) else { return [] }
    var left = list
    var prefix: [String] = []
    while true {
      var counts: [String: Int] = [:]
      left = left.filter { $0.count > prefix.count + 1 }
      for tokens in left { counts[tokens[prefix.count].written, default: 0] += 1 }
      let word = counts.keys.sorted().first {
        judgement.holds(found: counts[$0] ?? 0, of: list.count)
      }
      guard let word else { return prefix }
      left = left.filter { $0[prefix.count].written == word }
      prefix.append(word)
    }
  }
}
