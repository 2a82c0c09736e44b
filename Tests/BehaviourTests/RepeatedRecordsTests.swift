import Behaviour
import Foundation
import Profiling
import Recognition
import TestPlants
import Testing
import Vocabulary

/// Rows that stand in several tables, and rows whose machine stands in another table.
@Suite struct RepeatedRecordsTests {
  private static func plant(_ files: [String: String]) throws -> Plant {
    PlantBuilder(
      vocabulary: try ExportedPlant.vocabulary.get(), equipment: try ExportedPlant.equipment.get()
    ).build(try ExportedPlant.read(files))
  }

  private static func minute(_ i: Int) -> String {
    let text = Date(timeIntervalSince1970: 1_709_251_200 + Double(i) * 60).ISO8601Format()
    return text.replacing("T", with: " ").replacing(":00Z", with: "")
  }

  private static func day(_ i: Int) -> String {
    String(
      Date(timeIntervalSince1970: 1_709_251_200 + Double(i) * 86_400).ISO8601Format().prefix(10))
  }

  private static func stop(_ i: Int) -> (
    machine: String, reason: String, start: String, end: String
  ) {
    (
      "SG\(i % 4 + 1)", ["Stau", "Bruch", "Rüsten"][i % 3], minute(i * 517),
      minute(i * 517 + 9 + i % 31)
    )
  }

  private static func problems(_ plant: Plant, _ path: String) -> [String] {
    plant.sources.first { $0.path == path }?.problems.map(\.message) ?? []
  }

  /// The second file has other columns in front, and goes on where the first one ends.
  @Test func `stops of two months that overlap count once`() throws {
    let march = (0..<45).map(Self.stop).map { "\($0.machine);\($0.reason);\($0.start);\($0.end)\n" }
    let april = (30..<60).map(Self.stop).map {
      "\($0.end);\($0.reason);\($0.start);\($0.machine)\n"
    }
    let plant = try Self.plant([
      "maerz.csv": "Maschine;Grund;Beginn;Ende\n" + march.joined(),
      "april.csv": "Ende;Grund;Beginn;Maschine\n" + april.joined(),
    ])
    #expect(plant.downtimes.count == 60)
    #expect(
      Self.problems(plant, "april.csv").contains {
        $0.contains("15 of its 30 rows stand in maerz.csv as well")
      })
    #expect(Self.problems(plant, "maerz.csv").isEmpty)
  }

  /// Repairs come first and inspections below them, so that the inspections of the second file lie between the repairs of
  /// both.
  @Test func `orders that two lists share count once beside others of the same days`() throws {
    func repair(_ i: Int) -> String {
      "\(610 + i),QP-\(i % 2),corrective,\(Self.minute(i * 4000)),\(Self.minute(i * 4000 + 50))\n"
    }
    func inspection(_ i: Int) -> String {
      "\(900 + i),QP-1,preventive,\(Self.minute(i * 4000 + 700)),\(Self.minute(i * 4000 + 730))\n"
    }
    let header = "Work Order,Equipment,Work Type,Start,End\n"
    let plant = try Self.plant([
      "early.csv": header + (0..<12).map(repair).joined(),
      "late.csv": header + (9..<16).map(repair).joined() + (4..<14).map(inspection).joined(),
    ])
    #expect(plant.workOrders.count == 26)
    #expect(Self.problems(plant, "early.csv") + Self.problems(plant, "late.csv") != [])
  }

  @Test func `a second export of orders counts once`() throws {
    func rows(_ range: Range<Int>) -> String {
      range.map { i in
        "\(7400 + i),KP-\(i % 3),\(i % 2 == 0 ? "corrective" : "preventive"),\(Self.minute(i * 900)),\(Self.minute(i * 900 + 95))\n"
      }.joined()
    }
    let header = "wo number,machine,work type,start,end\n"
    let plant = try Self.plant([
      "cmms/orders.csv": header + rows(0..<18), "cmms/again/list.csv": header + rows(0..<7),
    ])
    #expect(plant.workOrders.count == 18)
    #expect(plant.workOrders.allSatisfy { $0.location.path == "cmms/orders.csv" })
  }

  @Test(arguments: [true, false])
  func `lists that are alike by chance stay whole`(areBreaks: Bool) throws {
    // Breaks of two lines, and the daily checks of two shifts.
    var files: [String: String] = [:]
    for k in 1...2 {
      let rows = (0..<40).map { i in
        areBreaks
          ? "F\(k);Pause;\(Self.minute(i * 1440));\(Self.minute(i * 1440 + 30))\n"
          : "F1;Sichtprüfung;\(Self.day(i));\(i == 7 * k ? "n.i.O." : "i.O.")\n"
      }
      files["\(k).csv"] =
        (areBreaks ? "Maschine;Grund;Beginn;Ende\n" : "Maschine;Merkmal;Prüfdatum;Prüfergebnis\n")
        + rows.joined()
    }
    let plant = try Self.plant(files)
    #expect((areBreaks ? plant.downtimes.count : plant.inspections.count) == 80)
    #expect(plant.sources.flatMap(\.problems).allSatisfy { !$0.message.contains("counted once") })
  }

  @Test(arguments: [
    ("Quelle;Ziel", "Auftrag"), ("AUFNR;EQUNR", "Auftrag"),
    ("schluessel_x;equipment_code", "schluessel_x"),
  ])
  func `a table of sources and targets says which machine an order is about`(
    header: String, number: String
  ) throws {
    let machines = ["10004711", "10004712", "10004713"]
    let orders = (0..<20).map { i in
      "\(4_000_100 + i);\(i % 2 == 0 ? "PM01" : "PM02");Dichtung;\(Self.day(i * 5));\(Self.day(i * 5 + 1))\n"
    }
    let links = (0..<20).map { i in "\(4_000_100 + i);\(machines[i % 3])\n" }
    let plant = try Self.plant([
      "equipment.csv":
        "Equipment;Bezeichnung;Standort\n10004711;Kreiselpumpe;Halle 2\n10004712;Gebläse;Halle 2\n10004713;Rührwerk;Halle 2\n",
      "auftraege.csv": "\(number);Auftragsart;Kurztext;Eckstart;Eckende\n" + orders.joined(),
      "verknuepfung.csv": header + "\n" + links.joined(),
    ])
    #expect(plant.workOrders.count == 20)
    #expect(plant.workOrders.allSatisfy { $0.asset != nil })
    #expect(Set(plant.workOrders.compactMap(\.asset)).count == 3)
  }

  @Test(arguments: [true, false])
  func `of two registers one is kept where its machines are worked on`(isAlone: Bool) throws {
    let codes = (0..<12).map { "ONT-SEP\(10 + $0)" }
    var files = [
      "b/installations.csv": "Installatie;Omschrijving\n"
        + codes.map { "\($0);Separator van hal 2\n" }.joined(),
      "c/jobs.csv": "Jobnr;Installatie;Jobtype;Omschrijving;Storingscode;Aangevangen;Gereed\n"
        + (0..<24).map { i in
          "J\(i);\(codes[i % 12]);Storing;lekt;LEK;\(Self.minute(i * 600));\(Self.minute(i * 600 + 90))\n"
        }.joined(),
    ]
    if !isAlone {
      files["a/resources.csv"] =
        "Resource;Naam\n" + (0..<12).map { "M-0\(200 + 7 * $0);Machine van hal 2\n" }.joined()
    }
    let tables = try ExportedPlant.read(files).flatMap(\.tables).map(\.table)
    #expect(tables.count { $0.kind == .assets } == (isAlone ? 1 : 2))
    // Alone it may be of any system; beside another register it is not of the same.
    let register = try #require(tables.first { $0.path == "b/installations.csv" })
    #expect(register.system == (isAlone ? .erp : .cmms))
  }
}
