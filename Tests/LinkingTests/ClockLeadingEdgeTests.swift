import Linking
import Testing

@Suite struct ClockLeadingEdgeTests {
  /// Eighty stops a few hours apart, each written down up to `lateness` seconds later on a clock that is `ahead`.
  private static func edged(lateness: Int, ahead: Double, fitted: Double) -> ClockReading {
    let stops = (0..<80).map { 1_742_860_800 + Double($0 * 9973) }
    let written = stops.enumerated().map { i, stop in
      stop + ahead + Double((i * 37) % (lateness + 1)) + 3600
    }
    let source = SourceClock(
      path: "cmms.csv",
      events: [
        WallEvents(path: "cmms.csv", asset: "A", starts: [], stops: written, granularity: 1)
      ],
      knownZone: nil, languages: [])
    let reference = ReferenceEvents(
      path: "h.csv", asset: "A", starts: [], stops: stops, resolution: 0)
    let reading = ClockReading(
      path: "cmms.csv", reference: "h.csv", zone: "UTC+01:00", offset: fitted, drift: nil,
      plusMinus: 20, events: 80, verdict: .offset, evidence: [])
    return ClockAligner().edged(reading, source: source, reference: [reference])
  }

  @Test func `bookings up to four minutes late do not make a right clock wrong`() throws {
    let reading = Self.edged(lateness: 240, ahead: 0, fitted: 120)
    #expect(reading.verdict == .aligned)
    let offset = try #require(reading.offset)
    #expect(offset >= 0 && offset < 40)
    #expect(reading.evidence.count == 1)
  }

  @Test func `a clock that is ahead stays ahead`() throws {
    let reading = Self.edged(lateness: 240, ahead: 300, fitted: 420)
    #expect(reading.verdict == .offset)
    let offset = try #require(reading.offset)
    #expect(abs(offset - 300) < 40)
  }

  @Test func `a clock that is behind is left as fitted`() {
    #expect(Self.edged(lateness: 60, ahead: -300, fitted: -290).offset == -290)
  }
}
