package import Vocabulary

package struct Downtime: Sendable {
  package var location: SourceLocation
  package var assetName: String?
  package var asset: String?
  package var reason: String?
  package var start: Double?
  package var end: Double?

  package init(location: SourceLocation) { self.location = location }
}
