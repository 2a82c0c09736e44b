import Vocabulary

// Which column names the signals, where its header says something else or nothing.

extension KindGuess {
  /// Gives the role of the tag to names beside one value that is just called so, of which the header says no tag.
  mutating func settleNames(
    _ candidates: [RoleCandidates], _ keys: SampleKeys, beside value: RoleCandidates,
    _ vocabulary: Vocabulary
  ) {
    let signals = NamesAreSignals.inForce
    let isGeneric = vocabulary.isGenericValue(value.name)
    // A value that is just called so is of what the row names, and assets measure many things.
    if !has(.tag, .characteristic), isGeneric, let names = column(.asset) {
      if signals.lookLikeTags(candidates[names][.tag]) {
        roles[names].role = .tag
      } else if KindGuess.arePoints(candidates[names].sample, vocabulary) {
        roles[names].role = .tag
        reasons.append("'\(candidates[names].name)' names what is measured, and no machines")
      }
    }
    guard !has(.tag, .asset) else { return }
    let open = candidates.filter {
      [.unknown, .text, .description].contains(roles[$0.column].role)
    }
    if let names = open.first(where: { signals.lookLikeTags($0[.tag]) }) {
      roles[names.column] = (.tag, names[.tag])
    } else if isGeneric, let names = open.first(where: { KindGuess.takesTurns($0, keys) }) {
      roles[names.column] = (.tag, RoleIsSettled.inForce.key)
      reasons.append("'\(names.name)' has another name from row to row, as signals side by side do")
    }
  }

  /// Whether names are those of measuring points of several variables.
  private static func arePoints(_ sample: ColumnSample, _ vocabulary: Vocabulary) -> Bool {
    let names = sample.distinct.sorted()
    let grammar = TagGrammar(tags: names, vocabulary: vocabulary)
    let points = names.compactMap { point($0, grammar) }
    return LettersAreKinds.inForce.areLoops(
      points.count, of: names.count, variables: Set(points).count)
  }

  /// What a name measures: by the code of an instrument before a number, by that of a power plant, or by words behind an asset.
  ///
  /// Words alone may be machines: a `Pressure vessel 2` is one.
  private static func point(_ name: String, _ grammar: TagGrammar) -> SignalKind? {
    if let code = PowerPlantCode(name, grammar.vocabulary) { return code.reading.kind }
    let tokens = NameToken.split(name)
    for (code, number) in zip(tokens, tokens.dropFirst()) where !code.isNumber && number.isNumber {
      if let kind = grammar.codeKind(Words.folded(code.text)) { return kind }
    }
    let reading = grammar.parse(name)
    return reading.asset != nil && !reading.isByLetters && reading.kind.has(.measured)
      ? reading.kind : nil
  }

  private static func takesTurns(_ candidate: RoleCandidates, _ keys: SampleKeys) -> Bool {
    guard candidate.type == .text else { return false }
    let evidence = keys.evidence(candidate.column)
    return NamesAreSignals.inForce.takeTurns(
      names: candidate.sample.distinctCount, rows: evidence.rows, runs: evidence.runs)
  }

  /// The status beside a value is its quality where the program that wrote the table says it by letters.
  mutating func settleQuality(_ candidates: [RoleCandidates], _ vocabulary: Vocabulary) {
    guard !has(.quality), QualityScale.isFactoryTalk(candidates.map(\.name), vocabulary),
      let status = candidates.first(where: {
        $0.times == nil && [.state, .text, .unknown].contains(roles[$0.column].role)
          && vocabulary.says($0.name, .quality)
      })
    else { return }
    roles[status.column] = (.quality, RoleIsSettled.inForce.key)
    reasons.append("'\(status.name)' says by letters which values are good")
  }
}
