import Behaviour
import Foundation
import Linking
import TestPlants
import Testing
import Vocabulary

/// The machines that descriptions of tags begin with.
@Suite struct DescribedMachinesTests {
  private static func plant(_ files: [String: String]) throws -> Plant {
    PlantBuilder(
      vocabulary: try ExportedPlant.vocabulary.get(), equipment: try ExportedPlant.equipment.get()
    ).build(try ExportedPlant.read(files))
  }

  private static func history(_ tags: [String]) -> String {
    "Tag,Time,Value\n"
      + (0..<40).flatMap { i in
        tags.enumerated().map { k, tag in
          let time = Date(timeIntervalSince1970: 1_746_403_200 + Double(i) * 60).ISO8601Format()
          return "\(tag),\(time),\(20 + k + i * 7 % 11)\n"
        }
      }.joined()
  }

  /// The names of the asset of a signal.
  private static func names(_ tag: String, _ plant: Plant) -> Set<String> {
    guard let signal = plant.signals.first(where: { $0.tag == tag }), let id = signal.asset else {
      return []
    }
    return Set(plant.identity.assets.first { $0.id == id }?.names.map(\.name) ?? [])
  }

  private static let stops =
    "Equipo,Inicio,Fin,Causa\n"
    + (0..<12).map { i in
      "BBA CICL \(1 + i % 4),2025-05-0\(1 + i % 5) 0\(i % 8):00,2025-05-0\(1 + i % 5) 0\(i % 8):40,Falla\n"
    }.joined()

  @Test func `a loop is on the machine that its description begins with`() throws {
    // The number of the loop is not that of the machine.
    let points = [
      ("3210-FIT-009.PV", "BBA CICL 1 flujo descarga"), ("3210-PIT-004.PV", "BBA CICL 1 presion"),
      ("3210-FIT-002.PV", "BBA CICL 2 flujo descarga"), ("3210-PIT-001.PV", "BBA CICL 2 presion"),
      ("3210-FIT-005.PV", "BBA CICL 3 flujo descarga"), ("3210-PIT-003.PV", "BBA CICL 4 presion"),
    ]
    let plant = try Self.plant([
      "pi/values.csv": Self.history(points.map(\.0)),
      "pi/points.csv": "tag,descriptor,engunits\n"
        + points.map { "\($0.0),\($0.1),bar\n" }.joined(),
      "mes/stops.csv": Self.stops,
    ])
    for (tag, text) in points {
      #expect(Self.names(tag, plant).contains(String(text.prefix(10))), "\(tag)")
    }
  }

  private static let register =
    "Code,Désignation,Atelier\n"
    + [
      ("PI-01", "Presse à injecter 1"), ("PI-02", "Presse à injecter 2"), ("SE-01", "Sécheur 1"),
      ("SE-02", "Sécheur 2"), ("BR-01", "Broyeur 1"),
    ].map { "\($0.0),\($0.1),A1\n" }.joined()

  /// Addresses in a controller say nothing of machines, and several machines share a data block.
  @Test(arguments: [
    ("DB10.DBD0", "Température fourreau zone 1 presse à injecter 1", "PI-01"),
    ("DB10.DBD8", "Sécheur 2 - température air", "SE-02"),
    ("DB11.DBD0", "Pression - Presse à injecter 2", "PI-02"),
    ("DB11.DBD4", "Sécheur 1 - température air", "SE-01"),
    ("DB11.DBD8", "Courant pompe Presse à injecter 1", nil),
    ("DB11.DBD12", "Niveau entre Sécheur 1 et Sécheur 2", nil),
  ])
  func `a description names the machine wherever it does`(tag: String, text: String, code: String?)
    throws
  {
    let points = [
      ("DB10.DBD0", "Température fourreau zone 1 presse à injecter 1"),
      ("DB10.DBD8", "Sécheur 2 - température air"),
      ("DB11.DBD0", "Pression - Presse à injecter 2"), ("DB11.DBD4", "Sécheur 1 - température air"),
      ("DB11.DBD8", "Courant pompe Presse à injecter 1"),
      ("DB11.DBD12", "Niveau entre Sécheur 1 et Sécheur 2"),
    ]
    let plant = try Self.plant([
      "pi/values.csv": Self.history(points.map(\.0)),
      "pi/points.csv": "tag,descriptor,engunits\n"
        + points.map { "\($0.0),\($0.1),bar\n" }.joined(),
      "cmms/equipements.csv": Self.register,
    ])
    let names = Self.names(tag, plant)
    if let code {
      #expect(names.contains(code), "\(text)")
    } else {
      #expect(names.isDisjoint(with: ["PI-01", "PI-02", "SE-01", "SE-02", "BR-01"]), "\(text)")
    }
  }

  @Test func `what all tags of a machine are called is its other name`() throws {
    let points = [
      ("Hall.IMM_05.Inj1.Temp", "Presse 5 - température"),
      ("Hall.IMM_05.Machine.Speed", "Presse 5 - vitesse"),
      ("Hall.IMM_06.Inj1.Temp", "Presse 6 - température"),
      ("Hall.IMM_06.Machine.Speed", "Presse 6 - vitesse"),
      ("Hall.IMM_08.Inj1.Temp", "Presse 8 - température"),
      ("Hall.IMM_08.Machine.Speed", "Presse 8 - vitesse"),
    ]
    let plant = try Self.plant([
      "opc/values.csv": Self.history(points.map(\.0)),
      "opc/tags.csv": "Tag,Description\n" + points.map { "\($0.0),\($0.1)\n" }.joined(),
      "gmao/equipements.csv":
        "Équipement,Responsable\nPresse 05,A. Roy\nPresse 06,B. Luc\nPresse 08,C. Mas\n",
    ])
    #expect(
      Self.names("Hall.IMM_06.Inj1.Temp", plant).isSuperset(of: ["Hall.IMM_06", "Presse 06"]))
    #expect(Self.names("Hall.IMM_08.Machine.Speed", plant).contains("Presse 08"))
  }

  @Test func `a line before many machines, and what two tanks share, name none`() throws {
    let points = [
      ("OVN01.Temp", "Line 1 oven temperature"), ("CNV02.Speed", "Line 1 conveyor speed"),
      ("OVN03.Temp", "Line 2 oven temperature"), ("CNV04.Speed", "Line 2 conveyor speed"),
      ("Cellar/BBT01.Level", "Brite 240 hl #1 level"),
      ("Cellar/BBT02.Level", "Brite 240 hl #2 level"),
    ]
    let plant = try Self.plant([
      "h/values.csv": Self.history(points.map(\.0)),
      "h/tags.csv": "Tag,Description\n" + points.map { "\($0.0),\($0.1)\n" }.joined(),
    ])
    let assets = points.map { Self.names($0.0, plant) }
    #expect(Set(assets).count == points.count, "\(assets)")
  }

  @Test func `a known machine in the tag outranks what its description begins with`() throws {
    let points = [
      ("PU-101.PT", "TK-7 outlet pressure"), ("PU-102.PT", "TK-8 outlet pressure"),
      ("PU-103.PT", "TK-9 outlet pressure"), ("TK-7.LT", "TK-7 level"), ("TK-8.LT", "TK-8 level"),
    ]
    let plant = try Self.plant([
      "h/values.csv": Self.history(points.map(\.0)),
      "h/tags.csv": "Tag,Description\n" + points.map { "\($0.0),\($0.1)\n" }.joined(),
      "cmms/assets.csv": "Equipment,Description,Owner\n"
        + ["PU-101", "PU-102", "PU-103", "TK-7", "TK-8", "TK-9"].map { "\($0),x,A. Lee\n" }.joined(),
    ])
    #expect(Self.names("PU-101.PT", plant) == ["PU-101"])
    #expect(Self.names("PU-103.PT", plant) == ["PU-103"])
    #expect(Self.names("TK-8.LT", plant) == ["TK-8"])
  }

  @Test func `an attribute of a model that refers to a point tells its machine`() throws {
    let model = """
      <AF><AFDatabase><Name>Planta</Name>
      """
      + (1...3).map { i in
        """
        <AFElement><Name>Molino \(i)</Name><AFAttribute><Name>Potencia</Name><DefaultUOM>kW</DefaultUOM>
        <DataReference>PI Point</DataReference><ConfigString>\\\\SRV1\\41-JIT-0\(9 - i).PV;ReadOnly=True</ConfigString>
        </AFAttribute></AFElement>
        """
      }.joined() + "</AFDatabase></AF>"
    let plant = try Self.plant([
      "pi/values.csv": Self.history(["41-JIT-08.PV", "41-JIT-07.PV", "41-JIT-06.PV"]),
      "pi/af.xml": model,
    ])
    #expect(Self.names("41-JIT-08.PV", plant).contains("Molino 1"))
    #expect(Self.names("41-JIT-06.PV", plant).contains("Molino 3"))
  }

  @Test func `a name that is the number once more describes nothing`() throws {
    let plant = try Self.plant([
      "sap/equipment.csv": "Equipment,Name,Description,Area,Owner\n"
        + (1...6).map { "45-V-9035\($0),45-V-9035\($0),MANUAL VALVE \($0 + 60),45,A. Lee\n" }
        .joined()
    ])
    #expect(plant.identity.assets.map(\.className) == Array(repeating: "valve", count: 6))
    #expect(plant.identity.assets.first?.title == "MANUAL VALVE 61")
  }

  @Test func `a unit that differs shows beside the same point of other machines`() throws {
    func file(_ machine: Int, _ inFahrenheit: Bool) -> String {
      "Time,WLD0\(machine).HRN_TMP,WLD0\(machine).OIL_TMP\n"
        + (0..<600).map { i in
          let time = Date(timeIntervalSince1970: 1_746_403_200 + Double(i) * 60).ISO8601Format()
          let celsius =
            i / 60 % 2 == 0 ? 24 + Double(i * 7 % 10) / 10 : 81 + Double(i * 7 % 13) / 10
          let oil = 40 + Double(i * (3 + machine) % 17)
          return "\(time),\(inFahrenheit ? celsius * 1.8 + 32 : celsius),\(oil)\n"
        }.joined()
    }
    let plant = try Self.plant(
      Dictionary(
        uniqueKeysWithValues: (1...5).map { ("w\($0)/WLD0\($0).csv", file($0, $0 == 3)) }))
    let told = plant.signals.filter { $0.values.unitMismatch != nil }.map(\.tag)
    #expect(told == ["WLD03.HRN_TMP"])
  }

  // MARK: Numbers of machines

  private static let dyeing = [
    "maintenance/cards.csv": "Card No,Machine Name,Department,Person in charge\n"
      + [11, 12, 23, 87].map {
        "BK-\(100 + 3 * $0),Dyeing machine No \($0) (500 kg),Dyehouse,A. Kaya\n"
      }
      .joined(),
    "maintenance/orders.csv": "Order No,Card No,Type,Text,Failure Code,Start,End\n"
      + (0..<12).map { i in
        "IE-\(i),BK-\(100 + 3 * [11, 12, 23, 87][i % 4]),\(i % 2 == 0 ? "Breakdown" : "Preventive"),seal,SZ,2025-05-0\(1 + i % 5) 0\(i % 8):00,2025-05-0\(1 + i % 5) 0\(i % 8):40\n"
      }.joined(),
    "mes/lots.csv": "Lot No,Machine,Colour,Start,End,Quantity (kg)\n"
      + (0..<24).map { i in
        "25-\(117 + i),\([11, 12, 23, 87][i % 4]),navy,2025-05-0\(1 + i / 4) 0\(i % 4):00,2025-05-0\(1 + i / 4) 0\(i % 4 + 4):00,\(500 + i)\n"
      }.joined(),
  ]

  @Test func `a number that texts say a machine has links it to the number alone`() throws {
    var files = Self.dyeing
    files["scada/points.csv"] =
      "Tag No,Description,Unit,Address\n"
      + [11, 12, 23, 87].flatMap { n in
        [
          "\(n)01,\(n) NOLU tank sıcaklığı,°C,DB\(n).DBD4",
          "\(n)05,\(n) NOLU pompa basıncı,bar,DB\(n).DBD20",
        ]
      }.joined(separator: "\n") + "\n"
    files["scada/history.csv"] = Self.history([11, 12, 23, 87].flatMap { ["\($0)01", "\($0)05"] })
      .replacing("Tag,Time,Value", with: "Tag No,Time,Value")
    let plant = try Self.plant(files)
    #expect(plant.workOrders.count == 12 && plant.workOrders.allSatisfy { $0.asset != nil })
    for n in [11, 12, 23, 87] {
      let names = Self.names("\(n)01", plant)
      #expect(names.isSuperset(of: ["\(n)", "Dyeing machine No \(n) (500 kg)"]), "\(names)")
      #expect(plant.signals.first { $0.tag == "\(n)05" }?.kind == .pressure)
    }
  }

  @Test func `machines counted from one are no proof`() throws {
    var files = Self.dyeing
    for (path, text) in files {
      files[path] = [(11, 1), (12, 2), (23, 3), (87, 4)].reduce(text) {
        $0.replacing("No \($1.0) ", with: "No \($1.1) ").replacing(
          ",\($1.0),navy", with: ",\($1.1),navy")
      }
    }
    let plant = try Self.plant(files)
    #expect(plant.identity.assets.allSatisfy { Set($0.names.map(\.system)).count == 1 })
  }

  @Test func `a parameter that a list leaves out is on the asset of its loop`() throws {
    let plant = try Self.plant([
      "points.csv": """
      Tag,Description,Equipment,Unit
      BOL1.TIC1201.PV,whey temperature,VW-01,°C
      BOL1.FIC2103.PV,feed,VE-02,m3/h
      BOL1.FIC2104.PV,feed,VE-02,m3/h

      """,
      "history.csv": Self.history([
        "BOL1.TIC1201.PV", "BOL1.TIC1201.SP", "BOL1.FIC2103.PV", "BOL1.FIC2103.SP",
        "BOL1.FIC9999.SP",
      ]),
    ])
    let assets = Dictionary(
      uniqueKeysWithValues: plant.signals.map { ($0.tag, Self.names($0.tag, plant)) })
    #expect(assets["BOL1.TIC1201.SP"]?.contains("VW-01") == true)
    #expect(assets["BOL1.FIC2103.SP"]?.contains("VE-02") == true)
    #expect(assets["BOL1.FIC9999.SP"]?.contains("VE-02") != true)
    #expect(plant.signals.first { $0.tag == "BOL1.TIC1201.SP" }?.kind == .setpoint)
  }
}
