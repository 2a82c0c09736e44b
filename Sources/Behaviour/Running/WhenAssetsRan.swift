import Vocabulary

/// When the assets ran by their signals, and the lines by their assets.
package enum WhenAssetsRan: SignalPass {
  package static let reads: Set<FactGroup> = [.window, .sampling, .values, .levels, .silences]
  package static let writes: Set<FactGroup> = [.running]

  /// How many signals of an asset are asked when it ran.
  private static let witnessLimit = 4

  package static func run(_ plant: inout PlantSignals) {
    let behaviours = plant.behaviours
    let tellers = behaviours.indices.filter { i in
      behaviours[i].facts.asset != nil
        && SignalKind.showingRunning.contains(behaviours[i].facts.kind)
    }
    var witnesses: [String: [(index: Int, state: RunningState)]] = [:]
    for (asset, indices) in Dictionary(grouping: tellers, by: { behaviours[$0].facts.asset }) {
      guard let asset else { continue }
      var own: [(index: Int, state: RunningState)] = []
      for kind in SignalKind.showingRunning {
        // What a counter of pieces tells is less sharp.
        if kind == .count, !own.isEmpty { break }
        for i in indices.sorted()
        where behaviours[i].facts.kind == kind && own.count < Self.witnessLimit {
          if let state = behaviours[i].runningState(plant.vocabulary) {
            own.append((i, state.subtracting(plant.dark[behaviours[i].facts.path] ?? Spans())))
          }
        }
      }
      if !own.isEmpty { witnesses[asset] = own }
    }
    plant.activity.learn(witnesses)
  }
}
