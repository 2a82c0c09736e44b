import Testing

/// Which work orders tell repair from prevention.
@Suite struct WorkTypeTests {
  private typealias Object = [String: Any]

  private static func findings(_ files: [String: String]) throws -> [String] {
    let report = try Program.report(on: files)
    return (report["findings"] as? [Object] ?? [])
      .filter { $0["rule"] as? String == "maintenance/work-type-missing" }
      .compactMap { $0["message"] as? String }
  }

  private static func day(_ i: Int) -> String {
    "2024-\(i / 28 % 12 < 9 ? "0" : "")\(i / 28 % 12 + 1)-\(i % 28 < 9 ? "0" : "")\(i % 28 + 1)"
  }

  private static let machines = ["Dryer 4", "Dryer 5", "Coater 2"]

  /// Orders whose types are codes of the house, with a text beside each where asked.
  private static func orders(withTexts: Bool) -> String {
    let types = [("ZA1", "Breakdown repair"), ("ZB7", "Inspection"), ("ZB8", "Preventive service")]
    return (0..<30).reduce(
      "Work Order,Order Type\(withTexts ? ",Order Type Description" : ""),Equipment,Start,End,Short Text\n"
    ) { text, i in
      let type = types[i * 7 % 3]
      return text + "MW-\(2300 + i),\(type.0)\(withTexts ? "," + type.1 : ""),\(machines[i % 3]),"
        + "\(day(i * 5)) 06:00,\(day(i * 5)) 09:00,Job no \(i * 13 % 7)\n"
    }
  }

  @Test(arguments: [true, false])
  func `a code is told by the text beside it`(withTexts: Bool) throws {
    #expect(
      try Self.findings(["orders.csv": Self.orders(withTexts: withTexts)]).isEmpty == withTexts)
  }

  /// Notifications name the order that mended what they tell of; those of another plant name none that is known.
  private static func notifications(first: Int) -> String {
    (0..<20).reduce(
      "Notification,Description,Failure Mode,Equipment,Start,End,Work Order\n"
    ) { text, i in
      text
        + "N\(81000 + i),Heard a noise \(i * 11 % 5),\(["VIB", "LEAK"][i % 2]),\(Self.machines[i % 3]),"
        + "\(Self.day(i * 5)) 05:00,\(Self.day(i * 5)) 05:30,MW-\(first + i)\n"
    }
  }

  @Test(arguments: [2300, 7300])
  func `a notification has the type of its order`(first: Int) throws {
    let found = try Self.findings([
      "orders.csv": Self.orders(withTexts: true),
      "notifications.csv": Self.notifications(first: first),
    ])
    #expect(found.count == (first == 2300 ? 0 : 1), "\(found)")
  }

  @Test(arguments: [2300, 7300])
  func `a notification is no order beside its own`(first: Int) throws {
    let report = try Program.report(on: [
      "orders.csv": Self.orders(withTexts: true),
      "notifications.csv": Self.notifications(first: first),
    ])
    let records = report["records"] as? Object
    #expect(records?["workOrders"] as? Int == (first == 2300 ? 30 : 50))
  }

  @Test func `jobs that another file tells of are jobs all the same`() throws {
    let head = "Date,Equipment,Failure Code\n"
    func row(_ i: Int) -> String {
      "\(Self.day(i * 3)) 07:15:00,\(Self.machines[i % 3]),\(["SEAL", "BELT", "MOTOR", "FAN"][i * 5 % 4])\n"
    }
    let found = try Self.findings([
      "maintenance.csv": head + (0..<90).map(row).joined(),
      "failures.csv": head + (0..<90).filter { $0 % 3 == 0 }.map(row).joined(),
    ])
    #expect(found.count == 1)
    #expect(
      found.allSatisfy { $0.hasPrefix("60 of 90 work orders in maintenance.csv") }, "\(found)")
  }
}
