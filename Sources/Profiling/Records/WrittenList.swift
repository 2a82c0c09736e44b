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
    let lengths = Set(other.map(\.utf8.count))
    for (place, text) in texts.enumerated() {
      let end = writing == .ends ? Self.end(of: tokens[place], in: other, lengths) : nil
      called[end ?? keys(writing)[place], default: []].append(text)
    }
    guard writing != .plain else { return called }
    for (key, several) in called where several.count > 1 {
      called[key] = nil
      for name in several { called["\u{1}" + name] = [name] }
    }
    return called
  }

  /// The longest end of a path that is one of `keys`, which have `lengths`: no other end is written, for a name may be endless.
  private static func end(
    of tokens: [NameToken], in keys: Set<String>, _ lengths: Set<Int>
  ) -> String? {
    let longest = lengths.max() ?? 0
    var length = -1
    var found: String?
    for start in tokens.indices.reversed() {
      length += 1 + Words.folded(tokens[start].written).utf8.count
      guard length <= longest else { break }
      guard !tokens[start].isGlued, lengths.contains(length) else { continue }
      let key = Self.key(tokens[start...])
      if keys.contains(key) { found = key }
    }
    return found
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
