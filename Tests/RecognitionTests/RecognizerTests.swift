import Recognition
import Tabular
import Testing
import Vocabulary

extension TableExample {
  static let all =
    records + samples + more + keys + unknown + lists + uncommon + untold + dues + borders + planned
    + classes + answers + tagNames + rivals
}

@Suite struct RecognizerTests {
  @Test(arguments: TableExample.all)
  func aTableIsTakenForWhatItIs(_ example: TableExample) throws {
    let table = try recognize(example.text, path: example.path)
    #expect(table.kind == example.kind, "\(table.reasons)")
    #expect(table.layout == example.layout)
    if let system = example.system { #expect(table.system == system, "\(table.reasons)") }
    for (header, role) in example.roles.sorted(by: { $0.key < $1.key }) {
      let column = table.columns.first { $0.name == header || header.hasPrefix($0.name + " [") }
      #expect(column?.role == role, "\(header)")
    }
    if example.kind != .unknown { #expect(!table.reasons.isEmpty) }
    #expect(table.confidence > 0 && table.confidence < 1)
  }

  @Test func `no guess is surer than its weakest necessary sign`() throws {
    let rows = (0..<60).map { i in "\(TableExample.iso(i)),6\(i % 7).\(i % 10),4\(i % 3).5" }
    let named = try recognize("timestamp,Pressure,Speed\n" + rows.joined(separator: "\n"))
    let unnamed = try recognize(rows.joined(separator: "\n"))
    #expect(named.kind == .samples && unnamed.kind == .samples)
    #expect(named.confidence > 0.9)
    #expect(unnamed.confidence < 0.8)
    // One row shows nothing that comes again.
    let single = try recognize("Equipment No,Description\n10001,Feed pump\n")
    #expect(single.kind == .assets)
    #expect(single.confidence <= 0.7)
  }

  @Test func `a folder of one word says more of the system than one among others`() throws {
    let lots =
      "lot,start,end\n"
      + (0..<12).map { "L\($0),\(TableExample.iso($0 * 3)),\(TableExample.iso($0 * 3 + 2))\n" }
      .joined()
    #expect(try recognize(lots, path: "bench/drift_of_sensor-7/lots.csv").system == .mes)
    // A doubtful system is said with doubt, and two signs that agree without.
    let rows = (0..<60).map { "\(TableExample.iso($0)),6\($0 % 7).5\n" }.joined()
    let alone = try recognize("timestamp,Pressure\n" + rows, path: "x/y.csv")
    let agreed = try recognize("timestamp,Pressure\n" + rows, path: "historian/y.csv")
    #expect(alone.system == .historian && alone.systemConfidence < 0.9)
    #expect(agreed.system == .historian && agreed.systemConfidence > 0.9)
  }

  @Test func languagesOfTheHeadersAreNamed() throws {
    let german = try #require(
      TableExample.records.first { $0.testDescription == "orders, German" })
    #expect(try recognize(german.text).languages.first == "de")
    let polish = try #require(
      TableExample.records.first { $0.testDescription.hasSuffix("Polish") })
    #expect(try recognize(polish.text).languages.first == "pl")
  }

  /// Samples with two times.
  private static func beside(_ times: (Int) -> (String, String)) -> String {
    "Time,Epoch,Pressure\n"
      + (0..<24).map { i in "\(times(i).0),\(times(i).1),\(i % 7).5\n" }.joined()
  }

  @Test(
    arguments: [
      (
        "Timestamp,Value\n2024-05-01T00:00:00Z,1.5\n2024-05-01T00:01:00Z,1.6\n", "UTC",
        "offset-in-data"
      ),
      (
        "Timestamp,Value\n2024-05-01T00:00:00+02:00,1.5\n2024-05-01T00:01:00+02:00,1.6\n",
        "UTC+02:00", "offset-in-data"
      ),
      (
        "Timestamp UTC,Value\n2024-05-01 00:00:00,1.5\n2024-05-01 00:01:00,1.6\n", "UTC", "declared"
      ),
      ("Timestamp,Value\n2024-05-01 00:00:00,1.5\n2024-05-01 00:01:00,1.6\n", nil, "assumed"),
      ("Timestamp,Value\n1714521600,1.5\n1714521660,1.6\n", "UTC", "offset-in-data"),
      (
        "# Turbine: WT-1\n# Time zone: UTC+01:00\nTimestamp,Speed,Power\n"
          + "2024-05-01 00:00:00,1.5,9\n2024-05-01 00:01:00,1.6,9\n", "UTC+01:00", "declared"
      ),
      (
        "# Time zone: UTC+1h\n# Turbine: WT-1\nTimestamp,Speed,Power\n"
          + "2024-05-01 00:00:00,1.5,9\n2024-05-01 00:01:00,1.6,9\n", nil, "assumed"
      ),
      (
        "Timestamp (GMT -5),Value\n2024-05-01 00:00:00,1.5\n2024-05-01 00:01:00,1.6\n",
        "UTC-05:00", "declared"
      ),
      (
        "DateTime,TagName,Value,wwTimeZone\n2024-05-01 00:00:00,P1.TT1,1.5,W. Europe Standard Time\n"
          + "2024-05-01 00:01:00,P1.TT1,1.6,W. Europe Standard Time\n", "Europe/Berlin", "declared"
      ),
      (
        "DateTime,TagName,Value,wwTimeZone\n2024-05-01 00:00:00,P1.TT1,1.5,UTC\n"
          + "2024-05-01 00:01:00,P1.TT1,1.6,UTC\n", "UTC", "declared"
      ),
      // Local time beside what is UTC in the same rows.
      (
        beside { ("\(TableExample.iso($0))", "\(1_714_521_600 + ($0 - 2) * 3600)") }, "UTC+02:00",
        "offset-in-data"
      ),
      (
        beside { ("\(TableExample.iso($0))", "\((1_714_521_600 + $0 * 3600) * 1000)") }, "UTC",
        "offset-in-data"
      ),
      (
        beside { ("\(TableExample.dotted($0))", "\(TableExample.iso($0 + 5))Z") }, "UTC-05:00",
        "offset-in-data"
      ),
      (
        "Local,UTC,Pressure\n"
          + (0..<24).map { "\(TableExample.iso($0 + 2)),\(TableExample.iso($0))Z,\($0 % 7).5\n" }
          .joined(), "UTC+02:00", "offset-in-data"
      ),
      // Some abbreviations are one offset all year; CET is another one in summer.
      (
        "時刻 (JST),Pressure\n"
          + (0..<24).map { "\(TableExample.iso($0)),\($0 % 7).5\n" }.joined(), "UTC+09:00",
        "declared"
      ),
      (
        "Time (CET),Pressure\n"
          + (0..<24).map { "\(TableExample.iso($0)),\($0 % 7).5\n" }.joined(), nil, "assumed"
      ),
      // What is seven minutes later, or later by as much as it took, is another moment.
      (
        beside { ("\(TableExample.iso($0))", "\(1_714_521_600 + $0 * 3600 + 420)") }, nil, "assumed"
      ),
      (
        beside { ("\(TableExample.iso($0))", "\(1_714_521_600 + ($0 + $0 % 3) * 3600)") }, nil,
        "assumed"
      ),
      (
        beside { ("\(TableExample.iso($0))", "\(1_714_521_600 - ($0 + 30) * 3600)") }, nil,
        "assumed"
      ),
    ] as [(String, String?, String)])
  func theZoneIsKnownOnlyWhenSomethingSaysIt(text: String, name: String?, basis: String) throws {
    let zone = try #require(try recognize(text).timezone)
    #expect(zone.name == name)
    #expect(zone.basis.rawValue == basis)
  }

  @Test func unitsInBracketsLeaveTheName() throws {
    let table = try recognize(
      "Time,Wind speed (m/s),CO(GT),Temperature [K],flow_rate_m3/h\n"
        + (0..<30).map { "\(TableExample.iso($0)),\($0).5,2.\($0),29\($0 % 10).1,\($0).25\n" }
        .joined())
    #expect(
      table.columns.map { [$0.name, $0.unit] } == [
        ["Time", nil], ["Wind speed", "m/s"], ["CO(GT)", nil], ["Temperature", "K"],
        ["flow_rate_m3/h", "m3/h"],
      ])
  }

  @Test func decimalCommasAreSeen() throws {
    let german = try #require(
      TableExample.samples.first { $0.testDescription == "long samples, German" })
    let table = try recognize(german.text)
    #expect(table.decimal == ",")
    #expect(table.column(.value)?.usesDecimalComma == true)
    let english = try #require(
      TableExample.samples.first { $0.testDescription == "wide samples, English" })
    #expect(try recognize(english.text).decimal == ".")
  }

  @Test(arguments: [
    "a\n", "a,b\n", "a,b\n,\n,\n", "time,value\n", "\n\n\n", "x\n1\n", "time\n2024-01-01\n",
    "tag,time,value\n,,\n", "asset,asset,asset\nA,B,C\nD,E,F\n",
  ])
  func tablesWithNextToNothingAreHarmless(text: String) {
    let table = try? recognize(text)
    if let table { #expect(table.columns.count == table.source.info.header.count) }
  }
}
