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

  /// The key of a register under a header that says nothing: each row has another code, and is described as equipment, in an
  /// area or with somebody who answers for it.
  mutating func settleDescribed(_ candidates: [RoleCandidates], _ vocabulary: Vocabulary) {
    let judgement = TableIsRegister.inForce
    guard !has(.asset), let description = column(.description),
      has(.area, .site, .owner, .costCenter, .state, .cost),
      !has(
        .material, .batch, .order, .workOrder, .failureCode, .reason, .quantity, .unit, .tag,
        .start, .end)
    else { return }
    let texts = candidates[description].sample
    guard
      judgement.areEquipment(
        texts.distinct.count { KindGuess.namesEquipment($0, vocabulary, byNumber: false) },
        of: texts.distinctCount)
    else { return }
    let codes = candidates.first { candidate in
      let role = roles[candidate.column].role
      return (candidate.type == .text || candidate.type == .integer) && candidate.times == nil
        && candidate.sample.isUnique && candidate.sample.nulls == 0
        && (isOpen(candidate) || role == .site && roles[candidate.column].score < judgement.surely)
    }
    guard let column = codes?.column else { return }
    roles[column].score = RoleIsSettled.inForce.key
    take(.asset, column, by: judgement.weights)
    reasons.append(
      "each '\(candidates[column].name)' is described as equipment in '\(candidates[description].name)'"
    )
  }

  /// Whether a text has a word for equipment, or letters and a number as names of machines have.
  private static func namesEquipment(
    _ text: String, _ vocabulary: Vocabulary, byNumber: Bool = true
  ) -> Bool {
    let tokens = NameToken.split(text)
    if byNumber, tokens.contains(where: \.isNumber), tokens.contains(where: { !$0.isNumber }) {
      return true
    }
    return tokens.indices.contains { place in
      guard let meaning = vocabulary.equipment.meaning(of: tokens, at: place)?.0 else {
        return false
      }
      return !meaning.classes.isEmpty && !meaning.isLetterCode
    }
  }
}
