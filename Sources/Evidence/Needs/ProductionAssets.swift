import Behaviour
import Linking

/// Which assets take part in making something, as orders and stops show it.
///
/// A forklift, a compressor for the whole plant, a pump in store, the heating of an office: registers and maintenance
/// know them, and no line waits for them. Where nothing says what produces, everything may.
struct ProductionAssets {
  /// With orders or stops of their own.
  private let making: Set<String>
  /// Lines and areas of those, and of orders that name no machine.
  private let areas: Set<String>
  /// Of which it is known when they ran, though no order and no stop names them.
  private let running: Set<String>

  init(_ plant: Plant) {
    var making = Set(plant.downtimes.compactMap(\.asset))
    var areas: Set<String> = []
    for order in plant.productionOrders {
      if let asset = order.asset { making.insert(asset) }
      if let area = order.area { areas.insert(area) }
    }
    for asset in plant.identity.assets where making.contains(asset.id) {
      if let area = asset.area { areas.insert(area) }
    }
    (self.making, self.areas) = (making, areas)
    running = Set(plant.running.filter { $0.value.basis != .line }.keys)
  }

  func contains(_ asset: Asset) -> Bool {
    if making.isEmpty && areas.isEmpty || making.contains(asset.id) { return true }
    guard let area = asset.area else { return running.contains(asset.id) }
    return areas.contains(area)
  }
}
