package import Vocabulary

package struct ProductionOrder: Sendable {
  package var location: SourceLocation
  package var system: SourceSystem
  package var number: String?
  package var assetName: String?
  package var asset: String?
  package var area: String?
  package var material: String?
  package var batch: String?
  package var start: Double?
  package var end: Double?
  package var quantity: Double?
  package var scrap: Double?

  package init(location: SourceLocation, system: SourceSystem) {
    self.location = location
    self.system = system
  }
}
