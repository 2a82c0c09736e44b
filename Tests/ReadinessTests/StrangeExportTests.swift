import Foundation
import Testing

/// Exports of plants with habits of their own, from the files to the report.
@Suite struct StrangeExportTests {
  private typealias Object = [String: Any]

  private func tables(_ report: Object) -> [String: Object] {
    var result: [String: Object] = [:]
    for source in report["sources"] as? [Object] ?? [] {
      for table in source["tables"] as? [Object] ?? [] {
        result[source["path"] as? String ?? ""] = table
      }
    }
    return result
  }

  private func signal(_ tag: String, _ report: Object) -> Object? {
    (report["signals"] as? [Object] ?? []).first { $0["tag"] as? String == tag }
  }

  private func number(_ object: Object?, _ path: String...) -> Double? {
    var value: Any? = object
    for key in path { value = (value as? Object)?[key] }
    return (value as? NSNumber)?.doubleValue
  }

  private func findings(_ report: Object, _ rule: String) -> [Object] {
    (report["findings"] as? [Object] ?? []).filter { $0["rule"] as? String == rule }
  }

  private func problems(_ report: Object) -> String {
    let sources = report["sources"] as? [Object] ?? []
    return sources.flatMap { $0["problems"] as? [Object] ?? [] }
      .compactMap { $0["message"] as? String }.joined(separator: "\n")
  }

  private func instant(_ minute: Int) -> String {
    let (day, rest) = (1 + minute / 1440, minute % 1440)
    return "2024-07-" + pad(day) + " " + pad(rest / 60) + ":" + pad(rest % 60)
  }

  private func pad(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// Minutes in a mixed order that is the same each time.
  private func mixed(_ count: Int) -> [Int] { (0..<count).map { $0 * 37 % count } }

  /// A quadratic step takes minutes here, a step of a name at a time a second.
  @Test(.timeLimit(.minutes(1)), arguments: ["#1 b ", "2. c (3) d ", "P1.", "1\" a"])
  func `names without end cost nothing`(_ pattern: String) throws {
    let names = (1...3).map {
      "\""
        + String(repeating: pattern, count: 32_000 / pattern.count)
        .replacingOccurrences(of: "\"", with: "\"\"") + "\($0)\""
    }
    let report = try Program.report(on: [
      "erp/equipment.csv": "Equipment;Description;Owner\n"
        + names.enumerated().map { "\(10 + $0);\($1);J. Doe\n" }.joined(),
      "mes/stops.csv": "Machine;From;To;Reason\n"
        + (0..<30).map { k in
          "\(names[k % 3]);\(instant(60 * k));\(instant(60 * k + 5));Jam\n"
        }.joined(),
    ])
    #expect((report["sources"] as? [Object])?.count == 2)
  }

  @Test func `the order of the rows changes no interval and no gap`() throws {
    func export(_ minutes: [Int]) -> [String: String] {
      [
        "trend.csv": "Zeit,KESSEL2.Druck\n"
          + minutes.map { "\(instant(10 * $0)),\(4 + Double($0 * $0 % 17) / 10)\n" }.joined()
      ]
    }
    let straight = try Program.report(on: export(Array(0..<300)))
    let shuffled = try Program.report(on: export(mixed(300)))
    let (a, b) = (signal("KESSEL2.Druck", straight), signal("KESSEL2.Druck", shuffled))
    for key in ["typical", "longest"] {
      #expect(number(a, "interval", key) == number(b, "interval", key), "\(key)")
    }
    #expect(number(b, "interval", "typical") == 600)
    #expect(number(a, "availability") == number(b, "availability"))
    #expect(findings(shuffled, "gaps/tag-gap").isEmpty)
    #expect(number(a, "outOfOrder") == 0)
    #expect(number(b, "outOfOrder") ?? 0 > 250)
  }

  @Test func `a column that changes its name from month to month is one signal`() throws {
    func month(_ header: String, _ days: Range<Int>) -> String {
      header
        + days.flatMap { day in
          (0..<48).map {
            "\(instant(1440 * day + 30 * $0)),\(20 + ($0 % 7)),\(3.1 + Double($0 % 5) / 10)\n"
          }
        }.joined()
    }
    let report = try Program.report(on: [
      "march_01.csv": month("time,OVEN4.Temp,OVEN4.Pressure\n", 0..<3),
      "march_02.csv": month("time,OVEN4.Temp,OVEN4.Druck\n", 3..<6),
    ])
    #expect(number(signal("OVEN4.Pressure", report), "samples") == 288)
    #expect(number(signal("OVEN4.Temp", report), "samples") == 288)
    #expect(signal("OVEN4.Druck", report) == nil)
    #expect(problems(report).contains("'OVEN4.Druck' begins where 'OVEN4.Pressure'"))
  }

  /// The new spelling says the part of the machine as well.
  @Test func `a tag of a new spelling goes on where the old one ends`() throws {
    func month(_ tag: String, _ days: Range<Int>) -> String {
      "timestamp,tag,value\n"
        + days.flatMap { day in
          (0..<48).map {
            "\(instant(1440 * day + 30 * $0)),RW7_SPEED,\(20 + $0 % 7)\n\(instant(1440 * day + 30 * $0)),\(tag),\(140 + $0 % 5)\n"
          }
        }.joined()
    }
    let report = try Program.report(on: [
      "hist_03.csv": month("RW7_UNW_TEMP", 0..<3),
      "hist_04.csv": month("RW7.UNWINDER.TEMPERATURE", 3..<6),
    ])
    #expect(number(signal("RW7_UNW_TEMP", report), "samples") == 288)
    #expect(signal("RW7.UNWINDER.TEMPERATURE", report) == nil)
    #expect(problems(report).contains("'RW7.UNWINDER.TEMPERATURE' begins where 'RW7_UNW_TEMP'"))
  }

  @Test func `a column of other values that begins where one ends is another signal`() throws {
    func month(_ header: String, _ days: Range<Int>, _ level: Int) -> String {
      header
        + days.flatMap { day in
          (0..<48).map { "\(instant(1440 * day + 30 * $0)),\(20 + $0 % 7),\(level + $0 % 5)\n" }
        }.joined()
    }
    let report = try Program.report(on: [
      "march_01.csv": month("time,OVEN4.Temp,OVEN4.Pressure\n", 0..<3, 3),
      "march_02.csv": month("time,OVEN4.Temp,OVEN4.Druck\n", 3..<6, 60),
    ])
    #expect(number(signal("OVEN4.Pressure", report), "samples") == 144)
    #expect(number(signal("OVEN4.Druck", report), "samples") == 144)
    #expect(!problems(report).contains("renamed"))
  }

  @Test(arguments: [
    ("Anlage;Datum;Von;Bis;Grund", "%m;2024-07-0%d;23:1%d;00:4%d;Rüsten"),
    (
      "Machine;Start Date;Start Time;End Date;End Time;Reason",
      "%m;2024-07-0%d;23:1%d;2024-07-1%d;00:4%d;Setup"
    ),
  ])
  func `dates and clocks in columns of their own make stops`(header: String, row: String) throws {
    let rows = (1...8).map { day in
      row.replacing("2024-07-1%d", with: "2024-07-0\(day + 1)")
        .replacing("%m", with: "PRESSE-\(day % 2 + 1)").replacing("%d", with: "\(day)")
    }
    let report = try Program.report(on: [
      "mes/stops.csv": header + "\n" + rows.joined(separator: "\n") + "\n"
    ])
    #expect(tables(report)["mes/stops.csv"]?["kind"] as? String == "downtime")
    #expect(number(report, "records", "downtimes") == 8)
    #expect(findings(report, "time/end-before-start").isEmpty)
  }

  @Test func `units with a verdict are inspections, and a heat from start to end is production`()
    throws
  {
    let units = (0..<60).map { unit in
      let torque = 11.5 + Double(unit % 9) / 10
      let verdict = unit % 20 == 7 ? "NOK" : "OK"
      return "SN-9\(pad(unit)),ST-\(unit % 3 + 1),\(instant(3 * unit)),\(torque),\(verdict)\n"
    }
    let heats = (0..<40).map {
      "S24\(pad($0));EAF \($0 % 2 + 1);\(instant(60 * $0));\(instant(60 * $0 + 50));\(80 + $0 % 5)\n"
    }
    let report = try Program.report(on: [
      "screwing.csv": "Serial,Station,At,Torque_Nm,Verdict\n" + units.joined(),
      "mes/furnace.csv": "Schmelze;Anlage;Beginn;Ende;Gewicht [t]\n" + heats.joined(),
    ])
    #expect(tables(report)["screwing.csv"]?["kind"] as? String == "inspections")
    #expect(number(report, "records", "inspections") == 60)
    #expect(number(report, "records", "productionOrders") == 40)
    #expect(number(report, "records", "downtimes") == 0)
  }

  @Test func `a third row of a header says what columns of one name are on`() throws {
    let rows = (0..<50).map { "\(instant(5 * $0)),\(50 + $0 % 4),\(61 + $0 % 3),\(2 + $0 % 2)\n" }
    let report = try Program.report(on: [
      "cip.csv": "Time,Temperature,Temperature,Flow\n,degC,degC,m3/h\n,Skid 1,Skid 2,Skid 1\n"
        + rows.joined()
    ])
    let assets = Set((report["assets"] as? [Object] ?? []).compactMap { $0["id"] as? String })
    #expect(assets == ["Skid 1", "Skid 2"])
    #expect(signal("Skid 2/Temperature", report)?["kind"] as? String == "temperature")
  }

  @Test func `a cell with several machines of the register counts for each, and is one job`() throws
  {
    let report = try Program.report(on: [
      "assets.csv":
        "asset,description,class\nVL-1,valve,valve\nVL-2,valve,valve\nMX-3,mixer,mixer\n",
      "cmms/jobs.csv":
        "work_order,equipment,work_type,start,end\n"
        + "1,VL-1/VL-2,corrective,2024-02-01 08:00,2024-02-01 09:00\n"
        + "2,MX-3,corrective,2024-02-03 08:00,2024-02-03 09:00\n",
    ])
    #expect(number(report, "records", "workOrders") == 2)
    let names = (report["assets"] as? [Object] ?? []).flatMap {
      ($0["names"] as? [Object] ?? []).compactMap { $0["name"] as? String }
    }
    #expect(Set(names) == ["VL-1", "VL-2", "MX-3"])
  }

  @Test func `a name is told in each list of its system, and once for the months of one`() throws {
    func jobs(_ month: Int) -> String {
      "work_order,equipment,work_type,start,end\n"
        + (1...9).map {
          "\(month)0\($0),VL-\($0 % 2 + 1),corrective,2024-0\(month)-0\($0) 08:00,2024-0\(month)-0\($0) 09:00\n"
        }.joined()
    }
    let report = try Program.report(on: [
      "cmms/list.csv":
        "asset,description,class\nVL-1,valve,valve\nVL-2,valve,valve\nMX-3,mixer,mixer\n",
      "cmms/jobs-1.csv": jobs(1), "cmms/jobs-2.csv": jobs(2),
    ])
    let paths = Dictionary(
      (report["assets"] as? [Object] ?? []).map { asset in
        (
          asset["id"] as? String ?? "",
          (asset["names"] as? [Object] ?? []).compactMap { $0["path"] as? String }
        )
      }, uniquingKeysWith: +)
    #expect(
      paths == [
        "VL-1": ["cmms/jobs-1.csv", "cmms/list.csv"], "VL-2": ["cmms/jobs-1.csv", "cmms/list.csv"],
        "MX-3": ["cmms/list.csv"],
      ])
  }

  @Test func `a list of owners by system gives the files of the system theirs`() throws {
    let report = try Program.report(on: [
      "historian/a.csv":
        "time,tag,value\n2024-01-01 00:00,P-1.Flow,3\n2024-01-01 00:01,P-1.Flow,4\n",
      "governance/who.csv": "application,responsible\nHistorian,J. Roe\nMES,K. Poe\n",
    ])
    #expect(tables(report)["historian/a.csv"]?["owner"] as? String == "J. Roe")
    #expect(findings(report, "governance/source-owner").isEmpty)
  }

  @Test func `an archive that was set to a slower rate has lost nothing`() throws {
    let minutes = (0..<600).map { 2 * $0 } + (0..<400).map { 1200 + 15 * $0 }
    let rows = minutes.map { "\(instant($0));\(80 + Double($0 * 53 % 29) / 10)\n" }
    let report = try Program.report(on: ["ofen.csv": "Zeit;OFEN3.Temperatur\n" + rows.joined()])
    #expect((signal("OFEN3.Temperatur", report)?["gaps"] as? [Object])?.count == 0)
    #expect(findings(report, "gaps/availability").isEmpty)
    #expect(findings(report, "gaps/missing-samples").isEmpty)
  }

  @Test func `an outage stands where no row of the file does`() throws {
    // Two signals fall silent together while a third, which is written now and then, goes on.
    var rows: [(minute: Int, text: String)] = []
    for k in 0..<2000 {
      let isSilent = (900..<960).contains(k)
      for (place, tag) in ["P1.Flow", "P1.Head"].enumerated() where !isSilent {
        rows.append((5 * k, "\(tag),\(instant(5 * k)),\(30 + (k * 17 + place * 5) % 23).5"))
      }
      if k % 12 == 3 { rows.append((5 * k, "P1.Door,\(instant(5 * k)),\(k / 12 % 2)")) }
    }
    let text = "tag,time,value\n" + rows.map { $0.text + "\n" }.joined()
    let report = try Program.report(on: ["trend.csv": text])
    #expect(findings(report, "gaps/system-outage").isEmpty)
  }

  @Test func `an end whose year was mistyped moves no clock and is told once`() throws {
    let jobs = (0..<30).map { k in
      let end =
        k == 17
        ? instant(1440 * k + 95).replacing("2024-", with: "2025-")
        : instant(1440 * k + 95)
      return "R\(100 + k);MIX-4;repair;\(instant(1440 * k + 5));\(end)\n"
    }
    let report = try Program.report(on: [
      "jobs.csv": "Work order;Equipment;Type;Started;Finished\n" + jobs.joined()
    ])
    #expect((report["asOf"] as? String)?.hasPrefix("2024-07-30") == true)
    let found = findings(report, "time/future-or-default-dates")
    #expect(found.compactMap { number($0, "numerator") } == [1])
    let line = (found.first?["locations"] as? [Object])?.first.flatMap { number($0, "line") }
    #expect(line == 19)
  }

  @Test func `months of one list of orders are no two systems`() throws {
    func month(_ days: Range<Int>) -> String {
      "Order;Batch;Product;Machine;Start;End;Pieces\n"
        + days.map { day in
          "T\(500 + day);C\(900 + day);Lid 40;Press 1;\(instant(1440 * day));\(instant(1440 * day + 460));\(8000 + day)\n"
        }.joined()
    }
    let report = try Program.report(on: [
      "orders_1.csv": month(0..<18), "orders_2.csv": month(12..<30),
    ])
    #expect((report["batches"] as? [Object])?.count == 0)
    #expect(findings(report, "links/order-mismatch").isEmpty)
    #expect(findings(report, "links/batch-mismatch").isEmpty)
    #expect(number(report, "records", "productionOrders") == 30)
  }

  @Test func `an order with a row for each machine is one order`() throws {
    let rows = (0..<20).flatMap { day in
      ["Filler", "Capper", "Labeller"].map { machine in
        "N\(70 + day);B\(day);Juice;\(machine);\(instant(1440 * day));\(instant(1440 * day + 400));900\n"
      }
    }
    let report = try Program.report(on: [
      "orders.csv": "Order;Batch;Product;Machine;Start;End;Quantity\n" + rows.joined()
    ])
    #expect(number(report, "records", "productionOrders") == 20)
  }

  @Test func `pieces of lots come while a lot runs`() throws {
    var rows = "Start;End;Tool;Lot;Piece;Pressure (mbar);Power (W)\n"
    var minute = 0
    for lot in 0..<40 {
      for piece in 1...20 {
        rows +=
          "\(instant(minute));\(instant(minute + 2));COAT-2;L\(3000 + lot);\(piece);\(20 + minute * 7 % 13).\(piece % 9);\(600 + minute * 11 % 37)\n"
        minute += 3
      }
      minute += 10 + lot * 7 % 23
    }
    let report = try Program.report(on: ["coater.csv": rows])
    #expect(findings(report, "gaps/availability").isEmpty)
    #expect(findings(report, "gaps/system-outage").isEmpty)
    #expect(findings(report, "gaps/missing-samples").isEmpty)
  }

  @Test func `short stops at nothing are no running`() throws {
    let rows = (0..<6000).map { k in
      let isStanding = k % 400 < 14
      return "\(instant(5 * k));\(isStanding ? "0.0" : "\(140 + k * 29 % 17).\(k % 10)")\n"
    }
    let report = try Program.report(on: ["drive.csv": "Time;SHR-8.Current (A)\n" + rows.joined()])
    let running = number(signal("SHR-8.Current", report), "running") ?? 0
    #expect(running < 6000 * 300 - 150 * 300)
  }

  @Test func `a number for no value is said as it is written`() throws {
    let rows = (0..<500).map { k in
      "\(instant(5 * k));\(k % 25 == 7 ? "6553.5" : "\(55 + k * 13 % 7).\(k % 10)")\n"
    }
    let report = try Program.report(on: ["tank.csv": "Time;TK-3.Temperature (°C)\n" + rows.joined()]
    )
    let messages = findings(report, "values/sentinel").compactMap { $0["message"] as? String }
    #expect(messages.first?.contains("6553.5") == true, "\(messages)")
  }
}
