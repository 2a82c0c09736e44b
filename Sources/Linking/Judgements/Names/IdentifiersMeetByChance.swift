package import Vocabulary

/// Whether two columns that have nothing to do with each other would share as many identifiers.
package struct IdentifiersMeetByChance: Judgement {
  package static let id = "linking/identifiers-meet-by-chance"
  package static let inForce = loaded()

  let leastMatched: Int
  let leastShare: Double
  let counterStart: Double
  let counterMatched: Int
  let counterShare: Double
  let paddedShare: Double
  let far: Double
  let farShare: Double
  let deviations: Double

  /// IDs with letters do not meet by chance. IDs that are numbers fill a range, and two ranges that overlap share numbers by
  /// chance. The model: each column is a draw from the span of both together, so the number of shared IDs is hypergeometric
  /// with mean n·m/span. Counters that start near zero prove nothing, unless both are padded with zeros or hold all but the
  /// same numbers.
  func holds(
    matched: Int, _ a: [WrittenIdentifier?], _ b: [WrittenIdentifier?], arePadded: Bool
  ) -> Bool {
    let smaller = min(a.count, b.count)
    let larger = max(a.count, b.count)
    let found = Double(matched)
    guard matched >= min(leastMatched, smaller), found >= leastShare * Double(smaller) else {
      return true
    }
    guard let numbersA = range(a), let numbersB = range(b) else { return false }
    let span = max(numbersA.high, numbersB.high) - min(numbersA.low, numbersB.low) + 1
    let isCounter =
      max(numbersA.low, numbersB.low) <= counterStart && 2 * Double(larger) > span
    if isCounter {
      if arePadded, found >= paddedShare * Double(smaller) { return false }
      return !(matched >= counterMatched && found >= counterShare * Double(larger))
    }
    if min(numbersA.low, numbersB.low) >= far, found >= farShare * Double(smaller) { return false }
    let n = Double(a.count)
    let m = Double(b.count)
    let mean = n * m / span
    let deviation = (mean * max(0, 1 - n / span) * max(0, 1 - m / span)).squareRoot()
    return found <= mean + deviations * deviation
  }

  /// `nil` when an ID is no number.
  private func range(_ ids: [WrittenIdentifier?]) -> (low: Double, high: Double)? {
    var low = Double.infinity
    var high = -Double.infinity
    for case let id? in ids {
      guard !id.number.isNaN else { return nil }
      low = min(low, id.number)
      high = max(high, id.number)
    }
    return low <= high ? (low, high) : nil
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    let (a, b) = (given.words("a"), given.words("b"))
    func written(_ texts: [String]) -> [WrittenIdentifier?] {
      texts.map { WrittenIdentifier(Array($0.utf8)) }
    }
    return holds(
      matched: Set(a).intersection(b).count, written(a), written(b),
      arePadded: given.flag("padded"))
  }
}
