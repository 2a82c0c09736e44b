package import Vocabulary

/// Whether a number that is known for it stands for missing, though it lies between the values of a signal.
package struct NumberBetween: Judgement {
  package static let id = "missing/number-between"
  package static let inForce = loaded()

  let fewest: Int
  let leap: Double
  let back: Double
  let share: Double

  /// Whether a signal that left a value for a number is back where it was.
  func isBack(from before: Double, by number: Double, to after: Double) -> Bool {
    abs(after - before) <= back * abs(number - before)
  }

  /// - Parameters:
  ///   - others: what the signal reaches otherwise.
  ///   - kind: what it measures; what is set, counted or told takes any number.
  package func holds(
    _ visits: SeriesProfile.CodeVisits, others: ClosedRange<Double>, kind: SignalKind
  ) -> Bool {
    let range = others.upperBound - others.lowerBound
    return SeriesState.isMagic(visits.value) && others.contains(visits.value)
      && !kind.has(.set) && !kind.has(.cumulative) && !kind.has(.told)
      && visits.visits >= fewest && Double(visits.backs) >= share * Double(visits.visits)
      && visits.nearest >= leap * range
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    let others = try given.numbers("others")
    let visits = SeriesProfile.CodeVisits(
      value: try given.number("value"), count: try given.count("visits"),
      visits: try given.count("visits"), backs: try given.count("backs"),
      nearest: try given.number("nearest"))
    return holds(
      visits, others: (others.min() ?? 0)...(others.max() ?? 0),
      kind: given.text("kind").flatMap(SignalKind.init) ?? .other)
  }
}
