import Foundation
import TestSupport
import Testing

/// Clocks of long histories and of short cycles, whose bins hold rest and work alike; and what an export covers.
@Suite struct LongClockTests {
  private typealias Object = [String: Any]

  private func clock(_ report: Object, _ path: String) -> Object? {
    (report["clocks"] as? [Object] ?? []).first { $0["path"] as? String == path }
  }

  private func written(_ second: Int) -> String {
    Date(timeIntervalSince1970: Double(second)).formatted(.iso8601.dateTimeSeparator(.space))
      .replacingOccurrences(of: "Z", with: "")
  }

  /// A press that stops several times a day, sampled every `interval` seconds in UTC, and its stops by another clock.
  private func plant(days: Int, interval: Int, ahead: Int) -> [String: String] {
    var random = SeededGenerator(state: 11)
    let begin = 1_704_672_000
    let end = begin + days * 86_400
    var stops: [(start: Int, end: Int)] = []
    var time = begin + 3_000
    while time < end - 9_000 {
      let length = Int(random.uniform(900...4_000))
      stops.append((time, time + length))
      time += length + Int(random.uniform(1_200...9_000))
    }
    var rows = "timestamp,PRS-7.Power_kW\n"
    var next = 0
    for second in stride(from: begin, to: end, by: interval) {
      while next < stops.count, stops[next].end <= second { next += 1 }
      let isOff = next < stops.count && stops[next].start <= second
      let value = (isOff ? 1.2 : 34) + random.uniform(-1...1) * (isOff ? 0.1 : 2)
      rows += "\(written(second))Z,\((value * 100).rounded() / 100)\n"
    }
    let list = stops.map { "PRS-7,\(written($0.start + ahead)),\(written($0.end + ahead)),Jam\n" }
    return [
      "historian.csv": rows,
      "mes/stops.csv": "Machine,Stop start,Stop end,Reason\n" + list.joined(),
    ]
  }

  /// Fails where more than three of four bins hold a stop, so that the noise seems as wide as the way from rest to work.
  @Test func `the clock of a long history is told`() throws {
    let report = try Program.report(on: plant(days: 200, interval: 300, ahead: 3_600 + 400))
    let reading = try #require(clock(report, "mes/stops.csv"))
    let offset = try #require(reading["offset"] as? Double)
    #expect(reading["zone"] as? String == "UTC+01:00")
    #expect(abs(offset - 400) < 320)
  }

  @Test func `the report lists what each file covers`() throws {
    let report = try Program.report(on: plant(days: 3, interval: 300, ahead: -86_400))
    let windows = report["windows"] as? [Object] ?? []
    #expect(windows.map { $0["path"] as? String } == ["historian.csv", "mes/stops.csv"])
    #expect(windows.first?["first"] as? String == "2024-01-08T00:00:00Z")
    #expect(windows.first?["last"] as? String == "2024-01-10T23:55:00Z")
    // Stops reach further back than samples.
    #expect(report["first"] as? String == windows.last?["first"] as? String)
    #expect(report["last"] as? String == "2024-01-10T23:55:00Z")
  }

  @Test func `slices of an export are windows of it`() throws {
    let rows = (0..<6).flatMap { slice in
      (0..<600).map { second in
        "\(written(1_704_672_000 + slice * 864_000 + second * 60))Z,\(40 + second * 7_919 % 97)\n"
      }
    }
    let report = try Program.report(on: ["trend.csv": "timestamp,DRY-2.Temp\n" + rows.joined()])
    let windows = report["windows"] as? [Object] ?? []
    #expect(windows.count == 6)
    #expect(windows.first?["last"] as? String == "2024-01-08T09:59:00Z")
    #expect(windows.last?["first"] as? String == "2024-02-27T00:00:00Z")
  }
}
