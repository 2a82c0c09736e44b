import Foundation
import Testing

/// Exports of several files that follow each other, as loggers and historians write them.
@Suite struct RollingExportTests {
  private typealias Object = [String: Any]

  private func signals(_ report: Object) -> [Object] { report["signals"] as? [Object] ?? [] }

  private func findings(_ report: Object, _ rule: String) -> [Object] {
    (report["findings"] as? [Object] ?? []).filter { $0["rule"] as? String == rule }
  }

  /// A wall clock in October 2025, minutes after the first.
  private func clock(_ minute: Int) -> String {
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
    return "2025-10-\(two(1 + minute / 1440)) \(two(minute / 60 % 24)):\(two(minute % 60)):00"
  }

  private func value(_ i: Int) -> String { "\(40 + i * 7919 % 97 / 10).\(i * 31 % 10)" }

  private func rows(_ minutes: Range<Int>, _ value: (Int) -> String) -> String {
    "time;DRY3.Temp;DRY3.Load\n"
      + minutes.map { "\(clock($0));\(value($0));\(self.value($0 + 13))\n" }.joined()
  }

  @Test func `what rolling files share is counted once`() throws {
    let report = try Program.report(on: [
      "log_01.csv": rows(0..<400, value), "log_02.csv": rows(300..<700, value),
      "log_03.csv": rows(600..<900, value),
    ])
    #expect(signals(report).count == 2)
    #expect(signals(report).allSatisfy { $0["samples"] as? Int == 900 })
    #expect(findings(report, "time/duplicate-timestamps").isEmpty)
  }

  /// Fails where each tag becomes two from the file on that repeats a day of the one before.
  @Test(arguments: [700..<1100, 1000..<1400, 900..<1000])
  func `a day that is exported once more is counted once`(day: Range<Int>) throws {
    let report = try Program.report(on: [
      "week_01.csv": rows(0..<700, value), "week_02.csv": rows(700..<1400, value),
      "week_02_extra.csv": rows(day, value), "week_03.csv": rows(1400..<1900, value),
    ])
    #expect(signals(report).map { $0["samples"] as? Int } == [1900, 1900])
    #expect(findings(report, "time/duplicate-timestamps").isEmpty)
    let sources = report["sources"] as? [Object] ?? []
    #expect("\(sources)".contains("each is counted once"))
  }

  /// Fails where only the file that reaches furthest is looked at.
  @Test func `files that follow each other do so beside a longer one of another machine`() throws {
    let report = try Program.report(on: [
      "a/log_00.csv": rows(0..<1200) { value($0 + 5) }, "b/log_01.csv": rows(10..<400, value),
      "b/log_02.csv": rows(300..<700, value),
    ])
    #expect("\(report["sources"] ?? "")".contains("ends with; each is counted once"))
  }

  @Test func `a shorter file of another machine is no copy`() throws {
    let report = try Program.report(on: [
      "dryer_a.csv": rows(0..<700, value), "dryer_b.csv": rows(100..<600) { value($0 + 5) },
    ])
    #expect(
      signals(report).compactMap { $0["samples"] as? Int }.sorted() == [500, 500, 700, 700])
  }

  @Test func `files of other values at the same times stay apart`() throws {
    let report = try Program.report(on: [
      "log_01.csv": rows(0..<400, value), "log_02.csv": rows(300..<700) { value($0 + 5) },
    ])
    #expect(signals(report).contains { $0["samples"] as? Int == 400 })
    #expect(!signals(report).contains { $0["samples"] as? Int == 700 })
  }

  @Test func `a value that stands across midnight stands once`() throws {
    func stuck(_ i: Int) -> String { 1300..<1700 ~= i ? "41.5" : value(i) }
    let report = try Program.report(on: [
      "day_01.csv": rows(0..<1440, stuck), "day_02.csv": rows(1440..<2880, stuck),
    ])
    let flat = findings(report, "values/flatline")
    #expect(flat.count == 1)
    #expect("\(flat)".contains("1 stretch"), "\(flat)")
  }

  @Test func `days whose offset from UTC changes are one export`() throws {
    func day(_ number: Int, _ offset: String) -> String {
      "time,MX2.Flow\n"
        + (0..<144).map { i in
          let at = clock((number - 1) * 1440 + i * 10).replacing(" ", with: "T")
          return "\(at)\(offset),\(value(i))\n"
        }.joined()
    }
    let report = try Program.report(on: [
      "d/01.csv": day(1, "+02:00"), "d/02.csv": day(2, "+02:00"), "d/03.csv": day(3, "+01:00"),
    ])
    #expect(signals(report).map { $0["samples"] as? Int } == [432])
    #expect(findings(report, "history/too-short").count <= 1)
  }

  @Test func `a tag that the first days do not have starts late`() throws {
    func day(_ number: Int) -> String {
      let isLate = number < 7
      return "time;tag;value\n"
        + (0..<288).map { i in
          let at = clock((number - 1) * 1440 + i * 5)
          let late = isLate ? "" : "\(at);PMP4.Amps;\(value(i + 3))\n"
          return "\(at);PMP4.Temp;\(value(i))\n" + late
        }.joined()
    }
    let report = try Program.report(
      on: Dictionary(uniqueKeysWithValues: (1...10).map { ("h/day_\($0).csv", day($0)) }))
    let late = findings(report, "history/late-start")
    #expect(late.count == 1 && "\(late)".contains("PMP4.Amps"), "\(late)")
    #expect(findings(report, "time/zone-undeclared").count == 1)
  }

  @Test func `an export of other tags later is no late start and no end`() throws {
    func part(_ machine: String, _ minutes: Range<Int>) -> String {
      "time;tag;value\n"
        + minutes.flatMap { i in
          ["Temp", "Amps"].map { "\(clock(i * 5));\(machine).\($0);\(value(i + $0.count))\n" }
        }.joined()
    }
    let report = try Program.report(on: [
      "north/trend.csv": part("PMP4", 0..<1500), "south/trend.csv": part("FAN7", 1500..<3000),
    ])
    #expect(findings(report, "history/late-start").isEmpty)
    #expect(findings(report, "gaps/dead-tag").isEmpty)
  }

  @Test func `a slower scan at the end of a month is no row of gaps`() throws {
    let minutes = Array(0..<4000) + (0..<60).map { 4000 + $0 * 20 }
    let report = try Program.report(on: [
      "trend.csv": "time;KLN2.Temp\n"
        + minutes.map { "\(clock($0));\(value($0))\n" }.joined()
    ])
    #expect(findings(report, "gaps/availability").isEmpty)
    #expect(findings(report, "gaps/tag-gap").isEmpty)
  }
}
