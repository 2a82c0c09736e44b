import Behaviour
import Profiling
import Recognition
import TestPlants
import Testing
import Vocabulary

/// When a machine ran, as one of its signals shows it.
@Suite struct RunningStateTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var tag = "P1.SPEED"
    var kind = SignalKind.speed
    /// Minutes of one value each; `nil` leaves the minute out.
    var values: [Double?]
    /// Minutes on and known, of all; `nil` when the signal does not tell.
    var on: Int?
    var known: Int?
    var testDescription: String { name }
  }

  /// Six hours on, two hours off, for ten days: 20 starts.
  static func duty(_ change: (Int, Bool) -> Double?) -> [Double?] {
    (0..<14_400).map { change($0, $0 % 480 < 360) }
  }

  static func speed(_ minute: Int, _ isOn: Bool) -> Double {
    isOn ? 1480 + Double(minute * 7 % 11) : 0
  }

  /// Of a value that is stored when it changes.
  static func changes(_ values: [Double?]) -> [Double?] {
    values.indices.map { $0 == 0 || values[$0] != values[$0 - 1] ? values[$0] : nil }
  }

  static let cases = [
    Case(name: "a speed", values: duty(speed), on: 10_800, known: 14_399),
    Case(
      name: "a speed with a hole of a day",
      values: duty { (3000..<4440).contains($0) ? nil : speed($0, $1) },
      on: 10_800 - 1080, known: 14_399 - 1440),
    Case(
      name: "a state by its name, stored on change", tag: "P1.RUN", kind: .state,
      values: changes(duty { $1 ? 1 : 0 }), on: 10_800, known: 14_280),
    Case(
      name: "an alarm is no state of running", tag: "P1.RUN_ALARM", kind: .state,
      values: duty { $1 ? 1 : 0 }),
    Case(
      name: "a state of three values", tag: "P1.RUN", kind: .state,
      values: duty { $1 ? Double($0 % 2 + 1) : 0 }),
    Case(name: "always on", values: duty { speed($0, true).magnitude + Double($1 ? 0 : 0) }),
    Case(
      name: "a level that never comes near zero",
      values: duty { minute, isOn in (isOn ? 1480 : 700) + Double(minute * 7 % 11) }),
    Case(
      name: "a current that idles above zero", kind: .current,
      values: duty { minute, isOn in (isOn ? 18 : 1.2) + Double(minute % 5) / 10 },
      on: 10_800, known: 14_399),
    Case(name: "a temperature does not tell", kind: .temperature, values: duty(speed)),
  ]

  @Test(arguments: cases)
  func `a signal tells when its machine ran`(each: Case) throws {
    let state = try Self.state(each)
    guard let on = each.on, let known = each.known else {
      #expect(state == nil)
      return
    }
    let found = try #require(state)
    // The timeline's bins are of 17 minutes.
    #expect(abs(found.on.seconds / 60 - Double(on)) <= 40, "\(found.on.seconds / 60)")
    #expect(abs(found.known.seconds / 60 - Double(known)) <= 60, "\(found.known.seconds / 60)")
    #expect(found.on.subtracting(found.known).isEmpty)
  }

  /// A piece counter: what lies between a bin that counts and one that does not is unknown.
  @Test func `a counter tells when pieces came`() throws {
    var total = 0.0
    let values = Self.duty { minute, isOn in
      if isOn { total += Double(3 + minute % 4) }
      return total
    }
    let state = try #require(
      try Self.state(Case(name: "", tag: "P1.COUNT", kind: .count, values: values)))
    #expect(state.on.seconds <= 10_800 * 60 && state.on.seconds >= 0.75 * 10_800 * 60)
    let off = state.known.seconds - state.on.seconds
    #expect(off <= 3600 * 60 && off >= 0.5 * 3600 * 60)
  }

  @Test func `more starts than are kept make a part of the time unknown, and no part wrong`() throws
  {
    let values = (0..<40_000).map { Optional(Self.speed($0, $0 % 40 < 30)) }
    let found = try Self.state(Case(name: "", values: values))
    if let found {
      for span in found.on.spans {
        let minutes = Int(span.start / 60)...Int(span.end / 60)
        #expect(minutes.count { $0 % 40 >= 30 } <= 2)
      }
    }
  }

  @Test func `witnesses that disagree tell nothing`() {
    let a = RunningState(on: Spans([(0, 10)]), known: Spans([(0, 30)]))
    let b = RunningState(on: Spans([(5, 20)]), known: Spans([(0, 40)]))
    let both = RunningState(agreedBy: [a, b])
    #expect(both.on == Spans([(5, 10)]))
    #expect(both.known == Spans([(5, 10), (20, 40)]))
    #expect(RunningState(agreedBy: [a]) == a)
    #expect(RunningState(agreedBy: []) == RunningState())
  }

  @Test func `a line runs while half of its known machines do`() {
    let a = RunningState(on: Spans([(0, 10)]), known: Spans([(0, 30)]))
    let b = RunningState(on: Spans([(5, 20)]), known: Spans([(0, 25)]))
    let c = RunningState(on: Spans(), known: Spans([(12, 40)]))
    let line = RunningState(lineOf: [a, b, c])
    #expect(line.known == Spans([(0, 30)]))
    // From 10 on one of two, from 12 on one of three.
    #expect(line.on == Spans([(0, 12)]))
  }

  private static func state(_ each: Case) throws -> RunningState? {
    let profile = SeriesProfile(
      samples: each.values.enumerated().compactMap { minute, value in
        value.map { (Int64(minute) * 60_000_000, $0, .unknown) }
      })
    let vocabulary = try ExportedPlant.vocabulary.get()
    let behaviour = SignalPasses.alone(
      SignalBehaviour(
        tag: TagProfile(tag: each.tag, asset: nil, unit: nil, line: 2, profile: profile),
        path: "h.csv", reading: TagReading(asset: nil, kind: each.kind, reason: ""),
        vocabulary: vocabulary))
    return behaviour.runningState(vocabulary)
  }
}
