package import Behaviour
import Linking
package import Rules

/// The short IDs of what findings are about. A tag that stands in several files is several signals.
package struct SubjectIDs: Sendable {
  private var signals: [String: [String]] = [:]
  private var assets: [String: String] = [:]

  package init(_ plant: Plant) {
    for signal in plant.signals { signals[signal.tag, default: []].append(signal.id) }
    for asset in plant.identity.assets { assets[asset.id] = asset.shortID }
  }

  /// Empty for what is neither a signal nor an asset.
  package func ids(of subject: Subject) -> [String] {
    switch subject.kind {
    case .signal: signals[subject.id] ?? []
    case .asset: assets[subject.id].map { [$0] } ?? []
    case .source, .link, .site, .useCase: []
    }
  }

  /// ` (S-3fa92c)`, ` (S-3fa92c and 2 more)`, or nothing.
  package func words(of subject: Subject) -> String {
    let ids = ids(of: subject)
    guard let first = ids.first else { return "" }
    return ids.count == 1 ? " (\(first))" : " (\(first) and \(ids.count - 1) more)"
  }
}
