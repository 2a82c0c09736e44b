import Evidence
import Foundation
import Rules
import Vocabulary

extension Card {
  /// Why nothing can be said, `nil` when something can.
  var silence: String? {
    if !missing.isEmpty {
      return "it needs \(Wording.list(missing)), which the export does not have"
        + (unread > 0
          ? ", as far as its files were understood: \(Wording.count(unread, "file")) "
            + "\(unread == 1 ? "was" : "were") not" : "")
    }
    if !useCase.beyondExports.isEmpty {
      return "exports of plant systems do not hold \(Wording.list(useCase.beyondExports)); "
        + "bring these before a verdict is asked for"
    }
    if scope.assets.isEmpty, useCase.isAboutSome {
      let kinds = useCase.assetsWithSignals.map(\.rawValue)
      if kinds.isEmpty { return "no asset of a class that this use case is about was found" }
      return "no asset \(useCase.classes.isEmpty ? "" : "of a class that this use case is about ")"
        + "has a signal of \(Wording.list(kinds, "or")) in the export"
    }
    if let index = gates.first(where: { criteria[$0].isNoneGood }) {
      return criteria[index].facts.sentence
    }
    let blind = gates.count { criteria[$0].state == .notAssessable }
    if TooLittleMeasured.inForce.holds(gates: gates.count, blind: blind, coverage: coverage)
      || isLowBecauseUnknown
    {
      let unknown = criteria.filter { $0.state == .notAssessable }
      let deciding = unknown.filter(\.isDeciding)
      let open = deciding.isEmpty ? unknown : deciding
      let titles = open.prefix(3).map { "'\($0.title)'" }
      return "too little can be measured: \(Wording.list(Array(titles)))"
        + (open.count > 3 ? " and \(open.count - 3) more" : "") + " cannot be assessed"
    }
    return nil
  }

  /// Whether the export has all that must be there, and something that the use case is about.
  var isWithinReach: Bool {
    missing.isEmpty && useCase.beyondExports.isEmpty
      && !(scope.assets.isEmpty && useCase.isAboutSome)
  }

  /// True when no gate fails and what could be measured is worth a pilot, and only what could not keeps the score below
  /// that: then nobody knows whether there is anything to mend.
  private var isLowBecauseUnknown: Bool {
    let least = FixFoundation.inForce.leastScore
    guard !gateOutcomes(shares).contains(.fail), let all = cappedScore(shares), all < least
    else { return false }
    return (score(dimensions(knownMarks)) ?? 0) >= least
  }

  /// The criteria that fail, or that nothing is known about, of those that `ready` needs whatever the score.
  func heldBack(_ shares: [Share?]) -> [Int] {
    criteria.indices.filter { index in
      guard criteria[index].isNeededForReady else { return false }
      let outcome = criteria[index].outcome(of: shares[index])
      return outcome == .fail || outcome == .notAssessable
    }
  }

  /// What decides the verdict of these shares, stability aside.
  func grounds(_ shares: [Share?], score: Double) -> Verdict.Grounds {
    Verdict.Grounds(
      score: score, gates: gateOutcomes(shares), isHeldBack: !heldBack(shares).isEmpty,
      coverage: coverage)
  }
}
