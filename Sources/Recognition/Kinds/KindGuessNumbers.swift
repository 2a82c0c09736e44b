import Vocabulary

// What the numbers of rows are of, where no header says it.

extension KindGuess {
  /// Whether each row says how much of something it is: no stop has a weight.
  static func areMade(_ candidates: [RoleCandidates], _ vocabulary: Vocabulary) -> Bool {
    candidates.contains { candidate in
      candidate.sample.isNumeric && candidate.times == nil
        && candidate.unit.map { vocabulary.headers.amounts.contains(Words.folded($0)) } ?? false
    }
  }

  /// What was made of so much from a start to an end on a machine is a piece or a lot, by the number of its own.
  mutating func settlePieces(
    _ candidates: [RoleCandidates], _ vocabulary: Vocabulary, by weights: RoleWeights
  ) {
    guard !has(.order, .batch, .workOrder, .workType, .failureCode, .reason), has(.start),
      has(.end),
      has(.asset), KindGuess.areMade(candidates, vocabulary)
    else { return }
    let number = candidates.first { candidate in
      (candidate.type == .text || candidate.type == .integer) && candidate.sample.isUnique
        && candidate.sample.nulls == 0
        && [.text, .unknown, .description, .assetAlias, .index].contains(
          roles[candidate.column].role)
        && HeaderWords.identifies(candidate.name, vocabulary)
    }
    guard let column = number?.column else { return }
    roles[column].score = RoleIsSettled.inForce.key
    take(.batch, column, by: weights)
    reasons.append("'\(candidates[column].name)' numbers what was made of so much")
  }

  /// What should be done by a day, on a machine, is work: its own number is that of the order.
  mutating func settleTasks(_ candidates: [RoleCandidates], _ vocabulary: Vocabulary) {
    guard !has(.workOrder, .order, .batch, .material, .quantity), has(.asset), has(.end, .state),
      candidates.contains(where: {
        $0.isDue && has(.description) || ($0.isDue || $0.isPlanned) && has(.workType)
      })
    else { return }
    let number = candidates.first { candidate in
      let words = Words.split(candidate.name)
      return (candidate.type == .text || candidate.type == .integer) && candidate.sample.isUnique
        && candidate.sample.nulls == 0 && words.count == 1
        && (vocabulary.headers.identifiers.contains(words[0])
          || vocabulary.headers.leadingIdentifiers.contains(words[0]))
    }
    guard let column = number?.column else { return }
    roles[column].score = RoleIsSettled.inForce.key
    take(.workOrder, column, by: TableIsWorkOrders.inForce.weights)
    reasons.append("its rows have a number, and a time by which they should be done")
  }
}
