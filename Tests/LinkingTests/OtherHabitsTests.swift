import Linking
import Profiling
import Testing
import Vocabulary

/// Lists whose names follow other habits than those of the other system.
@Suite struct OtherHabitsTests {
  private func identity(_ records: [NameRecord]) throws -> Identity {
    try AssetLinkerTests.linker().link(records)
  }

  private func areOne(_ pairs: [(String, String)], in identity: Identity) -> [String] {
    pairs.filter { pair in
      !identity.assets.contains { asset in
        let own = Set(asset.names.map(\.name))
        return own.contains(pair.0) && own.contains(pair.1)
      }
    }.map { "\($0.0) ≠ \($0.1)" }
  }

  @Test func `the full word for a kind of machine is the machine`() throws {
    let identity = try identity(
      names(["Single screw press No. 1", "Single screw press No. 2", "Rotary kiln No. 1"], .cmms)
        + names(["Press 1", "Press 2", "Kiln 1"], .mes))
    #expect(
      areOne(
        [("Single screw press No. 1", "Press 1"), ("Single screw press No. 2", "Press 2")],
        in: identity)
        == [])
    #expect(identity.assets.count == 3)
  }

  /// Fails where `Spray dryer 1` is asked for `Dryer 1`, as both are dryers.
  @Test func `words that both systems have for like machines are kept apart`() throws {
    let words = ["Sprühtrockner", "Trockner", "Mischer"]
    let register = words.flatMap { word in (1...2).map { "\(word) \($0)" } }
    let identity = try identity(
      names((30_410..<30_416).map(String.init), .erp, register) + names(register, .mes))
    #expect(areOne(Array(zip((30_410..<30_416).map(String.init), register)), in: identity) == [])
    #expect(identity.assets.count == 6)
    #expect(identity.links.allSatisfy { $0.status == .matched })
  }

  /// Two packers stand in each line; each has a code of its own.
  @Test func `a code for a word counts as the word`() throws {
    let words = ["Cartoner", "Case packer", "Serialiser", "Checkweigher"]
    let codes = ["CART", "CASE", "SERI", "CHKW"]
    let lines = [1, 2, 4]
    let register = lines.flatMap { line in words.map { "\($0) Line \(line)" } }
    let centres = lines.flatMap { line in codes.map { "PX-L\(line)-\($0)" } }
    let identity = try identity(names(register, .cmms) + names(centres, .erp))
    #expect(areOne(Array(zip(register, centres)), in: identity) == [])
    #expect(identity.assets.count == register.count)
  }

  @Test func `what a machine holds is no rival of it`() throws {
    let machines = [1, 2].map { "works/line\($0)/wrapper" }
    let identity = try identity(
      names(machines + machines.map { "\($0)/sealing" }, .historian)
        + names(["L1_Wrapper", "L2_Wrapper"], .mes))
    #expect(areOne(Array(zip(machines, ["L1_Wrapper", "L2_Wrapper"])), in: identity) == [])
    #expect(identity.assets.count == 4)
  }

  @Test func `letters tell sisters in what rows say of their codes too`() throws {
    let designations = ["A1", "A2", "B1", "B2"]
    let words = ["Zwirler", "Spulmatte", "Kettelbock", "Haspelrad"]
    let codes = ["ZW", "SM", "KB", "HR"]
    let said = words.flatMap { word in designations.map { "\(word) \($0)" } }
    let rows = (0..<said.count).map { "SPI-\(1_000 + 7 * $0)" }
    let used = codes.flatMap { code in designations.map { "\(code)-\($0)" } }
    let identity = try identity(names(rows, .cmms, said) + names(used, .mes))
    #expect(areOne(Array(zip(rows, used)), in: identity) == [])
    #expect(identity.assets.count == rows.count)
  }

  @Test(arguments: [
    ("Line %", "Line % Station 10"), ("%. sor", "%. sor 10. állomás"),
    ("Linja %", "Linja % Asema 10"), ("Linje %", "Linje % Station 10"),
  ])
  func `a line is a line in every language, and its stations are none`(
    line: String, station: String
  )
    throws
  {
    func all(_ pattern: String) -> [String] {
      ["1", "2"].map { number in
        pattern.split(separator: "%", omittingEmptySubsequences: false).joined(separator: number)
      }
    }
    let register = all(line) + all(station)
    let used = all("L%") + all("L%-ST010")
    let identity = try identity(names(register, .cmms) + names(used, .mes))
    #expect(areOne(Array(zip(all(line), all("L%"))), in: identity) == [])
    #expect(areOne(Array(zip(all(line), all("L%-ST010"))), in: identity).count == 2)
  }

  @Test func `numbers that two systems write with other zeros name one machine in a tag`() throws {
    let finder = try NamesInTags(
      names(["004/021/07", "004/021/08"], .cmms) + names(["4-21-7", "4-21-8"], .mes),
      vocabulary: .builtIn())
    let tags = ["04_21_07.SPEED", "04_21_08.SPEED"].map { (tag: $0, asset: String?.none) }
    #expect(finder.finds(in: tags).map { $0?.name } == ["004/021/07", "004/021/08"])
  }

  @Test func `two machines that a zero tells apart are not chosen between`() throws {
    let finder = try NamesInTags(names(["4-21-7", "4-21-07"], .cmms), vocabulary: .builtIn())
    #expect(finder.finds(in: [(tag: "04_21_007.SPEED", asset: nil)]) == [nil])
  }

  /// The motor is a part of the crusher where no table has motors, and another machine where one has; a pump is one anyway.
  @Test(arguments: [
    (["Broyeur 1", "Broyeur 2"], "Courant moteur broyeur 2", "BR-02"),
    (["Moteur broyeur 1", "Broyeur 2"], "Courant moteur broyeur 2", nil as String?),
    (["Broyeur 1", "Broyeur 2"], "Courant pompe broyeur 2", nil),
  ])
  func `a drive that no table has is measured at its machine`(
    rows: [String], text: String, expected: String?
  ) throws {
    let finder = try NamesInTags(
      names(["BR-01", "BR-02"], .cmms, rows), vocabulary: .builtIn())
    #expect(finder.said(in: text)?.name == expected)
  }

  /// Rows of two lines say the same of their machines, so the line has to stand in the text too.
  @Test(arguments: [
    ("Druck Kalander 2 SL1", "WK-SL1-KAL-02" as String?),
    ("Druck Kalander 2 SL2", "WK-SL2-KAL-02"),
    ("Druck Kalander 2", nil), ("Druck Kalander 2 SL3", nil),
    ("Zug Warenspeicher SL2", "WK-SL2-SPE-01"), ("Zug Warenspeicher", nil),
    ("Zug Warenspeicher 7 SL2", nil),
    // Of a kind that another row has in its words nothing is said.
    ("Zug Kalander SL2", nil),
  ])
  func `what rows of several lines say is meant in the line that a text names`(
    text: String, expected: String?
  ) throws {
    func row(_ name: String, _ said: String, in parent: String) -> NameRecord {
      var row = NameRecord(
        system: .erp, origin: .register, location: SourceLocation(path: "erp"), name: name,
        description: said)
      row.parent = parent
      return row
    }
    let lines = (1...2).map { row("WK-SL\($0)", "Schneidlinie \($0)", in: "WK") }
    let machines = (1...2).flatMap { line in
      let parent = "WK-SL\(line)"
      return (1...2).map { row("\(parent)-KAL-0\($0)", "Kalander \($0)", in: parent) }
        + [row("\(parent)-SPE-01", "Warenspeicher", in: parent)]
    }
    let finder = try NamesInTags(lines + machines, vocabulary: .builtIn())
    #expect(finder.said(in: text)?.name == expected)
  }

  /// The burner of a kettle is no kettle, whatever comes first in the text.
  @Test(arguments: [
    ("Menge Gas Brenner Kocher 1", "KO-12" as String?), ("Menge Kocher 1", "KO-11"),
    ("Gas Filter Brenner Kocher 3", nil),
  ])
  func `the row with the most words that stand in a text is meant`(
    text: String, expected: String?
  ) throws {
    let finder = try NamesInTags(
      names(
        ["KO-11", "KO-12", "KO-31", "KO-32", "KO-33"], .cmms,
        [
          "Kocher 1", "Brenner Gas Kocher 1", "Kocher 3", "Brenner Gas Kocher 3",
          "Filter Gas Kocher 3",
        ]),
      vocabulary: .builtIn())
    #expect(finder.said(in: text)?.name == expected)
  }

  /// Fails where the digits of a terminal are not those of a register that parts them.
  @Test(arguments: [
    ("71.01,71.02,72.01,72.02,73.01,73.02", "7101,7102,7201,7202,7301,7302", true),
    // Places of one hall meet rows that are counted.
    ("10.01,10.02,10.03,10.04,10.05,10.06", "1001,1002,1003,1004,1005,1006", false),
  ])
  func `numbers in parts are those without signs`(
    parted: String, whole: String, areSame: Bool
  ) throws {
    let (register, terminals) = (
      parted.split(separator: ",").map(String.init), whole.split(separator: ",").map(String.init)
    )
    let identity = try identity(
      names((0..<register.count).map { "2000\($0)45" }, .erp, register) + names(register, .cmms)
        + names(terminals, .mes))
    let apart = areOne(Array(zip(register, terminals)), in: identity)
    #expect(apart.isEmpty == areSame)
  }

  /// Fails where a number counts only as digits.
  @Test(arguments: [
    (
      ["Scheidingstank een", "Scheidingstank twee", "Scheidingstank drie"],
      ["Scheidingstank 1", "Scheidingstank 2", "Scheidingstank 3"]
    ),
    (
      ["Taglierina uno linea due", "Taglierina due linea due", "Taglierina tre linea due"],
      ["Taglierina 1 linea 2", "Taglierina 2 linea 2", "Taglierina 3 linea 2"]
    ),
  ])
  func `numbers are written as words, too`(written: [String], counted: [String]) throws {
    let identity = try identity(names(written, .cmms) + names(counted, .mes))
    #expect(areOne(Array(zip(written, counted)), in: identity) == [])
    #expect(identity.assets.count == written.count)
  }

  @Test func `a word that stands alone is no number`() throws {
    // `six` counts nothing here, and `Pump six` has no sister.
    let identity = try identity(
      names(["Pump six", "Mixer north"], .cmms) + names(["Pump 6", "Mixer 2"], .mes))
    #expect(areOne([("Pump six", "Pump 6")], in: identity) != [])
  }

  /// Fails where area `S1`, in which the tanks stand, is taken for tank `S1` of another list.
  @Test func `what holds several machines of a kind is none of them`() throws {
    let register = ["AB-S1", "AB-S2"].flatMap { area in
      [area] + (1...3).map { "\(area)-B0\($0)" }
    }.map { name in
      var row = NameRecord(
        system: .erp, origin: .register, location: SourceLocation(path: "erp"), name: name)
      let isArea = name.utf8.count == 5
      row.parent = isArea ? "AB" : String(name.prefix(5))
      row.description = isArea ? "Soaking" : "Tank \(name.suffix(1))"
      return row
    }
    let tanks = ["Tank S1", "Tank S2", "Tank S3"]
    let identity = try identity(register + names(tanks, .mes))
    #expect(
      areOne([("AB-S1", "Tank S1"), ("AB-S2", "Tank S2")], in: identity).count == 2)
  }

  /// Fails where `Dryer 2` is asked for the second dryer of a line.
  @Test(arguments: [
    (["Oven", "Slitter"], true),
    // One kind alone may be counted through the plant.
    (["Oven"], false),
  ])
  func `machines of which each line has one are numbered as the lines are`(
    kinds: [String], areOne: Bool
  ) throws {
    let lines = [1, 2, 3, 4]
    let register = kinds.flatMap { kind in
      lines.map { "BK-L0\($0)-\(kind.prefix(3).uppercased())-01" }
    }
    let words = kinds.flatMap { kind in lines.map { "\(kind) line \($0)" } }
    let jobs = kinds.flatMap { kind in lines.map { "\(kind) \($0)" } }
    let identity = try identity(names(register, .erp, words) + names(jobs, .cmms))
    #expect(self.areOne(Array(zip(register, jobs)), in: identity).isEmpty == areOne)
  }
}
