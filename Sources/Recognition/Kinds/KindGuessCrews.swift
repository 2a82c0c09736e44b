import Tabular
import Vocabulary

// Who works, and what is worked on.

extension KindGuess {
  /// In orders of maintenance a work centre is who does the work, where the same thing is worked on by several of them: then
  /// what another column names more finely is the asset.
  mutating func settleCrews(
    _ candidates: [RoleCandidates], sample: TableSample, _ vocabulary: Vocabulary
  ) {
    func isCrew(_ column: Int) -> Bool {
      vocabulary.headers.isCrew(Words.split(candidates[column].name))
    }
    guard let crew = column(.asset), isCrew(crew) else { return }
    let judgement = ColumnIsCrew.inForce
    let crews = candidates[crew].sample
    let objects = candidates.filter { candidate in
      let objects = candidate.sample
      return roles[candidate.column].role == .assetAlias && !isCrew(candidate.column)
        && ColumnTakesRole.inForce.isTold(candidate[.asset]) && objects.areCodes
        && judgement.holds(
          crews: crews.distinctCount, objects: objects.distinctCount,
          shared: sample.shared(candidate.column, by: crew),
          named: objects.values, rows: crews.values)
    }
    guard let object = objects.max(by: { $0.sample.distinctCount < $1.sample.distinctCount })
    else { return }
    roles[object.column].role = .asset
    roles[crew] = (.owner, roles[crew].score)
    reasons.append(
      "'\(candidates[crew].name)' says who works on each '\(object.name)'")
  }
}

extension TableSample {
  /// How many of the texts of a column stand beside several texts of another one.
  func shared(_ column: Int, by other: Int) -> Int {
    var firsts: [String: String] = [:]
    var shared: Set<String> = []
    for row in 0..<rows {
      let (text, beside) = (
        batch.string(row: row, column: column), batch.string(row: row, column: other)
      )
      guard !text.isEmpty, !beside.isEmpty else { continue }
      if firsts[text, default: beside] != beside { shared.insert(text) }
      firsts[text] = firsts[text] ?? beside
    }
    return shared.count
  }
}
