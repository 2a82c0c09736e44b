import Linking
import Testing

@Suite struct ClockAlignerTests {
  /// 2025-03-15, two weeks before the change in Europe.
  static let march = 1_741_996_800.0
  /// 2025-01-06, no change within two months anywhere that is proposed.
  static let january = 1_736_121_600.0

  static func read(_ source: SourceClock, _ reference: [ReferenceEvents]) throws -> ClockReading {
    try #require(ClockAligner().align([source], reference: reference).first)
  }

  @Test(arguments: UInt64(1)...4)
  func fiftyNoisyEventsAreEnough(seed: UInt64) throws {
    var plant = ClockPlant(seed: seed, begin: Self.january, days: 10, assets: 1, perDay: 2.5)
    let reference = plant.reference(resolution: 0, missing: 0, spurious: 3)
    let source = plant.source(
      zone: ClockPlant.fixed(0), offset: 250, jitter: 10, missing: 0.3, knownZone: "UTC")
    let reading = try Self.read(source, reference)
    #expect(reading.verdict == .offset)
    #expect(abs((reading.offset ?? 0) - 250) < 10)
    #expect(reading.events >= 20)
  }

  @Test(arguments: UInt64(1)...4)
  func periodicProductionIsNotAssessable(seed: UInt64) throws {
    var plant = ClockPlant(
      seed: seed, begin: Self.january, takt: 1200, jitter: 12, count: 60 + Int(seed) * 40, assets: 2
    )
    let reference = plant.reference(resolution: 5, missing: 0.3, spurious: 1)
    let reading = try Self.read(
      plant.source(zone: ClockPlant.fixed(3600), missing: 0.3), reference)
    #expect(reading.verdict == .notAssessable)
    #expect(reading.offset == nil)
    #expect(reading.evidence.joined().contains("periodic"))
  }

  /// With jitter that both sides see, the true shift may stand out; a wrong one never may.
  @Test(arguments: [300.0, 600, 1500], UInt64(19)...20)
  func nearlyPeriodicProductionIsNeverMisread(takt: Double, seed: UInt64) throws {
    var plant = ClockPlant(
      seed: seed, begin: Self.january, takt: takt, jitter: takt / 100, count: 420, assets: 3)
    let reference = plant.reference(resolution: 5, missing: 0.3, spurious: 1)
    let reading = try Self.read(plant.source(zone: ClockPlant.fixed(0), missing: 0.3), reference)
    #expect(
      reading.verdict == .notAssessable
        || (reading.verdict == .aligned && abs(reading.offset ?? 999) < 10))
  }

  @Test(arguments: UInt64(1)...2, [0.0, 60, 120, 300])
  func lateBookingsDoNotMoveTheOffset(seed: UInt64, lag: Double) throws {
    var plant = ClockPlant(seed: seed, begin: Self.january, days: 10, assets: 3, perDay: 5)
    let reference = plant.reference(resolution: 30)
    let source = plant.source(zone: ClockPlant.fixed(0), lag: lag, knownZone: "UTC")
    let reading = try Self.read(source, reference)
    #expect(reading.verdict == .aligned)
    #expect(abs(reading.offset ?? 999) < (lag > 120 ? 60 : 30))
    #expect(reading.evidence.contains { $0.contains("booked about") } == (lag >= 60))
  }

  @Test(arguments: UInt64(1)...2, [30.0, 60, 180])
  func coarseSamplingIsTakenOff(seed: UInt64, resolution: Double) throws {
    var plant = ClockPlant(seed: seed, begin: Self.january, days: 10, assets: 2, perDay: 5)
    let reference = plant.reference(resolution: resolution, missing: 0.2, spurious: 1)
    let source = plant.source(zone: ClockPlant.fixed(0), offset: 600, lag: 60, knownZone: "UTC")
    let reading = try Self.read(source, reference)
    #expect(reading.verdict == .offset)
    #expect(abs((reading.offset ?? 0) - 600) < 45)
    #expect(abs((reading.offset ?? 0) - 600) < 1.5 * (reading.plusMinus ?? 0))
  }

  @Test(arguments: UInt64(1)...4)
  func timesToTheMinuteAreEnough(seed: UInt64) throws {
    var plant = ClockPlant(seed: seed, begin: Self.january, days: 10, assets: 3, perDay: 5)
    let reference = plant.reference(resolution: 30)
    let source = plant.source(
      zone: ClockPlant.fixed(0), offset: -200, granularity: 60, knownZone: "UTC")
    let reading = try Self.read(source, reference)
    #expect(reading.verdict == .offset)
    #expect(abs((reading.offset ?? 0) + 200) < 30)
  }

  @Test(arguments: [
    ("de", "Europe/Berlin"), ("fr", "Europe/Paris"), ("cs", "Europe/Prague"),
    ("en", "Europe/Berlin"), ("ja", "Europe/Berlin"),
  ])
  func summerTimeAndLanguageTellTheZone(language: String, zone: String) throws {
    var plant = ClockPlant(seed: 7, begin: Self.march, days: 30, assets: 2, perDay: 5)
    let reference = plant.reference(resolution: 60)
    let source = plant.source(
      zone: ClockPlant.berlin, offset: -430, lag: 60, languages: [language])
    let reading = try Self.read(source, reference)
    #expect(reading.verdict == .offset)
    #expect(reading.zone == zone)
    #expect(abs((reading.offset ?? 0) + 430) < 30)
    #expect(reading.drift == nil)
    #expect(reading.evidence.contains { $0.contains("before 2025-03-30") })
  }

  @Test(arguments: UInt64(1)...4)
  func driftAcrossTheAmericanChangeIsMeasured(seed: UInt64) throws {
    var plant = ClockPlant(seed: seed, begin: 1_741_219_200, days: 10, assets: 4, perDay: 5)
    let reference = plant.reference(resolution: 60)
    let source = plant.source(zone: ClockPlant.chicago, offset: 95, perDay: 4, languages: ["en"])
    let reading = try Self.read(source, reference)
    #expect(reading.verdict == .drift)
    #expect(reading.zone == "America/Chicago")
    #expect(abs((reading.offset ?? 0) - 115) < 20)
    #expect(abs((reading.drift ?? 0) - 4) < 1)
  }

  @Test(arguments: UInt64(1)...2)
  func farDriftIsFoundDespiteItsSmearedPeak(seed: UInt64) throws {
    var plant = ClockPlant(seed: seed + 4, begin: Self.january, days: 60, assets: 2, perDay: 3)
    let reference = plant.reference(resolution: 60)
    let source = plant.source(zone: ClockPlant.fixed(0), perDay: 15, knownZone: "UTC")
    let reading = try Self.read(source, reference)
    #expect(reading.verdict == .drift)
    #expect(abs((reading.drift ?? 0) - 15) < 0.5)
  }

  @Test func undeclaredZoneWithoutAChangeIsAnOffsetOfUTC() throws {
    var plant = ClockPlant(seed: 3, begin: Self.january, days: 10, assets: 2, perDay: 5)
    let reference = plant.reference(resolution: 30)
    let india = try Self.read(plant.source(zone: ClockPlant.fixed(19_800)), reference)
    #expect(india.verdict == .zone)
    #expect(india.zone == "UTC+05:30")
    let german = try Self.read(
      plant.source(zone: ClockPlant.fixed(3600), languages: ["de"]), reference)
    #expect(german.verdict == .zone)
    #expect(german.zone == "Europe/Berlin")
    #expect(german.evidence.contains { $0.contains("assumed from the language") })
    let utc = try Self.read(plant.source(zone: ClockPlant.fixed(0), languages: ["de"]), reference)
    #expect(utc.verdict == .aligned)
    #expect(utc.zone == "UTC")
  }

  @Test func declaredZoneIsChecked() throws {
    var plant = ClockPlant(seed: 4, begin: Self.march, days: 30, assets: 2, perDay: 5)
    let reference = plant.reference(resolution: 30)
    func verdict(_ zone: @Sendable (Double) -> Double, _ known: String) throws -> String {
      let reading = try Self.read(plant.source(zone: zone, knownZone: known), reference)
      return "\(reading.verdict.rawValue) \(reading.zone ?? "")"
    }
    #expect(try verdict(ClockPlant.berlin, "Europe/Madrid") == "aligned Europe/Madrid")
    #expect(try verdict(ClockPlant.berlin, "UTC") == "zone Europe/Berlin")
    #expect(try verdict(ClockPlant.berlin, "Europe/Helsinki") == "zone Europe/Berlin")
    #expect(try verdict(ClockPlant.fixed(3600), "Europe/Berlin") == "dst UTC+01:00")
    #expect(try verdict(ClockPlant.fixed(7200), "Europe/Berlin") == "dst UTC+02:00")
    #expect(try verdict(ClockPlant.berlin, "UTC+01:00") == "dst Europe/Berlin")
    #expect(try verdict(ClockPlant.fixed(0), "Europe/Berlin") == "zone UTC")
    #expect(try verdict(ClockPlant.berlin, "Middle Earth") == "zone Europe/Berlin")
  }

  @Test func clockThatIgnoresSummerTimeIsFoundByItsLanguage() throws {
    var plant = ClockPlant(seed: 5, begin: Self.march, days: 30, assets: 2, perDay: 5)
    let reference = plant.reference(resolution: 60)
    let reading = try Self.read(
      plant.source(zone: ClockPlant.fixed(3600), languages: ["de"]), reference)
    #expect(reading.verdict == .dst)
    #expect(reading.zone == "UTC+01:00")
    #expect(
      reading.evidence.contains(
        "it keeps UTC+01:00 all through, but Europe/Berlin changes its offset within the time"))
    let english = try Self.read(
      plant.source(zone: ClockPlant.fixed(3600), languages: ["en"]), reference)
    #expect(english.verdict == .zone)
  }

  @Test func lateStopsAreADelayAndNotTheClock() throws {
    var plant = ClockPlant(seed: 6, begin: Self.january, days: 20, assets: 3, perDay: 5)
    let reference = plant.reference(resolution: 30)
    var source = plant.source(zone: ClockPlant.fixed(0), knownZone: "UTC")
    for index in source.events.indices {
      source.events[index].stops = source.events[index].stops.map { $0 + 180 }
    }
    let reading = try Self.read(source, reference)
    #expect(reading.verdict == .aligned)
    #expect(abs(reading.offset ?? 999) < 15)
    #expect(reading.evidence.contains { $0.contains("stops come 18") && $0.contains("delay") })
  }

  @Test func sharedOrderTimesCountOnce() throws {
    var plant = ClockPlant(seed: 8, begin: Self.january, days: 10, assets: 1, perDay: 0.6)
    // Six orders of a line with forty assets are six facts, not two hundred.
    plant.truth = [(Array(plant.truth[0].starts.prefix(6)), [])]
    plant.truth = Array(repeating: plant.truth[0], count: 40)
    let reference = plant.reference(resolution: 30)
    let source = plant.source(zone: ClockPlant.fixed(0), missing: 0)
    #expect(try Self.read(source, reference).verdict == .notAssessable)
  }

  @Test func unrelatedEventsAreNotAssessable() throws {
    for seed in UInt64(1)...3 {
      var plant = ClockPlant(seed: seed, begin: Self.march, days: 40, assets: 3, perDay: 4)
      let reference = plant.reference(resolution: 60)
      var other = ClockPlant(seed: seed + 100, begin: Self.march, days: 40, assets: 3, perDay: 4)
      let reading = try Self.read(other.source(zone: ClockPlant.fixed(0)), reference)
      #expect(reading.verdict == .notAssessable)
      #expect(reading.offset == nil)
    }
  }

  @Test func withoutComparableEventsItSaysWhy() throws {
    var plant = ClockPlant(seed: 9, begin: Self.january, days: 10, assets: 2, perDay: 5)
    let reference = plant.reference(path: "historian.csv", resolution: 30)
    func why(_ source: SourceClock, _ reference: [ReferenceEvents]) throws -> [String] {
      let reading = try Self.read(source, reference)
      #expect(reading.verdict == .notAssessable)
      #expect(reading.offset == nil)
      return reading.evidence
    }
    let utc = ClockPlant.fixed(0)
    #expect(
      try why(plant.source(zone: utc, assetName: { "other\($0)" }), reference)
        == ["it shares no asset with the reference"])
    #expect(
      try why(plant.source(path: "historian.csv", zone: utc), reference)
        == ["no other source shows starts or stops to measure it against"])
    #expect(
      try why(plant.source(zone: utc), []) == [
        "no other source shows starts or stops to measure it against"
      ])
    #expect(
      try why(plant.source(zone: utc, granularity: 86_400), reference)
        == ["its times are written too coarsely to show a clock"])
    #expect(
      try why(SourceClock(path: "a", events: [], knownZone: nil, languages: []), reference)
        == ["it has no starts or stops of assets"])
    #expect(
      try why(plant.source(zone: { $0 < 0 ? 0 : 90 * 86_400 }), reference)
        == ["no event has a counterpart in the reference within 16 hours"])
    #expect(
      try why(plant.source(zone: utc, missing: 0.93), reference).last?.contains("too few") == true)
  }

  /// Summer time by the dates of Chicago at the hour of Berlin: a guess of St John's would leave four hours and a half.
  @Test func aRuleThatNoZoneHasIsNoZone() throws {
    var plant = ClockPlant(seed: 12, begin: 1_740_441_600, days: 25, assets: 3, perDay: 6)
    let reference = plant.reference(resolution: 30)
    let reading = try Self.read(
      plant.source(zone: { ClockPlant.chicago($0) + 25_200 }), reference)
    #expect(reading.verdict == .notAssessable)
    #expect(reading.zone == nil)
    #expect(reading.offset == nil)
    #expect(reading.evidence.last?.contains("no zone of the world") == true)
  }

  @Test func wildInputDoesNotTrap() {
    let wild = [
      Double.nan, .infinity, -.infinity, .greatestFiniteMagnitude, -1e18, 1e18, 0, -0.0, 1e11,
    ]
    let reference = wild.map {
      ReferenceEvents(
        path: "r", asset: "a", starts: wild, stops: wild + (0..<40).map { Double($0) * 977 },
        resolution: $0)
    }
    let sources = wild.map {
      SourceClock(
        path: "\($0)",
        events: [
          WallEvents(
            path: "s", asset: "a", starts: wild, stops: wild + (0..<40).map { Double($0) * 977 },
            granularity: $0)
        ], knownZone: "../x", languages: ["", "-", "de"])
    }
    let readings = ClockAligner().align(sources, reference: reference)
    #expect(readings.count == sources.count)
    #expect(readings.map(\.path) == readings.map(\.path).sorted())
  }

  @Test func readingsAreSortedAndRepeatable() {
    var plant = ClockPlant(seed: 10, begin: Self.march, days: 30, assets: 3, perDay: 5)
    let reference =
      plant.reference(path: "b.csv", resolution: 60)
      + plant.reference(path: "a.csv", resolution: 60)
    let sources = [
      plant.source(path: "z.csv", zone: ClockPlant.berlin),
      plant.source(path: "m.csv", zone: ClockPlant.fixed(-10_800), languages: ["pt"]),
    ]
    let first = ClockAligner().align(sources, reference: reference)
    #expect(first == ClockAligner().align(sources.reversed(), reference: reference.reversed()))
    #expect(first.map(\.path) == ["m.csv", "z.csv"])
    #expect(first.map(\.zone) == ["America/Sao_Paulo", "Europe/Berlin"])
  }
}
