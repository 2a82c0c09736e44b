import Vocabulary

extension TableExample {
  /// Columns of which several might name what the rows are about, and rows that hardly say what they are.
  static let rivals: [TableExample] = [
    TableExample(
      "crews that share what they work on", .workOrders, .cmms,
      roles: ["Work Center": .owner, "Order Functional Loc": .asset, "Basic Start": .unknown],
      header: "Order,Order Type,Basic Start,Actual Start,Work Center,Order Functional Loc",
      rows: 60
    ) { i in
      "\(40010 + i),\(["PM01", "PM02"][i % 2]),\(iso(i)),\(iso(i + 3)),\(["ELEC", "MECH"][i / 7 % 2]),H2-PU-\(two(i % 12))"
    },
    TableExample(
      "machines under a word for crews, with parts of their own", .workOrders, .cmms,
      roles: ["Work Center": .asset],
      header: "Order,Order Type,Actual Start,Work Center,Order Functional Loc", rows: 60
    ) { i in
      "\(40010 + i),\(["PM01", "PM02"][i % 2]),\(iso(i + 3)),CNC-\(i % 4),CNC-\(i % 4)-\(two(i % 12))"
    },
    TableExample(
      "one header twice, and only one names equipment", path: "export/production_log.csv", .events,
      .mes,
      roles: ["Resource": .text, "Resource.1": .asset],
      header: "Resource,Resource.1,Activity,Complete Timestamp,Report", rows: 40
    ) { i in
      "W\(410 + i % 7),\(["Lathe 2", "Press 7", "Milling machine 3"][i % 3]),\(["Turn", "Form", "Mill"][i % 3]),\(iso(i)),\(["S", "D"][i % 2])"
    },
    TableExample(
      "one header twice, for the number and the description of a machine",
      path: "export/production_log.csv", .events, .mes, roles: ["Equipment": .asset],
      header: "Equipment,Equipment.1,Activity,Complete Timestamp,Report", rows: 40
    ) { i in
      "W\(410 + i % 3),\(["Lathe 2", "Press 7", "Milling machine 3"][i % 3]),\(["Turn", "Form"][i % 2]),\(iso(i)),\(["S", "D"][i % 2])"
    },
    TableExample(
      "numbers of drawings are no orders", .unknown, nil, roles: ["Document Number": .text],
      header: "Document Number,Document Title,Document Type,Asset,Revision", rows: 12
    ) { i in "MD-77\(100 + i),Layout of hall \(i),\(["P&ID", "Data sheet"][i % 2]),P-\(i % 5),A" },
    TableExample(
      "numbers of documents that make a product are orders", .orders, nil,
      roles: ["Document Number": .order],
      header: "Document Number,Document Date,Item,Quantity,Start Date,End Date", rows: 12
    ) { i in "WO77\(100 + i),\(iso(i)),FG-\(i % 5),\(100 + i),\(iso(i)),\(iso(i + 4))" },
    TableExample(
      "one signal without a header", .samples, .historian, layout: .long,
      roles: ["column 1": .tag, "column 3": .value],
      lines(1...6) { "feed-rate-7,\(iso($0)),\($0 % 3)" }),
    TableExample(
      "texts under a header that just says value", .samples, .historian, layout: .wide,
      roles: ["value": .value],
      "ts,value\n" + lines(1...7) { "\(iso($0)),\(["Fill", "Heat"][$0 % 2])" }),
    TableExample(
      "texts and the code of their quality", .samples, .historian, layout: .wide,
      roles: ["column 2": .value, "column 3": .quality],
      lines(1...7) { "\(iso($0)),\(["Fill", "Heat"][$0 % 2]),\($0 == 5 ? 24 : 192)" }),
    TableExample(
      "numbers and the code of their quality", .samples, .historian, layout: .wide,
      roles: ["column 2": .value, "column 3": .quality],
      lines(1...7) { "\(iso($0)),\($0 % 4),\($0 == 5 ? 24 : 192)" }),
  ]

  private static func lines(_ rows: ClosedRange<Int>, _ row: (Int) -> String) -> String {
    rows.map { row($0) + "\n" }.joined()
  }
}
