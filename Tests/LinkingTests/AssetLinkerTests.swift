import Linking
import Profiling
import Recognition
import Tabular
import TestSupport
import Testing
import Vocabulary

@Suite struct AssetLinkerTests {
  static func linker() throws -> AssetLinker { AssetLinker(vocabulary: try .builtIn()) }

  static func record(
    _ system: SourceSystem, _ name: String, origin: NameRecord.Origin = .register, line: Int = 2,
    aliases: [String] = [], description: String? = nil, areas: [String] = [],
    className: String? = nil, owner: String? = nil
  ) -> NameRecord {
    NameRecord(
      system: system, origin: origin,
      location: SourceLocation(path: "\(system.rawValue).csv", line: line), name: name,
      aliases: aliases, description: description, areas: areas, className: className, owner: owner)
  }

  /// Pairs of names that share an asset, counted over all systems.
  private func pairs(_ identity: Identity) -> [(AssetName, AssetName)] {
    identity.assets.flatMap { asset in
      asset.names.indices.flatMap { i in
        asset.names.indices.dropFirst(i + 1).map { (asset.names[i], asset.names[$0]) }
      }
    }
  }

  @Test(arguments: PlantNames.all, Laws.some([UInt64(1), 2, 3], part: 1))
  func `names of one asset meet and no others`(plant: PlantNames, seed: UInt64) throws {
    try check(
      plant, plant.records(missing: 0.06, misspelt: 0.08, seed: seed), recall: 0.95)
  }

  /// A swapped code may be another code, so some names are left alone; none may go to the wrong asset.
  @Test(arguments: PlantNames.all, Laws.some([UInt64(4), 5, 6], part: 1))
  func `swapped letters in codes cost names but never precision`(plant: PlantNames, seed: UInt64)
    throws
  {
    try check(
      plant, plant.records(missing: 0.06, misspelt: 0.08, shortest: 3, seed: seed),
      recall: plant.hasKnownWords ? 0.85 : 0.7)
  }

  @Test(arguments: [
    // Sizes beside the number, a number behind a model, and the letter of a sister.
    ("Boiler 2 (67 bar)", "Boiler AT-150 No 02", true),
    ("Boiler 2 (67 bar)", "Boiler 3 (67 bar)", false),
    ("Pre-evaporator 1", "Pre-evaporator 4000m2 1", true),
    ("Evaporator 67", "Evaporator 2 (67 bar)", false),
    ("Cooker A1", "Cooker vacuum A1 500 hl", true), ("Cooker A1", "Cooker B1", false),
    ("Cooker A1", "Cooker A2", false), ("ボンダー 3", "ボンダ 3", true), ("ボンダー 3", "ボンダ 4", false),
  ])
  func `sizes in names are no numbers of things`(a: String, b: String, areOne: Bool) throws {
    let others = ["Fan 7", "Mill 4", "Crane 9"]
    let identity = try Self.linker().link(
      ([a] + others).map { Self.record(.cmms, $0) } + ([b] + others).map { Self.record(.erp, $0) })
    let areLinked = identity.assets.contains { asset in
      Set(asset.names.map { "\($0.system) \($0.name)" })
        .isSuperset(of: ["\(SourceSystem.cmms) \(a)", "\(SourceSystem.erp) \(b)"])
    }
    #expect(areLinked == areOne)
  }

  @Test(arguments: [
    ("Emmylou 3 (A1025)", true), ("A1025 - Emmylou 3", true), ("A1025: Emmylou 3", true),
    // The number of another row.
    ("Emmylou 3 (A1026)", false),
  ])
  func `what says both names of a row is the row`(reference: String, isOne: Bool) throws {
    let rows = [("Emmylou 3", "A1025"), ("Patsy 4", "A1026"), ("Dolly 1", "A1022")]
    let identity = try Self.linker().link(
      rows.map { Self.record(.cmms, $0.0, aliases: [$0.1]) }
        + [Self.record(.cmms, reference, origin: .reference)])
    let isFound = identity.assets.contains { asset in
      Set(["Emmylou 3", reference]).isSubset(of: asset.names.map(\.name))
    }
    #expect(isFound == isOne)
  }

  /// What work orders call a machine is listed with its number in the register and with the names of other systems.
  @Test func `names that a system uses beside the first are names of the asset`() throws {
    var mill = Self.record(.cmms, "A1", aliases: ["VMC-102", "MILL #2 CELL 1"])
    mill.synonyms = [
      .init(name: "MILL #2 CELL 1", location: .init(path: "work_orders.csv", line: 7))
    ]
    let other = Self.record(.cmms, "A2", line: 3, aliases: ["VMC-103"])
    let identity = try Self.linker().link([
      mill, other, Self.record(.mes, "VMC-102", origin: .reference),
      Self.record(.mes, "VMC-103", origin: .reference, line: 3),
    ])
    let asset = try #require(identity.assets.first { $0.id == "A1" })
    #expect(asset.names.map(\.name) == ["A1", "MILL #2 CELL 1", "VMC-102"])
    #expect(asset.names[1].location.path == "work_orders.csv")
    #expect(identity.assets.count == 2)
  }

  private func check(
    _ plant: PlantNames, _ generated: (records: [NameRecord], truth: [String: Int]),
    recall least: Double
  ) throws {
    let (records, truth) = generated
    let identity = try Self.linker().link(records)
    var right = 0
    var wrong: [String] = []
    for (a, b) in pairs(identity) {
      let unitA = truth["\(a.system.rawValue)|\(a.name)"]
      let unitB = truth["\(b.system.rawValue)|\(b.name)"]
      if unitA == unitB { right += 1 } else { wrong.append("\(a.name) = \(b.name)") }
    }
    var possible = 0
    for unit in plant.units.indices {
      let count = truth.values.filter { $0 == unit }.count
      possible += count * (count - 1) / 2
    }
    #expect(wrong == [])
    let recall = Double(right) / Double(possible)
    #expect(recall >= least, "\(plant.testDescription): \(right) of \(possible)")
    // Every name ends in exactly one asset.
    #expect(
      identity.assets.flatMap { $0.names.map { "\($0.system.rawValue)|\($0.name)" } }.sorted()
        == truth.keys.sorted())
  }
}

@Suite struct AssetLinkerInnocents {
  private func link(_ records: [NameRecord]) throws -> Identity {
    try AssetLinkerTests.linker().link(records)
  }

  private static func record(
    _ system: SourceSystem, _ name: String, origin: NameRecord.Origin = .register,
    aliases: [String] = [], description: String? = nil, areas: [String] = [], owner: String? = nil
  ) -> NameRecord {
    AssetLinkerTests.record(
      system, name, origin: origin, aliases: aliases, description: description, areas: areas,
      owner: owner)
  }

  private func groups(_ identity: Identity) -> [[String]] {
    identity.assets.map { $0.names.map(\.name) }
  }

  @Test(arguments: [
    ("P-101A", "P-101B"), ("Pump 1 Line 2", "Pump 2 Line 1"), ("Filler 1", "Capper 1"),
    ("23-PT-92504", "23-TT-92504"), ("10LAB20AP001", "10LAC20AP001"), ("Pump 1", "Pump 11"),
    ("Feed water pump 1", "Cooling water pump 1"), ("L1-FIL-1", "L2-FIL-1"), ("M-12", "M-21"),
    ("Filler 1 Motor", "Filler 2 Motor"), ("P-1011", "P-1101"), ("FT-101", "TF-101"),
    ("Füller 1 links", "Füller 1 rechts"), ("Line 1", "Filler 1"),
    ("Line A Filler", "Line B Filler"),
  ])
  func `names of two assets never become one`(a: String, b: String) throws {
    let identity = try link([Self.record(.mes, a), Self.record(.cmms, b)])
    #expect(identity.links.filter { $0.status == .matched } == [])
    #expect(groups(identity).sorted { $0[0] < $1[0] } == [[a], [b]].sorted { $0[0] < $1[0] })
  }

  @Test func `two numbers of one file that a zero tells apart are two, and the exact writing wins`()
    throws
  {
    let identity = try link([
      Self.record(.mes, "P-01"), Self.record(.mes, "P-1"), Self.record(.cmms, "P-1"),
    ])
    #expect(identity.links.map(\.status) == [.matched])
    #expect(groups(identity) == [["P-01"], ["P-1", "P-1"]])
    #expect(identity.orphans.map(\.name.name) == ["P-01"])
    let both = try link(
      ["KL07", "KL7", "KL08"].flatMap {
        [Self.record(.erp, $0, description: "Kühler"), Self.record(.cmms, $0, origin: .reference)]
      })
    #expect(groups(both) == [["KL07", "KL07"], ["KL08", "KL08"], ["KL7", "KL7"]])
    #expect(both.orphans == [])
  }

  @Test func `writings of one system that differ by separators are one`() throws {
    let identity = try link([
      Self.record(.cmms, "BW-310", origin: .reference),
      Self.record(.cmms, "BW310", origin: .reference),
      Self.record(.cmms, "BW.320", origin: .reference),
      Self.record(.historian, "BW 310", origin: .tags),
      Self.record(.historian, "BW_320", origin: .tags),
    ])
    #expect(groups(identity) == [["BW-310", "BW310", "BW 310"], ["BW.320", "BW_320"]])
    #expect(identity.orphans == [])
    // A tank and a transformer of one register share letters only.
    let entries = try link([
      Self.record(.erp, "T-1", description: "Tank"),
      Self.record(.erp, "T1", description: "Transformer"),
    ])
    #expect(groups(entries) == [["T-1"], ["T1"]])
  }

  @Test func `equal names are one whatever else their words may mean`() throws {
    let identity = try link(
      ["ZON1-GRP04", "ZON1-GRP08", "ZON2-GRP04"].flatMap {
        [
          Self.record(.mes, $0, origin: .reference),
          Self.record(.historian, $0.replacing("-", with: "."), origin: .tags),
        ]
      })
    #expect(identity.assets.count == 3)
    #expect(identity.links.map(\.status) == [.matched, .matched, .matched])
  }

  @Test func `lines that one system numbers by tens are the same lines`() throws {
    let units = [(1, 1), (1, 2), (2, 1), (2, 2), (2, 3), (4, 1)]
    let identity = try link(
      units.flatMap { line, unit in
        [
          Self.record(.erp, "RS7-\(line)0-OVN-0\(unit)", description: "Oven \(unit)"),
          Self.record(.historian, "K\(line)_OVN0\(unit)", origin: .tags),
          Self.record(.mes, "OVN \(line)-\(unit)", origin: .reference),
        ]
      })
    #expect(identity.assets.map(\.names.count) == units.map { _ in 3 })
    #expect(
      identity.assets.allSatisfy { asset in
        let digits = asset.names.map { name in
          name.name.drop { $0 != "-" && $0 != "K" && $0 != " " }.filter(\.isNumber)
            .filter { $0 != "0" }
        }
        return Set(digits).count == 1
      })
    #expect(identity.orphans == [])
  }

  @Test func `numbers without words are joined where the whole lists agree`() throws {
    func link(_ units: [(Int, Int)]) throws -> Identity {
      try self.link(
        units.flatMap { line, unit in
          [
            Self.record(.mes, "QZT\(line).XKW0\(unit)", origin: .reference),
            Self.record(.cmms, "YY\(line)0\(unit)", origin: .reference),
          ]
        })
    }
    let whole = try link([(1, 10), (1, 20), (2, 10), (2, 20), (3, 10)])
    #expect(whole.assets.map(\.names.count) == [2, 2, 2, 2, 2])
    // Two machines on each of two lines are in every plant.
    #expect(
      try link([(1, 1), (1, 2), (2, 1), (2, 2)]).links.filter { $0.status == .matched } == [])
    // One of each is left over on both sides.
    #expect(try link([(1, 10)]).links.filter { $0.status == .matched } == [])
  }

  @Test func `a code that begins the word for another class is no name for this one`() throws {
    let identity = try link([
      Self.record(.cmms, "Zgrzewarka 201"), Self.record(.cmms, "Zgrzewarka 202"),
      Self.record(.cmms, "Zgrzewarka 203"), Self.record(.historian, "POM201", origin: .tags),
      Self.record(.historian, "POM202", origin: .tags),
      Self.record(.historian, "POM203", origin: .tags),
    ])
    #expect(identity.links.filter { $0.status == .matched } == [])
    let words = try link([
      Self.record(.cmms, "Dolgu 301"), Self.record(.cmms, "Dolgu 302"),
      Self.record(.cmms, "Pompa 301"), Self.record(.mes, "POM-301"), Self.record(.mes, "POM-302"),
      Self.record(.mes, "DOL-301"),
    ])
    #expect(
      words.links.filter { $0.status == .matched }.allSatisfy {
        $0.a.name.prefix(1) == $0.b.name.prefix(1)
      })
  }

  @Test func `a slip in a short code is asked for and never taken`() throws {
    let identity = try link([
      Self.record(.erp, "W2-KNT-01"), Self.record(.erp, "W2-KNT-02"),
      Self.record(.erp, "W2-SAG-01"),
      Self.record(.mes, "A7KTN01", origin: .reference),
      Self.record(.mes, "A7KNT02", origin: .reference),
      Self.record(.mes, "A7SAG01", origin: .reference),
    ])
    let slip = identity.links.filter { $0.a.name == "A7KTN01" || $0.b.name == "A7KTN01" }
    #expect(slip.map(\.status) == [.review])
    #expect(slip.first.map { [$0.a.name, $0.b.name].contains("W2-KNT-01") } == true)
    #expect(identity.links.count { $0.status == .matched } == 2)
  }

  @Test(.timeLimit(.minutes(1)))
  func `a name without end costs nothing`() throws {
    let long = String(repeating: "Abfuellerx", count: 10_000)
    let steps = String(repeating: "A.7-", count: 25_000)
    let identity = try link([
      Self.record(.erp, long), Self.record(.cmms, long), Self.record(.mes, steps),
      Self.record(.cmms, "Filler 1"),
    ])
    #expect(identity.assets.count == 3)
  }

  @Test func `a number alone meets what one row says of it`() throws {
    let identity = try link([
      Self.record(.erp, "CWC04006", aliases: ["Chiller 6"], owner: "Utilities"),
      Self.record(.erp, "CWC04009", aliases: ["Chiller 9"]),
      Self.record(.cmms, "Chiller 6"), Self.record(.historian, "chiller_6", origin: .tags),
      Self.record(.historian, "chiller_9", origin: .tags),
    ])
    #expect(
      groups(identity) == [["Chiller 6", "CWC04006", "chiller_6"], ["CWC04009", "chiller_9"]])
    #expect(identity.assets.map(\.id) == ["CWC04006", "CWC04009"])
    #expect(identity.assets.map(\.className) == ["chiller", "chiller"])
    #expect(identity.assets.first?.owner == "Utilities")
    #expect(identity.orphans == [])
  }

  @Test func `letters that no description of the table bears out tell no class`() throws {
    let identity = try link([
      Self.record(.cmms, "MIX-40", description: "Pinnankorkeus säiliössä"),
      Self.record(.cmms, "PMP-1", description: "Feed pump"),
      Self.record(.cmms, "PMP-2", description: "Kesselspeisung"),
      Self.record(.mes, "FAN-3"),
    ])
    let classes = Dictionary(uniqueKeysWithValues: identity.assets.map { ($0.id, $0.className) })
    #expect(classes == ["MIX-40": nil, "PMP-1": "pump", "PMP-2": "pump", "FAN-3": "fan"])
  }

  @Test func `a depalletizer is no tank that begins alike in another language`() throws {
    let identity = try link([
      Self.record(.mes, "L1-DEP-1"), Self.record(.mes, "L1-FIL-1"), Self.record(.mes, "L1-CAP-1"),
      Self.record(.cmms, "Tank 1 Linie 1"), Self.record(.cmms, "Füller 1 Linie 1"),
      Self.record(.cmms, "Verschließer 1 Linie 1"),
    ])
    #expect(
      identity.links.filter { $0.status == .matched }.allSatisfy { !$0.a.name.contains("Tank") })
  }

  @Test func `retired entries are orphans that say so`() throws {
    let identity = try link([
      Self.record(.cmms, "Füller 1 Linie 1"), Self.record(.cmms, "Füller 2 Linie 1 ALT"),
      Self.record(.cmms, "Pumpe 3 Linie 1", description: "stillgelegt 2019"),
      Self.record(.cmms, "Füller 1 Linie 1 (verschrottet)"),
      Self.record(.mes, "L1-FIL-1"), Self.record(.mes, "L1-CAP-1"),
    ])
    #expect(
      identity.links.map { [$0.a.name, $0.b.name, $0.status.rawValue] }
        == [["Füller 1 Linie 1", "L1-FIL-1", "matched"]])
    #expect(
      identity.orphans.map { "\($0.name.name): \($0.reason.rawValue)" } == [
        "Füller 1 Linie 1 (verschrottet): retired", "Füller 2 Linie 1 ALT: retired",
        "Pumpe 3 Linie 1: retired", "L1-CAP-1: no-candidate",
      ])
  }

  @Test(arguments: [
    "mothballed", "eingemottet 2021", "mise hors service", "en desuso", "fuori uso", "fora de uso",
    "wyłączona z eksploatacji", "buiten gebruik", "odstaveno", "hizmet dışı", "封存", "除役", "休止",
    "사용중지",
  ])
  func `what is out of use is so in any language`(text: String) throws {
    let identity = try link([
      Self.record(.erp, "K-7", description: "Rotary furnace 7 (\(text))"),
      Self.record(.erp, "K-8", description: "Rotary furnace 8"), Self.record(.mes, "K-8"),
    ])
    #expect(identity.orphans.map(\.name.name) == ["K-7"])
    #expect(identity.orphans.map(\.reason) == [.retired])
  }

  @Test func `a name that is the second one of a row to the letter is its name`() throws {
    let identity = try link([
      Self.record(.erp, "FK-02", aliases: ["FIRIN HATTI 02"]),
      Self.record(.erp, "FK-02B", aliases: ["FIRIN HATTI 02 YAN (B)"]),
      Self.record(.erp, "FK-04", aliases: ["FIRIN HATTI 04"]),
      Self.record(.cmms, "FIRIN HATTI 02", origin: .reference),
      Self.record(.cmms, "FIRIN HATTI 02 YAN (B)", origin: .reference),
      Self.record(.cmms, "FIRIN HATTI 04", origin: .reference),
    ])
    #expect(identity.links.allSatisfy { $0.status == .matched })
    #expect(
      groups(identity) == [
        ["FIRIN HATTI 02", "FK-02"], ["FIRIN HATTI 02 YAN (B)", "FK-02B"],
        ["FIRIN HATTI 04", "FK-04"],
      ])
    #expect(identity.orphans == [])
  }

  @Test func `a second name of two rows is nobody's`() throws {
    let identity = try link([
      Self.record(.erp, "Q71", aliases: ["Ostwerk"]),
      Self.record(.erp, "Q72", aliases: ["Ostwerk"]),
      Self.record(.cmms, "Ostwerk", origin: .reference),
    ])
    #expect(!identity.links.contains { $0.status == .matched })
  }

  /// An identifier of one letter counts the points of a list.
  @Test func `a letter as a second name joins nothing`() throws {
    let identity = try link([
      Self.record(.erp, "hatch", aliases: ["q"]), Self.record(.erp, "q", aliases: ["LatheNine"]),
      Self.record(.historian, "LatheNine", origin: .tags),
    ])
    #expect(!groups(identity).contains { $0.contains("hatch") && $0.contains("LatheNine") })
  }

  @Test func `nobody is asked for names that have found their partners`() throws {
    let identity = try link([
      Self.record(.erp, "BC-6"), Self.record(.erp, "BC-6S"),
      Self.record(.cmms, "Conveyor 6", origin: .reference),
      Self.record(.cmms, "Conveyor 6 South", origin: .reference),
      Self.record(.historian, "BC6", origin: .tags), Self.record(.historian, "BC6S", origin: .tags),
      Self.record(.erp, "CV-3", description: "Conveyor 3"),
      Self.record(.erp, "CV-3N", description: "Conveyor 3 North"),
      Self.record(.cmms, "Conveyor 3", origin: .reference),
      Self.record(.cmms, "Conveyor 3 North", origin: .reference),
      Self.record(.historian, "CV3", origin: .tags), Self.record(.historian, "CV3N", origin: .tags),
    ])
    let matched = Set(
      identity.assets.filter { Set($0.names.map(\.system)).count == 3 }.flatMap(\.names))
    #expect(matched.count >= 6)
    #expect(
      !identity.links.contains {
        $0.status == .review && matched.contains($0.a) && matched.contains($0.b)
      })
  }

  @Test func `one system alone has no orphans`() throws {
    let identity = try link([Self.record(.mes, "FIL-1"), Self.record(.mes, "FIL-2")])
    #expect(identity.orphans == [])
    #expect(identity.links == [])
    #expect(groups(identity) == [["FIL-1"], ["FIL-2"]])
  }

  @Test func `a line is no asset unless a register has it`() throws {
    let identity = try link([
      Self.record(.mes, "Line 1", origin: .reference),
      Self.record(.mes, "L1-FIL-1", origin: .reference),
      Self.record(.erp, "1000-L01"), Self.record(.erp, "1000-L01-FIL01"),
    ])
    #expect(groups(identity) == [["1000-L01"], ["1000-L01-FIL01", "L1-FIL-1"]])
    #expect(identity.orphans == [])
  }

  @Test func `evidence is told in sentences`() throws {
    let identity = try link([
      Self.record(.mes, "L1-FIL-1"), Self.record(.cmms, "Fülelr 1 Linie 1"),
    ])
    #expect(
      identity.links.map(\.evidence) == [
        [
          "same class (filler)", "same number 1", "same line 1",
          "spelling: “Fülelr” read as “Füller”",
        ]
      ])
  }

  @Test(arguments: PlantNames.all)
  func `the order of records changes nothing`(plant: PlantNames) throws {
    let records = plant.records(missing: 0.1, misspelt: 0.2, seed: 9).records
    var random = SeededGenerator(state: 5)
    let linker = try AssetLinkerTests.linker()
    let identity = linker.link(records)
    #expect(linker.link(records.shuffled(using: &random)) == identity)
    #expect(linker.link(records.reversed()) == identity)
  }

  @Test func `odd names end as assets of their own`() throws {
    let names = [
      "", " ", "###", "0", "\u{200B}", "Ω", "泵 1", "🙂", "A", "1.1.1.1.1.1",
      String(repeating: "9", count: 400), String(repeating: "ab1-", count: 500), "L1", "-5",
    ]
    let identity = try link(
      names.map { Self.record(.mes, $0) } + names.map { Self.record(.cmms, $0) })
    #expect(identity.assets.flatMap(\.names).count == 2 * names.count)
  }
}

@Suite struct AssetLinkerScale {
  @Test func `twenty thousand names a system are linked in bounded time`() throws {
    let words = ["Pump", "Fan", "Motor", "Valve", "Conveyor", "Filter", "Tank", "Compressor"]
    let codes = ["PMP", "FAN", "MOT", "VLV", "CNV", "FLT", "TNK", "CMP"]
    var records: [NameRecord] = []
    for index in 0..<20_000 {
      let kind = index % 8
      let line = index / 8 % 50 + 1
      let unit = index / 400 + 1
      records.append(AssetLinkerTests.record(.erp, "1000-L\(line)-\(codes[kind])\(unit)"))
      records.append(AssetLinkerTests.record(.cmms, "\(words[kind]) \(unit) Line \(line)"))
    }
    let linker = try AssetLinkerTests.linker()
    let clock = ContinuousClock()
    let start = clock.now
    let identity = linker.link(records)
    let seconds = start.duration(to: clock.now)
    #expect(identity.assets.count == 20_000)
    #expect(identity.orphans == [])
    // A few seconds in a release build; a debug build is about ten times slower.
    #expect(seconds < .seconds(120))
  }
}

@Suite struct ConfirmedNamesTests {
  private static let records = [
    AssetLinkerTests.record(.erp, "10000411", description: "Filler 1"),
    AssetLinkerTests.record(.erp, "10000412", description: "Filler 2"),
    AssetLinkerTests.record(.mes, "FIL01"), AssetLinkerTests.record(.mes, "FIL02"),
    AssetLinkerTests.record(.historian, "Grosser Bruder", origin: .tags),
  ]

  private func names(_ confirmed: [ConfirmedNames]) throws -> [Set<String>] {
    let identity = try AssetLinkerTests.linker().link(Self.records, confirmed: confirmed)
    return identity.assets.map { Set($0.names.map(\.name)) }
  }

  @Test func `what is confirmed is joined, whatever it is called`() throws {
    let found = try names([ConfirmedNames(names: [(.erp, "10000411"), (nil, "grosser bruder")])])
    #expect(found.contains { $0.isSuperset(of: ["10000411", "Grosser Bruder"]) })
    #expect(try !names([]).contains { $0.isSuperset(of: ["10000411", "Grosser Bruder"]) })
  }

  @Test func `names of different assets stay apart`() throws {
    #expect(try names([]).contains(["10000411", "FIL01"]))
    let found = try names([
      ConfirmedNames(names: [(.erp, "10000411")]), ConfirmedNames(names: [(.mes, "FIL01")]),
    ])
    #expect(!found.contains { $0.isSuperset(of: ["10000411", "FIL01"]) })
    #expect(found.contains { $0.isSuperset(of: ["10000412", "FIL02"]) })
  }

  @Test func `an excluded name is not joined`() throws {
    let found = try names([ConfirmedNames(names: [(.erp, "10000411")], excluded: ["FIL01"])])
    #expect(!found.contains { $0.isSuperset(of: ["10000411", "FIL01"]) })
  }

  @Test func `a confirmed pair is a link that says so`() throws {
    let identity = try AssetLinkerTests.linker().link(
      Self.records, confirmed: [ConfirmedNames(names: [(.erp, "10000411"), (.mes, "FIL02")])])
    let link = try #require(identity.links.first { $0.b.name == "FIL02" || $0.a.name == "FIL02" })
    #expect(link.posterior == 1)
    #expect(link.evidence == ["readiness.yml says so"])
    #expect(identity.links.count { $0.a == link.a && $0.b == link.b } == 1)
  }
}
