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
