import Foundation
import Testing

@Suite struct ConfigurationCommandTests {
  private static let brewery: [String: Data] = {
    let exports = Program.root.appendingPathComponent("Examples/brewery/exports")
    var files: [String: Data] = [:]
    for name in (try? FileManager.default.subpathsOfDirectory(atPath: exports.path)) ?? [] {
      let file = exports.appendingPathComponent(name)
      if let data = try? Data(contentsOf: file) { files[name] = data }
    }
    return files
  }()

  @Test func `the file that init writes changes nothing as it stands`() throws {
    try Program.withExports(Self.brewery) { exports, output in
      #expect(try Program.run(["audit", exports, "-o", output, "--quiet"]).status == 0)
      let written = try Program.run(["init", exports, "--all", "--quiet"])
      #expect(written.status == 0, "\(written.errors)")
      let text = try String(contentsOfFile: exports + "/readiness.yml", encoding: .utf8)
      for path in Self.brewery.keys { #expect(text.contains("path: \(path)")) }
      #expect(text.contains("kind: work-orders"))
      #expect(try Program.run(["init", exports]).status == 64)
      let again = try Program.run(["audit", exports, "-o", output + "2"])
      #expect(again.status == 0, "\(again.errors)")
      #expect(try Program.report(output).text == Program.report(output + "2").text)
      #expect(try Program.run(["init", exports, "--all", "--force"]).status == 0)
      #expect(try String(contentsOfFile: exports + "/readiness.yml", encoding: .utf8) == text)
    }
  }

  @Test func `without being asked for all, init writes few lines that change nothing`() throws {
    try Program.withExports(Self.brewery) { exports, output in
      #expect(try Program.run(["audit", exports, "-o", output, "--quiet"]).status == 0)
      #expect(try Program.run(["init", exports, "--quiet"]).status == 0)
      let text = try String(contentsOfFile: exports + "/readiness.yml", encoding: .utf8)
      #expect(text.split(separator: "\n").count < 60, "\(text)")
      #expect(text.contains("No owner is named for") && text.contains("No zone is said for"))
      #expect(try Program.run(["audit", exports, "-o", output + "2"]).status == 0)
      #expect(try Program.report(output).text == Program.report(output + "2").text)
      // Every line that begins with a sign says what it should once the sign is gone.
      let lines = text.split(separator: "\n").map { line in
        line.hasPrefix("  # - ") || line.hasPrefix("  #   ")
          ? "  " + line.dropFirst(4) : String(line)
      }.filter { !$0.contains("asset: ?") && !$0.contains("kind: ?") }
      try lines.joined(separator: "\n")
        .write(toFile: exports + "/readiness.yml", atomically: true, encoding: .utf8)
      let decided = try Program.run(["audit", exports, "-o", output + "2"])
      #expect(decided.status == 0, "\(decided.errors)")
    }
  }

  @Test func `a corrected line holds in the next run`() throws {
    try Program.withExports(Self.brewery) { exports, output in
      let file = exports + "/readiness.yml"
      #expect(try Program.run(["init", exports, "--all"]).status == 0)
      var text = try String(contentsOfFile: file, encoding: .utf8)
      let before = text
      text.replace("kind: work-orders", with: "kind: events")
      text.replace(
        "    # zone:   # nothing says it", with: "    zone: Europe/Brussels #", maxReplacements: 1)
      text.replace("    owner: #", with: "    owner: Works council #", maxReplacements: 1)
      text.replace("asset: \"10000411\"", with: "asset: \"10000412\"", maxReplacements: 1)
      #expect(text != before)
      try text.write(toFile: file, atomically: true, encoding: .utf8)
      let result = try Program.run(["audit", exports, "-o", output])
      #expect(result.status == 0, "\(result.errors)")
      let sources = try Program.report(output).object["sources"] as? [[String: Any]] ?? []
      let orders = try #require(sources.first { $0["path"] as? String == "cmms/work_orders.csv" })
      let table = try #require((orders["tables"] as? [[String: Any]])?.first)
      #expect(table["kind"] as? String == "events")
      #expect(table["owner"] as? String == "Works council")
      let zone = try #require(table["timezone"] as? [String: Any])
      #expect(zone["name"] as? String == "Europe/Brussels")
      #expect(zone["basis"] as? String == "declared")
      #expect(!sources.contains { $0["path"] as? String == "readiness.yml" })
    }
  }

  @Test func `a corrected asset makes the others no surer`() throws {
    try Program.withExports(Self.brewery) { exports, output in
      let file = exports + "/readiness.yml"
      #expect(try Program.run(["audit", exports, "-o", output]).status == 0)
      #expect(try Program.run(["init", exports, "--all"]).status == 0)
      var text = try String(contentsOfFile: file, encoding: .utf8)
      let name = try #require(text.firstMatch(of: #/mes: \[([A-Z0-9-]+)\]/#)).1
      text.replace("mes: [\(name)]", with: "mes: []", maxReplacements: 1)
      text.replace("assets:\n", with: "assets:\n  - {id: Another, names: {mes: [\(name)]}}\n")
      try text.write(toFile: file, atomically: true, encoding: .utf8)
      let result = try Program.run(["audit", exports, "-o", output + "2"])
      #expect(result.status == 0, "\(result.errors)")
      func sure(_ folder: String) throws -> [String: Double] {
        let assets = try Program.report(folder).object["assets"] as? [[String: Any]] ?? []
        return Dictionary(
          uniqueKeysWithValues: assets.map {
            ($0["id"] as? String ?? "", $0["confidence"] as? Double ?? -1)
          })
      }
      let (before, after) = (try sure(output), try sure(output + "2"))
      #expect(after["Another"] == 1)
      let changed = before.keys.filter { before[$0] != after[$0] }
      #expect(changed.count <= 1, "\(changed.sorted())")
    }
  }

  @Test func `what was said before is said again`() throws {
    let said = """
      as-of: 2025-11-04T00:00:00Z
      use-cases: [throughput]
      sources:
        - {path: quality/lab_results.csv, skip: true}
        - {path: cmms/work_orders.csv, owner: Works council, zone: Europe/Brussels, kind: events}
      tag-names: ["{site}/{area}/{line}/{asset}/{signal}"]
      accepted:
        - {rule: values/flatline, subject: "*", reason: a test, until: 2030-12-31}
      """
    var files = Self.brewery
    files["readiness.yml"] = Data(said.utf8)
    try Program.withExports(files) { exports, output in
      #expect(try Program.run(["audit", exports, "-o", output]).status == 0)
      #expect(try Program.run(["init", exports, "--force"]).status == 0)
      let text = try String(contentsOfFile: exports + "/readiness.yml", encoding: .utf8)
      #expect(text.contains("owner: \"Works council\""))
      #expect(try Program.run(["audit", exports, "-o", output + "2"]).status == 0)
      let reports = try [output, output + "2"].map { try Program.report($0).object }
      for key in ["asOf", "signals", "findings", "useCases", "assets"] {
        let texts = try reports.map {
          try JSONSerialization.data(
            withJSONObject: [$0[key] ?? ""], options: [.sortedKeys])
        }
        #expect(texts[0] == texts[1], "\(key)")
      }
      let findings = reports[0]["findings"] as? [[String: Any]] ?? []
      let accepted = findings.filter { $0["rule"] as? String == "values/flatline" }
      #expect(!accepted.isEmpty)
      #expect(accepted.allSatisfy { $0["status"] as? String == "suppressed" })
    }
  }

  @Test func `a slip is an error that names the nearest key, and the audit goes on`() throws {
    let text = "sources:\n  - path: h.csv\n    onwer: me\n  - path: g.csv\n"
    let files = ["h.csv": Program.samples, "readiness.yml": Data(text.utf8)]
    try Program.withExports(files) { exports, output in
      let result = try Program.run(["audit", exports, "-o", output])
      #expect(result.status == 2)
      #expect(result.errors.contains("readiness.yml:3: error: unknown key 'onwer'"))
      #expect(result.errors.contains("did you mean 'owner'?"))
      #expect(result.errors.contains("no file of the exports is 'g.csv'"))
      let report = try Program.report(output).object
      #expect((report["signals"] as? [Any])?.count == 1)
      let sources = report["sources"] as? [[String: Any]] ?? []
      let own = try #require(sources.first { $0["path"] as? String == "readiness.yml" })
      #expect((own["problems"] as? [Any])?.count == 2)
      // It describes the exports and is none of them.
      #expect((report["notRead"] as? [Any])?.isEmpty == true)
      let again = try Program.run(["init", exports, "--force"])
      #expect(again.status == 2)
      #expect(again.errors.contains("mend the lines"))
      #expect(try String(contentsOfFile: exports + "/readiness.yml", encoding: .utf8) == text)
    }
  }

  @Test func `a configuration elsewhere is read, and one that is not there is told`() throws {
    let files = [
      "h.csv": Program.samples,
      "k.csv": Program.samples + Data("L1.PMP01.TT101.PV,2025-03-03T00:00:00Z,61.5,Good\n".utf8),
      "notes/plant.yml": Data("sources:\n  - {path: h.csv, skip: true}".utf8),
    ]
    try Program.withExports(files) { exports, output in
      let config = exports + "/notes/plant.yml"
      let result = try Program.run(["audit", exports, "-o", output, "--config", config])
      #expect(result.status == 0, "\(result.errors)")
      let signals = try #require(
        try Program.report(output).object["signals"] as? [[String: Any]])
      #expect(Set(signals.compactMap { $0["path"] as? String }) == ["k.csv"])
      let missing = try Program.run(["audit", exports, "-o", output, "--config", "nowhere.yml"])
      #expect(missing.status == 2)
      #expect(missing.errors.contains("nowhere.yml"))
    }
  }

  @Test(arguments: ["configuration", "rule", "use-case", "judgement"])
  func `the schema is one of JSON`(file: String) throws {
    let result = try Program.run(["rules", "schema", file])
    #expect(result.status == 0)
    let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    #expect(object?["additionalProperties"] as? Bool == false)
    let properties = try #require(object?["properties"] as? [String: Any])
    #expect(properties[file == "configuration" ? "sources" : "title"] != nil)
  }

  @Test func `inspect gives JSON for programs`() throws {
    try Program.withExports(["h.csv": Program.samples]) { exports, _ in
      let result = try Program.run(["inspect", exports, "--json"])
      let object =
        try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
      #expect(object?["schema"] as? String == "readiness.inspect/1")
      let source = try #require((object?["sources"] as? [[String: Any]])?.first)
      #expect(source["system"] as? String == "historian")
      let table = try #require((source["tables"] as? [[String: Any]])?.first)
      let roles = (table["columns"] as? [[String: Any]])?.compactMap { $0["role"] as? String }
      #expect(roles == ["tag", "time", "value", "quality"])
    }
  }
}
