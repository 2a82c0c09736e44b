import Behaviour
import Foundation
import Profiling
import Recognition
import TestPlants
import Testing
import Vocabulary

/// Samples whose tag stands in two columns, an instrument loop and a parameter of it.
@Suite struct LoopTests {
  private static func plant(_ files: [String: String]) throws -> Plant {
    PlantBuilder(
      vocabulary: try ExportedPlant.vocabulary.get(), equipment: try ExportedPlant.equipment.get()
    ).build(try ExportedPlant.read(files))
  }

  private static func samples(_ header: String, _ names: [(String, [String])]) -> String {
    let begin = Date(timeIntervalSince1970: 1_746_403_200)
    let rows = (0..<300).flatMap { i in
      names.flatMap { name, parameters in
        parameters.enumerated().map { k, parameter in
          let time = begin.addingTimeInterval(Double(i) * 60).ISO8601Format()
          return "\(time),\(name),\(parameter),\(20 + 10 * k + i * 7 % 13).5\n"
        }
      }
    }
    return header + "\n" + rows.joined()
  }

  private static let loops = [
    ("LIC210", ["PV", "SP", "OP"]), ("FIC211", ["PV", "SP", "OP"]), ("TI230", ["PV"]),
  ]

  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var files: [String: String]
    /// Asset and kind of some signals.
    var expected: [String: (asset: String?, kind: SignalKind)]
    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "a list names the loops and their equipment",
      files: [
        "dcs.csv": samples("Time,Block,Parameter,Value", loops),
        "instruments.csv": """
        Tag,Service,Equipment,Unit
        LIC210,level of still,K-21,%
        FIC211,reflux flow,K-21,m3/h
        TI230,bottom temperature,E-23,degC

        """,
      ],
      expected: [
        "LIC210/PV": ("K-21", .level), "LIC210/SP": ("K-21", .setpoint),
        "FIC211/PV": ("K-21", .flow), "TI230/PV": ("E-23", .temperature),
      ]),
    Case(
      name: "a list names the loops of tags that are written in one",
      files: [
        "dcs.csv": "Time,Tag,Value\n"
          + (0..<300).map { i in
            ["LIC210.PV", "LIC210.SP", "TI230.PV"].map {
              "2025-05-05 \(String(format: "%02d:%02d", i / 60, i % 60)):00,\($0),\(i % 9).5\n"
            }.joined()
          }.joined(),
        "instruments.csv": """
        Tag,Service,Equipment,Unit
        LIC210,level of still,K-21,%
        TI230,bottom temperature,E-23,degC

        """,
      ],
      expected: [
        "LIC210.PV": ("K-21", .level), "LIC210.SP": ("K-21", .setpoint),
        "TI230.PV": ("E-23", .temperature),
      ]),
    Case(
      name: "nothing but the codes of the loops",
      files: ["dcs.csv": samples("Time,Block,Parameter,Value", loops)],
      expected: [
        "LIC210/PV": (nil, .level), "FIC211/PV": (nil, .flow), "TI230/PV": (nil, .temperature),
      ]),
    Case(
      name: "blocks that are machines",
      files: [
        "dcs.csv": samples(
          "Time,Block,Parameter,Value",
          [("KILN1", ["Temperature"]), ("KILN2", ["Temperature"]), ("DRYER1", ["Temperature"])])
      ],
      expected: ["KILN1/Temperature": ("KILN1", .temperature)]),
    Case(
      name: "machines that look like instruments under a header that says machine",
      files: [
        "dcs.csv": samples(
          "Time,Machine,Parameter,Value",
          [("FI101", ["Temperature"]), ("LI102", ["Temperature"]), ("PI103", ["Temperature"])])
      ],
      expected: ["FI101/Temperature": ("FI101", .temperature)]),
    Case(
      name: "a list that has T1 and not T1_2",
      files: [
        "log.csv": "Time,Tag,Value\n"
          + (0..<300).map { i in
            ["T1", "T1_2"].map {
              "2025-05-05 \(String(format: "%02d:%02d", i / 60, i % 60)):00,\($0),\(i % 9).5\n"
            }.joined()
          }.joined(),
        "points.csv": "Tag,Description,Equipment,Unit\nT1,oven air,OV-7,degC\nT9,hall,HA-1,degC\n",
      ],
      expected: ["T1": ("OV-7", .temperature), "T1_2": (nil, .other)]),
  ]

  @Test func `a list of the numbers of loops says the unit of the value alone`() throws {
    let plant = try Self.plant([
      "dcs.csv": "Time,Tag,Value\n"
        + (0..<300).map { i in
          ["TIC-1001.PV", "TIC-1001.OUT", "LI-1002"].map {
            "2025-05-05 \(String(format: "%02d:%02d", i / 60, i % 60)):00,\($0),\(i % 9).5\n"
          }.joined()
        }.joined(),
      "index.csv":
        "Loop;Servizio;Macchina;UM\n1001;Temperatura;Forno A;°C\n1002;Livello;Forno B;%\n",
    ])
    let units = Dictionary(uniqueKeysWithValues: plant.signals.map { ($0.tag, $0.unit) })
    #expect(units["TIC-1001.PV"] == "°C")
    #expect(units["TIC-1001.OUT"] == .some(nil))
    #expect(units["LI-1002"] == "%")
    #expect(plant.signals.filter { $0.tag.hasPrefix("TIC") }.allSatisfy { $0.asset == "Forno A" })
  }

  @Test func `a list without a row says nothing`() throws {
    let plant = try Self.plant([
      "log.csv": "Time,Tag,Value\n"
        + (0..<60).map { "2025-05-05 00:\(String(format: "%02d", $0)):00,TI-1,\($0 % 9).5\n" }
        .joined(),
      "points.csv": "Tag,Point ID,Unit\n",
    ])
    #expect(plant.signals.map(\.tag) == ["TI-1"])
  }

  @Test(arguments: cases)
  func `a loop is no machine, and its parameters are on what the list says`(each: Case) throws {
    let plant = try Self.plant(each.files)
    for (tag, expected) in each.expected.sorted(by: { $0.key < $1.key }) {
      let signal = try #require(plant.signals.first { $0.tag == tag && $0.samples > 0 })

      #expect(signal.asset == expected.asset, "\(tag)")
      #expect(signal.kind == expected.kind, "\(tag)")
    }
  }
}
