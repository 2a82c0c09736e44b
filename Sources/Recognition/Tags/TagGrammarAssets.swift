import Vocabulary

/// Where in a tag the name of its asset ends.
extension TagGrammar {
  /// Where the name of the asset ends: never inside a word, and inside a segment not after the number that makes its
  /// beginning a designation: `CH-01 Compressor Current` is on CH-01.
  func assetEnd(_ tokens: [Token], measurement: Int) -> Int {
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
        if vocabulary.places.contains(word) || word.isEmpty { return aboveLeaf(tokens, end) }
        return isTwin(tokens, i, end) ? end : i
      }
      i -= 1
    }
    return aboveLeaf(tokens, end)
  }

  /// Whether a letter ends a step of a path behind a number, as in `P-101-A.Flow`: it tells a machine from its twin.
  private func isTwin(_ tokens: [Token], _ number: Int, _ end: Int) -> Bool {
    number + 1 == end && end < tokens.count && tokens[number].segment != tokens[end].segment
      && tokens[number].letters.count == 1 && tokens[number].digits.isEmpty
      && tokens[number].part != tokens[number - 1].part
  }

  /// Where the asset ends if the last step of a path says a part of a machine and what is measured there: `VSL11/Agitator_Speed`
  /// is on VSL11. A part with a number of its own is a machine.
  private func aboveLeaf(_ tokens: [Token], _ end: Int) -> Int {
    let segment = tokens[end - 1].segment
    guard end < tokens.count, tokens[end].segment == segment,
      let start = tokens.firstIndex(where: { $0.segment == segment }), start > 0,
      namesMachine(tokens[..<start])
    else { return end }
    return start
  }

  /// Where the asset ends if its last step is a part of the machine above, which a word for its class names: `Oven/Zone_2` and
  /// `Oven/Gas` are on the oven, `Line 1/Zone_2` and `Boiler/Pump` are not on what is above.
  func withoutPart(_ tokens: [Token], _ end: Int) -> Int {
    guard end > 0, end < tokens.count, case let segment = tokens[end - 1].segment,
      tokens[end].segment != segment,
      let start = tokens[..<end].firstIndex(where: { $0.segment == segment }), start > 0
    else { return end }
    let part = tokens[start..<end]
    let isZone = part.count <= 2 && vocabulary.places.contains(tokens[start].letters)
    let isWord = part.count == 1 && tokens[start].digits.isEmpty && !isEquipment(tokens[start])
    let above = tokens[..<start].last { !$0.isNumber }
    guard isZone || isWord, let above, tokens[start - 1].segment == above.segment,
      isEquipment(above)
    else { return end }
    return start
  }

  private func isEquipment(_ token: Token) -> Bool {
    let meaning =
      vocabulary.equipment.meanings[token.letters]
      ?? vocabulary.equipment.compound(token.letters)?.head
    return meaning.map { $0.isWord && !$0.classes.isEmpty && $0.level == nil } ?? false
  }

  /// Whether the last step of a path is a machine, by its number or by its word, and not the place where several are.
  private func namesMachine(_ tokens: ArraySlice<Token>) -> Bool {
    guard let last = tokens.last else { return false }
    let before = tokens.dropLast().last.flatMap { $0.segment == last.segment ? $0.letters : nil }
    let word = last.isNumber ? before ?? "" : last.letters
    let meaning = vocabulary.equipment.meanings[word] ?? vocabulary.equipment.compound(word)?.head
    if vocabulary.places.contains(word) || meaning?.level != nil || word.isEmpty { return false }
    if !last.digits.isEmpty { return true }
    return meaning.map { $0.isWord && !$0.classes.isEmpty } ?? false
  }

  func isQualifier(_ token: Token) -> Bool {
    vocabulary.qualifiers.contains(token.folded) || (token.isNumber && token.digits.count <= 2)
  }
}
