/// A limit of a measured number that is *broken* when the comparison holds, such as `< 95`.
package struct Limit: Sendable, Equatable {
  package enum Comparison: String, Sendable, CaseIterable {
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }
  package var comparison: Comparison
  package var value: Double

  package init(_ comparison: Comparison, _ value: Double) {
    self.comparison = comparison
    self.value = value
  }

  /// Reads `< 95`; `nil` for anything else.
  package init?(_ text: String) {
    let sign = text.prefix { "<>=".contains($0) }
    let rest = text.dropFirst(sign.count).drop { $0 == " " }
    guard let comparison = Comparison(rawValue: String(sign)), let value = Double(rest),
      value.isFinite
    else { return nil }
    self.init(comparison, value)
  }

  package func isBroken(by measured: Double) -> Bool {
    switch comparison {
    case .less: measured < value
    case .lessOrEqual: measured <= value
    case .greater: measured > value
    case .greaterOrEqual: measured >= value
    }
  }

  package var text: String { "\(comparison.rawValue) \(Wording.number(value))" }

  /// What is required to stay clear of it, in words.
  package func requirement(unit: String?) -> String {
    let quantity = Wording.quantity(value, unit: unit)
    switch comparison {
    case .less: return "at least \(quantity)"
    case .lessOrEqual: return "more than \(quantity)"
    case .greater: return value == 0 ? "none" : "at most \(quantity)"
    case .greaterOrEqual: return value == 1 && unit == nil ? "none" : "less than \(quantity)"
    }
  }
}

/// Where a threshold comes from.
package struct Basis: Sendable, Equatable {
  /// The authority behind a number; `U` is a default that nobody published.
  package enum Mark: String, Sendable, CaseIterable {
    case standard = "S"
    case paper = "P"
    case vendor = "V"
    case blog = "B"
    case calculation = "C"
    case practice = "U"

    package var words: String {
      switch self {
      case .standard: "standard or regulation"
      case .paper: "paper"
      case .vendor: "vendor documentation"
      case .blog: "published practice, weak"
      case .calculation: "own calculation"
      case .practice: "default from practice, set your own where you know better"
      }
    }
  }
  package var mark: Mark
  package var source: String
}

/// Facts and what a rule must find in them: its documentation and its test.
package struct RuleExample: Sendable {
  package struct Find: Sendable, Equatable {
    package var outcome: Outcome
    package var subject: String
  }
  package var about: String
  package var facts: [(table: String, rows: [[(column: String, value: SQLValue)]])]
  /// Everything that it finds, passes left out; empty for the innocent twin.
  package var finds: [Find]
}

/// One metric over the facts, with its limits and its explanation.
package struct Rule: Sendable {
  /// Path of the file under its folder, without extension: `gaps/availability`.
  package var id: String
  package var file: String
  package var title: String
  /// Characteristic of ISO/IEC 25012 or 25024, such as completeness.
  package var dimension: String
  package var appliesTo: SubjectKind
  /// SELECT over the evidence that returns `subject` and `measured` for every subject, also for those that pass.
  package var measure: String
  /// SELECT that returns one text when nothing could be measured because facts are missing.
  package var notAssessableWhen: String?
  package var unit: String?
  package var warn: Limit?
  package var fail: Limit?
  package var basis: Basis
  package var why: String
  package var remedy: Remedy
  package var message: String
  /// False when the rule only counts in use cases, because another rule lists the same things.
  package var isListed: Bool
  package var examples: [RuleExample]

  package func outcome(of measured: Double?) -> Outcome {
    guard let measured else { return .notAssessable }
    if let fail, fail.isBroken(by: measured) { return .fail }
    if let warn, warn.isBroken(by: measured) { return .warn }
    return .pass
  }

  /// The limit that must be met for a pass, in words.
  package var requirement: String? { (warn ?? fail)?.requirement(unit: unit) }
}
