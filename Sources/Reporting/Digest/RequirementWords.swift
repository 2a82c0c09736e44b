import Assessment
import Rules
import Vocabulary

extension Requirement.Facts {
  /// `17 of 20 signals`, `13 of 365 d`, `5 repairs`; `nil` when it cannot be told.
  var metWords: String? {
    guard let met, let noun, let unit else { return nil }
    let limits = [needed, total].compactMap { $0 }.map { Limit(.less, $0) }
    let digits = Wording.quantity(met, unit: nil, beside: limits)
    guard let total else { return "\(digits) \(digits == "1" ? noun : unit)" }
    return "\(digits) of \(Wording.value(total)) \(total == 1 ? noun : unit)"
  }

  /// `18 signals`.
  var neededWords: String? {
    guard let needed, let noun, let unit else { return nil }
    return "\(Wording.value(needed)) \(needed == 1 ? noun : unit)"
  }

  /// Of the whole bar the part that is met, and the part that has to be, 0…1.
  var bar: (met: Double, needed: Double)? {
    guard let met, let needed else { return nil }
    let whole = total ?? max(met, needed)
    guard whole > 0 else { return nil }
    return (min(1, max(0, met / whole)), min(1, max(0, needed / whole)))
  }

  var windowWords: String? { window.map { Display.span($0.lowerBound, $0.upperBound) } }
}

extension UseCaseResult {
  /// All that it asks for, the gates first; each rule once.
  var needs: [Requirement] {
    let known = Set(gates.map(\.rule))
    return gates + requirements.filter { !known.contains($0.rule) }
  }

  /// Those of its needs that are not met, or of which that cannot be told.
  var openNeeds: [Requirement] {
    needs.filter { $0.outcome != .pass && $0.outcome != .notApplicable }
  }
}
