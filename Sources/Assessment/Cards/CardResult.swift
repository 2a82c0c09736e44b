import Evidence
import Foundation
import Rules
import Vocabulary

extension Card {
  /// What a card is judged to be.
  struct Decision {
    var score: Double
    /// Stability aside.
    var bare: Verdict
    var verdict: Verdict
    var stability: Double
  }

  /// `nil` when too little can be said for a verdict.
  func decision() -> Decision? {
    guard silence == nil, let score = cappedScore(shares) else { return nil }
    var grounds = grounds(shares, score: score)
    let bare = Verdict(grounds)
    let stability = stability(of: bare, grounds)
    grounds.stability = stability
    return Decision(score: score, bare: bare, verdict: Verdict(grounds), stability: stability)
  }

  /// The result with its verdict, the one reason that decides it, and the plans that change it.
  ///
  /// - Parameter counts: in how many use cases each rule keeps the verdict down.
  package func result(sharedBy counts: [String: Int], asOf: Double?) -> UseCaseResult {
    let requirements = criteria.map(\.requirement)
    let dimensionScores = dimensions(marks(shares))
    let decision = decision()
    let (low, high) = isWithinReach ? interval : (0, 100)
    var result = UseCaseResult(
      id: useCase.id, title: useCase.title, family: useCase.family, decision: useCase.decision,
      scope: scope.name, score: decision?.score, low: low, high: high,
      verdict: decision?.verdict ?? .notAssessable,
      reason: decision.map(reason) ?? silence
        ?? "nothing could be assessed",
      stability: decision?.stability, gates: requirements.filter { $0.need == .gate },
      dimensions: useCase.dimensions.indices.map { index in
        DimensionScore(
          name: useCase.dimensions[index].name, score: dimensionScores[index].map { 100 * $0 },
          weight: useCase.dimensions[index].weight)
      },
      requirements: requirements.filter { $0.need != .gate },
      plans: decision.map { plans(lifting: $0.verdict, sharedBy: counts, asOf: asOf) } ?? [],
      assets: scope.assets,
      neededIntervals: useCase.signals.compactMap { signal in
        // Nothing is measured against what the export cannot answer.
        guard isWithinReach, let kind = signal.kinds.first, let interval = signal.interval else {
          return nil
        }
        return (kind.rawValue, interval)
      })
    result.scoreBeforeCaps = decision == nil ? nil : score(dimensionScores)
    result.isCloseCall = decision.map { $0.verdict != $0.bare } ?? false
    return result
  }

  private func reason(_ decision: Decision) -> String {
    if decision.verdict != decision.bare {
      let kept = Int((decision.stability * Double(Variation.draws)).rounded())
      return "a close call: ready in \(kept) of \(Wording.count(Variation.draws, "variation")) of "
        + "the weights and limits"
    }
    func told(_ index: Int) -> String {
      let requirement = criteria[index].requirement
      let words =
        switch requirement.outcome {
        case .pass: "is met"
        case .warn: "is met in part"
        case .fail: "is not met"
        case .notAssessable: "cannot be told"
        case .notApplicable: "does not apply"
        }
      return "'\(requirement.title)' \(words): \(requirement.evidence)"
    }
    func gate(_ outcome: Outcome) -> Int? {
      gates.filter { criteria[$0].outcome(of: shares[$0]) == outcome }
        .min { (shares[$0]?.passed ?? 0) < (shares[$1]?.passed ?? 0) }
    }
    if let index = gate(.fail) { return told(index) }
    let weakest = weakness.map(told) ?? ""
    switch decision.verdict {
    case .ready: return weakest.isEmpty ? "all gates hold" : "all gates hold; weakest: \(weakest)"
    case .fixFoundation: return weakest
    default: break
    }
    if let index = gate(.warn) { return told(index) }
    if let index = gate(.notAssessable) { return "provisional; \(told(index))" }
    if decision.score >= Ready.inForce.leastScore, let index = heldBack(shares).first {
      return told(index)
    }
    if coverage < Ready.inForce.leastCoverage {
      let deciding = criteria.filter { $0.isDeciding && $0.state != .notApplicable }
      return "only \(deciding.count { $0.state == .applicable }) of "
        + "\(Wording.count(deciding.count, "deciding requirement")) could be judged"
        + (weakest.isEmpty ? "" : "; weakest: \(weakest)")
    }
    return weakest
  }

  /// The requirement that is met least, of the dimension that scores lowest; one that could not be told only where no
  /// other is missed. `nil` when all are met.
  private var weakness: Int? {
    weakest(knownMarks) ?? gates.first { shares[$0] == nil } ?? weakest(marks(shares))
  }

  private func weakest(_ marks: [Double?]) -> Int? {
    let missed = criteria.indices.filter { marks[$0].map { $0 < 1 } ?? false }
    let dimensions = dimensions(marks)
    return missed.min { a, b in
      let (one, other) = (dimensions[dimensionOf[a]] ?? 1, dimensions[dimensionOf[b]] ?? 1)
      if one != other { return one < other }
      let (x, y) = (marks[a] ?? 1, marks[b] ?? 1)
      return x != y ? x < y : criteria[a].weight > criteria[b].weight
    }
  }
}
