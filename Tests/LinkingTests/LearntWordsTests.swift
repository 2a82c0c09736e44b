import Linking
import Profiling
import Testing
import Vocabulary

/// Words that no vocabulary has, learnt from the whole of two lists.
@Suite struct LearntWordsTests {
  private func joined(_ records: [NameRecord]) throws -> Set<Set<String>> {
    let identity = try AssetLinkerTests.linker().link(records)
    return Set(identity.assets.filter { $0.names.count > 1 }.map { Set($0.names.map(\.name)) })
  }

  /// Site, line and how many of each machine; no two sites are alike.
  private let unlike: [(site: Int, line: Int, mixers: Int, ovens: Int)] = [
    (1, 1, 2, 1), (1, 2, 1, 3), (2, 1, 3, 0), (2, 2, 0, 2), (3, 1, 1, 2), (3, 3, 4, 1),
  ]

  private func machines(_ sites: [(site: Int, line: Int, mixers: Int, ovens: Int)])
    -> [(code: String, words: String)]
  {
    sites.flatMap { site, line, mixers, ovens in
      (0..<mixers).map {
        ("QRT\(site)-L\(line)-MIX0\($0 + 1)", "Mixer \($0 + 1) Line \(line) Plant \(site)")
      }
        + (0..<ovens).map {
          ("QRT\(site)-L\(line)-OVN0\($0 + 1)", "Oven \($0 + 1) Line \(line) Plant \(site)")
        }
    }
  }

  @Test func `a word before numbers is the level whose machines it numbers`() throws {
    let machines = machines(unlike)
    let found = try joined(
      names(machines.map(\.code), .historian) + names(machines.map(\.words), .cmms))
    #expect(found == Set(machines.map { [$0.code, $0.words] }))
  }

  /// Nothing says which of the sites is which.
  @Test func `numbers of levels prove nothing where all have the same machines`() throws {
    let machines = machines([(1, 1, 2, 1), (1, 2, 2, 1), (2, 1, 2, 1), (2, 2, 2, 1)])
    let others = machines.map { $0.words.replacing("Plant 1", with: "Plant A") }
      .map { $0.replacing("Plant 2", with: "Plant B") }
    let found = try joined(names(machines.map(\.code), .historian) + names(others, .cmms))
    #expect(found.isEmpty)
  }

  private let kinds = [
    ("Panel saw", "PNLSW", 3), ("Edge bander", "EDGBNDR", 2), ("Dowel inserter", "DWLINS", 4),
    ("Carcase clamp", "CRCCLMP", 1), ("Veneer joiner", "VNJNR", 2),
  ]

  @Test func `letters of a list are short for the words that they alone fit`() throws {
    let pairs = kinds.flatMap { words, code, count in
      (1...count).map { ["\(words) \($0)", "\(code)0\($0)"] }
    }
    let found = try joined(names(pairs.map { $0[0] }, .erp) + names(pairs.map { $0[1] }, .mes))
    #expect(found == Set(pairs.map(Set.init)))
  }

  /// Fails where the evidence tells of letters although everybody knows the word.
  @Test func `a class that the vocabulary knows is told as the class`() throws {
    let kinds = kinds + [("Filler", "FIL", 2)]
    let pairs = kinds.flatMap { words, code, count in
      (1...count).map { ["\(words) \($0)", "\(code)0\($0)"] }
    }
    let identity = try AssetLinkerTests.linker().link(
      names(pairs.map { $0[0] }, .erp) + names(pairs.map { $0[1] }, .mes))
    let link = try #require(identity.links.first { $0.a.name == "Filler 2" })
    #expect(link.b.name == "FIL02")
    #expect(link.evidence.contains("same class (filler)"))
  }

  /// A second kind of machine with letters that fit as well.
  @Test func `letters that fit two kinds of machines are short for neither`() throws {
    let words = kinds.flatMap { words, _, count in (1...count).map { "\(words) \($0)" } }
    let rivals = ["Corcel clump 1"]
    let codes = kinds.flatMap { _, code, count in (1...count).map { "\(code)0\($0)" } }
    let found = try joined(names(words + rivals, .erp) + names(codes, .mes))
    #expect(!found.contains { $0.contains { $0.hasPrefix("CRCCLMP") } })
    #expect(found.contains(["Edge bander 2", "EDGBNDR02"]))
  }

  /// Most codes of the list fit nothing, and so those that do may by chance.
  @Test func `letters of a list that mostly fits nothing are short for nothing`() throws {
    let words = kinds.flatMap { words, _, count in (1...count).map { "\(words) \($0)" } }
    let codes = ["PNLSW01", "XQ01", "XQ02", "ZRT01", "HHV01", "HHV02", "QUU01"]
    let found = try joined(names(words, .erp) + names(codes, .mes))
    #expect(found.isEmpty)
  }

  @Test func `the number of a code counts what its row says in words`() throws {
    let codes = ["51-01", "51-02", "51-03", "53-01", "53-02"]
    let texts = ["Bobinoir", "Bobinoir", "Bobinoir", "Ourdissoir", "Ourdissoir"]
    let other = ["Bobinoir 1", "Bobinoir 2", "Bobinoir 3", "Ourdissoir 1", "Ourdissoir 2"]
    let found = try joined(names(codes, .erp, texts) + names(other, .cmms))
    #expect(found == Set(zip(codes, other).map { [$0, $1] }))
  }

  /// Fails where the line of a numbered machine is taken for a model.
  @Test func `a line before the number sign of a machine is its line`() throws {
    let serials = (0..<4).map { "7009\(31 + 7 * $0)" }
    let texts = [
      "BELT DRYER LINE1 NO.1", "BELT DRYER LINE1 NO.2", "BELT DRYER LINE2 NO.1",
      "BELT DRYER LINE2 NO.2",
    ]
    let other = ["L1 Dryer 1", "L1 Dryer 2", "L2 Dryer 1", "L2 Dryer 2"]
    let found = try joined(names(serials, .erp, texts) + names(other, .mes))
    #expect(found == Set(zip(serials, other).map { [$0, $1] }))
  }

  /// Fails where every way to leave out words is tried, or every text is held against every other.
  @Test func `texts of many words are short for nothing and cost nothing`() throws {
    func letters(_ number: Int) -> String {
      String(String(number, radix: 10).map { Array("bdfghklmnp")[$0.wholeNumberValue ?? 0] })
    }
    let sentence = Array(repeating: "samsam", count: 60).joined(separator: " ")
    let words = (1...1500).map { "\(sentence) sor\(letters($0)) 1" } + ["\(sentence) 1"]
    let codes = (1...1500).map { "SQZ\(letters($0))1" } + ["SAMSAMSAMSAMX1"]
    #expect(try joined(names(words, .erp) + names(codes, .mes)).isEmpty)
  }
}
