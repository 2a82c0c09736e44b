package import Vocabulary

package struct Downtime: Sendable {
  package var location: SourceLocation
  package var assetName: String?
  package var asset: String?
  /// The line or area, as written.
  package var area: String?
  package var reason: String?
  /// Whether the log says that it was planned; `nil` where it does not say.
  package var isPlanned: Bool?
  package var start: Double?
  package var end: Double?

  package init(location: SourceLocation) { self.location = location }
}
