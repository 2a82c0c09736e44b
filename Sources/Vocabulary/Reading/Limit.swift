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

  /// True when more is worse.
  package var isUpper: Bool { comparison == .greater || comparison == .greaterOrEqual }

  package var text: String {
    "\(comparison.rawValue) \(Wording.quantity(value, unit: nil) { $0 == value })"
  }

  /// What is required to stay clear of it, in words; `quantity` says a number with its unit or what it counts.
  package func requirement(_ quantity: (Double) -> String) -> String {
    switch comparison {
    case .less: "at least \(quantity(value))"
    case .lessOrEqual: "more than \(quantity(value))"
    case .greater: value == 0 ? "none" : "at most \(quantity(value))"
    case .greaterOrEqual: "less than \(quantity(value))"
    }
  }
}

extension Wording {
  /// A number with its unit, on the same side of each limit as it is.
  package static func quantity(_ value: Double, unit: String?, beside limits: [Limit]) -> String {
    quantity(value, unit: unit) { shown in
      limits.allSatisfy { $0.isBroken(by: shown) == $0.isBroken(by: value) }
    }
  }
}
