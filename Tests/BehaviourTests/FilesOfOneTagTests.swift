import Behaviour
import Foundation
import TestPlants
import Testing
import Vocabulary

/// What several files, several places and several offsets say of one name.
@Suite struct FilesOfOneTagTests {
  private static func plant(_ files: [String: String]) throws -> Plant {
    PlantBuilder(
      vocabulary: try ExportedPlant.vocabulary.get(), equipment: try ExportedPlant.equipment.get()
    ).build(try ExportedPlant.read(files))
  }

  private static func time(_ i: Int, every seconds: Int = 300, offset: Int = 0) -> String {
    let begin = 1_709_251_200
    let text = Date(timeIntervalSince1970: Double(begin + i * seconds + offset * 3600))
      .ISO8601Format()
    return offset == 0 ? text : text.replacing("Z", with: "+0\(offset):00")
  }

  private static func value(_ i: Int) -> Double { 50 + Double(i * 7 % 29) / 10 }

  private static func file(_ tag: String, _ value: (Int) -> Double) -> String {
    "Tag,Timestamp,Value\n"
      + (0..<400).map { "\(tag),\(time($0)),\(value($0))\n" }.joined()
  }

  @Test(arguments: [
    // Other values, whole numbers, and another machine.
    ("QX-7.Flow", 14.5, false, true), ("QX-7.Flow", 1, true, false),
    ("QX-8.Flow", 14.5, false, false),
  ])
  func `files that disagree on a signal are told`(
    tag: String, factor: Double, isRounded: Bool, isTold: Bool
  ) throws {
    let plant = try Self.plant([
      "a.csv": Self.file("QX-7.Flow") { Self.value($0) },
      "new/b.csv": Self.file(tag) { i in
        isRounded ? Self.value(i).rounded() : Self.value(i) * factor
      },
    ])
    let found = plant.signals.compactMap(\.values.disagreement)
    #expect(found.count == (isTold ? 1 : 0))
    #expect(found.allSatisfy { $0.different == $0.compared && $0.path == "new/b.csv" })
  }

  @Test func `columns that change places in the next file are the same`() throws {
    func rows(_ range: Range<Int>, _ isTurned: Bool) -> String {
      (isTurned ? "Time,Kiln4.Draft,Kiln4.Temp\n" : "Time,Kiln4.Temp,Kiln4.Draft\n")
        + range.map { i in
          let (temp, draft) = (900 + Self.value(i), Self.value(i + 3) / 10)
          return "\(Self.time(i))," + (isTurned ? "\(draft),\(temp)\n" : "\(temp),\(draft)\n")
        }.joined()
    }
    let plant = try Self.plant([
      "june.csv": rows(0..<300, false), "july.csv": rows(300..<600, true),
    ])
    #expect(plant.signals.map(\.samples) == [600, 600])
  }

  @Test func `machines of one name in two plants are two`() throws {
    let rows = (0..<200).flatMap { i in
      ["Ulm", "Graz"].flatMap { plant in
        ["M1", "M2"].flatMap { machine in
          ["temp", "pressure"].map { tag in
            "\(plant);\(machine);\(tag);\(Self.time(i));\(Self.value(i))\n"
          }
        }
      }
    }
    let plant = try Self.plant([
      "history.csv": "Werk;Maschine;Kanal;Zeit;Wert\n" + rows.joined()
    ])
    #expect(plant.signals.count == 8)
    #expect(plant.signals.allSatisfy { $0.samples == 200 })
    #expect(plant.signals.contains { $0.tag == "Graz/M2/temp" })
  }

  /// Nine months, each in two files' worth of rows, with the offset of the season behind each time.
  @Test(arguments: [(2, "Europe/Berlin"), (5, nil)])
  func `a file that writes two offsets has the zone of both or none`(
    summer: Int, zone: String?
  ) throws {
    let rows = (0..<3000).map { i in
      // Summer time from the 30th day on.
      let offset = i * 2 < 30 * 24 + 1 ? 1 : summer
      return "KN3.Temp,\(Self.time(i, every: 7200, offset: offset)),\(Self.value(i))\n"
    }
    let plant = try Self.plant(["h.csv": "Tag,Timestamp,Value\n" + rows.joined()])
    let table = try #require(plant.sources.first?.tables.first)
    #expect(table.timezone?.name == zone)
    #expect(table.timezone?.basis == .offsetInData)
  }

  @Test(arguments: [("FREI CRTD", 0), ("abgeschlossen", 15)])
  func `orders that nobody has begun lack no time`(state: String, missing: Int) throws {
    let rows = (0..<60).map { i in
      let isOpen = i % 4 == 0
      let begin = isOpen ? "" : String(Self.time(i, every: 86_400).prefix(10))
      return
        "\(7100 + i);KP-\(i % 3);\(i % 3 == 0 ? "PM02" : "PM01");\(isOpen ? state : "Rückgemeldet");\(begin)\n"
    }
    let plant = try Self.plant([
      "auftraege.csv": "Auftrag;Anlage;Auftragsart;Anwenderstatus;Iststart\n" + rows.joined()
    ])
    let columns = try #require(plant.sources.first?.tables.first?.columns)
    #expect(columns.first { $0.name == "Iststart" }?.nulls == missing)
  }
}
