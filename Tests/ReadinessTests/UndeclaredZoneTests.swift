import Testing

/// Which files have times whose zone nobody knows.
@Suite struct UndeclaredZoneTests {
  private typealias Object = [String: Any]

  private static func findings(_ path: String, _ text: String) throws -> [Object] {
    let report = try Program.report(on: [path: text])
    return (report["findings"] as? [Object] ?? [])
      .filter { $0["rule"] as? String == "time/zone-undeclared" }
  }

  private static func day(_ i: Int) -> String {
    "2023-0\(1 + i / 28 % 9)-\(i % 28 < 9 ? "0" : "")\(i % 28 + 1)"
  }

  /// A list of machines with the time at which somebody last edited each.
  @Test(arguments: ["", "+00:00"])
  func `a register has no time that anybody compares`(offset: String) throws {
    let rows = (0..<40).map { i in
      "WSH-\(310 + i),Bottle washer \(i),L\(i % 4),HALL-\(i % 3),\(Self.day(i))T0\(i % 9):15:00\(offset)\n"
    }
    let text = "Equipment,Description,Model,Functional Location,Last Update\n" + rows.joined()
    #expect(try Self.findings("equipment.csv", text).isEmpty)
  }

  @Test(arguments: [true, false])
  func `of two columns that is shown which has no zone`(isFirst: Bool) throws {
    let rows = (0..<40).map { i in
      let (bare, told) = ("\(Self.day(i)) 07:30:00", "\(Self.day(i))T06:10:00Z")
      return
        "Washer \(i % 3),Jam at gate \(i % 5),\(isFirst ? bare : told),\(isFirst ? told : bare)\n"
    }
    let text = "Machine,Stop Reason,Start Time,End Time\n" + rows.joined()
    let finding = try #require(try Self.findings("stops.csv", text).first)
    let shown = (finding["locations"] as? [Object] ?? []).compactMap { $0["value"] as? String }
    #expect(!shown.isEmpty && shown.allSatisfy { !$0.hasSuffix("Z") }, "\(finding)")
  }
}
