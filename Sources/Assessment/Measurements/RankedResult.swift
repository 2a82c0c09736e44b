import Rules

/// What one rule said, with the numbers of its subjects and the order of what it measured, made once for all use cases.
struct RankedResult {
  let result: RuleResult
  let numbers: [Int32]
  /// Places of what was measured, ascending; equal ones in their own order.
  let order: [Int32]

  init(_ result: RuleResult, _ plant: PlantNumbers) {
    self.result = result
    numbers = plant.numbers(of: result.measurements)
    let measured = result.measurements.indices.compactMap { i in
      result.measurements[i].measured.map { (value: $0, place: Int32(i)) }
    }
    order = measured.sorted { $0.value < $1.value }.map(\.place)
  }

  /// The worst outcome of each subject, in any order.
  func worstOutcomes(_ plant: PlantNumbers) -> [Outcome] {
    // Signals by the number of their tag, whatever else by its name.
    var signals: [Outcome?] = Array(repeating: nil, count: plant.tagNumbers.count)
    var others: [Subject: Outcome] = [:]
    for (i, number) in numbers.enumerated() {
      let outcome = result.rule.outcome(
        of: result.measurements[i].told(warn: result.rule.warn, fail: result.rule.fail).measured)
      if number >= 0, result.measurements[i].subject.kind == .signal {
        let tag = Int(plant.tagNumbers[Int(number)])
        if outcome.gravity >= signals[tag]?.gravity ?? 0 { signals[tag] = outcome }
      } else {
        let subject = result.measurements[i].subject
        if outcome.gravity >= others[subject]?.gravity ?? 0 { others[subject] = outcome }
      }
    }
    return signals.compactMap { $0 } + others.values
  }
}
