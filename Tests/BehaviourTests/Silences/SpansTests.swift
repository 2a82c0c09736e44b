import Behaviour
import TestSupport
import Testing

@Suite struct SpansTests {
  typealias Interval = (start: Double, end: Double)

  /// Whole seconds of 0 ..< 60 that lie inside, the slow and certain way.
  private func seconds(_ intervals: [Interval]) -> Set<Int> {
    var inside: Set<Int> = []
    for interval in intervals where interval.end > interval.start {
      inside.formUnion(Int(interval.start)..<Int(interval.end))
    }
    return inside
  }

  private func intervals(_ random: inout SeededGenerator) -> [Interval] {
    (0..<random.next(9)).map { _ in
      (Double(random.next(60)), Double(random.next(60)))
    }
  }

  @Test(arguments: 1...200)
  func `spans hold just the seconds of their intervals`(seed: UInt64) {
    var random = SeededGenerator(state: seed)
    let (a, b) = (intervals(&random), intervals(&random))
    let (from, to) = (Double(random.next(60)), Double(random.next(60)))
    let (x, y) = (Spans(a), Spans(b))
    let (inA, inB) = (seconds(a), seconds(b))
    let window = seconds([(from, to)])

    #expect(seconds(x.spans) == inA)
    #expect(x.seconds == Double(inA.count))
    #expect(x.isEmpty == inA.isEmpty)
    #expect(seconds(x.subtracting(y).spans) == inA.subtracting(inB))
    #expect(seconds(x.clipped(from, to).spans) == inA.intersection(window))
    if from <= to { #expect(x.overlap(from, to) == Double(inA.intersection(window).count)) }
    for spans in [x, x.subtracting(y), x.clipped(from, to)] {
      #expect(spans.spans.allSatisfy { $0.start < $0.end })
      #expect(zip(spans.spans, spans.spans.dropFirst()).allSatisfy { $0.end < $1.start })
    }
  }

  @Test(arguments: 1...100)
  func `what is taken away and what is left make up the whole`(seed: UInt64) {
    var random = SeededGenerator(state: seed)
    let (x, y) = (Spans(intervals(&random)), Spans(intervals(&random)))
    let rest = x.subtracting(y)
    let common = y.spans.reduce(0) { $0 + x.overlap($1.start, $1.end) }
    #expect(rest.seconds + common == x.seconds)
    #expect(rest.subtracting(y) == rest)
    #expect(x.subtracting(x).isEmpty)
    #expect(x.subtracting(Spans()) == x)
    #expect(Spans(x.spans + x.spans.reversed()) == x)
  }

  @Test func `an interval that is empty, reversed or no number is left out`() {
    let spans = Spans([(5, 5), (9, 3), (.nan, 4), (4, .nan), (1, 2)])
    #expect(spans == Spans([(1, 2)]))
    #expect(spans.overlap(3, 1) == 0)
  }
}

@Suite struct SourceZonesTests {
  struct Case: Sendable {
    var name: String
    var zone: String?
    var ahead = 0.0
    var written: Int64
    var utc: Double
  }

  /// 2025-07-01T12:00:00, 2025-01-01T12:00:00, and the hours in which the clocks of Berlin change in 2025.
  static let cases = [
    Case(name: "no zone", zone: nil, written: 1_751_371_200_000_000, utc: 1_751_371_200),
    Case(name: "an unknown zone", zone: "Mars/Base", written: 5_000_000, utc: 5),
    Case(
      name: "summer", zone: "Europe/Berlin", written: 1_751_371_200_000_000, utc: 1_751_364_000),
    Case(
      name: "winter", zone: "Europe/Berlin", written: 1_735_732_800_000_000, utc: 1_735_729_200),
    Case(
      name: "the hour that is shown twice", zone: "Europe/Berlin",
      written: 1_761_445_800_000_000, utc: 1_761_438_600),
    Case(
      name: "a fraction", zone: "Europe/Berlin", written: 1_751_371_200_250_000,
      utc: 1_751_364_000.25),
    Case(name: "before 1970", zone: "UTC", written: -1_500_000, utc: -1.5),
    Case(
      name: "a clock that is ahead", zone: "Europe/Berlin", ahead: 420,
      written: 1_751_371_200_000_000, utc: 1_751_363_580),
    Case(name: "ahead without a zone", zone: nil, ahead: -60, written: 0, utc: 60),
  ]

  @Test(arguments: cases)
  func `written times become UTC`(each: Case) {
    var zones = SourceZones()
    zones.set(each.zone, for: "a.csv")
    if each.ahead != 0 { zones.setOffset(each.ahead, for: "a.csv") }
    #expect(zones.utc(each.written, path: "a.csv") == each.utc, "\(each.name)")
    #expect(zones.converter(path: "a.csv")(each.written) == each.utc, "\(each.name)")
    #expect(zones.utc(each.written, path: "b.csv") == Double(each.written) * 1e-6)
  }

  @Test(arguments: [Int64.min, Int64.min + 1, Int64.max])
  func `the farthest times are no trap`(written: Int64) {
    var zones = SourceZones()
    zones.set("Europe/Berlin", for: "a.csv")
    #expect(zones.utc(written, path: "a.csv").isFinite)
  }

  @Test func `a zone can be taken back`() {
    var zones = SourceZones()
    zones.set("Europe/Berlin", for: "a.csv")
    zones.set(nil, for: "a.csv")
    #expect(zones.utc(1_000_000, path: "a.csv") == 1)
  }
}
