import Vocabulary

// Kinds that a source writes by letters alone, learned from all its tags.

extension TagGrammar {
  /// Learns how the source writes kinds by letters alone.
  ///
  /// `V-401.TI.PV` has its instrument code between the points, `U4-FT-B220` between the hyphens, and `L_T1`, `P_J14`,
  /// `F_PU1` one letter before each object. One such name shows nothing; several sorts of them do.
  mutating func learnLetters(_ tags: [String]) {
    let judgement = LettersAreKinds.inForce
    var codes: [String: Int] = [:]
    var letters: [Character: Int] = [:]
    for tag in tags {
      let tokens = Token.split(tag, fields: vocabulary.fields)
      for i in tokens.indices where isBareCode(tokens, i) {
        codes[tokens[i].letters, default: 0] += 1
      }
      if let letter = TagGrammar.leadingLetter(tokens) {
        letters[letter, default: 0] += 1
      }
    }
    let variables = Set(codes.keys.compactMap(\.first))
    if judgement.areCodes(
      variables: variables.count, tags: codes.values.reduce(0, +), of: tags.count)
    {
      bareCodes = Set(codes.keys)
    }
    let known = letters.filter { vocabulary.leadingLetters[$0.key] != nil }
    let told = known.values.reduce(0, +)
    if judgement.areLeading(letters: known.count, tags: told, of: tags.count) {
      leadingLetters = vocabulary.leadingLetters
    }
  }

  /// Whether a token is an instrument code without a number, and a part by itself. `FIC-102` has one.
  private func isBareCode(_ tokens: [Token], _ i: Int) -> Bool {
    let token = tokens[i]
    if i + 1 < tokens.count, tokens[i + 1].isNumber || tokens[i + 1].isLoop { return false }
    guard token.isCode, token.digits.isEmpty, token.letters.count >= 2, tokens.count > 1,
      tokens.count(where: { $0.part == token.part }) == 1,
      !vocabulary.attributes.contains(token.folded)
    else { return false }
    return codeKind(token.letters) != nil
  }

  /// `L` of `L_T1`: a capital alone before a word with a number, and nothing else.
  private static func leadingLetter(_ tokens: [Token]) -> Character? {
    guard tokens.count >= 2, tokens[0].letters.count == 1, tokens[0].digits.isEmpty,
      tokens[0].isCode, tokens[0].part != tokens[1].part,
      tokens[1...].contains(where: { !$0.digits.isEmpty })
    else { return nil }
    return tokens[0].text.first
  }

  /// Whether a tag begins with one of the letters by which the source says what it measures.
  func isLed(_ tokens: [Token]) -> Bool {
    TagGrammar.leadingLetter(tokens).map { leadingLetters[$0] != nil } ?? false
  }

  /// What letters alone say, where the source writes kinds so.
  func readLetters(_ tag: String, _ tokens: [Token]) -> TagReading? {
    if let letter = TagGrammar.leadingLetter(tokens), let kind = leadingLetters[letter] {
      return TagReading(
        asset: String(tag[tokens[1].text.startIndex...]), kind: kind,
        reason: "tags of this source begin with a letter for what they measure",
        isByLetters: true)
    }
    guard
      let place = tokens.indices.last(where: {
        bareCodes.contains(tokens[$0].letters) && isBareCode(tokens, $0)
      }),
      let kind = codeKind(tokens[place].letters)
    else { return nil }
    let reason = "'\(tokens[place].text)' is an instrument code for \(kind.rawValue)"
    // What has a number before the code is the object; else it stands behind the code.
    let before = tokens[..<place]
    let after = tokens[place...].dropFirst()
    // `P-4:TI-BRG`: a word behind the code says where on it.
    let isStep = before.last.map { $0.segment != tokens[place].segment } ?? false
    if before.contains(where: { !$0.digits.isEmpty }), isAssetName(before),
      after.allSatisfy({
        vocabulary.attributes.contains($0.folded) || isStep && $0.digits.isEmpty
      })
    {
      return TagReading(
        asset: TagGrammar.prefix(tag, tokens, count: place), kind: kind, reason: reason,
        isByLetters: true)
    }
    var behind = tokens[(place + 1)...]
    while let last = behind.last, vocabulary.attributes.contains(last.folded) {
      behind = behind.dropLast()
    }
    guard let first = behind.first, let last = behind.last, isAssetName(behind),
      behind.contains(where: { !$0.digits.isEmpty })
    else { return TagReading(asset: nil, kind: kind, reason: reason, isByLetters: true) }
    return TagReading(
      asset: String(tag[first.text.startIndex..<last.text.endIndex]), kind: kind, reason: reason,
      isByLetters: true)
  }

  /// Whether letters are an instrument code, as FT and PIC are.
  package func isInstrumentCode(_ letters: String) -> Bool {
    codeKind(Words.folded(letters)) != nil
  }

  /// What the letters of an ISA-5.1 code measure; `nil` when they are none.
  func codeKind(_ folded: String) -> SignalKind? { vocabulary.instruments.kind(of: folded) }
}
