package import Vocabulary

/// What `readiness.yml` says: everything in it outranks what is inferred from the exports.
package struct Configuration: Sendable {
  /// An asset with the names that mean it.
  package struct DeclaredAsset: Sendable, Equatable {
    package var id: String
    package var className: String?
    package var area: String?
    package var owner: String?
    /// Without a system, the name means it in every one.
    package var names: [(system: SourceSystem?, name: String)] = []
    /// Names that do not mean it.
    package var excluded: [String] = []
    package var line = 0

    package static func == (a: DeclaredAsset, b: DeclaredAsset) -> Bool {
      a.id == b.id && a.className == b.className && a.area == b.area && a.owner == b.owner
        && a.excluded == b.excluded && a.line == b.line
        && a.names.elementsEqual(b.names) { $0 == $1 }
    }
  }

  package struct DeclaredSignal: Sendable, Equatable {
    package var tag: Glob
    package var asset: String?
    package var kind: SignalKind?
    package var unit: String?
    package var line = 0
  }

  /// Findings that somebody has looked at and accepts.
  package struct Acceptance: Sendable, Equatable {
    package var rule: String
    /// `nil` for every subject.
    package var subject: Glob?
    package var reason: String
    /// Seconds since 1970-01-01 UTC; after it the finding counts again.
    package var until: Double?
    package var line = 0
  }

  /// Its name in the folder of the exports.
  package static let fileName = "readiness.yml"

  /// As the user sees it, for locations.
  package var path: String
  package var asOf: Double?
  /// Folders with more rules and use cases, as paths that can be opened.
  package var ruleFolders: [String] = []
  /// The same as they were written.
  package var givenRuleFolders: [String] = []
  /// IDs; empty for all.
  package var useCases: [String] = []
  package var useCasesLine = 0
  package var declarations = Declarations()
  package var assets: [DeclaredAsset] = []
  package var tagNames: [TagPattern] = []
  package var signals: [DeclaredSignal] = []
  package var accepted: [Acceptance] = []
  /// What is wrong with the file; the rest of it holds.
  package var problems: [Problem] = []

  package init(path: String = Configuration.fileName) { self.path = path }
}
