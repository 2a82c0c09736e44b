import Vocabulary

/// What people call the things that findings and requirements speak of.
package struct Names: Sendable {
  /// By the ID of the asset, what its register says beside a number that tells people nothing.
  private let assets: [String: String]
  /// Titles by ID.
  private let useCases: [String: String]

  package init(
    assets: [(id: String, title: String?)] = [], useCases: [(id: String, title: String)] = []
  ) {
    self.assets = Dictionary(
      assets.compactMap { asset in
        guard let title = asset.title, Names.isNumber(asset.id), title != asset.id else {
          return nil
        }
        return (asset.id, title.contains(asset.id) ? title : "\(title) (\(asset.id))")
      }
    ) { first, _ in first }
    self.useCases = Dictionary(useCases) { first, _ in first }
  }

  /// True of a name without a word in it, such as `10000403` or `PU-101`.
  private static func isNumber(_ id: String) -> Bool {
    !id.split { !$0.isLetter }.contains { $0.count > 3 }
  }

  package func name(of subject: Subject) -> String {
    switch subject.kind {
    case .asset: assets[subject.id] ?? subject.id
    case .site: subject.id == "site" ? "the site" : Names.scope(subject.id)
    case .useCase: useCase(subject.id)
    case .signal, .source, .link: subject.id
    }
  }

  /// The title of a use case, inside of a sentence.
  package func useCase(_ id: String) -> String {
    useCases[id].map(Wording.inSentence) ?? id
  }

  /// `class:pump` as `class pump`, `line:3` as `line 3`, `line:Line 1` as `Line 1`.
  package static func scope(_ scope: String) -> String {
    guard let colon = scope.firstIndex(of: ":") else {
      return scope == "site" ? "whole site" : scope
    }
    let name = scope[scope.index(after: colon)...]
    // A line that has a name is called by it.
    let isNamed = scope[..<colon] == "line" && name.split { !$0.isLetter }.contains { $0.count > 2 }
    return isNamed ? String(name) : "\(scope[..<colon]) \(name)"
  }
}
