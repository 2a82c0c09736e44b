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

  package init(mark: Mark, source: String) {
    self.mark = mark
    self.source = source
  }
}
