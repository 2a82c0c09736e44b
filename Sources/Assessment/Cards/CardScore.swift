import Evidence
import Foundation
import Rules

extension Card {
  /// Marks per criterion, `nil` where it does not apply. What could not be assessed has none of the mark: nothing gets
  /// better by leaving out what would have told.
  func marks(_ shares: [Share?], stretch: [Double] = []) -> [Double?] {
    shares.indices.map { index in
      guard let share = shares[index] else {
        return criteria[index].state == .notApplicable ? nil : 0
      }
      return criteria[index].mark(of: share, stretch: stretch.isEmpty ? 0 : stretch[index])
    }
  }

  /// Marks of what could be assessed.
  var knownMarks: [Double?] {
    let all = marks(shares)
    return all.indices.map { shares[$0] == nil ? nil : all[$0] }
  }

  /// Scores of the dimensions, `nil` where nothing in them could be assessed.
  func dimensions(_ marks: [Double?], weights: [Double] = []) -> [Double?] {
    var sums = Array(repeating: 0.0, count: useCase.dimensions.count)
    var parts = sums
    let least = Weights.inForce.leastMark
    for (index, mark) in marks.enumerated() {
      guard let mark, sums.indices.contains(dimensionOf[index]) else { continue }
      let weight = weights.isEmpty ? criteria[index].weight : weights[index]
      sums[dimensionOf[index]] += weight * log(max(mark, least))
      parts[dimensionOf[index]] += weight
    }
    return sums.indices.map { parts[$0] > 0 ? exp(sums[$0] / parts[$0]) : nil }
  }

  /// 0…100 before caps, `nil` when nothing could be assessed.
  func score(_ dimensions: [Double?], weights: [Double] = []) -> Double? {
    var sum = 0.0
    var parts = 0.0
    let least = Weights.inForce.leastMark
    for (index, value) in dimensions.enumerated() {
      guard let value else { continue }
      let weight = weights.isEmpty ? useCase.dimensions[index].weight : weights[index]
      sum += weight * log(max(value, least))
      parts += weight
    }
    return parts > 0 ? 100 * exp(sum / parts) : nil
  }

  /// Indices of the criteria that are gates.
  var gates: [Int] { criteria.indices.filter { criteria[$0].isGate } }

  func gateOutcomes(_ shares: [Share?]) -> [Outcome] {
    gates.map { criteria[$0].outcome(of: shares[$0]) }
  }

  /// The score after caps, `nil` when nothing could be assessed.
  package func cappedScore(_ shares: [Share?]) -> Double? {
    score(dimensions(marks(shares))).map {
      GateCaps.inForce.capped($0, gates: gateOutcomes(shares))
    }
  }

  /// Scores with everything that could not be assessed at its worst and at its best.
  package var interval: (low: Double, high: Double) {
    func end(_ pick: (Criterion) -> Share) -> Double {
      let shares = criteria.map { criterion -> Share? in
        criterion.state == .notApplicable ? nil : pick(criterion)
      }
      return cappedScore(shares) ?? 0
    }
    guard criteria.contains(where: { $0.state != .notApplicable }) else { return (0, 100) }
    return (end { $0.range.low }, end { $0.range.high })
  }

  /// Share of the gates and high needs that could be assessed, of those that apply.
  var coverage: Double {
    let deciding = criteria.filter { $0.isDeciding && $0.state != .notApplicable }
    guard !deciding.isEmpty else { return 0 }
    return Double(deciding.count { $0.state == .applicable }) / Double(deciding.count)
  }
}
