import Foundation
import Testing

/// Rows whose day nobody meant, as their clock fits where they stand.
@Suite struct MistypedDayTests {
  private typealias Object = [String: Any]

  enum Layout: CaseIterable { case long, wide, newestFirst }

  private static let days = 12
  /// The row of two minutes of noon of the sixth day.
  private static let slip = 5 * 288 + 145

  /// Twelve days of five minutes of two ovens from 2024-03-01 on, with another day in one row.
  private static func ovens(_ layout: Layout, slip day: String?) -> String {
    let rows = (0..<days * 288).map { step -> String in
      var date = "2024-03-\(two(1 + step / 288))"
      if step == slip, let day { date = day }
      let time = "\(date) \(two(step % 288 / 12)):\(two(step % 12 * 5)):00"
      let (a, b) = (180 + Double(step * 7 % 23) / 10, 210 + Double(step * 5 % 19) / 10)
      switch layout {
      case .wide: return "\(time);\(a);\(b)\n"
      case .long, .newestFirst: return "\(time);Oven1.Temp;\(a)\n\(time);Oven2.Temp;\(b)\n"
      }
    }
    let header = layout == .wide ? "Time;Oven1.Temp;Oven2.Temp\n" : "Time;Tag;Value\n"
    return header + (layout == .newestFirst ? rows.reversed() : rows).joined()
  }

  private static func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }

  private static func findings(_ report: Object) -> [(rule: String, lines: [Int])] {
    (report["findings"] as? [Object] ?? []).filter {
      ["fail", "warn"].contains($0["outcome"] as? String)
    }.map { finding in
      (
        finding["rule"] as? String ?? "",
        (finding["locations"] as? [Object] ?? []).compactMap { $0["line"] as? Int }
      )
    }
  }

  private static let rules: Set<String> = [
    "time/future-or-default-dates", "time/out-of-order", "gaps/dead-tag", "gaps/tag-gap",
    "history/late-start", "gaps/availability", "gaps/system-outage",
  ]

  @Test(
    arguments: Layout.allCases,
    ["2025-03-06", "2014-03-06", "2024-06-03", "2024-02-06", "2024-03-26"])
  func `a row of another day is told alone`(layout: Layout, day: String) throws {
    let report = try Program.report(on: ["ovens.csv": Self.ovens(layout, slip: day)])
    #expect(report["first"] as? String == "2024-03-01T00:00:00Z")
    #expect(report["last"] as? String == "2024-03-12T23:55:00Z")
    let found = Self.findings(report).filter { Self.rules.contains($0.rule) }
    #expect(found.map(\.rule) == ["time/future-or-default-dates"])
    // In a long table the row of either oven.
    let line =
      switch layout {
      case .wide: 2 + Self.slip
      case .long: 2 + 2 * Self.slip
      case .newestFirst: 2 + 2 * (Self.days * 288 - 1 - Self.slip)
      }
    #expect(found.first?.lines.first == line)
    let counts = (report["signals"] as? [Object] ?? []).compactMap { $0["samples"] as? Int }
    #expect(counts == [Self.days * 288 - 1, Self.days * 288 - 1])
  }

  @Test func `rows that are sent again later are no slips`() throws {
    // Half an hour of the second day comes again behind the seventh, as buffers do.
    let lines = Self.ovens(.wide, slip: nil).split(separator: "\n", omittingEmptySubsequences: true)
    let again = lines[300..<306]
    let text = (lines[...2000] + again + lines[2001...]).joined(separator: "\n") + "\n"
    let report = try Program.report(on: ["ovens.csv": text])
    #expect(
      Self.findings(report).allSatisfy { $0.rule != "time/future-or-default-dates" })
  }

  /// Stops of some minutes, of which one has another year.
  @Test(arguments: ["start", "end"])
  func `a stop whose start or end has another year overlaps no others`(side: String) throws {
    let rows = (0..<120).map { i -> String in
      let day = "03/\(Self.two(1 + i / 5))"
      let (start, end) = ("0\(1 + i % 5):1\(i % 7)", "0\(1 + i % 5):2\(i % 9)")
      let slips = i == 61
      return "Oven \(1 + i % 2),\(slips && side == "start" ? 2023 : 2024)/\(day) \(start),"
        + "\(slips && side == "end" ? 2025 : 2024)/\(day) \(end),Jam"
    }
    let report = try Program.report(on: [
      "stops.csv": "Machine,Begin,End,Reason\n" + rows.joined(separator: "\n") + "\n"
    ])
    let found = Self.findings(report)
    #expect(found.contains { $0.rule == "time/future-or-default-dates" && $0.lines.first == 63 })
    #expect(!found.contains { $0.rule == "time/overlapping-stops" })
  }
}
