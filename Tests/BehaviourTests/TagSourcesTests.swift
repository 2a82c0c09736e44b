import Behaviour
import Foundation
import Linking
import Profiling
import Recognition
import TestPlants
import Testing
import Vocabulary

/// What lists, columns and the names of files say of tags whose own names say little.
@Suite struct TagSourcesTests {
  private static func plant(_ files: [String: String]) throws -> Plant {
    PlantBuilder(
      vocabulary: try ExportedPlant.vocabulary.get(), equipment: try ExportedPlant.equipment.get()
    ).build(try ExportedPlant.read(files))
  }

  private static func time(_ i: Int) -> String {
    Date(timeIntervalSince1970: 1_746_403_200 + Double(i) * 60).ISO8601Format()
  }

  private static func history(of tags: [String]) -> String {
    let rows = (0..<200).map { i in
      tags.map { "\($0),\(time(i)),\(20 + i * 7 % 13).\(i % 10)\n" }.joined()
    }
    return "Tag,Timestamp,Value\n" + rows.joined()
  }

  /// Tag, asset, kind and unit of each signal, `-` for what is not known.
  private static func signals(_ plant: Plant) -> [String] {
    plant.signals.map { signal in
      let asset = signal.asset ?? "-"
      return
        "\(signal.tag) \(asset) \(signal.kind.rawValue) \(signal.unit ?? "-") \(signal.samples)"
    }.sorted()
  }

  struct List: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var tags: [String]
    var list: String
    var expected: [String]
  }

  @Test(arguments: [
    List(
      testDescription: "a list says asset, unit and kind of tags that are numbers",
      tags: ["DB7_0001", "DB7_0002", "DB7_0003"],
      list: """
        Messstelle;Bezeichnung;Einheit;Maschine
        DB7_0001;Lagertemperatur;°C;Kneter Nord
        DB7_0002;Hydraulikdruck;bar;Kneter Nord
        DB7_0003;Drehzahl der Schnecke;;Extruder Süd
        """,
      expected: [
        "DB7_0001 Kneter Nord temperature °C 200", "DB7_0002 Kneter Nord pressure bar 200",
        "DB7_0003 Extruder Süd speed - 200",
      ]),
    List(
      testDescription: "a list overrules the beginning of tags where it goes with several assets",
      tags: ["LN1.TEMP", "LN1.PRESS", "LN1.SPEED"],
      list: """
        tag,description,asset,units
        LN1.TEMP,hot end,Kneader North,degC
        LN1.PRESS,inlet,Kneader South,bar
        LN1.SPEED,screw,Kneader South,rpm
        """,
      expected: [
        "LN1.PRESS Kneader South pressure bar 200", "LN1.SPEED Kneader South speed rpm 200",
        "LN1.TEMP Kneader North temperature degC 200",
      ]),
    List(
      testDescription: "samples came under what a tag is called, and one tag is silent",
      tags: ["Lagertemperatur", "Hydraulikdruck"],
      list: """
        Messstelle;Bezeichnung;Einheit
        DB7_0001;Lagertemperatur;°C
        DB7_0002;Hydraulikdruck;bar
        DB7_0003;Drehzahl;rpm
        """,
      expected: [
        "DB7_0003 - other rpm 0", "Hydraulikdruck - pressure bar 200",
        "Lagertemperatur - temperature °C 200",
      ]),
    List(
      testDescription: "a description that two tags have is the name of neither",
      tags: ["Druck", "K9.TEMP"],
      list: """
        Messstelle;Bezeichnung;Einheit
        DB7_0001;Druck;bar
        DB7_0002;Druck;mbar
        K9.TEMP;Temperatur;°C
        """,
      expected: ["Druck - pressure - 200", "K9.TEMP K9 temperature °C 200"]),
  ])
  func `a list is believed before names are parsed`(example: List) throws {
    let plant = try Self.plant([
      "historian.csv": Self.history(of: example.tags), "taglist.csv": example.list + "\n",
    ])
    #expect(Self.signals(plant) == example.expected.sorted())
  }

  @Test func `a name that stands for one asset of the list is another name of it`() throws {
    let plant = try Self.plant([
      "historian.csv": Self.history(of: ["AB01.TEMP", "AB01.PRESS", "CD01.TEMP"]),
      "taglist.csv": """
      tag,description,asset,units
      AB01.TEMP,hot end,Kneader North,degC
      AB01.PRESS,inlet,Kneader North,bar
      CD01.TEMP,hot end,Kneader South,degC

      """,
    ])
    let assets = plant.signals.map(\.asset)
    #expect(Set(assets).count == 2 && !assets.contains(nil))
    let tags = Dictionary(grouping: plant.signals, by: \.asset).values.map {
      $0.map(\.tag).sorted()
    }
    #expect(tags.contains(["AB01.PRESS", "AB01.TEMP"]))
  }

  /// Two machines, each with two measurements at each instant.
  private static func pairs(_ header: String) -> String {
    let rows = (0..<400).map { i in
      "\(time(i / 4)),M\(1 + i % 2),\(["pressure", "flow"][i / 2 % 2]),\(20 + i * 7 % 13).\(i % 10)\n"
    }
    return header + "\n" + rows.joined()
  }

  @Test(arguments: ["time,machine,tag,value", "time,place,tag,value", "time,x,tag,value"])
  func `a machine and a measurement are one signal`(header: String) throws {
    let plant = try Self.plant(["historian.csv": Self.pairs(header)])
    #expect(
      Self.signals(plant) == [
        "M1/flow M1 flow - 100", "M1/pressure M1 pressure - 100", "M2/flow M2 flow - 100",
        "M2/pressure M2 pressure - 100",
      ])
  }

  @Test func `the server that wrote a sample is no machine of a tag that names its own`() throws {
    let rows = (0..<400).map { i in
      "\(Self.time(i / 4)),K1.\(["TEMP", "FLOW"][i / 2 % 2]),\(20 + i * 7 % 13).\(i % 10),\(["one", "two"][i % 2])\n"
    }
    let plant = try Self.plant(["historian.csv": "time,tag,value,server\n" + rows.joined()])
    #expect(plant.signals.count == 4)
    #expect(Set(plant.signals.map { $0.asset ?? "-" }) == ["K1"])
    #expect(plant.signals.allSatisfy { $0.samples == 100 })
  }

  private static func keyed(_ key: String, _ names: [String], _ columns: String) -> String {
    let rows = (0..<400).map { i in
      "\(time(i / 2)),\(names[i % 2]),\(20 + i * 7 % 13).\(i % 10),\(60 + i * 5 % 11).\(i % 7)\n"
    }
    return "time,\(key),\(columns)\n" + rows.joined()
  }

  @Test(arguments: [
    ("Wechselrichter", ["WR-1", "WR-2"], "AC_Leistung_kW,Gehaeuse_Temp_C"),
    ("Turbine", ["T-1", "T-2"], "Rotor_Speed_rpm,Gearbox_Temp_C"),
    ("machine", ["M1", "M2"], "Spindle1_Temp_C,Pump_Current_A"),
  ])
  func `the machine of a row outranks what the headers suggest`(
    key: String, names: [String], columns: String
  ) throws {
    let plant = try Self.plant(["log.csv": Self.keyed(key, names, columns)])
    #expect(plant.signals.count == 4)
    #expect(Set(plant.signals.map { $0.asset ?? "-" }) == Set(names))
    #expect(plant.identity.assets.map(\.id) == names)
  }

  @Test func `what only one machine measures needs no other name`() throws {
    let rows = (0..<200).map { i in
      "\(Self.time(i / 2)),\(["M1,pressure", "M2,flow"][i % 2]),\(20 + i * 7 % 13).\(i % 10)\n"
    }
    let plant = try Self.plant(["historian.csv": "time,machine,tag,value\n" + rows.joined()])
    #expect(Self.signals(plant) == ["flow M2 flow - 100", "pressure M1 pressure - 100"])
  }

  private static func columns(_ from: Int, level: Int = 20) -> String {
    let rows = (from..<(from + 200)).map {
      "\(time($0)),\(level + $0 * 7 % 13).5,\(300 + level + $0 % 9)\n"
    }
    return "time,temperature,force\n" + rows.joined()
  }

  @Test(arguments: [
    (["press_A_20250505.csv", "press_B_20250505.csv"], ["press_A", "press_B"]),
    (["Presse 1/2025-05.csv", "Presse 2/2025-05.csv"], ["Presse_1", "Presse_2"]),
    (["oven north.csv", "oven south.csv"], ["oven_north", "oven_south"]),
    (["mixer7-2025-05-05.csv", "mixer8-2025-05-05.csv"], ["mixer7", "mixer8"]),
    (["oven3_part1.csv", "oven3_part2.csv"], ["-"]),
    (["oven_part1.csv", "oven_part2.csv"], ["-"]),
    (["line3_part1.csv", "line3_part2.csv"], ["-"]),
    (["press_2025-04-01.csv", "press_2025-05-01.csv"], ["-"]),
    (["press_20250401.csv", "press_20250501.csv"], ["-"]),
    (["one.csv", "two.csv"], ["-"]),
    (["press_A.csv", "two.csv"], ["-"]),
  ])
  func `the name of a file names a machine where it tells it from others`(
    paths: [String], assets: [String]
  ) throws {
    var files: [String: String] = [:]
    for (i, path) in paths.enumerated() { files[path] = Self.columns(i * 200) }
    let plant = try Self.plant(files)
    #expect(Set(plant.signals.map { $0.asset ?? "-" }).sorted() == assets)
    // The parts of one export are one signal.
    #expect(plant.signals.count == 2 * assets.count)
  }

  @Test(arguments: [
    // What tells files of one time apart, in the folder, the file or both.
    (["EAP/WB-01/trace_20250505.csv", "EAP/WB-02/trace_20250505.csv"], ["WB-01", "WB-02"]),
    (["nord/T01.csv", "nord/T02.csv", "nord/T03.csv"], ["T01", "T02", "T03"]),
    (["trend_GX4_may.csv", "trend_GX5_may.csv"], ["GX4", "GX5"]),
    (["Hava Birimi 1.csv", "Hava Birimi 2.csv"], ["Hava Birimi 1", "Hava Birimi 2"]),
    (["Zorvik K1.csv", "Zorvik K2.csv"], ["Zorvik K1", "Zorvik K2"]),
    (["line 1/log.csv", "line 2/log.csv"], ["line 1", "line 2"]),
    // Words for what files are, for runs and for spans of time name nothing.
    (["server/part1.csv", "server/part2.csv"], ["-"]),
    (["log 15min.csv", "log 60min.csv"], ["-"]),
    (["run07/log.csv", "run09/log.csv"], ["-"]),
    (["bias-004/log.csv", "drift-005/log.csv"], ["-"]),
  ])
  func `what tells files of one time apart names machines where it looks like a name`(
    paths: [String], assets: [String]
  ) throws {
    var files: [String: String] = [:]
    for (i, path) in paths.enumerated() { files[path] = Self.columns(i, level: 20 + 5 * i) }
    let plant = try Self.plant(files)
    #expect(Set(plant.signals.map { $0.asset ?? "-" }).sorted() == assets)
    #expect(plant.signals.allSatisfy { $0.samples == 200 })
    #expect(plant.signals.count == 2 * paths.count)
    if assets != ["-"] {
      #expect(Set(plant.signals.map(\.tag)).count == 2 * paths.count)
      #expect(plant.signals.allSatisfy { $0.tag.hasPrefix(($0.asset ?? "") + "/") })
    }
  }

  @Test func `files that follow each other are of machines by one word and their own numbers`()
    throws
  {
    let plant = try Self.plant([
      "Quern_07/log.csv": Self.columns(0), "Quern_09/log.csv": Self.columns(200),
    ])
    #expect(Set(plant.signals.map { $0.asset ?? "-" }).sorted() == ["Quern_07", "Quern_09"])
    let parts = try Self.plant([
      "Quern_1/log.csv": Self.columns(0), "Quern_2/log.csv": Self.columns(200),
    ])
    #expect(parts.signals.count == 2)
  }

  @Test func `a number of a point is told by the name that its list gives it`() throws {
    let samples = (0..<300).map { i in
      "\(4000 + i % 3 * 7);\(Self.time(i / 3));\(20 + i * 7 % 13).5\n"
    }
    let plant = try Self.plant([
      "log.csv": "Punktnummer;Zeit;Wert\n" + samples.joined(),
      "points.csv": """
      Punktnummer;Tagname;Beschreibung;Anlage;Einheit
      4000;QX1-FT;Durchfluss;QX1;m3/h
      4007;QX1-PT;Druck;QX1;bar
      4014;QX2-PT;Druck;QX2;bar

      """,
    ])
    #expect(
      Self.signals(plant).sorted()
        == [
          "QX1-FT QX1 flow m3/h 100", "QX1-PT QX1 pressure bar 100", "QX2-PT QX2 pressure bar 100",
        ])
  }

  @Test func `the number of a row is no number of a point`() throws {
    let samples = (0..<300).map { i in
      "\(1 + i % 3);\(Self.time(i / 3));\(20 + i * 7 % 13).5\n"
    }
    let plant = try Self.plant([
      "log.csv": "Kanal;Zeit;Wert\n" + samples.joined(),
      "points.csv": """
      Nr;Tagname;Beschreibung;Anlage;Einheit
      1;QX1-FT;Durchfluss;QX1;m3/h
      2;QX1-PT;Druck;QX1;bar
      3;QX2-PT;Druck;QX2;bar

      """,
    ])
    #expect(Set(plant.signals.filter { $0.samples > 0 }.map(\.tag)) == ["1", "2", "3"])
    #expect(plant.signals.filter { $0.samples > 0 }.allSatisfy { $0.asset == nil })
  }

  @Test func `letters of a machine in a path say nothing of what is measured on it`() throws {
    let samples = (0..<200).map { i in
      "\(Self.time(i)),\(["Fab/TQ04/Quandel", "Fab/LT05/Zorvik"][i % 2]),\(20 + i * 7 % 13).5\n"
    }
    let plant = try Self.plant([
      "log.csv": "time,tag,value\n" + samples.joined(),
      "register.csv":
        "Equipment,Description,Area\nTQ-04,Tank,Hall 1\nLT-05,Line,Hall 1\nMX-1,Mixer,Hall 2\n",
    ])
    #expect(plant.signals.map(\.kind) == [.other, .other])
  }

  @Test func `files of machines whose tags name assets are left to the tags`() throws {
    let plant = try Self.plant([
      "press_A.csv": Self.history(of: ["K1.TEMP", "K1.PRESS"]),
      "press_B.csv": Self.history(of: ["K2.TEMP", "K2.PRESS"]),
    ])
    #expect(Set(plant.signals.compactMap(\.asset)).sorted() == ["K1", "K2"])
  }
}
