import Vocabulary

/// A signal with next to no samples cannot tell how it is stored. Where most others of its source are stored on change,
/// it may just never have changed.
enum StorageOfNeighbours: SourcePass {
  static let reads: Set<FactGroup> = [.sampling]
  static let writes: Set<FactGroup> = [.sampling]

  static func run(_ plant: inout PlantSignals, source members: [Int]) {
    let known = members.filter {
      plant.behaviours[$0].facts.sampling.regularity != nil
        && !plant.behaviours[$0].facts.kind.has(.told)
        && !plant.behaviours[$0].facts.kind.has(.set)
    }
    let quiet = known.count { plant.behaviours[$0].facts.sampling.isQuietByNature }
    guard StoredAsNeighbours.inForce.holds(quiet: quiet, of: known.count) else { return }
    for i in members
    where plant.behaviours[i].facts.sampling.regularity == nil
      && plant.behaviours[i].facts.samples > 0
    {
      plant.behaviours[i].facts.sampling.isQuietByNature = true
    }
  }
}
