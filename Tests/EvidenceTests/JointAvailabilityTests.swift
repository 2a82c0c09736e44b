import Behaviour
import Evidence
import Testing
import Vocabulary

@Suite struct JointAvailabilityTests {
  private static func signal(
    _ tag: String, _ kind: SignalKind, lost: [(start: Double, end: Double)], availability: Double
  ) -> SignalFacts {
    var facts = SignalFacts(tag: tag, path: "h.csv")
    facts.asset = "P-1"
    facts.kind = kind
    facts.sourceFirst = 0
    facts.sourceLast = 100_000
    facts.coverage.lost = lost
    facts.coverage.availability = availability
    return facts
  }

  @Test func `what two signals lose adds up where it does not overlap`() throws {
    var plant = Plant()
    plant.running["P-1"] = RunningFacts(on: Spans([(0, 50_000)]), basis: .signals)
    let candidates = [
      Self.signal("V", .vibration, lost: [(0, 10_000), (20_000, 25_000)], availability: 0.7),
      Self.signal("S", .speed, lost: [(8000, 12_000), (60_000, 90_000)], availability: 0.9),
      // A worse one that the need can do without.
      Self.signal("C", .current, lost: [(0, 50_000)], availability: 0),
    ]
    let joint = try #require(
      JointAvailability(.pumps, asset: "P-1", plant: plant, candidates: candidates))
    #expect(joint.signals.map(\.tag) == ["S", "V"])
    #expect(joint.running == 50_000)
    #expect(joint.covered == 50_000 - 12_000 - 5000)
    #expect(joint.weakest.tag == "V")
    #expect(joint.coveredWithoutWeakest == 50_000 - 4000)
  }

  @Test func `one signal alone is judged by itself`() {
    let candidates = [Self.signal("V", .vibration, lost: [], availability: 1)]
    #expect(
      JointAvailability(.pumps, asset: "P-1", plant: Plant(), candidates: candidates) == nil)
  }
}
