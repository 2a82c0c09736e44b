import Profiling
import Recognition
import Testing

/// Whether a sender repeats unchanged values, by the silences of a series.
@Suite struct HeartbeatTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    /// Minutes of samples, ascending.
    var minutes: [Int]
    /// Seconds; `nil` for none.
    var heartbeat: Double?
    var testDescription: String { name }
  }

  /// Samples every minute from 6:00 to 22:00 on the days, and every so many minutes in the nights between them.
  static func days(_ days: [Int], repetition: Int?) -> [Int] {
    var minutes: [Int] = []
    for (i, day) in days.enumerated() {
      // A start is never to the minute.
      let start = day * 1440 + 360 + i * 7 % 11
      minutes += (start..<start + 960)
      guard let repetition, i + 1 < days.count else { continue }
      let next = days[i + 1] * 1440 + 360 + (i + 1) * 7 % 11
      minutes += Array(stride(from: start + 959 + repetition, to: next, by: repetition))
    }
    return minutes
  }

  /// Changes all the time, but for single silences of a length.
  static func breaks(_ length: (Int) -> Int) -> [Int] {
    var minutes: [Int] = []
    var minute = 0
    for i in 0..<30 {
      minutes += Array(minute..<minute + 200)
      minute += 199 + length(i)
    }
    return minutes
  }

  static let cases = [
    Case(name: "nights", minutes: days(Array(0..<20), repetition: nil)),
    Case(
      name: "nights and weekends", minutes: days((0..<28).filter { $0 % 7 < 5 }, repetition: nil)),
    Case(
      name: "repeated every hour", minutes: days(Array(0..<20), repetition: 60), heartbeat: 3600),
    Case(
      name: "repeated every 100 minutes", minutes: days(Array(0..<20), repetition: 100),
      heartbeat: 6000),
    Case(
      name: "a few repetitions behind pauses of all lengths",
      minutes: breaks { $0 % 10 == 3 ? 60 : 5 + $0 * 7 % 42 }
        + breaks { $0 % 10 == 3 ? 60 : 5 + $0 * 5 % 42 }.map { $0 + 9000 }
        + [60, 120, 180, 240, 300, 360].map { $0 + 20_000 }, heartbeat: 3600),
    Case(name: "single silences of an hour", minutes: breaks { _ in 60 }, heartbeat: 3600),
    Case(name: "pauses of about 50 minutes", minutes: breaks { 48 + $0 % 5 }),
    Case(name: "single silences of eight hours", minutes: breaks { _ in 480 }),
  ]

  @Test(arguments: cases)
  func `a heartbeat is no night`(each: Case) {
    let profile = SeriesProfile(
      samples: each.minutes.enumerated().map { i, minute in
        (Int64(minute) * 60_000_000, Double(i % 17), .unknown)
      })
    let found = profile.heartbeat
    if let expected = each.heartbeat {
      #expect(found.map { abs($0 - expected) <= 0.02 * expected } == true, "\(found ?? 0)")
    } else {
      #expect(found == nil)
    }
  }
}
