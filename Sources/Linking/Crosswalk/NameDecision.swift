package import Vocabulary

/// What a person decided on two names.
package struct NameDecision: Sendable, Equatable {
  package enum Verdict: String, Sendable, CaseIterable {
    /// They are one asset.
    case confirm
    /// They are two, whatever else links them.
    case reject
    /// The first is one with another name than the one that was proposed.
    case other
  }

  package var a: AssetName
  package var b: AssetName
  package var verdict: Verdict
  /// The name that `b` takes the place of, where it was another.
  package var instead: AssetName?
  /// The row that says so.
  package var location: SourceLocation
  /// How a sentence names the file.
  package var file: String

  package init(
    a: AssetName, b: AssetName, verdict: Verdict, instead: AssetName? = nil,
    location: SourceLocation, file: String
  ) {
    self.a = a
    self.b = b
    self.verdict = verdict
    self.instead = instead
    self.location = location
    self.file = file
  }

  /// `crosswalk.csv line 12`.
  package var from: String { "\(file) line \(location.line)" }

  /// Why two names are, or are not, one asset.
  var evidence: String {
    switch verdict {
    case .confirm: "confirmed in \(from)"
    case .reject: "rejected in \(from)"
    case .other: "named in \(from)" + (instead.map { " instead of ‘\($0.name)’" } ?? "")
    }
  }
}

/// What people decided on the names of one plant.
package struct NameDecisions: Sendable {
  /// Two records that are one asset or are none, by their places among those that were handed over.
  struct Pair: Sendable {
    var a: Int
    var b: Int
    var isOne: Bool
    var decision: NameDecision
  }

  /// A row that a report has to keep.
  package struct KeptRow: Sendable, Hashable {
    package var a: WrittenName
    package var b: WrittenName
    package var decision: String
    package var otherName: String
    /// False for one that does not fit the names or contradicts another.
    package var isObeyed: Bool
  }

  /// Those that are obeyed, by names.
  package var decisions: [NameDecision] = []
  package var kept: [KeptRow] = []
  /// What is wrong with single rows; they cost nothing else.
  package var problems: [Problem] = []
  var pairs: [Pair] = []

  package init() {}
}
