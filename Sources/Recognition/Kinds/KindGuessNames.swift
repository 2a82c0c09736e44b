import Tabular
import Vocabulary

// Which column names the machines where no header says so.

extension KindGuess {
  /// Stops are those of something: names of equipment that come again, whatever their header, or codes under the header of a
  /// place, of which a plant has several.
  mutating func settleStopped(_ candidates: [RoleCandidates], _ vocabulary: Vocabulary) {
    guard !has(.asset, .area), has(.start), has(.end), has(.reason),
      !has(.batch, .material, .quantity, .scrap, .order, .workOrder)
    else { return }
    let judgement = TableIsStops.inForce
    let names = candidates.first { candidate in
      let sample = candidate.sample
      guard candidate.type == .text || candidate.type == .integer,
        judgement.areReasons(distinct: sample.distinctCount, values: sample.values)
      else { return false }
      let (role, score) = roles[candidate.column]
      if role == .site {
        return score < judgement.surely && judgement.areMachines(sites: sample.distinctCount)
      }
      return candidate.type == .text && isOpen(candidate)
        && judgement.areMachines(
          named: sample.distinct.count { KindGuess.namesEquipment($0, vocabulary) },
          of: sample.distinctCount)
    }
    guard let column = names?.column else { return }
    roles[column].score = RoleIsSettled.inForce.key
    take(.asset, column, by: judgement.weights)
    reasons.append("'\(candidates[column].name)' says what stopped")
  }

  /// Orders of a machine and of no product, in a file that is called so, are work.
  mutating func settleCalledWork(_ words: PathWords, _ vocabulary: Vocabulary) {
    guard !has(.workOrder, .material, .quantity, .scrap, .batch), has(.asset),
      !(has(.start) && has(.end)), let order = column(.order),
      let known = vocabulary.kindWords.first(where: { $0.kind == .workOrders }),
      let called = words.weight(of: known.words, joined: true),
      TableIsWorkOrders.inForce.isCalledSo(called.weight)
    else { return }
    take(.workOrder, order, by: TableIsWorkOrders.inForce.weights)
    reasons.append("the file calls its orders '\(called.word)'")
  }

  /// Work is done on something: names with numbers that come again.
  mutating func settleAsset(_ candidates: [RoleCandidates]) {
    guard !has(.asset, .area), has(.workType, .failureCode, .workOrder) else { return }
    let judgement = TableIsWorkOrders.inForce
    let names = candidates.first { candidate in
      let sample = candidate.sample
      return isOpen(candidate) && candidate.type == .text
        && judgement.areAssets(values: sample.values, distinct: sample.distinctCount) {
          sample.distinct.count { text in
            text.contains(where: \.isNumber) && text.contains(where: \.isLetter)
          }
        }
    }
    guard let column = names?.column else { return }
    roles[column].score = judgement.openAsset
    take(.asset, column, by: judgement.weights)
    reasons.append("'\(candidates[column].name)' has numbered names that come again")
  }

  /// The plain codes of a register: each row has another one, and says who made the machine and where it stands, or the file
  /// is called so.
  mutating func settleCodes(
    _ candidates: [RoleCandidates], words: PathWords, _ vocabulary: Vocabulary
  ) {
    let judgement = TableIsRegister.inForce
    guard !has(.asset), has(.description),
      !has(
        .material, .batch, .order, .workOrder, .failureCode, .reason, .quantity, .cost, .unit, .tag,
        .value, .time, .start)
    else { return }
    let isMade = candidates.contains { candidate in
      candidate.type == .text && vocabulary.headers.isMaker(Words.split(candidate.name))
    }
    let isCalled =
      vocabulary.kindWords.first { $0.kind == .assets }
      .flatMap { words.weight(of: $0.words) }.map { judgement.isCalledSo($0.weight) } ?? false
    guard isMade && has(.area, .site) || isCalled && has(.area, .site, .date) else { return }
    let codes = candidates.first { candidate in
      let words = Words.split(candidate.name)
      return candidate.type == .text && words.count == 1
        && (vocabulary.headers.identifiers.contains(words[0])
          || vocabulary.headers.leadingIdentifiers.contains(words[0]))
        && candidate.sample.isUnique && candidate.sample.nulls == 0
    }
    guard let column = codes?.column else { return }
    roles[column].score = RoleIsSettled.inForce.key
    take(.asset, column, by: judgement.weights)
    reasons.append("'\(candidates[column].name)' tells the rows apart")
  }

  /// What says the same of all rows, as the name of the database does, describes none of them beside what does.
  mutating func settleDescriptions(_ candidates: [RoleCandidates]) {
    let descriptions = candidates.filter { roles[$0.column].role == .description }
    guard descriptions.contains(where: { $0.sample.distinctCount > 1 }) else { return }
    for candidate in descriptions
    where candidate.sample.distinctCount == 1 && candidate.sample.values > 1 {
      roles[candidate.column] = (.text, 0)
    }
  }

  /// The key of a register under a header that says nothing, or that says another name or a place where no machine is named:
  /// each row has another code, and is described as equipment, in an
  /// area or with somebody who answers for it.
  mutating func settleDescribed(_ candidates: [RoleCandidates], _ vocabulary: Vocabulary) {
    let judgement = TableIsRegister.inForce
    // What few rows have is what another system calls some of them.
    let reference = column(.asset)
    if let reference, judgement.isNamed(candidates[reference].sample) { return }
    guard let description = column(.description),
      has(.area, .site, .owner, .costCenter, .state, .cost),
      !has(
        .material, .batch, .order, .workOrder, .failureCode, .reason, .quantity, .unit, .tag,
        .start, .end)
    else { return }
    let texts = candidates[description].sample
    let codes = candidates.first { candidate in
      let role = roles[candidate.column].role
      return (candidate.type == .text || candidate.type == .integer) && candidate.times == nil
        && candidate.sample.isUnique && candidate.sample.nulls == 0
        && (isOpen(candidate) || reference == nil && [.assetAlias, .area].contains(role)
          || role == .site && roles[candidate.column].score < judgement.surely)
    }
    guard let column = codes?.column,
      judgement.areEquipment(
        texts.distinct.count { KindGuess.namesEquipment($0, vocabulary, byNumber: false) },
        of: texts.distinctCount, areInside: KindGuess.areInside(candidates, codes: column))
    else { return }
    if let reference {
      score -= (judgement.weights[.asset] ?? 0) * roles[reference].score
      take(.assetAlias, reference, by: judgement.weights)
    }
    roles[column].score = RoleIsSettled.inForce.key
    take(.asset, column, by: judgement.weights)
    reasons.append(
      "each '\(candidates[column].name)' is described as equipment in '\(candidates[description].name)'"
    )
  }

  /// Whether another column says of each row which other one it is in, by the codes of a column.
  private static func areInside(_ candidates: [RoleCandidates], codes column: Int) -> Bool {
    let codes = candidates[column].sample.distinct
    return candidates.contains { candidate in
      let texts = candidate.sample.distinct
      return candidate.column != column && candidate.type == candidates[column].type
        && TableIsRegister.inForce.areParents(
          texts.count(where: codes.contains), of: texts.count, rows: codes.count)
    }
  }

  /// Whether a text has a word for equipment, or letters and a number as names of machines have.
  private static func namesEquipment(
    _ text: String, _ vocabulary: Vocabulary, byNumber: Bool = true
  ) -> Bool {
    let tokens = NameToken.split(text)
    if byNumber, tokens.contains(where: \.isNumber), tokens.contains(where: { !$0.isNumber }) {
      return true
    }
    return vocabulary.equipment.namesEquipment(tokens)
  }
}
