import Foundation
import Testing

/// What the rows of a night in which clocks are changed say of the clock of their file.
@Suite struct SummerTimeTests {
  private typealias Object = [String: Any]

  /// A file of one meter with a row every so many minutes from the first day on, less the hours that are left out; the
  /// values go up and down.
  private static func file(
    from first: String, days: Int, every minutes: Int, without hours: [String] = []
  ) throws -> String {
    let writing = Date.ISO8601FormatStyle(
      dateSeparator: .dash, dateTimeSeparator: .space, timeZone: .gmt
    )
    .year().month().day().time(includingFractionalSeconds: false)
    let start = try writing.parse(first + " 00:00:00")
    let rows = (0..<days * 1440 / minutes).compactMap { i -> String? in
      let time = writing.format(start.addingTimeInterval(Double(i * minutes * 60)))
      if hours.contains(where: { time.hasPrefix($0 + ":") }) { return nil }
      return "\(time),\(40 + i * 7 % 23).\(i * 3 % 10)\n"
    }
    return "Time,Brine Cooler Temperature\n" + rows.joined()
  }

  private static func findings(_ text: String) throws -> [Object] {
    let report = try Program.report(on: ["brine.csv": text])
    return (report["findings"] as? [Object] ?? []).filter { $0["rule"] as? String == "time/dst" }
  }

  @Test(arguments: [(1, 40), (10, 40), (30, 800)])
  func `a clock is told by an hour in which rows were due`(minutes: Int, days: Int) throws {
    let hours = ["2023-03-26 02", "2024-03-31 02"]
    let text = try Self.file(from: "2023-03-05", days: days, every: minutes, without: hours)
    let finding = try #require(try Self.findings(text).first)
    #expect(
      (finding["message"] as? String ?? "").contains(
        "the hour from 02:00 on 2023-03-26 is left out"))
    let rows = (finding["locations"] as? [Object] ?? []).compactMap { $0["text"] as? String }
    #expect(rows.contains { $0.hasPrefix("2023-03-26 01:") }, "\(finding)")
    #expect(rows.contains { $0.hasPrefix("2023-03-26 03:") }, "\(finding)")
  }

  @Test(arguments: [60, 1440, 4 * 1440, 7 * 1440, 10 * 1440, 30 * 1440])
  func `rows that come too seldom tell nothing of the clock`(minutes: Int) throws {
    let text = try Self.file(
      from: "2023-01-02", days: 500, every: minutes, without: ["2023-03-26 02"])
    #expect(try Self.findings(text).isEmpty)
  }

  @Test func `a plant that stands still in that hour every week tells nothing of the clock`() throws
  {
    let nights = ["03-05", "03-12", "03-19", "03-26", "04-02", "04-09"]
    let text = try Self.file(
      from: "2023-03-01", days: 45, every: 5, without: nights.map { "2023-\($0) 02" })
    #expect(try Self.findings(text).isEmpty)
  }

  /// One weekly row was appended late, and its day is a Sunday in autumn.
  @Test func `a late row of a day is no hour written twice`() throws {
    var rows = try Self.file(from: "2023-01-01", days: 400, every: 7 * 1440)
      .split(separator: "\n").map(String.init)
    let i = try #require(rows.firstIndex { $0.hasPrefix("2023-10-29") })
    rows.insert(rows.remove(at: i), at: i + 2)
    #expect(try Self.findings(rows.joined(separator: "\n") + "\n").isEmpty)
  }
}
