import Linking
import Profiling
import Recognition
import Testing
import Vocabulary

/// What registers say of names that no vocabulary understands.
@Suite struct RegisterNamesTests {
  private func row(
    _ name: String, _ description: String? = nil, in parent: String? = nil, line: Int = 2,
    aliases: [String] = [], system: SourceSystem = .erp, is counterparts: [String] = []
  ) -> NameRecord {
    var record = AssetLinkerTests.record(
      system, name, line: line, aliases: aliases, description: description)
    record.parent = parent
    record.counterparts = counterparts.map { .init(system: .mes, name: $0) }
    return record
  }

  private func used(_ name: String, _ system: SourceSystem = .mes, areas: [String] = [])
    -> NameRecord
  {
    AssetLinkerTests.record(system, name, origin: .reference, areas: areas)
  }

  private func link(_ records: [NameRecord]) throws -> Identity {
    try AssetLinkerTests.linker().link(records)
  }

  private func names(_ identity: Identity, with name: String) -> [[String]] {
    identity.assets.filter { asset in asset.names.contains { $0.name == name } }
      .map { $0.names.map(\.name) }
  }

  @Test func `the same number in two systems is one thing, whatever parts of it are listed`() throws
  {
    let identity = try link([
      row("88", "Avdelning"), row("88-2010", "Kvarn 1", in: "88"),
      row("88-2010-M1", "Motor kvarn 1", in: "88-2010"), row("88-2080", "Kvarn 2", in: "88"),
      row("88-2080-M1", "Motor kvarn 2", in: "88-2080"), used("88-2010", .cmms),
      used("88-2010-M1", .cmms), used("88-2080", .cmms),
    ])
    #expect(names(identity, with: "88-2010") == [["88-2010", "88-2010"]])
    #expect(names(identity, with: "88-2010-M1") == [["88-2010-M1", "88-2010-M1"]])
    #expect(identity.links.allSatisfy { $0.status == .matched })
    // The area only holds them, and the motor is a part of what others know.
    #expect(identity.orphans.isEmpty)
    #expect(identity.assets.filter(\.isHolder).map(\.id) == ["88"])
  }

  /// Fails where a part is of the class of what it is a part of.
  @Test(arguments: [
    ("Extruder EX-01", "Extruder EX-01/Zone 3"), ("EXT01", "EXT01.Screw"),
    ("23-MOT-101", "23-MOT-101-62B"),
  ])
  func `a part has not the class of its machine`(machine: String, part: String) throws {
    let assets = try link([row(machine), row(part)]).assets
    #expect(assets.first { $0.id == machine }?.className != nil)
    #expect(try #require(assets.first { $0.id == part }).className == nil)
  }

  /// What is a machine of its own keeps its class, whatever its name begins with.
  @Test(arguments: [
    ("23-K-101", "23-K-101-MOT1", "motor"), ("PU-12", "PU-12 B", "pump"),
    ("Mixer", "Mixer A", "mixer"), ("Line 2", "Line 2/Filler", "filler"),
  ])
  func `a machine in another has its own class`(holder: String, name: String, expected: String)
    throws
  {
    let assets = try link([row(holder), row(name)]).assets
    #expect(assets.first { $0.id == name }?.className == expected)
  }

  @Test func `names that others go on from hold them`() throws {
    let machines = ["U2-A-L1-KET1", "U2-A-L1-KET2", "U2-A-L2-KET1", "U2-A-L2-KET2"]
    let identity = try link(
      (["U2", "U2-A", "U2-A-L1", "U2-A-L2", "U2-B"] + machines).map { row($0) }
        + machines.map { used($0) })
    let described = try link(
      ["U2", "U2-A", "U2-A-L1", "U2-A-L2"].map { row($0) } + machines.map { row($0) }
        + [row("U2-B", "Halle 2")] + machines.map { used($0) })
    #expect(described.orphans.isEmpty)
    // The same where a column says the plant alone.
    let names = ["U2", "U2-A", "U2-A-L1", "U2-A-L2", "U2-B"] + machines
    let inPlant = try link(names.map { row($0, in: "U2") } + machines.map { used($0) })
    #expect(inPlant.orphans == identity.orphans)
    // What a column says outranks a name that goes on from another by chance.
    let said = try link(
      [row("U"), row("U2-A", in: "U"), row("U2-A-KET1", in: "U"), row("U2-A-KET2", in: "U")]
        + ["U2-A-KET1", "U2-A-KET2"].map { used($0) })
    #expect(said.orphans.map(\.name.name) == ["U2-A"])
    // The same where the machines have numbers of their own beside.
    let numbered = try link(
      ["U2", "U2-A", "U2-A-L1", "U2-A-L2", "U2-B"].map { row($0) }
        + machines.enumerated().map { row("1000470\($0)", aliases: [$1]) }
        + machines.map { used($0) })
    #expect(numbered.orphans == identity.orphans)
    // Nothing goes on from the yard, which nobody else knows.
    #expect(identity.orphans.map(\.name.name) == ["U2-B"])
    #expect(
      identity.assets.filter(\.isHolder).map(\.id) == ["U2", "U2-A", "U2-A-L1", "U2-A-L2"])
  }

  @Test func `a machine that only the register knows is an orphan beside its known sisters`() throws
  {
    let identity = try link([
      row("88", "Avdelning"), row("88-2010", in: "88"), row("88-2080", in: "88"),
      row("88-3999", in: "88"), used("88-2010", .cmms), used("88-2080", .cmms),
    ])
    #expect(identity.orphans.map(\.name.name) == ["88-3999"])
  }

  @Test(arguments: [true, false])
  func `a line in what no register has is told where the plant is there`(hasTop: Bool) throws {
    let areas = hasTop ? [row("P", "Plant"), row("A1", in: "P"), row("A2", in: "P")] : []
    let lines = [("L1", "A1"), ("L2", "A1"), ("L3", "A2"), ("L4", "A2"), ("L5", "A9")]
    let machines = lines.flatMap { line, _ in
      [row("\(line)M1", in: line), row("\(line)M2", in: line)]
    }
    let parents = try link(areas + lines.map { row($0, in: $1) } + machines).parents
    // A list of lines and machines alone begins below areas.
    #expect(
      parents.filter { $0.state == .missing }.map(\.name.name) == (hasTop ? ["L5"] : []))
  }

  @Test func `parts that one machine writes into the log do not make the parts of others missing`()
    throws
  {
    func part(_ name: String, of machine: String) -> NameRecord {
      row(name, in: machine, system: .assetModel)
    }
    let devices = [row("Router", system: .assetModel), row("Bender", system: .assetModel)]
    let parts =
      ["Chiller1", "Vacuum1", "Gantry", "Rail", "Hood"].map { part($0, of: "Router") }
      + ["Ram", "Backgauge", "Console"].map { part($0, of: "Bender") }
    let log = ["Chiller1", "Vacuum1"].map { used($0, .historian) }
    #expect(
      try link(devices + parts + log).orphans.map(\.name.name) == ["Bender", "Router"])
    // Where the log knows most of the parts, those that it does not know are missing there.
    let most = ["Gantry", "Rail", "Hood", "Ram"].map { used($0, .historian) }
    #expect(
      try link(devices + parts + log + most).orphans.map(\.name.name) == ["Backgauge", "Console"])
  }

  @Test func `what a column of the register says outranks numbers that look alike`() throws {
    let identity = try link([
      row("40017", "Zorvik 2", is: ["115"]), row("40024", "Zorvik 1", is: ["127"]), used("115"),
      used("127"),
    ])
    #expect(names(identity, with: "115") == [["40017", "115"]])
    #expect(names(identity, with: "127") == [["40024", "127"]])
  }

  @Test func `a name in brackets needs no vocabulary`() throws {
    let written = ["転写機1号機", "転写機2号機", "巻替機1号機"]
    let identity = try link(
      zip(["Q-71", "Q-72", "Q-73"], written).map { row($0, "Zorvik (\($1))") }
        + written.map { used($0) })
    #expect(names(identity, with: "Q-72") == [["Q-72", "転写機2号機"]])
  }

  @Test func `a number before the word is the one behind it`() throws {
    let identity = try link(
      ["炗炘机01#", "炗炘机02#", "烌烍炉1A#", "烌烍炉1B#", "烌烍炉2A#"].map { row($0) }
        + ["1号炗炘机", "2号炗炘机", "1A烌烍炉", "1B烌烍炉", "2A烌烍炉"].map { used($0) })
    #expect(names(identity, with: "炗炘机02#") == [["炗炘机02#", "2号炗炘机"]])
    #expect(names(identity, with: "烌烍炉1B#") == [["烌烍炉1B#", "1B烌烍炉"]])
    #expect(names(identity, with: "烌烍炉2A#") == [["烌烍炉2A#", "2A烌烍炉"]])
  }

  @Test func `rows that two registers describe word for word alike are one`() throws {
    let texts = ["Zone 1 Zorvik", "Zone 1 Quandel", "Zone 2 Zorvik", "Zone 2 Quandel"]
    let codes = ["253.01.QEX.1", "253.01.QOR.1", "253.02.QEX.1", "253.02.QOR.1"]
    let identity = try link(
      zip(codes, texts).map { row($0, $1.uppercased()) }
        + zip(["3101", "3104", "3201", "3204"], texts).map { row($0, $1, system: .cmms) })
    for (code, number) in zip(codes, ["3101", "3104", "3201", "3204"]) {
      #expect(names(identity, with: code).flatMap { $0 }.contains(number))
    }
    // What both registers say of two rows tells neither.
    let vague = try link(
      zip(codes, ["Fan", "Fan", "Pump", "Mixer"]).map { row($0, $1) }
        + zip(["3101", "3104", "3201", "3204"], ["Fan", "Fan", "Pump", "Mixer"]).map {
          row($0, $1, system: .cmms)
        })
    #expect(names(vague, with: "253.01.QEX.1") == [["253.01.QEX.1"]])
  }

  @Test func `codes of other areas keep namesakes apart and are asked about by nobody`() throws {
    let codes = ["12-FA1", "12-FA2", "34-FA1", "34-PU1", "34-PU2"]
    let identity = try link(
      codes.map { row("PX-\($0)", $0.contains("FA") ? "Fan \($0.last!)" : "Pump \($0.last!)") }
        + codes.enumerated().map {
          row(
            "90\(100 + 7 * $0)", $1.contains("FA") ? "Fan \($1.last!)" : "Pump \($1.last!)",
            aliases: ["QN-\($1)"], system: .cmms)
        })
    for (place, code) in codes.enumerated() {
      #expect(names(identity, with: "PX-\(code)").flatMap { $0 }.contains("90\(100 + 7 * place)"))
    }
    #expect(identity.links.allSatisfy { $0.status == .matched })
  }

  @Test func `a code of another area than the register says is no candidate`() throws {
    let codes = ["12-FA2", "34-PU1", "34-PU2", "12-MX1"]
    let identity = try link(
      [row("PX-77-FA1", "Fan")] + codes.map { row("PX-\($0)") }
        + [row("90001", "Fan 1", aliases: ["QN-12-FA1"], system: .cmms)]
        + codes.enumerated().map { row("90\(100 + $0)", aliases: ["QN-\($1)"], system: .cmms) })
    #expect(!identity.links.contains { [$0.a.name, $0.b.name].contains("PX-77-FA1") })
  }

  @Test func `words beside a code say what its letters stand for`() throws {
    let identity = try link([
      row("12-TR1", "Crusher 1"), row("12-TR2", "Crusher 2"), row("34-BO1", "Pump 1"),
      row("34-CO1", "Compressor 1"), used("99-TR7", .historian), used("99-BO7", .historian),
    ])
    #expect(identity.assets.first { $0.id == "99-TR7" }?.className == "crusher")
    #expect(identity.assets.first { $0.id == "99-BO7" }?.className == "pump")
  }

  @Test func `codes that are short for words need the whole list`() throws {
    let rows = [
      row("65-1010", "Vindlare 1"), row("65-1040", "Kokskar 1"), row("65-1090", "Torkhuv 1"),
      row("71-1010", "Vindlare 2"), row("71-1200", "Brunnssil 1"),
    ]
    let codes = [
      used("VDL1", areas: ["Hus 65"]), used("KKAR1", areas: ["Hus 65"]),
      used("THV1", areas: ["Hus 65"]), used("VDL2", areas: ["Hus 71"]),
      used("BSIL1", areas: ["Hus 71"]),
    ]
    let identity = try link(rows + codes)
    #expect(names(identity, with: "KKAR1") == [["65-1040", "KKAR1"]])
    #expect(names(identity, with: "VDL2") == [["71-1010", "VDL2"]])
    let some = try link(rows + Array(codes[1...2]))
    #expect(names(some, with: "KKAR1") == [["KKAR1"]])
  }
}
