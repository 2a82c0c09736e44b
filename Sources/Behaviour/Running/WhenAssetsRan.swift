import Vocabulary

/// When the assets ran by their signals, and the lines by their assets.
package enum WhenAssetsRan: SignalPass {
  package static let reads: Set<FactGroup> = [.window, .sampling, .values, .levels, .silences]
  package static let writes: Set<FactGroup> = [.running, .coverage]

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
    noteWork(&plant)
  }

  /// Notes of which signals another one shows that their asset was at work all the time.
  private static func noteWork(_ plant: inout PlantSignals) {
    var loads: [String: [(index: Int, first: Double, last: Double)]] = [:]
    for (i, signal) in plant.behaviours.enumerated() {
      guard let asset = signal.facts.asset, signal.facts.kind.has(.load), !signal.isCounter,
        let levels = signal.levels, let first = signal.facts.first, let last = signal.facts.last,
        AlwaysAtWork.inForce.holds(
          low: levels.low, high: levels.high, noise: signal.noise, seconds: last - first)
      else { continue }
      loads[asset, default: []].append((i, first, last))
    }
    for i in plant.behaviours.indices {
      let facts = plant.behaviours[i].facts
      guard let asset = facts.asset, let first = facts.first, let last = facts.last else {
        continue
      }
      // What began a little later or ended a little earlier saw nearly all of it.
      let margin = 0.1 * (last - first)
      plant.behaviours[i].facts.coverage.isAtWork = (loads[asset] ?? []).contains { load in
        load.index != i && load.first <= first + margin && load.last >= last - margin
      }
    }
  }
}
