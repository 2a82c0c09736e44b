/// How bad a problem or finding is; the words are SARIF's levels.
package enum Severity: String, Sendable, CaseIterable, Comparable {
  case note, warning, error

  private var rank: Int { Severity.allCases.firstIndex(of: self) ?? 0 }
  package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
}

/// Something that could not be read or used, told as where, what and how to fix it.
package struct Problem: Hashable, Sendable {
  package var severity: Severity
  package var location: SourceLocation
  /// Lower case, no full stop, with the offending text in quotes.
  package var message: String
  /// The next step for the user.
  package var help: String

  package init(severity: Severity, location: SourceLocation, message: String, help: String) {
    self.severity = severity
    self.location = location
    self.message = message
    self.help = help
  }
}
