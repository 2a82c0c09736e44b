package import Yams

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

extension Basis {
  package static let shape = FileShape.fields([
    FileField(
      "mark", .words(of: Basis.Mark.self), required: true,
      "S standard, P paper, V vendor, B published practice, C calculation, U default."),
    FileField("source", .text, required: true, "Where the limits come from."),
  ])
}

extension YAMLFile {
  package mutating func basis(_ node: Node?) -> Basis? {
    guard let node else {
      complain("'basis' is missing in the file", help: "add 'basis: {mark: U, source: …}'")
      return nil
    }
    guard let fields = mapping(node, keys: ["mark", "source"], in: "'basis'") else { return nil }
    let mark = word(fields, "mark", of: Basis.Mark.self, in: "'basis'")
    let source = text(fields, "source", in: "'basis'")
    guard let mark, let source else { return nil }
    return Basis(mark: mark, source: source)
  }
}
