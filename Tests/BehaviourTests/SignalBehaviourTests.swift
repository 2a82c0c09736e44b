import Behaviour
import Profiling
import Recognition
import TestPlants
import TestSupport
import Testing
import Vocabulary

/// A profile of one value per minute.
func profile(_ values: [Double]) -> SeriesProfile {
  SeriesProfile(
    samples: values.enumerated().map { (Int64($0.offset) * 60_000_000, $0.element, .unknown) })
}

@Suite struct UnitComparisonTests {
  struct Case: Sendable {
    var name: String
    var kind: SignalKind
    /// Levels of the siblings, and what turns them into the values of the signal.
    var low: Double
    var high: Double
    var factor = 1.0
    var shift = 0.0
    var siblings = 4
    var mismatch: String?
  }

  static let cases = [
    Case(name: "the same unit", kind: .temperature, low: 20, high: 60),
    Case(
      name: "°F among °C", kind: .temperature, low: 20, high: 60, factor: 1.8, shift: 32,
      mismatch: "°F among °C"),
    Case(
      name: "K among °C", kind: .temperature, low: 20, high: 60, shift: 273.15,
      mismatch: "K among °C"),
    Case(
      name: "°C among °F", kind: .temperature, low: 68, high: 140, factor: 1 / 1.8,
      shift: -32 / 1.8, mismatch: "°C among °F"),
    Case(
      name: "psi among bar", kind: .pressure, low: 2, high: 6, factor: 14.5038,
      mismatch: "values 14.5 times those of its siblings"),
    Case(
      name: "bar among kPa", kind: .pressure, low: 200, high: 600, factor: 0.01,
      mismatch: "values 1/100.0 times those of its siblings"),
    Case(name: "another factor is another machine", kind: .pressure, low: 2, high: 6, factor: 3),
    Case(name: "a hotter machine", kind: .temperature, low: 20, high: 60, factor: 1.6),
    Case(
      name: "two siblings cannot outvote one", kind: .temperature, low: 20, high: 60,
      factor: 1.8, shift: 32, siblings: 2),
    Case(name: "counters run as they like", kind: .count, low: 20, high: 60, factor: 10),
    Case(name: "energy too", kind: .energy, low: 20, high: 60, factor: 1000),
  ]

  private func behaviour(_ each: Case, _ seed: UInt64, _ value: (Double) -> Double)
    throws -> SignalBehaviour
  {
    var random = SeededGenerator(state: seed)
    let values = (0..<3000).map { i in
      value((i / 300 % 2 == 0 ? each.low : each.high) * (0.99 + 0.02 * random.unit()))
    }
    return SignalPasses.alone(
      SignalBehaviour(
        tag: TagProfile(
          tag: "T\(seed)", asset: nil, unit: nil, line: 2, profile: profile(values)),
        path: "h.csv", reading: TagReading(asset: nil, kind: each.kind, reason: ""),
        vocabulary: try ExportedPlant.vocabulary.get()))
  }

  /// Asked of a group that the signal belongs to and of one that it does not.
  private func mismatch(
    of signal: SignalBehaviour, among others: [SignalBehaviour], kind: SignalKind
  ) -> String? {
    func siblings(_ signals: [SignalBehaviour]) -> Siblings {
      Siblings(
        signals.enumerated().map { index, signal in
          Siblings.Member(
            index: index, interval: signal.facts.sampling.typicalInterval, unit: signal.facts.unit,
            levels: signal.isConstant ? nil : signal.levels)
        }, kind: kind)
    }
    guard let own = signal.levels else { return nil }
    let outside = siblings(others).mismatch(of: own, index: -1)
    #expect(siblings(others + [signal]).mismatch(of: own, index: others.count) == outside)
    return outside
  }

  @Test(arguments: cases)
  func `a unit is told apart only by a factor that units have`(each: Case) throws {
    let siblings = try (0..<each.siblings).map { try behaviour(each, UInt64($0 + 1)) { $0 } }
    let signal = try behaviour(each, 99) { $0 * each.factor + each.shift }
    #expect(
      mismatch(of: signal, among: siblings, kind: each.kind) == each.mismatch,
      "\(each.name)")
  }

  @Test func `siblings that do not agree outvote nobody`() throws {
    let each = Self.cases[1]
    let siblings = try (0..<5).map { i in
      try behaviour(each, UInt64(i + 1)) { $0 * (1 + 0.5 * Double(i)) }
    }
    let signal = try behaviour(each, 99) { $0 * 1.8 + 32 }
    #expect(mismatch(of: signal, among: siblings, kind: .temperature) == nil)
  }
}

@Suite struct SiblingsTests {
  @Test(arguments: 1...40)
  func `leaving one out is the same as not asking it`(seed: UInt64) {
    var random = SeededGenerator(state: seed)
    let units: [String?] = [nil, "°C", "°C", "degC", "°F", "K", "bar"]
    let members = (0..<1 + random.next(12)).map { index in
      Siblings.Member(
        index: index, interval: random.next(4) == 0 ? nil : Double(random.next(5)),
        unit: units[random.next(units.count)],
        levels: random.next(5) == 0 ? nil : (Double(random.next(3)), Double(10 + random.next(3))))
    }
    let all = Siblings(members, kind: .temperature)
    for member in members {
      let others = members.filter { $0.index != member.index }
      let rest = Siblings(others, kind: .temperature)
      let intervals = others.compactMap(\.interval).sorted()
      #expect(
        all.interval(without: member.index)
          == (intervals.isEmpty ? nil : intervals[intervals.count / 2]))
      #expect(
        all.declaredMismatch(of: "°F", index: member.index)
          == rest.declaredMismatch(of: "°F", index: -1))
      #expect(
        all.mismatch(of: (32, 52), index: member.index) == rest.mismatch(of: (32, 52), index: -1))
    }
  }
}
