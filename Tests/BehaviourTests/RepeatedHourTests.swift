import Behaviour
import Calendar
import Foundation
import Linking
import Profiling
import Recognition
import Testing
import Vocabulary

@Suite struct RepeatedHourTests {
  /// A signal every five minutes from 00:00 on the day; the hour from 02:00 is written twice when asked, and one sample
  /// at `lateHour` comes an hour late when given.
  private static func signal(
    year: Int, month: Int, day: Int, repeats: Bool, lateHour: Int? = nil
  ) throws -> SignalBehaviour {
    let midnight = CivilDate.days(year: year, month: month, day: day) * 86_400_000_000
    var minutes = Array(stride(from: 0, to: 180, by: 5))
    if repeats { minutes += Array(stride(from: 120, to: 180, by: 5)) }
    minutes += Array(stride(from: 180, to: 1440, by: 5))
    if let lateHour, let index = minutes.firstIndex(of: lateHour * 60 + 60) {
      minutes.insert(lateHour * 60 + 2, at: index)
    }
    let profile = SeriesProfile(
      samples: minutes.enumerated().map {
        (midnight + Int64($0.element) * 60_000_000, Double($0.offset % 7), .good)
      })
    let tag = TagProfile(tag: "T", asset: nil, unit: nil, line: 1, profile: profile)
    return SignalBehaviour(
      tag: tag, path: "h.csv", reading: TagReading(asset: nil, kind: .flow, reason: ""),
      vocabulary: try Vocabulary.builtIn())
  }

  @Test func `an hour that all signals write twice on a Sunday in autumn is the clock's doing`()
    throws
  {
    let hour = RepeatedHour.start(
      of: try Self.signal(year: 2025, month: 10, day: 26, repeats: true))
    let reading = try #require(RepeatedHour.reading(path: "h.csv", hours: [hour, hour, hour]))
    #expect(reading.verdict == .dst)
    #expect(
      reading.evidence == [
        "the hour from 02:00 on 2025-10-26 is written twice, as a clock of local time does when summer time ends"
      ])
  }

  @Test func `late samples on another day, at another hour or of one signal alone are no clock`()
    throws
  {
    #expect(
      RepeatedHour.start(of: try Self.signal(year: 2025, month: 10, day: 28, repeats: true)) == nil)
    #expect(
      RepeatedHour.start(of: try Self.signal(year: 2025, month: 7, day: 6, repeats: true)) == nil)
    #expect(
      RepeatedHour.start(
        of: try Self.signal(year: 2025, month: 10, day: 26, repeats: false, lateHour: 14)) == nil)
    let hour = RepeatedHour.start(
      of: try Self.signal(year: 2025, month: 10, day: 26, repeats: true))
    #expect(RepeatedHour.reading(path: "h.csv", hours: [hour, nil, nil]) == nil)
    #expect(RepeatedHour.reading(path: "h.csv", hours: []) == nil)
  }
}
