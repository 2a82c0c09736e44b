package import Vocabulary

/// What the words of a header say of each role, before its values are looked at.
package struct HeaderWords {
  private var scores: PhraseIndex.Scores

  package init(
    _ header: String, vocabulary: Vocabulary, languages: HeaderLanguages = .any,
    judgement: HeaderNamesRole = .inForce
  ) {
    let words = HeaderWords.withoutFillers(Words.split(header), vocabulary.headers)
    scores = vocabulary.phrases.match(Vocabulary.Header(words), in: languages)
    let terms = vocabulary.headers
    if words.count > 1, let bare = HeaderWords.withoutMoment(words, terms) {
      // `Begonnen am` is as good as `Begonnen`.
      let matches = vocabulary.phrases.match(Vocabulary.Header(bare), in: languages)
      for role in [ColumnRole.start, .end] where matches[role].score == 1 {
        let score = judgement.identified
        if score > scores[role].score { scores[role] = (score, matches[role].language) }
      }
    }
    if terms.isCollector(words) {
      for role in HeaderWords.places { scores[role].score = 0 }
    }
    // `Geplant` has a plant in it, and means none.
    if vocabulary.isPlannedStop(header) { damp(HeaderWords.places, by: 0) }
    if let bare = HeaderWords.withoutIdentifier(words, terms) {
      // `Maintenance order number` is as good as `Maintenance order`.
      let matches = vocabulary.phrases.match(Vocabulary.Header(bare), in: languages)
      for role in HeaderWords.identified {
        let score = matches[role].score * judgement.identified
        if score > scores[role].score { scores[role] = (score, matches[role].language) }
      }
      // A `Downtime ID` identifies a stop and does not last.
      damp(HeaderWords.measures + [.result, .value], by: judgement.numbered)
    } else if words.count > 1, let last = words.last {
      // A `Tag type` sorts tags and names none.
      if terms.classifiers.contains(last) { damp(HeaderWords.named, by: judgement.sorted) }
      // A `Work order qty` is a quantity, whatever it counts.
      let head = vocabulary.phrases.match(Vocabulary.Header([last]), in: languages)
      if HeaderWords.measures.contains(where: { head[$0].score == 1 }) {
        damp(HeaderWords.named, by: judgement.measured)
      }
    }
  }

  /// 0…1: 1 where the header is a phrase of the role in full.
  package func score(_ role: ColumnRole) -> Double {
    scores[role].score
  }

  package func language(_ role: ColumnRole) -> String {
    scores[role].language
  }

  private mutating func damp(_ roles: [ColumnRole], by factor: Double) {
    for role in roles where scores[role].score < 1 { scores[role].score *= factor }
  }

  /// Whether a header ends or begins with a word for a number or another identifier, as `Press no.` does.
  static func identifies(_ header: String, _ vocabulary: Vocabulary) -> Bool {
    let words = withoutFillers(Words.split(header), vocabulary.headers)
    return withoutIdentifier(words, vocabulary.headers) != nil
      || words.last.map(vocabulary.headers.wholeIdentifiers.contains) ?? false
  }

  /// An external id is an id, and `設備の番号` the number of a machine.
  private static func withoutFillers(_ words: [String], _ terms: HeaderTerms) -> [String] {
    let words = words.flatMap { word in
      Words.isPlain(word)
        ? [word] : word.split(whereSeparator: terms.possessives.contains).map(String.init)
    }
    let filler = terms.fillers.first { words.count > $0.count && words.suffix($0.count) == $0[...] }
    return filler.map { words.dropLast($0.count) + $0.suffix(1) } ?? words
  }

  /// The words of the header of a time without one at either end that says no more.
  private static func withoutMoment(_ words: [String], _ terms: HeaderTerms) -> [String]? {
    if let last = words.last, terms.moments.contains(last) { return words.dropLast() }
    if let first = words.first, terms.moments.contains(first) { return Array(words.dropFirst()) }
    return nil
  }

  /// The words without the one that says that they identify: at the end in `machine number`, at the beginning in `numer
  /// maszyny`, inside the word in `设备编号`; `nil` where there is none.
  private static func withoutIdentifier(_ words: [String], _ terms: HeaderTerms) -> [String]? {
    guard let last = words.last else { return nil }
    if words.count > 1, terms.identifiers.contains(last) { return words.dropLast() }
    if let end = terms.suffixes.first(where: { last.hasSuffix($0) }) {
      let rest = words.dropLast() + (last == end ? [] : [String(last.dropLast(end.count))])
      return rest.isEmpty ? nil : Array(rest)
    }
    if let end = terms.compoundIdentifiers.first(where: last.hasSuffix),
      last.count >= end.count + 4
    {
      return words.dropLast() + [String(last.dropLast(end.count))]
    }
    guard words.count > 1, terms.leadingIdentifiers.contains(words[0]) else { return nil }
    let rest = words.dropFirst().drop { terms.prepositions.contains($0) }
    return rest.isEmpty ? nil : Array(rest)
  }

  private static let places: [ColumnRole] = [.site, .area, .asset, .assetAlias]

  static let measures: [ColumnRole] = [.duration, .quantity, .scrap, .cost]

  private static let named: [ColumnRole] = [
    .order, .workOrder, .batch, .asset, .assetAlias, .material, .tag,
  ]
  private static let identified: [ColumnRole] =
    named + [.area, .site, .costCenter, .assetClass, .failureCode, .reason, .owner, .workType]
}

extension Vocabulary {
  /// Whether a header ends or begins with a word for a number or another identifier, as `Point ID` does.
  package func identifies(header: String) -> Bool { HeaderWords.identifies(header, self) }
}
