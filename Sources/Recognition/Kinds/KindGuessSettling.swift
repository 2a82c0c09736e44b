import Vocabulary

// What a table says of its kind beside the roles of its columns, and the roles that only the kind makes likely.

extension KindGuess {
  /// Whether the guess tells what enough of a single row is: a document of many properties is no table of one.
  func explains(_ candidates: [RoleCandidates], rows: Int) -> Bool {
    guard rows < 2, candidates.count > 8 else { return true }
    let told = roles.count { $0.role != .unknown && $0.score >= 0.5 }
    return told * 4 > candidates.count
  }

  /// What the folders of other systems say against a kind, and what the key of the rows says for it.
  mutating func weighSurroundings(
    _ candidates: [RoleCandidates], words: PathWords, vocabulary: Vocabulary
  ) {
    if KindGuess.isKeyed(candidates, by: kind, vocabulary) {
      score += 1.4
      reasons.append("the key of its rows says so")
    }
    guard kind == .samples || kind == .tags else { return }
    func weight(_ system: SourceSystem) -> Double {
      vocabulary.systemWords.first { $0.system == system }
        .flatMap { words.weight(of: $0.words) }?.weight ?? 0
    }
    let others: [SourceSystem] =
      kind == .samples ? [.mes, .erp, .cmms, .quality] : [.erp, .cmms, .quality]
    let other = others.map(weight).max() ?? 0
    if other >= 1.5, other > weight(.historian) { score -= 0.7 }
  }

  /// Whether a column numbers the rows under the name of the kind, as a `Downtime ID` does.
  static func isKeyed(
    _ candidates: [RoleCandidates], by kind: TableKind, _ vocabulary: Vocabulary
  ) -> Bool {
    guard let known = vocabulary.kindWords.first(where: { $0.kind == kind })?.words else {
      return false
    }
    return candidates.contains { candidate in
      let words = Words.split(candidate.name)
      return words.count == 2 && known.contains(words[0])
        && vocabulary.headers.identifiers.contains(words[1])
        && candidate.sample.isUnique && candidate.sample.nulls == 0
    }
  }

  /// Whether nothing says what a column is under this guess.
  private func isOpen(_ candidate: RoleCandidates) -> Bool {
    candidate.headerScore < 0.35
      && ([.unknown, .text, .description].contains(roles[candidate.column].role)
        || roles[candidate.column].score < 0.45)
  }

  /// Stops have a reason: few texts that come again, beside a start and an end.
  mutating func settleReason(_ candidates: [RoleCandidates], _ vocabulary: Vocabulary) {
    guard !has(.reason), has(.start), has(.end), has(.asset) else { return }
    let texts = candidates.filter { candidate in
      isOpen(candidate) && candidate.type == .text
        && !(Words.split(candidate.name).last.map(vocabulary.headers.identifiers.contains) ?? false)
        && candidate.sample.distinctCount * 3 <= candidate.sample.values
    }
    guard texts.count == 1, let column = texts.first?.column else { return }
    roles[column] = (.reason, 0.4)
    score += 1.8 * 0.4
    reasons.append("'\(candidates[column].name)' has few texts, as reasons are")
  }

  /// Work is done on something: names with numbers that come again.
  mutating func settleAsset(_ candidates: [RoleCandidates]) {
    guard !has(.asset, .area), has(.workType, .failureCode, .workOrder) else { return }
    let names = candidates.first { candidate in
      let sample = candidate.sample
      guard isOpen(candidate), candidate.type == .text, sample.values >= 8,
        sample.distinctCount * 3 <= sample.values * 2
      else { return false }
      let numbered = sample.distinct.count { text in
        text.contains(where: \.isNumber) && text.contains(where: \.isLetter)
      }
      return numbered * 10 >= sample.distinctCount * 9
    }
    guard let column = names?.column else { return }
    roles[column] = (.asset, 0.4)
    score += 0.8 * 0.4
    reasons.append("'\(candidates[column].name)' has numbered names that come again")
  }

  /// Whether a list of tag numbers is one of equipment: each is of a class, and none has a unit.
  ///
  /// Engineers number equipment with tags; points of measurement have units, and assets of their own.
  mutating func settleTagNumbers(_ candidates: [RoleCandidates], _ vocabulary: Vocabulary) -> Bool {
    guard let tag = column(.tag), roles[tag].score >= 0.9, has(.assetClass), !has(.unit),
      candidates[tag].sample.isUnique, candidates[tag].sample.nulls == 0,
      Words.split(candidates[tag].name).last.map(vocabulary.headers.plates.contains) ?? false,
      candidates.count(where: { $0[.tag] >= 0.9 }) == 1,
      !candidates.contains(where: { $0[.asset] >= 0.9 })
    else { return false }
    if let asset = column(.asset) {
      roles[tag].role = .assetAlias
      return roles[asset].score >= 0.55
    }
    roles[tag].role = .asset
    score += 1.7 * roles[tag].score
    reasons.append("'\(candidates[tag].name)' is the asset, for each has a class and none a unit")
    return true
  }

  /// The columns of a list of points: the names may just be called names, and no point has one text for a value.
  mutating func settlePoints(_ candidates: [RoleCandidates], isCalledTags: Bool) {
    if let value = column(.value), candidates[value].type == .text {
      roles[value].role = .characteristic
    }
    // Of two names the one that differs in each row tells the points apart.
    if let tag = column(.tag), !candidates[tag].sample.isUnique,
      let better = candidates.first(where: {
        $0.sample.isUnique && $0.sample.nulls == 0 && $0[.tag] >= roles[tag].score
      })
    {
      let old = roles[better.column]
      roles[better.column] = roles[tag]
      roles[tag] = (.description, max(0.5, old.score))
    }
    guard !has(.tag), !has(.time, .start, .material, .quantity, .batch), isCalledTags || has(.unit)
    else { return }
    let units = column(.unit).map { roles[$0].score >= 0.6 } ?? false
    let name = candidates.first { candidate in
      Words.split(candidate.name) == ["name"] && candidate.type == .text
        && candidate.sample.nulls == 0
    }
    guard let column = name?.column, units || isCalledTags else { return }
    roles[column] = (.tag, 0.7)
    score += 1.8 * 0.7
    reasons.append("'\(candidates[column].name)' names what has units, as points do")
  }

  /// The columns of numbers whose headers say in full that they bound the range of an instrument. Beside a mean, they are
  /// what the values were.
  mutating func settleRanges(_ candidates: [RoleCandidates], vocabulary: Vocabulary) {
    let isStatistics = candidates.contains {
      if case .one(.averaged) = vocabulary.aggregate(of: $0.name) { true } else { false }
    }
    guard !isStatistics else { return }
    for candidate in candidates where candidate.sample.isNumeric {
      guard ![.tag, .asset, .time].contains(roles[candidate.column].role) else { continue }
      let words = HeaderWords(candidate.name, vocabulary: vocabulary)
      for role in ColumnRole.allCases
      where role.isRange && !has(role) && words.score(role) == 1 {
        roles[candidate.column] = (role, 0.9)
      }
    }
  }
}
