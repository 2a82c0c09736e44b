import Behaviour
import TestPlants
import Testing

@Suite struct SignalPassesTests {
  @Test func `a pass reads only what one before it wrote`() {
    var written: Set<FactGroup> = [.identity]
    for pass in SignalPasses.all {
      #expect(pass.reads.isSubset(of: written), "\(pass)")
      written.formUnion(pass.writes)
    }
    #expect(written == Set(FactGroup.allCases))
  }

  /// What a group of facts says of all signals.
  private static func text(_ group: FactGroup, _ plant: PlantSignals) -> String {
    plant.behaviours.map { signal in
      let facts = signal.facts
      return switch group {
      case .window:
        "\(facts.first, default: "")\(facts.last, default: "")\(facts.sourceFirst, default: "")"
      case .sampling: "\(facts.sampling)"
      case .values: "\(facts.values)"
      case .quality: "\(facts.quality)"
      case .coverage: "\(facts.coverage)"
      case .stability: "\(facts.stability, default: "")"
      case .levels: "\(signal.levels, default: "")"
      default: ""
      }
    }.joined()
  }

  @Test func `a pass writes only what it says`() throws {
    var plant = PlantSignals(
      try UnitChangeTests.signals(), vocabulary: try ExportedPlant.vocabulary.get())
    for pass in SignalPasses.all {
      let before = plant
      plant.run([pass])
      for group in FactGroup.allCases where !pass.writes.contains(group) {
        #expect(Self.text(group, before) == Self.text(group, plant), "\(pass) \(group)")
      }
    }
  }
}
