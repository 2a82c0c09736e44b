package import Vocabulary

package struct Inspection: Sendable {
  package var location: SourceLocation
  package var batch: String?
  package var assetName: String?
  package var asset: String?
  package var characteristic: String?
  package var value: Double?
  package var result: String?
  /// False for a result that says not in order.
  package var isConforming: Bool?
  package var time: Double?

  package init(location: SourceLocation) { self.location = location }
}
