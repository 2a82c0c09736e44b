import Testing

/// Which times are read.
@Suite struct ReadTimeTests {
  private typealias Object = [String: Any]

  private static func findings(_ rule: String, _ files: [String: String]) throws -> [String] {
    let report = try Program.report(on: files)
    return (report["findings"] as? [Object] ?? []).filter { $0["rule"] as? String == rule }
      .compactMap { $0["message"] as? String }
  }

  private static func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }

  /// Stops by day, month and year, of which some were booked by a program that begins with the year.
  @Test(arguments: [("2021-05-", true), ("2021-15-", false)])
  func `a date that begins with its year is read among others`(start: String, isRead: Bool) throws {
    let rows = (0..<120).map { i in
      let time =
        i % 40 == 7
        ? "\(start)\(Self.two(1 + i % 28))"
        : "\(Self.two(1 + i % 28))/\(Self.two(1 + i % 12))/2021 \(Self.two(i % 24)):30"
      return "Slitter \(i % 3),\(time),Blade worn \(i % 5),\(15 + i % 20)\n"
    }
    let text = "Machine,Stop Start,Stop Reason,Minutes\n" + rows.joined()
    #expect(try Self.findings("time/unparsed", ["stops.csv": text]).isEmpty == isRead)
  }
}
