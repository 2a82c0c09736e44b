import Foundation
import Testing

/// What several files of an export say together of one tag.
@Suite struct TagInFilesTests {
  private typealias Object = [String: Any]

  private static func text(_ minute: Int) -> String {
    let date = Date(timeIntervalSince1970: 1_717_200_000 + Double(minute * 60))
    return date.ISO8601Format()
  }

  private static func value(_ i: Int) -> String { "\(40 + i * 7919 % 97 / 10).\(i * 31 % 10)" }

  /// Rows of tags in the long layout, every ten minutes of some days.
  private static func long(_ days: [String: Range<Int>]) -> String {
    days.sorted { $0.key < $1.key }.reduce("Tag,Timestamp,Value\n") { text, tag in
      text
        + tag.value.flatMap { day in (0..<144).map { day * 144 + $0 } }
        .map { "\(tag.key),\(Self.text($0 * 10)),\(value($0))\n" }.joined()
    }
  }

  /// The same of one column in the wide layout, with values beside it.
  private static func wide(_ tag: String, _ days: Range<Int>, above: Int = 0) -> String {
    days.flatMap { day in (0..<144).map { day * 144 + $0 } }
      .reduce("Timestamp,\(tag),Steam Header Pressure 9\n") { text, i in
        text
          + "\(Self.text(i * 10)),\(above + (Int(value(i).prefix(2)) ?? 0)).\(i % 10),\(value(i + 5))\n"
      }
  }

  private static func findings(_ rule: String, _ files: [String: String]) throws -> [String] {
    let report = try Program.report(on: files)
    return (report["findings"] as? [Object] ?? []).filter { $0["rule"] as? String == rule }
      .compactMap { $0["message"] as? String }
  }

  private static let rules = ["gaps/dead-tag", "gaps/availability"]

  @Test(arguments: rules)
  func `a tag that goes on in a file of another layout is not silent`(rule: String) throws {
    let files = [
      "first.csv": Self.long(["TI-731": 0..<5, "TI-732": 0..<40]),
      "second.csv": Self.wide("TI-731", 5..<40),
    ]
    #expect(try Self.findings(rule, files).isEmpty)
  }

  @Test(arguments: rules)
  func `a tag that no other file goes on with is silent`(rule: String) throws {
    let files = [
      "first.csv": Self.long(["TI-731": 0..<5, "TI-732": 0..<40]),
      "second.csv": Self.wide("TI-733", 5..<40),
    ]
    let found = try Self.findings(rule, files)
    #expect(found.count == 1 && found.allSatisfy { $0.hasPrefix("TI-731 ") }, "\(found)")
  }

  /// Nothing says that a mere word in two files is one signal.
  @Test(arguments: rules)
  func `a signal of the same words in the file of another machine says nothing`(rule: String) throws
  {
    let files = [
      "mixer.csv": Self.long(["Jacket Temperature": 0..<5, "Drive Current": 0..<40]),
      "filler.csv": Self.wide("Jacket Temperature", 0..<40, above: 300),
    ]
    #expect(try Self.findings(rule, files).count == 1)
  }

  /// A second trial at the same times has other values, so that it fills no hole of the first.
  @Test(arguments: [0, 3])
  func `what another file has of the same time must have the same values`(shift: Int) throws {
    func rows(_ range: [Int], _ shift: Int) -> String {
      range.reduce("Timestamp,TI-731,PI-9\n") { text, i in
        text + "\(Self.text(i * 10)),\(Self.value(i + shift)),\(Self.value(i + 5))\n"
      }
    }
    let hole = (0..<1440).reduce("Timestamp,TI-731,FI-4\n") { text, i in
      text + "\(Self.text(i * 10)),\(500..<700 ~= i ? "" : Self.value(i)),\(Self.value(i + 2))\n"
    }
    let found = try Self.findings(
      "gaps/availability", ["first.csv": hole, "second.csv": rows(Array(0..<1440), shift)])
    #expect(found.count == (shift == 0 ? 0 : 1), "\(found)")
  }

  @Test func `a single sample says nothing of how much of the time there are samples`() throws {
    let files = [
      "log.csv": Self.long(["TI-731": 0..<5, "TI-732": 0..<5]) + "PI-9,\(Self.text(4000)),3.5\n"
    ]
    #expect(try Self.findings("gaps/availability", files).isEmpty)
  }

  @Test(arguments: [true, false])
  func `two tables with a log each are never one series`(hasLogs: Bool) throws {
    var files = [
      "store/week/day=1/p0.csv": Self.wide("TI-731", 0..<7),
      "store/quarter/month=9/p0.csv": Self.wide("TI-731", 100..<107),
    ]
    if hasLogs {
      for (table, part) in [("week", "day=1"), ("quarter", "month=9")] {
        files["store/\(table)/_delta_log/00000000000000000000.json"] =
          "{\"add\":{\"path\":\"\(part)/p0.csv\"}}\n"
      }
    }
    let report = try Program.report(on: files)
    let samples = (report["signals"] as? [Object] ?? []).compactMap { $0["samples"] as? Int }
    #expect(Set(samples) == (hasLogs ? [1008] : [2016]))
  }
}
