/// A tag taken apart: the asset it is on, and what it measures there.
package struct TagReading: Sendable, Equatable {
  /// The part of the tag that names the asset, as written; `nil` when the tag names none.
  package var asset: String?
  package var kind: SignalKind
  /// Simple words: what decided the kind.
  package var reason: String

  package init(asset: String?, kind: SignalKind, reason: String) {
    self.asset = asset
    self.kind = kind
    self.reason = reason
  }
}

/// How the tags of one source are built, learned from all of them together.
///
/// Position alone tells nothing: the measurement is found by the words and instrument codes at the end, and where there
/// are none, by which last parts return under many prefixes.
package struct TagGrammar: Sendable {
  private let vocabulary: Vocabulary
  /// Last parts that return under several prefixes, for tags whose words are unknown.
  private var recurringEnds: Set<String> = []
  /// Prefixes that hold too many instruments of one kind to be one asset, or too little to be one at all.
  private var areas: Set<String> = []

  package init(tags: [String], vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    var prefixes: [String: Set<String>] = [:]
    for tag in tags {
      let tokens = Token.split(tag)
      guard tokens.count >= 2, let last = tokens.last else { continue }
      prefixes[last.folded, default: []].insert(
        TagGrammar.prefix(tag, tokens, count: tokens.count - 1))
    }
    recurringEnds = Set(prefixes.filter { $0.value.count >= 2 }.map(\.key))
    var kinds: [String: [SignalKind: Int]] = [:]
    for tag in tags {
      let reading = parse(tag)
      if let asset = reading.asset { kinds[asset, default: [:]][reading.kind, default: 0] += 1 }
    }
    // A machine has a few sensors of a kind; an area has dozens. A word without a number that only one tag begins with is
    // part of the measurement: `Pressure_switch` is no asset called Pressure.
    areas = Set(
      kinds.filter { prefix, counts in
        counts.values.contains { $0 > 12 }
          || (!prefix.contains { $0.isNumber || "/.\\:".contains($0) }
            && counts.values.reduce(0, +) < 2)
      }.map(\.key))
  }

  private struct Token {
    var text: Substring
    var folded: String
    var letters: String
    var digits: String
    /// Number of the part between separators, and of the segment between strong separators, that it belongs to.
    var part: Int
    var segment: Int
    /// `1LAC10AP001` begins with a digit and is still a name.
    var isNumber: Bool { letters.isEmpty && !digits.isEmpty && digits.allSatisfy(\.isNumber) }
    var isCode: Bool { !letters.isEmpty && text.allSatisfy { $0.isUppercase || $0.isNumber } }

    static func split(_ tag: String) -> [Token] {
      var body = Substring(tag)
      // `[default]Line 1/Filler`: the provider is no part of the name.
      if body.hasPrefix("["), let close = body.firstIndex(of: "]"),
        body.index(after: close) < body.endIndex
      {
        body = body[body.index(after: close)...]
      }
      var tokens: [Token] = []
      var part = 0
      for (segment, piece) in body.split(whereSeparator: { "./\\:|".contains($0) }).enumerated() {
        for words in piece.split(whereSeparator: { "_- \t#".contains($0) }) {
          part += 1
          for word in humps(words) {
            let folded = Words.folded(String(word))
            tokens.append(
              Token(
                text: word, folded: folded, letters: String(folded.prefix { !$0.isNumber }),
                digits: String(folded.drop { !$0.isNumber }), part: part, segment: segment))
          }
        }
      }
      return tokens
    }

    /// `ActCurrent` is two words, `FIL01` and `TT101` one.
    private static func humps(_ part: Substring) -> [Substring] {
      var pieces: [Substring] = []
      var start = part.startIndex
      var previous: Character?
      for i in part.indices {
        let character = part[i]
        if let previous, character.isUppercase, previous.isLowercase {
          pieces.append(part[start..<i])
          start = i
        }
        previous = character
      }
      pieces.append(part[start...])
      return pieces
    }
  }

  private static func prefix(_ tag: String, _ tokens: [Token], count: Int) -> String {
    guard count > 0, count <= tokens.count, let first = tokens.first else { return "" }
    return String(tag[first.text.startIndex..<tokens[count - 1].text.endIndex])
  }

  package func parse(_ tag: String) -> TagReading {
    let tokens = Token.split(tag)
    var end = tokens.count
    while end > 1, vocabulary.attributes.contains(tokens[end - 1].folded) { end -= 1 }
    var start = end
    var kind = SignalKind.other
    var reason = ""
    // Words may stand a little before the end: `motor current phase 2`.
    search: for last in stride(from: end, to: max(0, end - 3), by: -1) {
      if last < end, !(last..<end).allSatisfy({ isQualifier(tokens[$0]) }) { break }
      if let (length, found, why) = measurement(tokens, end: last) {
        start = last - length
        kind = found
        reason = why
        break search
      }
    }
    if kind == .other {
      if end >= 2, recurringEnds.contains(tokens[tokens.count - 1].folded) || end < tokens.count {
        let asset = TagGrammar.prefix(tag, tokens, count: end - 1)
        return TagReading(
          asset: isAssetName(asset, tokens[..<(end - 1)]) ? asset : nil, kind: .other,
          reason: "'\(tokens[end - 1].text)' ends the tags of several prefixes")
      }
      return TagReading(asset: nil, kind: .other, reason: "no known word")
    }
    if kind == .setpoint || kind == .state, start > 0,
      let (length, _, _) = instrument(tokens, end: start)
    {
      start -= length
    }
    while start > 1, isQualifier(tokens[start - 1]), tokens[start - 1].digits.isEmpty { start -= 1 }
    if start == 1, isQualifier(tokens[0]) { start = 0 }
    start = assetEnd(tokens, measurement: start)
    let asset = TagGrammar.prefix(tag, tokens, count: start)
    let isAsset = start > 0 && isAssetName(asset, tokens[..<start])
    return TagReading(asset: isAsset ? asset : nil, kind: kind, reason: reason)
  }

  /// Where the name of the asset ends: never inside a word, and inside a segment not after the number that makes its
  /// beginning a designation: `CH-01 Compressor Current` is on CH-01.
  private func assetEnd(_ tokens: [Token], measurement: Int) -> Int {
    var end = measurement
    while end > 0, end < tokens.count, tokens[end - 1].part == tokens[end].part { end -= 1 }
    guard end > 0 else { return 0 }
    let segment = tokens[end - 1].segment
    var i = end
    while i > 0, tokens[i - 1].segment == segment {
      let token = tokens[i - 1]
      if !token.digits.isEmpty {
        let word = token.isNumber ? (i > 1 ? tokens[i - 2].letters : "") : token.letters
        // The number of a line says which line; the machine is named behind it.
        return vocabulary.places.contains(word) || word.isEmpty ? end : i
      }
      i -= 1
    }
    return end
  }

  private func isQualifier(_ token: Token) -> Bool {
    vocabulary.qualifiers.contains(token.folded) || (token.isNumber && token.digits.count <= 2)
  }

  /// A name needs a letter, and must not be an area that holds dozens of instruments.
  private func isAssetName(_ name: String, _ tokens: ArraySlice<Token>) -> Bool {
    guard tokens.contains(where: { !$0.isNumber }) else { return false }
    return !areas.contains(name)
  }

  /// The measurement that ends before `end`: how many tokens it has, its kind, and why.
  private func measurement(
    _ tokens: [Token], end: Int
  ) -> (length: Int, kind: SignalKind, reason: String)? {
    let last = tokens[end - 1]
    if last.isCode, !last.digits.isEmpty || last.isNumber,
      let found = instrument(tokens, end: end), wordKind([last.letters], exact: true) == nil
    {
      return found
    }
    for length in [3, 2, 1] where length <= end {
      let words = tokens[(end - length)..<end].map { $0.letters.isEmpty ? $0.folded : $0.letters }
      if let kind = wordKind(words, exact: length > 1) {
        return (length, kind, "'\(words.joined(separator: " "))' is a word for \(kind.rawValue)")
      }
    }
    return instrument(tokens, end: end)
  }

  private func wordKind(_ words: [String], exact: Bool) -> SignalKind? {
    for (kind, list) in vocabulary.signalWords where list.contains(words) { return kind }
    guard !exact, words.count == 1, let word = words.first, word.count >= 4 else { return nil }
    // An abbreviation: the beginning of just one kind's words. Compounds end with the word.
    let kinds = vocabulary.signalWords.filter { entry in
      entry.words.contains { phrase in
        guard phrase.count == 1, let known = phrase.first, known.count >= 5 else { return false }
        return known.hasPrefix(word) || (word.count > known.count && word.hasSuffix(known))
      }
    }
    return kinds.count == 1 ? kinds[0].kind : nil
  }

  /// An ISA-5.1 code: a letter for the variable, letters for the functions, and the loop number in the same part or the
  /// next one.
  private func instrument(
    _ tokens: [Token], end: Int
  ) -> (length: Int, kind: SignalKind, reason: String)? {
    guard end >= 1 else { return nil }
    var position = end - 1
    var length = 1
    if tokens[position].isNumber {
      guard position >= 1 else { return nil }
      position -= 1
      length = 2
      guard tokens[position].digits.isEmpty else { return nil }
    }
    let token = tokens[position]
    let letters = token.letters.uppercased()
    guard token.isCode, letters.count >= 2, letters.count <= 5, let first = letters.first,
      let kind = vocabulary.isaLetters[first]
    else { return nil }
    var functions = String(letters.dropFirst())
    if let modifier = functions.first, "DFQS".contains(modifier), functions.count > 1 {
      functions.removeFirst()
    }
    guard vocabulary.isaFunctions.contains(functions) else { return nil }
    // Letters alone are too weak: `IT` is also a word.
    guard !token.digits.isEmpty || length == 2 else { return nil }
    let isQuantity = letters.dropFirst().hasPrefix("Q") && first == "F"
    return (
      length, isQuantity ? .count : kind, "'\(letters)' is an instrument code for \(kind.rawValue)"
    )
  }
}
