import Testing

/// Orders that a document says with all that they need.
@Suite struct OrderElementTests {
  private typealias Object = [String: Any]

  private static func material(_ name: String, at equipment: String?) -> String {
    """
    <MaterialRequirement><MaterialDefinitionID>\(name)</MaterialDefinitionID>
    \(equipment.map { "<Location><EquipmentID>\($0)</EquipmentID></Location>" } ?? "")
    <MaterialUse>Consumed</MaterialUse>
    <Quantity><QuantityString>12.5</QuantityString><UnitOfMeasure>KG</UnitOfMeasure></Quantity>
    </MaterialRequirement>
    """
  }

  /// Requests with their materials, of which one says where it is weighed, or none.
  private static func schedule(_ requests: Int, hasEquipment: (Int) -> Bool) -> String {
    (0..<requests).reduce("<ProductionSchedule>") { text, i in
      text + "<ProductionRequest><ID>77\(310 + i)</ID>"
        + "<SegmentRequirement><ID>0010</ID>" + material("SYR\(i)", at: nil)
        + material("SUGAR1", at: hasEquipment(i) ? "Kettle \(i % 2 + 1)" : nil)
        + material("WATER2", at: nil) + "</SegmentRequirement></ProductionRequest>"
    } + "</ProductionSchedule>"
  }

  @Test(arguments: [6, 3])
  func `what an order needs is no order`(told: Int) throws {
    let text = Self.schedule(6) { $0 < told }
    let report = try Program.report(on: ["schedule.xml": text])
    let found = (report["findings"] as? [Object] ?? [])
      .filter { $0["rule"] as? String == "links/order-context" }
      .compactMap { $0["message"] as? String }
    #expect(found.count == (told == 6 ? 0 : 1), "\(found)")
    #expect(found.allSatisfy { $0.hasPrefix("3 of 6 orders") }, "\(found)")
  }
}
