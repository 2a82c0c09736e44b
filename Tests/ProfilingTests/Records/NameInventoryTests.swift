import Profiling
import Recognition
import Testing
import Vocabulary

@Suite struct NameInventoryTests {
  static func record(
    _ name: String, _ origin: NameRecord.Origin = .reference, system: SourceSystem = .cmms,
    line: Int = 2, aliases: [String] = [], description: String? = nil, areas: [String] = [],
    className: String? = nil, owner: String? = nil, count: Int = 1
  ) -> NameRecord {
    NameRecord(
      system: system, origin: origin, location: SourceLocation(path: "a.csv", line: line),
      name: name, aliases: aliases, description: description, areas: areas,
      className: className, owner: owner, count: count)
  }

  private static let shipped = Result { try EquipmentVocabulary.builtIn() }
  private static var vocabulary: EquipmentVocabulary {
    guard case .success(let vocabulary) = shipped else { preconditionFailure() }
    return vocabulary
  }

  static func inventory(_ records: NameRecord...) -> [NameRecord] {
    var inventory = NameInventory(vocabulary: vocabulary)
    for record in records { inventory.add(record) }
    return inventory.sorted
  }

  @Test func equalNamesOfOneSystemAreOneRecord() {
    #expect(
      NameInventoryTests.inventory(
        NameInventoryTests.record("P-2"), NameInventoryTests.record("P-1", line: 3),
        NameInventoryTests.record("P-2", line: 4), NameInventoryTests.record("P-2", system: .mes),
        NameInventoryTests.record("p-2")
      )
        == [
          NameInventoryTests.record("P-1", line: 3), NameInventoryTests.record("P-2", count: 2),
          NameInventoryTests.record("p-2"), NameInventoryTests.record("P-2", system: .mes),
        ].sorted { ($0.system, $0.name) < ($1.system, $1.name) })
  }

  @Test(arguments: [true, false])
  func theRegisterBeatsReferences(registerFirst: Bool) {
    let register = NameInventoryTests.record(
      "P-1", .register, line: 9, aliases: ["4711"], description: "Feed pump", areas: ["Hall 1"],
      className: "PUMP", owner: "A. Smith")
    let reference = NameInventoryTests.record("P-1", aliases: ["BEARING"], areas: ["Hall 1"])
    var expected = register
    expected.count = 2
    expected.synonyms = [NameRecord.Synonym(name: "4711", location: register.location)]
    let inventory =
      registerFirst
      ? NameInventoryTests.inventory(register, reference)
      : NameInventoryTests.inventory(reference, register)
    #expect(inventory == [expected])
  }

  @Test func areasThatConflictSayNothing() {
    let conflict = NameInventoryTests.inventory(
      NameInventoryTests.record("P-1", areas: ["Hall 1"]),
      NameInventoryTests.record("P-1", areas: ["Hall 2"]),
      NameInventoryTests.record("P-1", areas: ["Hall 1"]))
    #expect(conflict == [NameInventoryTests.record("P-1", areas: [], count: 3)])
    let agreement = NameInventoryTests.inventory(
      NameInventoryTests.record("P-1"), NameInventoryTests.record("P-1", areas: ["Hall 2"]),
      NameInventoryTests.record("P-1", areas: ["Hall 2"]))
    #expect(agreement == [NameInventoryTests.record("P-1", areas: ["Hall 2"], count: 3)])
  }

  @Test func aNameThatIsAnothersSecondNameJoinsIt() {
    let joined = NameInventoryTests.inventory(
      NameInventoryTests.record("CWC9", aliases: ["Chiller 9"]),
      NameInventoryTests.record("chiller 9", line: 7, count: 3))
    #expect(joined.map(\.name) == ["CWC9"])
    #expect(joined.first?.aliases == ["Chiller 9", "chiller 9"])
    #expect(joined.first?.count == 4)
    // Two records claim the second name: it stays apart.
    let apart = NameInventoryTests.inventory(
      NameInventoryTests.record("A1", aliases: ["Pump"]),
      NameInventoryTests.record("A2", aliases: ["Pump"]), NameInventoryTests.record("pump"))
    #expect(apart.map(\.name) == ["A1", "A2", "pump"])
  }

  @Test(arguments: [
    ("007731", "7731", true), ("7731", "007731", true), ("0031", "31", false),
    ("A007731", "A7731", false),
  ])
  func zerosBeforeANumberTellNoNamesApart(alias: String, name: String, isOne: Bool) {
    let joined = NameInventoryTests.inventory(
      NameInventoryTests.record("Drill 7", .register, aliases: [alias]),
      NameInventoryTests.record(name, line: 7))
    #expect((joined.map(\.name) == ["Drill 7"]) == isOne)
    // Two machines have the number, with zeros and without: it is neither's.
    let apart = NameInventoryTests.inventory(
      NameInventoryTests.record("Drill 7", .register, aliases: [alias]),
      NameInventoryTests.record("Drill 8", .register, aliases: [name]),
      NameInventoryTests.record("0" + name, line: 7))
    #expect(apart.count == (isOne ? 3 : apart.count))
  }

  @Test func aliasesThatConflictSayNothing() {
    let conflict = NameInventoryTests.inventory(
      NameInventoryTests.record("P-1", aliases: ["BEARING"]),
      NameInventoryTests.record("P-1", aliases: ["SEAL"]),
      NameInventoryTests.record("P-1", aliases: ["BEARING"]))
    #expect(conflict == [NameInventoryTests.record("P-1", aliases: [], count: 3)])
    let agreement = NameInventoryTests.inventory(
      NameInventoryTests.record("P-1", aliases: ["4711"]),
      NameInventoryTests.record("P-1", aliases: ["4711"]))
    #expect(agreement == [NameInventoryTests.record("P-1", aliases: ["4711"], count: 2)])
  }

  /// A register that comes after conflicting references settles them, whatever follows.
  @Test func conflictsOfReferencesDoNotSpoilTheRegister() {
    let inventory = NameInventoryTests.inventory(
      NameInventoryTests.record("P-1", aliases: ["BEARING"], areas: ["Hall 1"]),
      NameInventoryTests.record("P-1", aliases: ["SEAL"], areas: ["Hall 2"]),
      NameInventoryTests.record("P-1", .register, line: 7, aliases: ["4711"], areas: ["Hall 3"]),
      NameInventoryTests.record("P-1", aliases: ["SEAL"], areas: ["Hall 2"]))
    var expected = NameInventoryTests.record(
      "P-1", .register, line: 7, aliases: ["4711"], areas: ["Hall 3"], count: 4)
    expected.synonyms = [NameRecord.Synonym(name: "4711", location: expected.location)]
    #expect(inventory == [expected])
  }

  @Test func `what one row alone has as another name is a name`() {
    let inventory = NameInventoryTests.inventory(
      NameInventoryTests.record("4711", .register, aliases: ["Slab washer", "Saws"]),
      NameInventoryTests.record(
        "4712", .register,
        aliases: ["Edge grinder", "Saws", "0f8fad5b-d9cb-469f-a165-70867728950e"]))
    #expect(inventory.map { $0.synonyms.map(\.name) } == [["Slab washer"], ["Edge grinder"]])
  }

  @Test func `a second name keeps its other lists`() {
    var second = NameInventoryTests.record("4711")
    second.elsewhere = [
      NameRecord.Synonym(name: "4711", location: SourceLocation(path: "b.csv", line: 7))
    ]
    let inventory = NameInventoryTests.inventory(
      NameInventoryTests.record("P-1", .register, aliases: ["4711"]), second)
    #expect(inventory.map(\.elsewhere) == [second.elsewhere])
  }

  @Test func laterRecordsCompleteWhatIsMissing() {
    let inventory = NameInventoryTests.inventory(
      NameInventoryTests.record("P-1"),
      NameInventoryTests.record("P-1", description: "Feed pump", owner: "A. Smith"),
      NameInventoryTests.record("P-1", description: "Other text", className: "PUMP"))
    #expect(
      inventory == [
        NameInventoryTests.record(
          "P-1", description: "Feed pump", className: "PUMP", owner: "A. Smith", count: 3)
      ])
  }

  @Test func namesOfATableComeWithTheirLinesAndAreas() throws {
    let rows = (0..<20).map { "EQ-\(100 + $0),Pump number \($0),PUMP,Hall \($0 % 2)\n" }
    let source = try profile(
      "Asset ID,Description,Asset Class,Location\n" + rows.joined(), path: "maximo/assets.csv")
    guard case .records(let table) = try #require(source.tables.first).content else {
      Issue.record("no records")
      return
    }
    var inventory = NameInventory(vocabulary: Self.vocabulary)
    inventory.add(table)
    let expected = (0..<20).map { i in
      NameRecord(
        system: table.table.system, origin: .register,
        location: SourceLocation(path: "maximo/assets.csv", table: "assets", line: i + 2),
        name: "EQ-\(100 + i)",
        description: "Pump number \(i)", areas: ["Hall \(i % 2)"], className: "PUMP")
    }
    #expect(inventory.sorted == expected)
  }

  @Test(arguments: [true, false])
  func `the main asset of a place is not the place`(holdsOthers: Bool) {
    let sorted = NameInventoryTests.inventory(
      NameInventoryTests.record("GAS-1", .register, aliases: ["K-71"], areas: ["SITE"]),
      NameInventoryTests.record("SITE", .register, line: 3),
      NameInventoryTests.record("K-71", .register, line: 4, aliases: ["K71"], areas: ["GAS-1"]),
      NameInventoryTests.record(
        "K-72", .register, line: 5, aliases: ["K72"], areas: [holdsOthers ? "GAS-1" : "OIL-1"]))
    let place = sorted.first { $0.name == "GAS-1" }
    #expect(place?.aliases == (holdsOthers ? [] : ["K-71"]))
    #expect(place?.synonyms.isEmpty == true)
    #expect(sorted.filter(\.holdsOthers).map(\.name) == (holdsOthers ? ["GAS-1", "SITE"] : []))
  }

  @Test(arguments: [("Parent", true), ("Old Number", false)])
  func `what several machines share is no name of theirs`(header: String, isShared: Bool) throws {
    let rows = (0..<12).map {
      "KOMP-\(100 + $0),Kompressor,\(isShared ? "ST-\($0 / 4)" : "7\($0)5")\n"
    }
    let source = try profile(
      "Asset ID,Description,Equipment Name\n" + rows.joined(), path: "maximo/assets_\(header).csv")
    guard case .records(let table) = try #require(source.tables.first).content else {
      Issue.record("no records")
      return
    }
    var inventory = NameInventory(vocabulary: Self.vocabulary)
    inventory.add(table)
    #expect(table.table.columns(.assetAlias).count == 1)
    #expect(inventory.sorted.map(\.aliases.count) == (0..<12).map { _ in isShared ? 0 : 1 })
  }

  /// A register of five machines, and others that speak of the first `used` of them by what stands under `field`.
  static func register(field: String, used: Int, system: SourceSystem, shared: Bool) -> [NameRecord]
  {
    var inventory = NameInventory(vocabulary: vocabulary)
    for i in 0..<5 {
      let text = "Mill #\(shared ? i / 2 : i) cell 1"
      inventory.add(
        record(
          "M10\(i)", .register, line: i + 2, description: field == "description" ? text : nil,
          areas: field == "area" ? [text] : []))
      if i < used { inventory.add(record(text.uppercased(), system: system, line: 10 + i)) }
    }
    return inventory.sorted
  }

  @Test(arguments: ["description", "area"], [SourceSystem.cmms, .mes])
  func `a text that others use as a name is a second name`(field: String, system: SourceSystem)
    throws
  {
    let records = NameInventoryTests.register(
      field: field, used: 3, system: system, shared: false)
    #expect(records.count == (system == .cmms ? 5 : 8))
    for i in 0..<5 {
      let record = try #require(records.first { $0.name == "M10\(i)" })
      #expect(record.aliases.first == "Mill #\(i) cell 1")
      #expect(record.areas == [] && record.description == nil)
      let isJoined = system == .cmms && i < 3
      #expect(record.count == (isJoined ? 2 : 1))
      #expect(
        record.synonyms
          == (isJoined
            ? [.init(name: "MILL #\(i) CELL 1", location: .init(path: "a.csv", line: 10 + i))] : [])
      )
    }
  }

  @Test(arguments: [(used: 2, shared: false), (used: 5, shared: true), (used: 0, shared: false)])
  func `a text of few or of several rows is no name`(used: Int, shared: Bool) throws {
    for field in ["description", "area"] {
      let records = NameInventoryTests.register(
        field: field, used: used, system: .mes, shared: shared)
      for i in 0..<5 {
        let record = try #require(records.first { $0.name == "M10\(i)" })
        #expect(record.aliases == [] && record.synonyms == [])
        #expect(
          (record.areas.count, record.description == nil)
            == (field == "area" ? (1, true) : (0, false)))
      }
    }
  }

  @Test(arguments: [
    ("Asset ID,Description,Responsible\n", true),
    ("Work Order,Asset ID,Work Type,Start,Responsible\n", false),
  ])
  func `who did a job does not answer for the machine`(header: String, isRegister: Bool) throws {
    let rows = (0..<12).map { i in
      isRegister
        ? "EQ-\(100 + i),Pump \(i),M. Okafor\n"
        : "WO-\(i),EQ-\(100 + i % 4),Corrective,2025-03-\(10 + i)T08:00:00Z,M. Okafor\n"
    }
    let source = try profile(
      header + rows.joined(), path: "maximo/\(isRegister ? "assets" : "jobs").csv")
    guard case .records(let table) = try #require(source.tables.first).content else {
      Issue.record("no records")
      return
    }
    var inventory = NameInventory(vocabulary: Self.vocabulary)
    inventory.add(table)
    #expect(inventory.sorted.allSatisfy { ($0.owner == "M. Okafor") == isRegister })
    #expect(!inventory.sorted.isEmpty)
  }
}
