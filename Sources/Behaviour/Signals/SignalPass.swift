/// One step in which facts of signals come to be. `SignalPasses` says when it is taken.
package protocol SignalPass: SendableMetatype {
  /// What other passes have to have found before.
  static var reads: Set<FactGroup> { get }
  static var writes: Set<FactGroup> { get }
  static func run(_ plant: inout PlantSignals)
}

/// Looks at each signal by itself.
package protocol OwnPass: SignalPass {
  static func run(_ signal: inout SignalBehaviour)
}

extension OwnPass {
  package static func run(_ plant: inout PlantSignals) {
    for i in plant.behaviours.indices { run(&plant.behaviours[i]) }
  }
}

/// Looks at the signals of one source together.
package protocol SourcePass: SignalPass {
  /// - Parameter members: places of the signals, ascending.
  static func run(_ plant: inout PlantSignals, source members: [Int])
}

extension SourcePass {
  package static func run(_ plant: inout PlantSignals) {
    for source in plant.sources { run(&plant, source: source.members) }
  }
}
