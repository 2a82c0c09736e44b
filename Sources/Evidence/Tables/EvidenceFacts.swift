import Behaviour
import Linking

/// What the tables are made from.
package struct EvidenceFacts {
  let plant: Plant
  /// The use cases that the exports can answer.
  let useCases: [UseCase]
  let assets: [String: Asset]

  init(_ plant: Plant, _ useCases: [UseCase]) {
    self.plant = plant
    self.useCases = useCases.filter { $0.isWithinReach(of: plant) }
    assets = Dictionary(plant.identity.assets.map { ($0.id, $0) }) { first, _ in first }
  }

  func asset(of signal: SignalFacts) -> Asset? { signal.asset.flatMap { assets[$0] } }
}
