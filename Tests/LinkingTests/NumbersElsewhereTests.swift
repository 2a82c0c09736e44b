import Linking
import Profiling
import Testing
import Vocabulary

/// Numbers and letters that one list leaves out, or writes elsewhere.
@Suite struct NumbersElsewhereTests {
  private func identity(_ records: [NameRecord]) throws -> Identity {
    try AssetLinkerTests.linker().link(records)
  }

  private func areOne(_ pairs: [(String, String)], in identity: Identity) -> Int {
    pairs.count { pair in
      identity.assets.contains { asset in
        let own = Set(asset.names.map(\.name))
        return own.contains(pair.0) && own.contains(pair.1)
      }
    }
  }

  /// Fails where `LTH301` is asked for lathe 301, which no list has.
  @Test(arguments: [
    (3, [301, 302, 303, 304, 305], 5),
    // Two halls have lathes: which of them is lathe 1?
    (3, [301, 302, 303, 401, 402], 0),
  ])
  func `machines of a hall are counted from its hundred`(
    hall: Int, numbers: [Int], found: Int
  ) throws {
    let codes = numbers.map { "M2.LTH\($0)" }
    let jobs = numbers.indices.map { "Lathe \($0 + 1)" }
    let others = (1...4).map { "M2.GRD0\($0)" }
    let grinders = (1...4).map { "Grinder \($0)" }
    let identity = try identity(names(codes + others, .historian) + names(jobs + grinders, .cmms))
    #expect(areOne(Array(zip(codes, jobs)), in: identity) == found)
    #expect(areOne(Array(zip(others, grinders)), in: identity) == 4)
  }

  /// Fails where `Tobbe R2` is read as machine R 2, and where the letter tells nothing of the area.
  @Test(arguments: [
    (["R", "B", "S"], ["R1", "B1", "S1"], 9),
    // Two areas have the letter R.
    (["R", "B", "S"], ["R1", "R2", "S1"], 0),
  ])
  func `the letter before a number is that of the area`(
    letters: [String], areas: [String], found: Int
  ) throws {
    let stops = letters.flatMap { letter in (1...3).map { "Tobbe \(letter)\($0)" } }
    let register = areas.flatMap { area in (1...3).map { "VH-\(area)-TOB0\($0)" } }
    let kinds = ["R": "Roodtobbe", "B": "Blauwtobbe", "S": "Spoeltobbe"]
    let words = areas.flatMap { area in
      (1...3).map { "\(kinds[String(area.prefix(1))] ?? "") \($0)" }
    }
    let identity = try identity(names(stops, .mes) + names(register, .erp, words))
    #expect(areOne(Array(zip(stops, register)), in: identity) == found)
  }

  /// Fails where a fan takes the number of its oven for its own, and where the code of the oven is the machine.
  @Test func `a code that stands with several machines holds them`() throws {
    let ovens = [1, 2, 3]
    let stops = ovens.flatMap { ["OV\($0)", "OV\($0)-FAN", "OV\($0)-PMP"] }
    let jobs = ovens.flatMap { ["Oven \($0)", "Fan OV\($0)", "Pump OV\($0)"] }
    let identity = try identity(names(stops, .mes) + names(jobs, .cmms))
    #expect(areOne(Array(zip(stops, jobs)), in: identity) == 9)
    let wrong = zip(stops, jobs).filter { stop, job in
      identity.assets.contains { asset in
        let own = asset.names.map(\.name)
        return own.contains(stop) && own.count > 1 && !own.contains(job)
      }
    }
    #expect(wrong.isEmpty)
  }

  @Test(arguments: [
    ("Circul. pump 1", "Circulation pump 1", true),
    // Two words begin so.
    ("Circ. pump 1", "Circulation pump 1", false),
  ])
  func `a dot says that a word is shortened`(short: String, full: String, isRead: Bool) throws {
    let identity = try identity(
      names([short, "Feed pump 1"], .cmms)
        + names([full, "Circuit breaker 1", "Feed pump 1"], .erp))
    let corrections = identity.links.filter {
      $0.evidence.contains { $0.contains("read as “Circulation”") }
    }
    #expect(corrections.isEmpty != isRead)
  }

  /// Fails where one of two rows is taken by chance, or neither.
  @Test func `rows that are described alike are told by what they are under`() throws {
    let halls = ["QX-A": "Galvanik", "QX-B": "Montage"]
    let register = halls.keys.sorted().flatMap { hall in
      [hall] + (1...2).map { "\(hall)-P0\($0)" }
    }.map { name in
      var row = NameRecord(
        system: .erp, origin: .register, location: SourceLocation(path: "erp"), name: name)
      let hall = halls[name]
      row.parent = hall == nil ? String(name.prefix(4)) : "QX"
      row.description = hall ?? "Dosierpumpe \(name.suffix(1))"
      return row
    }
    let jobs = [
      "Dosierpumpe 1 Galvanik", "Dosierpumpe 2 Galvanik", "Dosierpumpe 1 Montage",
      "Dosierpumpe 2 Montage",
    ]
    let identity = try identity(register + names(jobs, .cmms))
    let codes = ["QX-A-P01", "QX-A-P02", "QX-B-P01", "QX-B-P02"]
    #expect(areOne(Array(zip(codes, jobs)), in: identity) == 4)
  }

  @Test func `the number behind what a machine is for is its own`() throws {
    let sections = [1, 2, 3]
    let jobs = sections.flatMap { section in
      (1...2).map { "Bomba de mezcla \($0) - máquina \(section)" }
        + (1...3).map { "Prensa \($0) - máquina \(section)" }
    }
    let codes = sections.flatMap { section in
      (1...2).map { "MQ\(section).BOM\($0)" } + (1...3).map { "MQ\(section).PRE\($0)" }
    }
    let identity = try identity(names(jobs, .cmms) + names(codes, .mes))
    #expect(areOne(Array(zip(jobs, codes)), in: identity) == 15)
  }
}
