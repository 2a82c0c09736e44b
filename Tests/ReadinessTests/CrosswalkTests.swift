import Foundation
import Linking
import Testing

@Suite struct CrosswalkTests {
  /// Three systems that name four machines, and one that each has alone.
  private static let plant: [String: Data] = {
    let lines = [1, 2]
    var orders = "Order ID;Machine;Start;End\n"
    var work = "Work Order;Equipment;Reported;Work Type\n"
    for day in 1...12 {
      for (number, name) in ["FILLER_1", "FILLER_2", "PALLETISER_1", "PALLETISER_2", "Rührwerk 7"]
        .enumerated()
      {
        let date = "2025-03-\(day < 10 ? "0" : "")\(day)"
        orders += "PO\(day)\(number);\(name);\(date) 06:00:00;\(date) 14:00:00\n"
        let equipment = ["Filler 1", "Filler 2", "Palletiser 1", "Palletiser 2", "Mixer 9"][number]
        work += "WO\(day)\(number);\(equipment);\(date) 10:00:00;corrective\n"
      }
    }
    var register = "Equipment number;Designation;Line\n"
    for line in lines {
      register += "FILLER-\(line);filler;\(line)\nPALLETISER-\(line);palletiser;\(line)\n"
    }
    return [
      "mes/orders.csv": Data(orders.utf8), "cmms/work_orders.csv": Data(work.utf8),
      "erp/register.csv": Data(register.utf8),
    ]
  }()

  /// One decision on two names.
  struct Edit: Sendable {
    var a: String
    var b: String
    var decision: String
    var other = ""
  }

  /// The rows of a crosswalk that quotes no field across lines.
  private static func rows(_ path: String) throws -> [[String]] {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    return text.split(separator: "\n").map { line in
      var fields = [""]
      var isQuoted = false
      for sign in line {
        switch sign {
        case "\"": isQuoted.toggle()
        case "," where !isQuoted: fields.append("")
        default: fields[fields.count - 1].append(sign)
        }
      }
      return fields
    }
  }

  private static let (nameA, nameB, decision, other) = (6, 9, 10, 11)

  /// A crosswalk with decisions, as a spreadsheet saves it; rows that it does not have are added.
  private static func text(
    of path: String, _ edits: [Edit], delimiter: String = ",", isReversed: Bool = false
  ) throws -> String {
    var rows = try rows(path)
    for edit in edits {
      let found = rows.indices.filter {
        Set([rows[$0][nameA], rows[$0][nameB]]) == Set([edit.a, edit.b])
      }
      #expect(!found.isEmpty, "\(edit.a) and \(edit.b)")
      for place in found {
        rows[place][decision] = edit.decision
        rows[place][other] = edit.other
      }
    }
    if isReversed { rows = [rows[0]] + rows.dropFirst().reversed() }
    return rows.map { $0.map { "\"\($0)\"" }.joined(separator: delimiter) }
      .joined(separator: "\r\n")
  }

  private static func assets(_ output: String) throws -> [Set<String>] {
    let assets = try Program.report(output).object["assets"] as? [[String: Any]] ?? []
    return assets.map { asset in
      Set((asset["names"] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String })
    }
  }

  private static func areOne(_ a: String, _ b: String, _ output: String) throws -> Bool {
    try assets(output).contains { $0.isSuperset(of: [a, b]) }
  }

  private static func problems(_ output: String) throws -> [[String: Any]] {
    let sources = try Program.report(output).object["sources"] as? [[String: Any]] ?? []
    return sources.filter { ($0["path"] as? String)?.hasSuffix("crosswalk.csv") == true }
      .flatMap { $0["problems"] as? [[String: Any]] ?? [] }
  }

  private static func audit(_ exports: String, _ output: String, _ more: [String] = []) throws
    -> Program.Result
  {
    try Program.run(["audit", exports, "-o", output] + more)
  }

  private static func write(_ text: String, _ path: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  @Test(arguments: ["beside", "option", "output"])
  func `decisions are obeyed wherever the file lies`(place: String) throws {
    try Program.withExports(Self.plant) { exports, output in
      #expect(try Self.audit(exports, output).status == 0)
      #expect(try Self.areOne("FILLER_1", "Filler 1", output))
      #expect(try Self.areOne("FILLER_2", "Filler 2", output))
      let text = try Self.text(
        of: output + "/crosswalk.csv",
        [
          Edit(a: "FILLER_1", b: "Filler 1", decision: "reject"),
          Edit(a: "FILLER_2", b: "Filler 2", decision: "Confirm "),
          Edit(a: "Rührwerk 7", b: "", decision: "other", other: "Mixer 9"),
        ])
      let second = place == "output" ? output : output + "2"
      let file =
        ["beside": exports, "option": exports + "/..", "output": output][place, default: ""]
        + "/crosswalk.csv"
      try Self.write(text, file)
      let result = try Self.audit(exports, second, place == "option" ? ["--crosswalk", file] : [])
      #expect(result.status == 0, "\(result.errors)")
      #expect(try Self.problems(second).isEmpty)
      #expect(try !Self.areOne("FILLER_1", "Filler 1", second))
      #expect(try Self.areOne("FILLER_2", "Filler 2", second))
      #expect(try Self.areOne("Rührwerk 7", "Mixer 9", second))
      let report = try Program.report(second).object
      let decisions = report["decisions"] as? [[String: Any]] ?? []
      #expect(
        decisions.compactMap { $0["decision"] as? String }.sorted() == [
          "confirm", "other", "reject",
        ])
      for decision in decisions {
        #expect((decision["from"] as? String)?.contains("crosswalk.csv line ") == true)
        for side in ["a", "b"] {
          let name = try #require(decision[side] as? [String: Any])
          #expect(name["system"] is String && name["path"] is String && name["name"] is String)
        }
      }
      // Its line is the one that a person sees.
      let lines = text.components(separatedBy: "\r\n")
      let line = try #require(lines.firstIndex { $0.contains("\"Confirm \"") }) + 1
      let links = report["links"] as? [[String: Any]] ?? []
      let evidence = links.filter { $0["status"] as? String == "matched" }
        .flatMap { $0["evidence"] as? [String] ?? [] }
      #expect(evidence.contains { $0.hasSuffix("crosswalk.csv line \(line)") })
      // People see it too, and the file is no data.
      for name in ["index.html", "report.md"] {
        let page = try String(contentsOfFile: second + "/" + name, encoding: .utf8)
        #expect(page.contains("crosswalk.csv line \(line)"), "\(name)")
      }
      let paths = (report["sources"] as? [[String: Any]] ?? []).compactMap { $0["path"] as? String }
      #expect(Set(paths) == Set(Self.plant.keys))
      // The new file has the decisions again.
      let kept = try Self.rows(second + "/crosswalk.csv").map { $0[Self.decision] }
      #expect(Set(kept).isSuperset(of: ["reject", "Confirm", "other"]))
    }
  }

  @Test(arguments: [",", ";", "\t"], [String.Encoding.utf8, .windowsCP1252, .utf16])
  func `what a spreadsheet saves is read back`(delimiter: String, encoding: String.Encoding) throws
  {
    try Program.withExports(Self.plant) { exports, output in
      #expect(try Self.audit(exports, output, ["--format", "json"]).status == 0)
      let text = try Self.text(
        of: output + "/crosswalk.csv",
        [Edit(a: "Rührwerk 7", b: "", decision: "other", other: "Mixer 9")], delimiter: delimiter)
      let plain = text.replacingOccurrences(of: "\u{FEFF}", with: "")
      try #require(plain.data(using: encoding)).write(
        to: URL(fileURLWithPath: exports + "/crosswalk.csv"))
      let result = try Self.audit(exports, output + "2", ["--format", "json"])
      #expect(result.status == 0, "\(result.errors)")
      #expect(try Self.areOne("Rührwerk 7", "Mixer 9", output + "2"))
    }
  }

  @Test
  func `what is rejected comes together by no other way, and the order of rows changes nothing`()
    throws
  {
    try Program.withExports(Self.plant) { exports, output in
      #expect(try Self.audit(exports, output, ["--format", "json"]).status == 0)
      #expect(try Self.areOne("FILLER_1", "FILLER-1", output))
      var reports: [String] = []
      for isReversed in [false, true] {
        let text = try Self.text(
          of: output + "/crosswalk.csv",
          [
            Edit(a: "FILLER_1", b: "Filler 1", decision: "reject"),
            Edit(a: "FILLER_2", b: "Filler 2", decision: "confirm"),
          ], isReversed: isReversed)
        try Self.write(text, exports + "/crosswalk.csv")
        #expect(try Self.audit(exports, output + "2", ["--format", "json"]).status == 0)
        #expect(try !Self.areOne("FILLER_1", "Filler 1", output + "2"))
        let text2 = try Program.report(output + "2").text
        reports.append(text2.replacing(/crosswalk.csv line \d+/, with: "crosswalk.csv"))
      }
      #expect(reports[0] == reports[1])
    }
  }

  @Test func `a name that other rows make one with what a row keeps apart is told`() throws {
    try Program.withExports(Self.plant) { exports, output in
      #expect(try Self.audit(exports, output, ["--format", "json"]).status == 0)
      try Self.write(
        try Self.text(
          of: output + "/crosswalk.csv",
          [
            Edit(a: "FILLER_1", b: "Filler 1", decision: "reject"),
            Edit(a: "FILLER_1", b: "FILLER-1", decision: "confirm"),
            Edit(a: "FILLER-1", b: "Filler 1", decision: "confirm"),
          ]), exports + "/crosswalk.csv")
      let result = try Self.audit(exports, output + "2", ["--format", "json"])
      #expect(result.status == 0)
      #expect(result.errors.contains("keeps two names apart that lines"), "\(result.errors)")
      #expect(try Self.areOne("FILLER_1", "Filler 1", output + "2"))
    }
  }

  @Test func `rows that do not fit are told with line and cure and cost nothing else`() throws {
    try Program.withExports(Self.plant) { exports, output in
      #expect(try Self.audit(exports, output, ["--format", "json"]).status == 0)
      let rows = [
        "decision;a_system;a_name;b_system;b_name;other_name",
        "reject;mes;FILLER_1;cmms;Filler 1;", "confirm;mes;FILLER_3;cmms;Filler 1;",
        "maybe;mes;FILLER_2;cmms;Filler 2;", "confirm;mes;PALLETISER_1;cmms;Palletiser 1;",
        "reject;cmms;Palletiser 1;mes;PALLETISER_1;", "other;mes;FILLER_2;;;",
      ]
      try Self.write(rows.joined(separator: "\n"), exports + "/crosswalk.csv")
      let result = try Self.audit(exports, output + "2", ["--format", "json"])
      #expect(result.status == 0, "\(result.errors)")
      let problems = try Self.problems(output + "2")
      let lines = problems.compactMap { ($0["location"] as? [String: Any])?["line"] as? Int }
      #expect(lines == [3, 4, 6, 7])
      #expect(problems.allSatisfy { ($0["help"] as? String)?.isEmpty == false })
      #expect(
        result.errors.contains("did you mean ‘FILLER_1’?")
          || result.errors.contains("did you mean ‘FILLER_2’?"))
      #expect(try !Self.areOne("FILLER_1", "Filler 1", output + "2"))
      #expect(try Self.areOne("PALLETISER_1", "Palletiser 1", output + "2"))
      // None is lost, as the exports may come back.
      let kept = try Self.rows(output + "2/crosswalk.csv").map { $0[Self.decision] }
      #expect(kept.count { !$0.isEmpty } == 1 + 6)
    }
  }

  @Test func `a decision of the report is kept, and one that comes with the exports outranks it`()
    throws
  {
    try Program.withExports(Self.plant) { exports, output in
      #expect(try Self.audit(exports, output).status == 0)
      let file = output + "/crosswalk.csv"
      let edits = ["FILLER_1": "Filler 1", "FILLER_2": "Filler 2"].map {
        Edit(a: $0, b: $1, decision: "reject")
      }
      try Self.write(try Self.text(of: file, edits), file)
      for _ in 0..<3 {
        #expect(try Self.audit(exports, output).status == 0)
        #expect(try !Self.areOne("FILLER_1", "Filler 1", output))
        #expect(try !Self.areOne("FILLER_2", "Filler 2", output))
      }
      try Self.write(
        "decision,a_system,a_name,b_system,b_name\nconfirm,cmms,Filler 1,mes,FILLER_1\n",
        exports + "/crosswalk.csv")
      let result = try Self.audit(exports, output)
      #expect(result.status == 0 && !result.errors.contains("crosswalk.csv:"), "\(result.errors)")
      #expect(try Self.areOne("FILLER_1", "Filler 1", output))
      #expect(try !Self.areOne("FILLER_2", "Filler 2", output))
      // Exports that lack a system for once cost no decision on its names.
      try FileManager.default.removeItem(atPath: exports + "/cmms")
      #expect(try Self.audit(exports, output).status == 0)
      let kept = try Self.rows(file).map { $0[Self.decision] }
      #expect(kept.count { !$0.isEmpty } == 1 + 2)
    }
  }

  @Test func `a crosswalk outranks what init wrote before`() throws {
    try Program.withExports(Self.plant) { exports, output in
      #expect(try Self.audit(exports, output).status == 0)
      #expect(try Program.run(["init", exports, "--all", "--quiet"]).status == 0)
      try Self.write(
        "decision,a_system,a_name,b_system,b_name\nreject,cmms,Filler 1,mes,FILLER_1\n",
        exports + "/crosswalk.csv")
      #expect(try Self.audit(exports, output).status == 0)
      #expect(try !Self.areOne("FILLER_1", "Filler 1", output))
      #expect(try Self.areOne("FILLER_2", "Filler 2", output))
    }
  }

  struct Stranger: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var bytes: [UInt8]
    var says: String
  }

  @Test(arguments: [
    Stranger(
      testDescription: "binary", bytes: [0, 1, 2, 3, 255, 254, 0, 0, 7], says: "is no text"),
    Stranger(testDescription: "empty", bytes: [], says: "no column is called 'decision'"),
    Stranger(
      testDescription: "no decision", bytes: Array("asset,a_name,b_name\nx,y,z\n".utf8),
      says: "no column is called 'decision'"),
    Stranger(
      testDescription: "no names", bytes: Array("decision,a_name\nconfirm,y\n".utf8),
      says: "'a_system', 'b_system' and 'b_name' are missing"),
    Stranger(
      testDescription: "open quote",
      bytes: Array("decision,a_system,a_name,b_system,b_name\nconfirm,\"mes,y\n".utf8),
      says: "never closed"),
    Stranger(
      testDescription: "too large",
      bytes: [UInt8](repeating: 0x20, count: CrosswalkFile.byteLimit + 1),
      says: "are read"),
  ])
  func `a crosswalk that cannot be read is told, and the audit goes on`(_ stranger: Stranger) throws
  {
    var files = Self.plant
    files["crosswalk.csv"] = Data(stranger.bytes)
    try Program.withExports(files) { exports, output in
      let result = try Self.audit(exports, output, ["--format", "json"])
      #expect(result.status == 2)
      #expect(result.errors.contains("crosswalk.csv"), "\(result.errors)")
      #expect(result.errors.contains(stranger.says), "\(result.errors)")
      #expect(result.errors.contains("help: "))
      #expect(try Self.areOne("FILLER_1", "Filler 1", output))
      #expect(try Self.problems(output).count == 1)
    }
  }

  @Test func `a crosswalk that is not there or never ends is told`() throws {
    try Program.withExports(Self.plant) { exports, output in
      let missing = try Self.audit(exports, output, ["--crosswalk", "nowhere.csv"])
      #expect(missing.status == 2 && missing.errors.contains("'nowhere.csv' is not there"))
      let device = try Self.audit(exports, output, ["--crosswalk", "/dev/zero"])
      #expect(device.status == 2 && device.errors.contains("it is no file"), "\(device.errors)")
    }
  }

  @Test func `decisions that cannot be read are not written over`() throws {
    try Program.withExports(Self.plant) { exports, output in
      #expect(try Self.audit(exports, output).status == 0)
      try Self.write("my notes", output + "/crosswalk.csv")
      let result = try Self.audit(exports, output)
      #expect(result.status == 2 && result.errors.contains("is left alone"), "\(result.errors)")
      #expect(try String(contentsOfFile: output + "/crosswalk.csv", encoding: .utf8) == "my notes")
    }
  }

  @Test func `a sample says how many of its links were right once somebody has decided`() throws {
    try Program.withExports(Self.plant) { exports, output in
      #expect(try Self.audit(exports, output).status == 0)
      func sample() throws -> [String: Any] {
        try #require(try Program.report(output).object["linkSample"] as? [String: Any])
      }
      let before = try sample()
      #expect(before["sentence"] as? String == "not yet confirmed")
      #expect(before["precision"] is NSNull)
      let pairs = try #require(before["pairs"] as? [[String: Any]])
      #expect(pairs.count == min(30, before["total"] as? Int ?? 0) && pairs.count >= 4)
      let names = pairs.map { pair in
        ["a", "b"].map { ((pair[$0] as? [String: Any])?["name"] as? String) ?? "" }
      }
      for name in ["index.html", "report.md"] {
        let page = try String(contentsOfFile: output + "/" + name, encoding: .utf8)
        #expect(page.contains("Not yet confirmed."), "\(name)")
      }
      let edits = names.prefix(4).enumerated().map {
        Edit(a: $1[0], b: $1[1], decision: $0 == 0 ? "reject" : "confirm")
      }
      let file = output + "/crosswalk.csv"
      try Self.write(try Self.text(of: file, edits), file)
      #expect(try Self.audit(exports, output).status == 0)
      let after = try sample()
      #expect(
        after["sentence"] as? String == "3 of 4 decided pairs confirmed: precision 75 % (30–95 %)")
      let again = try #require(after["pairs"] as? [[String: Any]])
      #expect(again.count == pairs.count)
      for name in ["index.html", "report.md"] {
        let page = try String(contentsOfFile: output + "/" + name, encoding: .utf8)
        #expect(
          page.contains("3 of 4 decided pairs confirmed: precision 75 % (30–95 %)"), "\(name)")
      }
    }
  }
}
