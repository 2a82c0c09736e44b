import Evidence
import Foundation
import Rules
import Vocabulary

extension Card {
  static let readyScore = 70.0
  static let pilotScore = 40.0
  /// Share of the deciding checks that must be assessable for a verdict at all, and for `ready`.
  static let leastCoverage = 0.5
  static let readyCoverage = 0.8
  static let readyStability = 0.8

  /// Why nothing can be said, `nil` when something can.
  var silence: String? {
    if !missing.isEmpty {
      return "\(useCase.title) needs \(Wording.list(missing)), which the export does not have"
    }
    if !useCase.beyondExports.isEmpty {
      return "exports of plant systems do not hold \(Wording.list(useCase.beyondExports)); "
        + "bring these before a verdict is asked for"
    }
    if scope.assets.isEmpty && useCase.scope == .assetClass {
      return "no asset of a class that this use case is about was found"
    }
    let blind = judgements.filter {
      $0.need.need == .gate && $0.state == .notAssessable
    }
    let gates = judgements.count { $0.need.need == .gate }
    if gates > 0 && blind.count == gates || coverage < Card.leastCoverage {
      let open = judgements.filter {
        ($0.need.need == .gate || $0.need.need == .high) && $0.state == .notAssessable
      }
      let titles = open.prefix(3).map { "'\($0.title)'" }
      return "too little can be measured: \(Wording.list(Array(titles)))"
        + (open.count > 3 ? " and \(open.count - 3) more" : "") + " cannot be assessed"
    }
    return nil
  }

  /// The first requirement about owners that fails or that nothing is known about. Without somebody who answers for the
  /// data a use case is a pilot at best.
  func unowned(_ shares: [Double?]) -> Int? {
    judgements.indices.first { index in
      guard judgements[index].need.rule.hasPrefix("governance/") else { return false }
      let outcome = judgements[index].outcome(of: shares[index])
      return outcome == .fail || outcome == .notAssessable
    }
  }

  /// The verdict of these shares, stability aside.
  func verdict(_ shares: [Double?], score: Double) -> Verdict {
    let gates = gateOutcomes(shares)
    if gates.contains(.fail) || score < Card.pilotScore { return .fixFoundation }
    let holds = gates.allSatisfy { $0 == .pass } && unowned(shares) == nil
    return holds && score >= Card.readyScore && coverage >= Card.readyCoverage
      ? .ready : .limitedPilot
  }

  /// Share of 200 seeded variations of weights (by up to half) and limits (by up to a fifth) that keep the verdict.
  func stability(of verdict: Verdict) -> Double {
    var random = SplitMix(seed: fingerprint(useCase.id, scope.name))
    let draws = 200
    let isOwned = unowned(shares) == nil
    var kept = 0
    for _ in 0..<draws {
      let stretch = judgements.map { _ in random.next(in: -0.2...0.2) }
      let weights = judgements.map { $0.weight * random.next(in: 0.5...1.5) }
      let dimensionWeights = useCase.dimensions.map { $0.weight * random.next(in: 0.5...1.5) }
      let shares = judgements.indices.map { judgements[$0].share(stretch: stretch[$0]) }
      let varied = dimensions(marks(shares, stretch: stretch), weights: weights)
      guard let raw = score(varied, weights: dimensionWeights) else { continue }
      let gates = judgements.indices.filter { judgements[$0].need.need == .gate }
        .map { variedOutcome($0, shares[$0], stretch[$0]) }
      let score = capped(raw, gates: gates)
      let outcome: Verdict
      if gates.contains(.fail) || score < Card.pilotScore {
        outcome = .fixFoundation
      } else if gates.allSatisfy({ $0 == .pass }), isOwned, score >= Card.readyScore,
        coverage >= Card.readyCoverage
      {
        outcome = .ready
      } else {
        outcome = .limitedPilot
      }
      if outcome == verdict { kept += 1 }
    }
    return Double(kept) / Double(draws)
  }

  private func variedOutcome(_ index: Int, _ share: Double?, _ stretch: Double) -> Outcome {
    guard let share else { return judgements[index].outcome(of: nil) }
    let mark = judgements[index].mark(of: share, stretch: stretch)
    return mark >= 1 ? .pass : mark > 0 ? .warn : .fail
  }

  /// The result with its verdict and the one reason that decides it.
  package func result(plans: [Plan]) -> UseCaseResult {
    let requirements = judgements.map(\.requirement)
    let silence = silence
    let dimensionScores = dimensions(marks(shares))
    let score = silence == nil ? cappedScore(shares) : nil
    let (low, high) = missing.isEmpty && useCase.beyondExports.isEmpty ? interval : (0, 100)
    var verdict = Verdict.notAssessable
    var reason = silence ?? "nothing could be assessed"
    var stability: Double?
    if let score {
      verdict = self.verdict(shares, score: score)
      let steadiness = self.stability(of: verdict)
      stability = steadiness
      if verdict == .ready && steadiness < Card.readyStability {
        verdict = .limitedPilot
        reason =
          "borderline: only \(Wording.number(100 * steadiness)) % of the variations of weights and "
          + "limits keep it ready"
      } else {
        reason = self.reason(verdict, score: score, dimensionScores)
      }
    }
    return UseCaseResult(
      id: useCase.id, title: useCase.title, family: useCase.family, decision: useCase.decision,
      scope: scope.name, score: score, low: low, high: high, verdict: verdict, reason: reason,
      stability: stability, gates: requirements.filter { $0.need == .gate },
      dimensions: useCase.dimensions.indices.map { index in
        DimensionScore(
          name: useCase.dimensions[index].name, score: dimensionScores[index].map { 100 * $0 },
          weight: useCase.dimensions[index].weight)
      },
      requirements: requirements.filter { $0.need != .gate }, plans: plans, assets: scope.assets,
      neededIntervals: useCase.signals.compactMap { signal in
        guard let kind = signal.kinds.first, let interval = signal.interval else { return nil }
        return (kind.rawValue, interval)
      })
  }

  private func reason(_ verdict: Verdict, score: Double, _ dimensions: [Double?]) -> String {
    let gates = judgements.indices.filter { judgements[$0].need.need == .gate }
    func told(_ index: Int) -> String {
      "\(judgements[index].title): \(judgements[index].requirement.evidence)"
    }
    func weakest(_ outcome: Outcome) -> Int? {
      gates.filter { judgements[$0].outcome(of: shares[$0]) == outcome }
        .min { (shares[$0] ?? 0) < (shares[$1] ?? 0) }
    }
    if let index = weakest(.fail) { return told(index) }
    let lowest = dimensions.indices.filter { dimensions[$0] != nil }
      .min { (dimensions[$0] ?? 1) < (dimensions[$1] ?? 1) }
    let dimension =
      lowest.map {
        "weakest: \(useCase.dimensions[$0].name) with "
          + "\(Wording.number((100 * (dimensions[$0] ?? 0)).rounded())) of 100"
      } ?? ""
    switch verdict {
    case .ready: return "all gates hold; \(dimension)"
    case .fixFoundation: return dimension
    default: break
    }
    if let index = weakest(.warn) { return told(index) }
    if let index = weakest(.notAssessable) { return "provisional; \(told(index))" }
    if score >= Card.readyScore, let index = unowned(shares) { return told(index) }
    if coverage < Card.readyCoverage {
      return "only \(Wording.number((100 * coverage).rounded())) % of the deciding checks could be "
        + "assessed; \(dimension)"
    }
    return dimension
  }
}

/// SplitMix64, seeded by hex digits: the same draws on every machine.
struct SplitMix {
  private var state: UInt64

  init(seed: String) { state = UInt64(seed, radix: 16) ?? 1 }

  mutating func next(in range: ClosedRange<Double>) -> Double {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    let unit = Double((z ^ (z >> 31)) >> 11) / 9_007_199_254_740_992
    return range.lowerBound + unit * (range.upperBound - range.lowerBound)
  }
}
