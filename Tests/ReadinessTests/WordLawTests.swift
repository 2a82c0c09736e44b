import Foundation
import TestPlants
import Testing

/// What holds of every sentence about every plant.
@Suite struct WordLawTests {
  struct Law: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// The sentences that break it.
    var broken: @Sendable (Said) -> [String]

    init(_ description: String, _ broken: @escaping @Sendable (Said) -> [String]) {
      (testDescription, self.broken) = (description, broken)
    }
  }

  /// A finding, or the sentence of a requirement or a verdict.
  struct Sentence: Sendable {
    var text: String
    var name: String?
    var measured: Double?
    var limit: Double?
    /// Whether its numbers may be of a signal without a unit.
    var hasUnit = true
  }

  struct Said: Sendable {
    var sentences: [Sentence] = []
    var useCases: [(id: String, title: String)] = []
    var rules: Set<String> = []
    /// Names that registers give beside numbers.
    var titles: [(id: String, title: String)] = []
    /// Tags, files, IDs and names: what stands in them are no numbers of the sentence.
    var names: [String] = []
  }

  static let plants: [(name: String, said: Said)] = {
    var plants = [("Examples/brewery", try? Program.said(of: "Examples/brewery/exports"))]
    for (name, change) in changes {
      var export = ExportedPlant.healthy
      change(&export)
      let files = Dictionary(
        uniqueKeysWithValues: export.files.map { ($0.path, Data($0.text.utf8)) })
      plants.append(
        (name, try? Program.withExports(files) { exports, _ in try Program.said(of: exports) }))
    }
    return plants.map { ($0.0, $0.1 ?? Said()) }
  }()

  private static let day = ExportedPlant.day

  static let changes: [(String, @Sendable (inout ExportedPlant) -> Void)] = [
    ("healthy", { _ in }),
    (
      "one fault of each",
      {
        $0.change("PU101.TEMP") { $0[90].value = "-200" }
        $0.change("FA201.TEMP") { for i in 60..<120 { $0[i].value = "22.1" } }
        $0.change("FA201.VIBRATION") { $0.removeAll { $0.second < 4 * day } }
        $0.change("MX301.TEMP") { $0[7].value = "I/O Timeout" }
        $0.change("PU101.SPEED") { $0.insert($0[9], at: 10) }
        $0.change("CP401.SPEED") { $0.swapAt(20, 21) }
        $0.listedTags.append("CP401.PRESSURE")
        $0.owners["FA-201"] = nil
        $0.mesAhead = -420
      }
    ),
    (
      "many faults",
      {
        $0.change("PU101.TEMP") { $0 = $0.filter { $0.second % 18_000 == 0 } }
        $0.change("CP401.TEMP") { for i in 0..<6 { $0[100 + 71 * i].value = "-9999" } }
        $0.change("FA201.VIBRATION") {
          for i in $0.indices where i % 33 == 5 { $0[i].quality = "Bad" }
        }
        $0.change("MX301.TEMP") {
          for i in $0.indices { $0[i].value = "\((Double($0[i].value) ?? 0) * 1.8 + 32)" }
        }
        $0.change("PU101.SPEED") { $0.removeAll { (day..<3 * day + 61).contains($0.second) } }
        for order in $0.orders.filter({ $0.number % 16 == 3 }) {
          $0.laboratory[order.number] = "B52-X\(order.number * 7)"
        }
        $0.owners = [:]
      }
    ),
    (
      "nothing but names",
      {
        $0.signals = []
        $0.orders = []
        $0.stops = []
        $0.listedTags = []
      }
    ),
  ]

  static let laws = [
    Law("a number of a register has its name beside it") { said in
      said.sentences.map(\.text).filter { text in
        said.titles.contains { id, title in
          text.contains(id) && !text.contains(title) && !text.contains("'\(id)'")
        }
      }
    },
    Law("one is one") { said in
      said.sentences.map(\.text).filter { text in
        matches(#"(?<![\d.,/:-])1[ \u00A0]([a-z]+s)\b"#, text).contains {
          !["is", "has", "does", "was"].contains($0[1]) && !$0[1].hasSuffix("ss")
        }
      }
    },
    Law("sixty seconds are a minute") { said in
      said.sentences.map(\.text).filter { text in
        matches(#"(?<![\d.])(\d+)(?:\.\d+)?[ \u00A0]s\b"#, text).contains { Int($0[1]) ?? 0 >= 60 }
      }
    },
    Law("use cases and rules are called by their titles") { said in
      said.sentences.map(\.text).filter { text in
        var rest = text.lowercased()
        for (_, title) in said.useCases {
          rest = rest.replacingOccurrences(of: title.lowercased(), with: "")
        }
        let ids = said.useCases.map(\.id) + said.rules
        return ids.contains { id in
          rest.ranges(of: id).contains { range in
            let before =
              range.lowerBound > rest.startIndex ? rest[rest.index(before: range.lowerBound)] : " "
            let after = range.upperBound < rest.endIndex ? rest[range.upperBound] : " "
            return !before.isLetter && !after.isLetter && !"/-.".contains(before) && after != "."
          }
        }
      }
    },
    Law("no word stands twice") { said in
      said.sentences.map(\.text).filter {
        $0.lowercased().contains(/\b([a-z]{2,})[ \u{A0}]\1\b/)
      }
    },
    Law("the subject stands once") { said in
      said.sentences.filter { sentence in
        guard let name = sentence.name, name != "the site" else { return false }
        return sentence.text.ranges(of: name).count { range in
          guard range.upperBound < sentence.text.endIndex else { return true }
          let next = sentence.text[range.upperBound]
          return !next.isLetter && !next.isNumber && !"/._-".contains(next)
        } > 1
      }.map(\.text)
    },
    Law("a number has a unit, or what it counts") { said in
      said.sentences.filter(\.hasUnit).map(\.text).filter { text in
        var rest = text
        for name in said.names { rest = rest.replacingOccurrences(of: name, with: "NAME") }
        rest = rest.replacing(/'[^']*'/, with: "NAME")
        rest = rest.replacing(/\d{4}-\d\d(-\d\d)?( \d\d:\d\d)?/, with: "DATE")
        rest = rest.replacing(/[+-]?\d\d:\d\d/, with: "TIME")
        rest = rest.replacing("before 1985", with: "")
        // Of so many how many, from here to there: the last of them says of what.
        rest = rest.replacing(/-?\d[\d.]*(?= (of( the)?|to|and) -?\d)/, with: "")
        rest = rest.replacing(/; \d+ (is|are) (needed|enough)/, with: "")
        rest = rest.replacing(/(nearly for|; of) \d+( more)?/, with: "")
        return !matches(#"(?<![A-Za-z\d.])-?\d[\d.]*(?! ?[A-Za-z%°µ³²·\d.])"#, rest).isEmpty
      }
    },
    Law("what is shown is on its side of the limit") { said in
      said.sentences.filter { sentence in
        guard let measured = sentence.measured, let limit = sentence.limit, measured != limit else {
          return false
        }
        return sentence.text.matches(of: /(-?\d[\d.]*)[ \u{A0}]%/).compactMap { Double($0.1) }
          .contains { abs($0 - measured) < 0.6 && ($0 < limit) != (measured < limit) }
      }.map(\.text)
    },
  ]

  @Test(arguments: laws)
  func `sentences keep the laws of words`(law: Law) {
    for (plant, said) in Self.plants {
      #expect(!said.sentences.isEmpty, "\(plant) says nothing")
      #expect(law.broken(said).isEmpty, "\(plant)")
    }
  }

  @Test func `the laws find what breaks them`() {
    func said(_ text: String, name: String? = nil, measured: Double? = nil, limit: Double? = nil)
      -> Said
    {
      Said(
        sentences: [Sentence(text: text, name: name, measured: measured, limit: limit)],
        useCases: [("rotating-equipment", "Predictive maintenance")], rules: ["gaps/tag-gap"],
        titles: [("10000403", "Filler")], names: ["T1"])
    }
    let broken = [
      said("10000403 has no owner"), said("T1 has 1 gaps"), said("T1 is silent for 3600 s"),
      said("needed for rotating-equipment"), said("in line line 1"),
      said("T1: T1 has no owner", name: "T1"), said("T1 is at 5.18"),
      said("T1 has 95 % of its samples", measured: 94.99, limit: 95),
    ]
    for (law, said) in zip(Self.laws, broken) {
      #expect(law.broken(said).count == 1, "\(law.testDescription)")
    }
  }
}

/// What a pattern finds, each with its groups.
private func matches(_ pattern: String, _ text: String) -> [[String]] {
  guard let expression = try? NSRegularExpression(pattern: pattern) else { return [] }
  let all = NSRange(text.startIndex..., in: text)
  return expression.matches(in: text, range: all).map { match in
    (0..<match.numberOfRanges).map { group in
      Range(match.range(at: group), in: text).map { String(text[$0]) } ?? ""
    }
  }
}

extension Program {
  /// Every sentence of the report on a folder of exports.
  static func said(of exports: String) throws -> WordLawTests.Said {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let result = try run(["audit", exports, "-o", folder.path + "/report", "--quiet"])
    guard result.status == 0 else { return WordLawTests.Said() }
    let report = try report(folder.path + "/report").object
    func items(_ key: String, of object: [String: Any]) -> [[String: Any]] {
      object[key] as? [[String: Any]] ?? []
    }
    func text(_ key: String, of object: [String: Any]) -> String? { object[key] as? String }
    var said = WordLawTests.Said()
    var unitless: Set<String> = []
    for asset in items("assets", of: report) {
      let (id, title) = (text("id", of: asset) ?? "", text("title", of: asset))
      said.names +=
        [id, title].compactMap { $0 }
        + items("names", of: asset).compactMap { text("name", of: $0) }
      if let title, !id.contains(/[A-Za-z]{4}/) { said.titles.append((id, title)) }
    }
    for source in items("sources", of: report) { said.names.append(text("path", of: source) ?? "") }
    for signal in items("signals", of: report) {
      let tag = text("tag", of: signal) ?? ""
      said.names.append(tag)
      if signal["unit"] as? String == nil { unitless.insert(tag) }
    }
    for finding in items("findings", of: report) {
      let rule = text("rule", of: finding) ?? ""
      let required = text("required", of: finding)?.firstMatch(of: /\d[\d.]*/)
      said.rules.insert(rule)
      said.sentences.append(
        WordLawTests.Sentence(
          text: text("message", of: finding) ?? "", name: text("name", of: finding),
          measured: finding["unit"] as? String == "%" ? finding["measured"] as? Double : nil,
          limit: required.flatMap { Double($0.0) },
          // Codes for missing values are no quantities, and some signals have no unit.
          hasUnit: rule != "values/sentinel" && !unitless.contains(text("name", of: finding) ?? ""))
      )
    }
    for useCase in items("useCases", of: report) {
      said.useCases.append((text("id", of: useCase) ?? "", text("title", of: useCase) ?? ""))
      said.sentences.append(
        WordLawTests.Sentence(text: text("reason", of: useCase) ?? "", hasUnit: false))
      for need in items("gates", of: useCase) + items("requirements", of: useCase) {
        said.rules.insert(text("rule", of: need) ?? "")
        said.sentences.append(
          WordLawTests.Sentence(text: text("evidence", of: need) ?? "", hasUnit: false))
      }
    }
    // The longest first, so that no name is cut by one that is part of it.
    said.names = Set(said.names).filter { !$0.isEmpty }.sorted { ($1.count, $0) < ($0.count, $1) }
    return said
  }
}
