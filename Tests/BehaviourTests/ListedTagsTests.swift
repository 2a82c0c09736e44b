import Behaviour
import Foundation
import Profiling
import Recognition
import TestPlants
import Testing
import Vocabulary

/// Ranges that a tag list declares, and how the samples stand to them.
@Suite struct ListedTagsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    /// The head of the list after tag, description and unit, and what it says of one pressure.
    var head: String
    var row: String
    /// Unit of the list.
    var unit = "bar"
    var low: Double? = nil
    var high: Double? = nil
    /// How many of the samples, 2…6 bar and 40 times 8, lie outside.
    var outside = 0
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "ends", head: "EngLow,EngHigh", row: "0,7", low: 0, high: 7, outside: 40),
    Case(name: "a wider range", head: "Range Min,Range Max", row: "0,10", low: 0, high: 10),
    Case(
      name: "a beginning and a width", head: "Zero,Span", row: "1,6", low: 1, high: 7, outside: 40),
    Case(name: "LRV and URV", head: "LRV,URV", row: "0,7.0", low: 0, high: 7, outside: 40),
    Case(
      name: "German", head: "Messbereichsanfang,Messbereichsende", row: "0,7", low: 0, high: 7,
      outside: 40),
    Case(name: "a value at the end of the range", head: "Min,Max", row: "0,8", low: 0, high: 8),
    Case(
      name: "a value just beyond it", head: "Min,Max", row: "0,7.8", low: 0, high: 7.8),
    Case(name: "what tools fill in", head: "zero,span", row: "0,100"),
    Case(name: "nothing", head: "EngLow,EngHigh", row: "0,0"),
    Case(name: "the wrong way round", head: "EngLow,EngHigh", row: "7,0"),
    Case(name: "one end only", head: "EngLow,EngHigh", row: ",7"),
    Case(name: "limits of alarms", head: "Lo Alarm Limit,Hi Alarm Limit", row: "3,5"),
    Case(name: "raw counts", head: "RawLow,RawHigh", row: "0,5"),
    Case(name: "what the values were", head: "Min,Mean,Max", row: "1,3,5"),
    Case(name: "another unit", head: "EngLow,EngHigh", row: "0,5", unit: "psi"),
  ]

  private static func plant(_ files: [String: String]) throws -> Plant {
    PlantBuilder(
      vocabulary: try ExportedPlant.vocabulary.get(), equipment: try ExportedPlant.equipment.get()
    ).build(try ExportedPlant.read(files))
  }

  @Test(arguments: cases)
  func `a declared range is judged only where one is declared`(each: Case) throws {
    let begin = Date(timeIntervalSince1970: 1_746_403_200)
    let samples = (0..<2000).map { i in
      let value = (1000..<1040).contains(i) ? 8 : 2 + Double(i * 7 % 400) / 100
      let time = begin.addingTimeInterval(Double(i) * 60).ISO8601Format()
      return "PU101.PRESS,\(time),\(value),bar\n"
    }
    let others = (102...108).map { "PU\($0).PRESS,pressure of pump \($0),bar,\(each.row)\n" }
    let plant = try Self.plant([
      "historian.csv": "Tag,Timestamp,Value,Unit\n" + samples.joined(),
      "taglist.csv": "Tag,Description,Unit,\(each.head)\n"
        + "PU101.PRESS,pressure of pump 101,\(each.unit),\(each.row)\n" + others.joined(),
    ])
    let signal = try #require(plant.signals.first { $0.tag == "PU101.PRESS" && $0.samples > 0 })
    #expect(signal.values.declaredRange?.lowerBound == each.low)
    #expect(signal.values.declaredRange?.upperBound == each.high)
    #expect(signal.values.outsideDeclared == each.outside)
  }

  @Test func `a table of measurements keeps its minimum and maximum`() throws {
    let rows = (0..<50).map { i in
      let time = Date(timeIntervalSince1970: 1_746_403_200 + Double(i) * 600).ISO8601Format()
      return "PU-\(101 + i % 3),\(time),\(1 + i % 4),\(4 + i % 5)\n"
    }
    let sources = try ExportedPlant.read([
      "values.csv": "Machine,Timestamp,Min,Max\n" + rows.joined()
    ])
    let table = try #require(sources.first?.tables.first?.table)
    #expect(table.kind == .samples)
    #expect(!table.columns.contains { $0.role.isRange })
  }

  @Test func `a register of assets has limits of design and no ranges`() throws {
    let sources = try ExportedPlant.read([
      "assets.csv": "Equipment,Description,Equipment type,Owner,Upper limit\n"
        + (101...109).map { "PU-\($0),cooling water pump,pump,maintenance,\n" }.joined()
    ])
    let table = try #require(sources.first?.tables.first?.table)
    #expect(table.kind == .assets)
    #expect(!table.columns.contains { $0.role.isRange })
  }

  private static func samples(_ tags: [String]) -> String {
    "time,tag,value\n"
      + (0..<60).flatMap { minute in
        tags.map {
          "2024-05-06 10:\(minute < 10 ? "0" : "")\(minute):00,\($0),\(10 + minute % 7)\n"
        }
      }.joined()
  }

  @Test func `what a list says outranks the letters of an identifier`() throws {
    let plant = try Self.plant([
      "points.csv":
        "Tag,Description,Unit\nPT0031,bearing temperature,degC\nPT0032,motor current,A\nPT0033,suction,bar\n",
      "values.csv": Self.samples(["PT0031", "PT0032", "PT0033"]),
    ])
    #expect(plant.signals.map(\.kind) == [.temperature, .current, .pressure])
  }

  struct Numbered: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// The header of the tags of the samples, and their numbers.
    var header: String
    var numbers = [4, 5, 6]
    var list: String
    /// Whether the signals have the names of the list.
    var isNamed: Bool
  }

  static let numbered = [
    Numbered(
      testDescription: "one header, though the numbers begin at 0", header: "PtIndex",
      numbers: [0, 1, 2],
      list: "TagName,PtIndex,Eng Unit\nK1.Temp,0,degC\nK1.Press,1,bar\nK2.Temp,2,degC\n",
      isNamed: true),
    Numbered(
      testDescription: "the tag ID, and the ID of a list of tags", header: "tagid",
      numbers: [1, 2, 3],
      list: "id,tagpath,unit\n1,K1.Temp,degC\n2,K1.Press,bar\n3,K2.Temp,degC\n", isNamed: true),
    Numbered(
      testDescription: "numbers that the list takes for its tags, and names", header: "itemid",
      list: "itemid,name,units\n4,K1.Temp,degC\n5,K1.Press,bar\n6,K2.Temp,degC\n", isNamed: true),
    Numbered(
      testDescription: "numbers of rows are no tags of another table", header: "channel",
      numbers: [1, 2, 3],
      list: "no,tag,unit\n1,K1.Temp,degC\n2,K1.Press,bar\n3,K2.Temp,degC\n", isNamed: false),
    Numbered(
      testDescription: "a number that two names have is neither", header: "tagid",
      list: "tagid,tagname,unit\n4,K1.Temp,degC\n4,K1.Press,bar\n6,K2.Temp,degC\n", isNamed: false),
  ]

  @Test(arguments: numbered)
  func `samples with numbers for tags are told by the names of the list`(each: Numbered) throws {
    let rows = (0..<120).map { i in
      let time = Date(timeIntervalSince1970: 1_746_403_200 + Double(i) * 60).ISO8601Format()
      return each.numbers.map { "\(time),\($0),\(10 + i % 7).5,192\n" }.joined()
    }
    let plant = try Self.plant([
      "archive/list.csv": each.list,
      "archive/log.csv": "t_stamp,\(each.header),value,quality\n" + rows.joined(),
    ])
    let signals = plant.signals.filter { $0.samples > 0 }
    #expect(signals.count == 3)
    let names = Set(signals.map(\.tag))
    #expect((names == ["K1.Temp", "K1.Press", "K2.Temp"]) == each.isNamed, "\(names)")
    if each.isNamed {
      #expect(signals.first { $0.tag == "K1.Press" }?.unit == "bar")
    }
  }

  @Test(arguments: [
    // Two of six are dead; of four machines one was asked for; of two machines one was.
    (["A1.Temp", "A1.Flow", "A1.Speed", "A1.Level"], ["A1.Press", "A1.Power"], 2),
    (["A1.Temp"], ["A1.Flow", "A2.Temp", "A2.Flow", "A3.Temp"], 0),
    (["A1.Temp", "A1.Flow", "A1.Press"], ["A2.Temp", "A2.Flow", "A2.Press"], 0),
    (["A1.Temp", "A1.Flow", "A1.Press"], ["A2.Temp", "A2.Flow"], 2),
  ])
  func `a list of more than was exported makes no dead tags`(
    sampled: [String], other: [String], dead: Int
  ) throws {
    let rows = (sampled + other).map { "\($0),\($0.prefix(2)),degC\n" }.joined()
    let plant = try Self.plant([
      "taglist.csv": "Tag,Asset,Unit\n" + rows, "values.csv": Self.samples(sampled),
    ])
    #expect(plant.signals.count { $0.samples == 0 } == dead)
    let remarks = plant.sources.flatMap(\.problems).map(\.message)
    #expect(remarks.contains { $0.contains("taken as not asked for") } == (dead == 0))
  }
}
