import Calendar
import Tabular
import Vocabulary

// What the columns of samples are that have no names, or hardly any.

extension KindGuess {
  /// Beside the time and perhaps a quality, the only other column, of few texts that come again: without names, or under a
  /// header that just says value.
  func states(_ candidates: [RoleCandidates], time: Int, _ vocabulary: Vocabulary) -> Int? {
    let others = candidates.filter { $0.column != time && roles[$0.column].role != .quality }
    guard others.count == 1, let other = others.first, other.type == .text,
      TableIsSamples.inForce.isSorted(candidates[time].times?.sortedShare ?? 0),
      TableIsSamples.inForce.areStates(
        distinct: other.sample.distinctCount, values: other.sample.values)
    else { return nil }
    let areUnnamed = candidates.allSatisfy { UnnamedColumn.isMeant($0.name) }
    let isCalledValue =
      candidates[time].isCalledTime && vocabulary.isGenericValue(other.name)
    return areUnnamed || isCalledValue ? other.column : nil
  }

  /// In rows without names, the last numbers are the quality of what stands before where they are codes of one, most of them
  /// that for good.
  mutating func settleCodedQuality(_ candidates: [RoleCandidates], time: Int) {
    guard !has(.quality), candidates.allSatisfy({ UnnamedColumn.isMeant($0.name) }),
      let last = candidates.last, last.column > time + 1, last.type == .integer
    else { return }
    let codes = last.sample.texts.compactMap { Int($0) }
    guard CodesAreQuality.inForce.holds(codes, of: last.sample.values) else { return }
    roles[last.column] = (.quality, TableIsSamples.inForce.surely)
    reasons.append("'\(last.name)' has codes of quality, most of them that for good")
  }

  /// In rows without names, the same name before each time is that of the one signal.
  mutating func settleOneName(_ candidates: [RoleCandidates], time: Int) {
    guard candidates.allSatisfy({ UnnamedColumn.isMeant($0.name) }) else { return }
    let texts = candidates.filter { $0.type == .text && roles[$0.column].role != .quality }
    guard texts.count == 1, let name = texts.first, name.column < time,
      name.sample.values > 1, name.sample.nulls == 0, name.sample.distinctCount == 1,
      name.sample.areCodes, name.sample.distinct.allSatisfy({ $0.contains(where: \.isLetter) })
    else { return }
    roles[name.column].score = RoleIsSettled.inForce.key
    take(.tag, name.column, by: TableIsSamples.inForce.weights)
    reasons.append("'\(name.name)' has one name before each time, that of a signal")
  }
}
