package import Vocabulary

package struct ProductionOrder: Sendable {
  package var location: SourceLocation
  package var system: SourceSystem
  package var number: String?
  /// Whether it is an element of a document within that of the order, as what the order needs of a material is: not an order
  /// of its own.
  package var isPart = false
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

extension [ProductionOrder] {
  /// The orders that they are: one that has a row for each machine or batch is one; a row without a number is one.
  package var distinctOrders: Int {
    Set(
      map { order in
        order.number.map { "\(order.system.rawValue)\u{1F}\($0)" }
          ?? [order.location.path, order.location.table ?? "", "\(order.location.line)"]
          .joined(separator: "\u{1E}")
      }
    ).count
  }
}
