import Vocabulary

// What a table says of its kind beside the roles of its columns, and the roles that only the kind makes likely.

extension KindGuess {
  /// Whether the guess tells what enough of a single row is: a document of many properties is no table of one.
  func explains(_ candidates: [RoleCandidates], rows: Int) -> Bool {
    let known = KindIsKnown.inForce
    let told = roles.count { $0.role != .unknown && $0.score >= known.told }
    return known.explains(rows: rows, columns: candidates.count, told: told)
  }

  /// What the folders of other systems say against a kind, and what the key of the rows says for it.
  mutating func weighSurroundings(
    _ candidates: [RoleCandidates], words: PathWords, vocabulary: Vocabulary
  ) {
    if KindGuess.isKeyed(candidates, by: kind, vocabulary) {
      score += SurroundingsTellKind.inForce.key
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
    score -= SurroundingsTellKind.inForce.elsewhere(other, historian: weight(.historian))
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
  func isOpen(_ candidate: RoleCandidates) -> Bool {
    candidate.saysNothing
      && ([.unknown, .text, .description].contains(roles[candidate.column].role)
        || ColumnTakesRole.inForce.isOpen(roles[candidate.column].score))
  }

  /// Times of day that belong to a date of the row: `Date, From, To`, or `Start Date, Start Time, End Date, End Time`.
  ///
  /// Each takes the role of a start or an end, by its header or else by the date before it.
  mutating func settleClocks(
    _ candidates: [RoleCandidates], _ vocabulary: Vocabulary, by weights: RoleWeights
  ) {
    let clocks = candidates.filter { $0.type == .timeOfDay }
    let days = candidates.filter { $0.type == .date }
    guard !clocks.isEmpty, !days.isEmpty else { return }
    for clock in clocks where [.unknown, .timeOfDay, .text].contains(roles[clock.column].role) {
      let words = HeaderWords(clock.name, vocabulary: vocabulary)
      let before = days.last { $0.column < clock.column }.map { roles[$0.column].role }
      let (start, end) = (words.score(.start), words.score(.end))
      let side: ColumnRole? =
        max(start, end) > ColumnTakesRole.inForce.open
        ? (start >= end ? .start : .end)
        : before == .start || before == .end ? before : nil
      guard let side,
        days.contains(where: {
          [side, .date, .time, .start].contains(roles[$0.column].role)
        })
      else { continue }
      let isNew = !has(side)
      roles[clock.column] = (side, max(start, end, RoleIsSettled.inForce.ordered))
      if isNew { score += (weights[side] ?? 0) * roles[clock.column].score }
      reasons.append("'\(clock.name)' is the time of day of \(side.phrase)")
    }
    // Two clocks beside one day are when it began and when it ended, whatever language says `from` and `to`.
    guard days.count == 1, clocks.count == 2, !has(.start, .end),
      [.date, .time].contains(roles[days[0].column].role), has(.asset, .area),
      clocks.allSatisfy({ !$0.isDue && !$0.isPlanned })
    else { return }
    for (clock, side) in zip(clocks, [ColumnRole.start, .end]) {
      roles[clock.column] = (side, RoleIsSettled.inForce.ordered)
      score += (weights[side] ?? 0) * roles[clock.column].score
    }
    reasons.append("'\(clocks[0].name)' and '\(clocks[1].name)' are two clocks beside one day")
  }

  /// Where no column names a machine, the codes of cells or stations do.
  mutating func settleWorkUnit(
    _ candidates: [RoleCandidates], _ vocabulary: Vocabulary, by weights: RoleWeights
  ) {
    guard !has(.asset), kind != .assets, let area = column(.area),
      vocabulary.headers.isWorkUnit(Words.split(candidates[area].name)),
      candidates[area].type == .text, candidates[area].sample.distinctCount > 1,
      candidates[area].sample.distinct.allSatisfy({ $0.contains(where: \.isNumber) })
    else { return }
    score -= (weights[.area] ?? 0) * roles[area].score
    take(.asset, area, by: weights)
    reasons.append("'\(candidates[area].name)' names places where one machine works")
  }

  /// Whether rows are units with a name of their own, of which few words say that they passed or failed: the column of those
  /// words, and that of the names.
  func verdicts(_ candidates: [RoleCandidates], _ vocabulary: Vocabulary) -> (
    verdict: Int, unit: Int
  )? {
    let serial = candidates.first {
      ($0.type == .text || $0.type == .integer) && vocabulary.headers.isSerial(Words.split($0.name))
        && ($0.sample.isUnique
          || TableIsTests.inForce.arePieces($0.sample.distinctCount, rows: $0.sample.values))
    }
    let verdict = candidates.first { candidate in
      let texts = candidate.sample.distinct
      return candidate.type == .text && TableIsTests.inForce.areVerdicts(texts.count)
        && texts.contains { vocabulary.isConforming($0) == true }
        // Of pieces by their number none need have failed so far.
        && (texts.contains { vocabulary.isConforming($0) == false }
          || serial?.sample.isUnique == true && !texts.contains(where: vocabulary.isFlag))
        && texts.allSatisfy { vocabulary.isConforming($0) != nil || vocabulary.isNull($0) }
    }
    guard let verdict, let unit = KindGuess.key(of: candidates) ?? serial?.column,
      unit != verdict.column
    else { return nil }
    return (verdict.column, unit)
  }

  /// Whether rows are pieces by their number, which passed or failed.
  func arePieces(_ candidates: [RoleCandidates], _ vocabulary: Vocabulary) -> Bool {
    verdicts(candidates, vocabulary).map {
      vocabulary.headers.isSerial(Words.split(candidates[$0.unit].name))
    } ?? false
  }

  /// The verdict on each unit, whatever its column is called.
  mutating func settleVerdict(_ candidates: [RoleCandidates], _ vocabulary: Vocabulary) {
    let weights = TableIsTests.inForce.weights
    defer { settleSerials(candidates, vocabulary) }
    guard let (verdict, unit) = verdicts(candidates, vocabulary) else { return }
    if !has(.result) || roles[verdict].role == .quality {
      roles[verdict].score = max(roles[verdict].score, TableIsTests.inForce.surely)
      take(.result, verdict, by: weights)
      reasons.append("'\(candidates[verdict].name)' says what passed and what failed")
    }
    if !has(.batch, .order),
      [.text, .unknown, .assetAlias, .description].contains(roles[unit].role)
    {
      roles[unit].score = max(roles[unit].score, RoleIsSettled.inForce.secondName)
      take(.batch, unit, by: weights)
      reasons.append("'\(candidates[unit].name)' names each unit")
    }
  }

  /// A test that has its time, and begins and never ends, was reported then.
  mutating func settleReported() {
    guard let start = column(.start), has(.time), !has(.end) else { return }
    roles[start].role = .date
  }

  /// What was tested may have a number of its own, each as good as a batch of one.
  private mutating func settleSerials(_ candidates: [RoleCandidates], _ vocabulary: Vocabulary) {
    guard has(.result, atLeast: TableIsTests.inForce.surely), !has(.batch, .order) else { return }
    let serials = candidates.first { candidate in
      (candidate.type == .text || candidate.type == .integer)
        && [.text, .unknown, .description, .assetAlias, .index].contains(
          roles[candidate.column].role)
        && vocabulary.headers.isSerial(Words.split(candidate.name))
    }
    guard let column = serials?.column else { return }
    roles[column].score = RoleIsSettled.inForce.secondName
    take(.batch, column, by: TableIsTests.inForce.weights)
    reasons.append("'\(candidates[column].name)' names each unit")
  }

  /// A list of owners may be one of systems or of files, whatever its column is called.
  mutating func settleSystems(_ candidates: [RoleCandidates], _ vocabulary: Vocabulary) {
    guard has(.owner), !has(.area, .asset) else { return }
    let systems = candidates.first { candidate in
      candidate.type == .text && isOpen(candidate) && candidate.sample.distinctCount > 1
        && (candidate.sample.distinct.allSatisfy { vocabulary.system(named: $0) != nil }
          || candidate.sample.distinct.allSatisfy(KindGuess.namesFile))
    }
    guard let column = systems?.column else { return }
    roles[column].score = TableIsOwners.inForce.systems
    take(.area, column, by: TableIsOwners.inForce.weights)
    reasons.append("'\(candidates[column].name)' names systems or files")
  }

  /// Whether a text ends as the names of exports do.
  private static func namesFile(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 1, let end = parts.last, let stem = parts.first, !stem.isEmpty else {
      return false
    }
    return 2...7 ~= end.count && end.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
      && end.contains(where: \.isLetter)
  }

  /// Stops have a reason: few texts that come again, beside a start and an end.
  mutating func settleReason(
    _ candidates: [RoleCandidates], sample: TableSample, _ vocabulary: Vocabulary
  ) {
    let judgement = TableIsStops.inForce
    // What makes something is no stop.
    guard !has(.reason), has(.start), has(.end), has(.asset, .area),
      !has(.batch, .material, .quantity, .scrap), !KindGuess.areMade(candidates, vocabulary)
    else { return }
    // What failed and whether it was repaired or prevented is said of work.
    if has(.workType, atLeast: judgement.surely), has(.failureCode, atLeast: judgement.surely) {
      return
    }
    if settleStopKinds(candidates, vocabulary) { return }
    guard let machine = column(.asset), let start = column(.start), let end = column(.end),
      !judgement.areAllTime(
        following: sample.following(machine, start, end), of: sample.rows)
    else { return }
    let texts = candidates.filter { candidate in
      isOpen(candidate) && candidate.type == .text
        && !(Words.split(candidate.name).last.map(vocabulary.headers.identifiers.contains) ?? false)
        && judgement.areWords(candidate.sample.distinct)
        && judgement.areReasons(
          distinct: candidate.sample.distinctCount, values: candidate.sample.values)
    }
    if texts.isEmpty, let sorts = column(.workType), isStop(candidates[start], vocabulary),
      judgement.areReasons(
        distinct: candidates[sorts].sample.distinctCount, values: candidates[sorts].sample.values)
    {
      take(.reason, sorts, by: judgement.weights)
      reasons.append("'\(candidates[sorts].name)' sorts the stops")
      return
    }
    guard texts.count == 1, let column = texts.first?.column else { return }
    roles[column].score = judgement.openReason
    take(.reason, column, by: judgement.weights)
    reasons.append("'\(candidates[column].name)' has few texts, as reasons are")
  }

  /// Whether a header says that something stops.
  private func isStop(_ candidate: RoleCandidates, _ vocabulary: Vocabulary) -> Bool {
    Words.split(candidate.name).contains(where: vocabulary.headers.stops.contains)
  }

  /// Rows that last, and of which few words say that they were planned or not, are stops even where their reasons stand in a
  /// plain description: work has a number, or the code of a failure.
  private mutating func settleStopKinds(
    _ candidates: [RoleCandidates], _ vocabulary: Vocabulary
  ) -> Bool {
    let judgement = TableIsStops.inForce
    guard !has(.workOrder, .order, .failureCode), let kinds = column(.workType),
      candidates[kinds].sample.distinctCount > 1,
      candidates[kinds].sample.distinct.contains(where: vocabulary.isPlannedStop),
      candidates[kinds].sample.distinct.allSatisfy({
        vocabulary.isPlannedStop($0) || vocabulary.isCorrective($0) != nil
      })
    else { return false }
    let lengths = candidates.first { candidate in
      candidate.sample.isNumeric && [.unknown, .duration].contains(roles[candidate.column].role)
        && (roles[candidate.column].role == .duration
          || candidate.unit.map { vocabulary.headers.lengths.contains(Words.folded($0)) } ?? false)
    }
    let texts = candidates.first { candidate in
      candidate.type == .text && candidate.column != kinds
        && [.description, .text, .unknown].contains(roles[candidate.column].role)
        && judgement.areReasons(
          distinct: candidate.sample.distinctCount, values: candidate.sample.values)
    }
    guard let lengths, let texts else { return false }
    if roles[lengths.column].role != .duration {
      roles[lengths.column].score = RoleIsSettled.inForce.measured
      take(.duration, lengths.column, by: judgement.weights)
    }
    roles[texts.column].score = judgement.openReason
    take(.reason, texts.column, by: judgement.weights)
    reasons.append("its rows last, and '\(candidates[kinds].name)' says which of them were planned")
    return true
  }

  /// Of orders of maintenance a plain `Type` says what kind of work each is, also where all are of one kind.
  mutating func settleWorkType(_ candidates: [RoleCandidates], _ vocabulary: Vocabulary) {
    guard !has(.workType), has(.asset),
      has(.workOrder, atLeast: TableIsWorkOrders.inForce.surely)
        || has(.order) && !has(.material, .quantity, .scrap, .batch)
    else { return }
    let types = candidates.first { candidate in
      candidate.type == .text
        && [.text, .unknown, .assetClass].contains(roles[candidate.column].role)
        && (Words.split(candidate.name).last.map(vocabulary.headers.classifiers.contains) ?? false)
        && candidate.sample.distinct.allSatisfy {
          vocabulary.isCorrective($0) != nil && !vocabulary.isFlag($0)
        }
    }
    guard let column = types?.column else { return }
    roles[column].score = ValuesTellRole.inForce.works
    take(.workType, column, by: TableIsWorkOrders.inForce.weights)
    reasons.append("'\(candidates[column].name)' says what kind of work each is")
  }
}
