import Vocabulary

/// What a tag measures: by its words, their abbreviations and compounds, and the codes of instruments.
extension TagGrammar {
  struct Measure {
    /// How many tokens it has.
    var length: Int
    var kind: SignalKind
    /// Simple words: what decided the kind.
    var reason: String
    /// The code of an instrument, and no word.
    var isCode = false
  }

  /// The measurement that ends before `end`.
  func measurement(_ tokens: [Token], end: Int) -> Measure? {
    let last = tokens[end - 1]
    // A `PT100` is a thermometer, and no transmitter of pressure with the number 100.
    if !last.digits.isEmpty, let kind = phrases[[last.folded]] {
      return Measure(
        length: 1, kind: kind, reason: "'\(last.text)' is a word for \(kind.rawValue)")
    }
    if last.isCode, !last.digits.isEmpty || last.isNumber,
      let found = instrument(tokens, end: end), wordKind([last.letters], exact: true) == nil
    {
      return found
    }
    for length in [3, 2, 1] where length <= end {
      let words = tokens[(end - length)..<end].map(\.word)
      if let kind = wordKind(words, exact: length > 1) {
        return Measure(
          length: length, kind: kind,
          reason: "'\(words.joined(separator: " "))' is a word for \(kind.rawValue)")
      }
    }
    // `Kuehlwassermenge_l_min` says a rate by its unit alone.
    if end >= 3, tokens[end - 2].part != last.part, tokens[end - 2].part != tokens[end - 3].part,
      tokens[end - 2].segment == last.segment,
      case let pair = "\(tokens[end - 2].text)/\(last.text)",
      let kind = vocabulary.unitKind(pair), kind.has(.measured)
    {
      return Measure(length: 2, kind: kind, reason: "'\(pair)' is a unit of \(kind.rawValue)")
    }
    // `kWh` and `psi` are called after their unit; a UPS is equipment, and `st` a station as well as pieces.
    if last.digits.isEmpty, last.letters.count >= 2, let kind = vocabulary.unitKind(last.folded),
      kind != .count, vocabulary.equipment.meanings[last.folded] == nil,
      !last.isCode || last.letters.count >= 3
    {
      return Measure(
        length: 1, kind: kind, reason: "'\(last.text)' is a unit of \(kind.rawValue)")
    }
    return instrument(tokens, end: end)
  }

  func wordKind(_ words: [String], exact: Bool) -> SignalKind? {
    if let kind = phrases[words] { return kind }
    guard !exact, words.count == 1, let word = words.first else { return nil }
    return abbreviations[word] ?? abbreviation(word)
  }

  /// An abbreviation: the beginning of just one kind's words. Compounds end with the word.
  func abbreviation(_ word: String) -> SignalKind? {
    let length = word.count
    // What says more about a point, or what it is on, as `motor` does, is no short form of `motor current`; `comp` is a
    // compressor before it is a counter in French.
    guard length >= 4 || Words.isEastAsian(word), !vocabulary.qualifiers.contains(word),
      !vocabulary.carriers.contains(word), vocabulary.equipment.meanings[word] == nil,
      hasDigits || word.contains(where: { !$0.isNumber })
    else { return nil }
    var found: SignalKind?
    for (kind, words) in abbreviable {
      let isMeant = words.contains { known in
        known.hasPrefix(word) || (length > known.count && word.hasSuffix(known))
      }
      guard isMeant else { continue }
      if found != nil { return nil }
      found = kind
    }
    return found ?? compound(word)
  }

  /// `oiltemp`, `shaftvib`, `oliedruk`: a short word of just one kind behind a word that says more about the point, or behind
  /// any where the languages that have the word write compounds.
  private func compound(_ word: String) -> SignalKind? {
    let judgement = LettersAreKinds.inForce
    var found: SignalKind?
    for (words, kind) in phrases where words.count == 1 {
      let end = words[0]
      guard judgement.areCompound(end: end.count, of: word.count), word.hasSuffix(end),
        case let first = String(word.dropLast(end.count)),
        vocabulary.qualifiers.contains(first) || vocabulary.carriers.contains(first)
          || vocabulary.compoundEnds.contains(end) && judgement.areCompound(first: first.count)
      else { continue }
      if let found, found != kind { return nil }
      found = kind
    }
    return found
  }

  /// An ISA-5.1 code: a letter for the variable, letters for the functions, and the loop number in the same part or the
  /// next one.
  func instrument(_ tokens: [Token], end: Int) -> Measure? {
    guard end >= 1 else { return nil }
    var position = end - 1
    var length = 1
    if tokens[position].isNumber || tokens[position].isLoop {
      guard position >= 1 else { return nil }
      position -= 1
      length = 2
      guard tokens[position].digits.isEmpty else { return nil }
    }
    let token = tokens[position]
    if let letters = token.embeddedCode, let kind = codeKind(letters) {
      return Measure(
        length: length, kind: kind,
        reason: "'\(letters.uppercased())' is an instrument code for \(kind.rawValue)",
        isCode: true)
    }
    // Letters alone are too weak: `IT` is also a word.
    guard token.isCode, !token.digits.isEmpty || length == 2, let kind = codeKind(token.letters)
    else { return nil }
    return Measure(
      length: length, kind: kind,
      reason: "'\(token.letters.uppercased())' is an instrument code for \(kind.rawValue)",
      isCode: true)
  }

  /// A name whose only word for a kind does not stand at its end: `Temperatura horno 3`, `Pressure before filter`,
  /// `ambient_temperature_system_failure`.
  func readHead(_ tag: String, _ tokens: [Token]) -> TagReading? {
    guard let last = tokens.last,
      let leaf = tokens.firstIndex(where: { $0.segment == last.segment })
    else { return nil }
    var found: (place: Int, kind: SignalKind, word: String)?
    var i = leaf
    while i < tokens.count {
      guard let (length, kind) = wordKind(at: i, tokens) else {
        i += 1
        continue
      }
      // Two kinds in one name say neither; an alarm or a setpoint of something is not that.
      guard kind.has(.measured), found.map({ $0.kind == kind }) ?? true else { return nil }
      if found == nil { found = (i, kind, tokens[i].word) }
      i += length
    }
    guard let found, !isPartOfMachine(tokens, found.place) else { return nil }
    let start = assetEnd(tokens, measurement: found.place)
    let asset = TagGrammar.prefix(tag, tokens, count: start)
    return TagReading(
      asset: start > 0 && isAssetName(tokens[..<start]) ? asset : nil, kind: found.kind,
      reason: "'\(found.word)' is its only word for a kind")
  }

  private func wordKind(at place: Int, _ tokens: [Token]) -> (length: Int, kind: SignalKind)? {
    if !tokens[place].digits.isEmpty, let kind = phrases[[tokens[place].folded]] {
      return (1, kind)
    }
    for length in [3, 2, 1] where place + length <= tokens.count {
      let words = tokens[place..<place + length].map(\.word)
      if let kind = wordKind(words, exact: length > 1) { return (length, kind) }
    }
    return nil
  }

  /// Whether the word for a kind only says which machine it is: `Flow meter 3`, `Pressure filter`, `Press 4`.
  private func isPartOfMachine(_ tokens: [Token], _ place: Int) -> Bool {
    let equipment = vocabulary.equipment
    if let meaning = equipment.meanings[tokens[place].word], !meaning.classes.isEmpty,
      !meaning.isFitting
    {
      return true
    }
    guard place + 1 < tokens.count, tokens[place + 1].segment == tokens[place].segment else {
      return false
    }
    let next = tokens[place + 1].word
    if equipment.meanings[tokens[place].word + " " + next] != nil { return true }
    // `Vibration drive end` goes on, and says where.
    let isLast = tokens[(place + 2)...].allSatisfy(\.isNumber)
    return isLast && equipment.meanings[next].map { $0.isHeadLast && !$0.classes.isEmpty } ?? false
  }

  /// Whether a word beside a quantity says that it is set.
  func isSet(_ tokens: [Token], _ place: Int) -> Bool {
    tokens[place].digits.isEmpty && vocabulary.setWords.contains(tokens[place].folded)
      && (place == 0 || !vocabulary.sets.contains(tokens[place - 1].folded))
  }

  /// Where the code of a controller begins whose output the tag is, as `TIC-201.OUT`; `nil` of any other tag.
  func controllerOutput(_ tokens: [Token]) -> Int? {
    guard let last = tokens.last, vocabulary.controllerOutputs.contains(last.folded),
      let code = instrument(tokens, end: tokens.count - 1),
      case let start = tokens.count - 1 - code.length,
      tokens[start].letters.dropFirst().contains("c")
    else { return nil }
    return assetEnd(tokens, measurement: start)
  }
}
