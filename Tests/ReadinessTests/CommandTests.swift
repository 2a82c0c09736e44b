import Foundation
import Reporting
import Testing
import Vocabulary

@Suite struct CommandTests {
  struct Damage: Sendable, CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]
    /// A part of the message, and a part of the cure.
    var says: String
    var help: String
    var testDescription: String { name }
  }

  @Test(arguments: [
    Damage(name: "empty.csv", bytes: [], says: "holds no data", help: "xport"),
    Damage(
      name: "noise.csv", bytes: (0..<4096).map { UInt8(truncatingIfNeeded: ($0 &* 7919) >> 3) },
      says: "binary data", help: "xport"),
    Damage(
      name: "cut.csv.gz", bytes: [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0x4B, 0x4C],
      says: "cut off", help: "again"),
    Damage(
      name: "cut.xlsx", bytes: Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 20, count: 200),
      says: "cut off", help: "again"),
    Damage(
      name: "pointer.csv",
      bytes: Array(
        "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n".utf8),
      says: "LFS", help: "git lfs pull"),
    Damage(
      name: "data.parquet", bytes: Array("PAR1".utf8) + [0, 1, 2, 3], says: "arquet", help: "again"),
  ])
  func `a damaged file is named with a cure and costs nothing else`(_ damage: Damage) throws {
    let files = ["historian/a.csv": Program.samples, damage.name: Data(damage.bytes)]
    try Program.withExports(files) { exports, output in
      let result = try Program.run(["audit", exports, "-o", output])
      #expect(result.status == 2)
      #expect(result.errors.contains(damage.name))
      #expect(result.errors.contains("help: "))
      let report = try Program.report(output).object
      let sources = try #require(report["sources"] as? [[String: Any]])
      let damaged = try #require(sources.first { $0["path"] as? String == damage.name })
      let problems = try #require(damaged["problems"] as? [[String: Any]])
      let first = try #require(problems.first)
      let message = try #require(first["message"] as? String)
      let help = try #require(first["help"] as? String)
      #expect(message.contains(damage.says), "\(message)")
      #expect(help.contains(damage.help), "\(help)")
      let signals = try #require(report["signals"] as? [[String: Any]])
      #expect(signals.count == 1)
      #expect(signals.first?["samples"] as? Int == 2880)
    }
  }

  @Test(arguments: [
    "time", "formats", "columns", "equipment", "headers", "missing", "signals", "systems", "units",
  ])
  func `words that are damaged are told with file and line`(name: String) throws {
    let files = ["historian/a.csv": Program.samples]
    try Program.withExports(files) { exports, output in
      try Program.withChanged("vocabulary/\(name).yml", { $0 + "strange-key: 1\n" }) { program in
        for arguments in [
          ["audit", exports, "-o", output], ["inspect", exports], ["rules", "list"],
          ["rules", "schema"],
        ] {
          let result = try Program.run(arguments, program: program)
          #expect(result.status == 2, "\(arguments)")
          #expect(result.errors.contains("vocabulary/\(name).yml:"), "\(result.errors)")
          #expect(result.errors.contains("'strange-key'"), "\(result.errors)")
          #expect(result.errors.contains("help: "))
        }
      }
    }
  }

  @Test(arguments: [("least-rises:", "fewest-rises:"), ("value: 20", "value: many")])
  func `a judgement that is damaged is told before an export is read`(
    is part: String, instead: String
  ) throws {
    let change: (String) -> String = { $0.replacingOccurrences(of: part, with: instead) }
    try Program.withExports(["historian/a.csv": Program.samples]) { exports, output in
      try Program.withChanged("judgements/signals/counts-up.yml", change) { program in
        let result = try Program.run(["audit", exports, "-o", output], program: program)
        #expect(result.status == 2)
        #expect(result.errors.contains("judgements/signals/counts-up.yml"), "\(result.errors)")
        #expect(result.errors.contains("help: "))
      }
    }
  }

  struct Call: Sendable, CustomTestStringConvertible {
    var arguments: [String]
    var status: Int32
    init(_ line: String, _ status: Int32) {
      arguments = line.split(separator: " ").map(String.init)
      self.status = status
    }
    var testDescription: String { arguments.joined(separator: " ") }
  }

  @Test(arguments: [
    Call("audit", 64),
    Call("audit nowhere-at-all", 2),
    Call("audit EXPORTS --format docx", 64),
    Call("audit EXPORTS --use-case nothing", 64),
    Call("audit EXPORTS --as-of yesterday", 64),
    Call("audit EXPORTS --rules nowhere", 64),
    Call("audit EXPORTS --baseline nowhere.json", 2),
    Call("audit EXPORTS --fail-on never", 0),
    Call("audit EXPORTS --fail-on warning", 1),
    Call("audit EXPORTS --format json,csv,sarif,junit", 0),
    Call("inspect EXPORTS", 0),
    Call("inspect nowhere-at-all", 2),
    Call("rules list", 0),
    Call("rules show gaps/availability", 0),
    Call("rules show gaps/nothing", 64),
    Call("rules list --judgements", 0),
    Call("rules show signals/counts-up", 0),
    Call("use-cases list", 0),
    Call("use-cases show rotating-equipment", 0),
    Call("use-cases show nothing", 64),
    Call("--version", 0),
    Call("dance", 64),
  ])
  func `the exit status tells what happened`(_ call: Call) throws {
    var doubled = "Tag,Timestamp,Value\n"
    for i in 0..<400 {
      doubled += "L1.PMP01.TT101.PV,2025-03-01T00:00:\(i % 50 + 10)Z,\(i % 7)\n"
    }
    try Program.withExports(["h.csv": Data(doubled.utf8)]) { exports, output in
      var arguments = call.arguments.map { $0 == "EXPORTS" ? exports : $0 }
      if arguments.count > 1, arguments[0] == "audit" { arguments += ["-o", output] }
      let result = try Program.run(arguments)
      #expect(result.status == call.status, "\(result.errors)")
      let isReported = arguments[0] == "audit" || !result.output.isEmpty || !result.errors.isEmpty
      #expect(isReported)
      if call.status >= 2 { #expect(!result.errors.isEmpty) }
    }
  }

  @Test func `what is taken for granted is told with its numbers and source`() throws {
    let list = try Program.run(["rules", "list", "--judgements"]).output
    for judgement in try Judgements.builtIn() {
      #expect(list.contains("\(judgement.id)  \(judgement.title)\n"))
      #expect(list.contains("\(judgement.basis.mark.rawValue): \(judgement.basis.source)\n"))
      for constant in judgement.constants { #expect(list.contains("  \(constant.name) ")) }
    }
    #expect(list.contains("  least-rises     20 samples\n"))
    let page = try Program.run(["rules", "show", "signals/counts-up"]).output
    #expect(page.contains("falls-per-rise: 0.005. A counter falls"))
    #expect(page.contains("a piece counter that is reset each shift"))
  }

  @Test func `only a header that stands in a line has one`() throws {
    let files = [
      "h.csv": Program.samples, "t.json": Data(#"[{"id":1,"v":"a"},{"id":2,"v":"b"}]"#.utf8),
      "t.xml": Data("<l><e id='1' v='a'/><e id='2' v='b'/></l>".utf8),
    ]
    try Program.withExports(files) { exports, _ in
      let result = try Program.run(["inspect", exports])
      #expect(result.output.contains("header in line 1"))
      #expect(!result.output.contains("header in line 0"))
    }
  }

  @Test func `a report goes to standard output when asked, and nothing else does`() throws {
    try Program.withExports(["h.csv": Program.samples]) { exports, output in
      let result = try Program.run(["audit", exports, "-o", "-", "--format", "json"])
      #expect(result.status == 0)
      let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
      #expect((object as? [String: Any])?["schema"] as? String == "readiness.report/1")
      #expect(!FileManager.default.fileExists(atPath: output))
    }
  }

  @Test func `findings of a baseline are known`() throws {
    try Program.withExports(["h.csv": Program.samples]) { exports, output in
      _ = try Program.run(["audit", exports, "-o", output])
      let second = try Program.run(
        ["audit", exports, "-o", output + "2", "--baseline", output + "/report.json"])
      #expect(second.errors.contains("0 new, 0 gone"))
      let findings = try Program.report(output + "2").object["findings"] as? [[String: Any]] ?? []
      #expect(!findings.isEmpty)
      #expect(findings.allSatisfy { $0["status"] as? String == "known" })
    }
  }

  @Test func `what a baseline found and is mended is gone in every output`() throws {
    let text = String(decoding: Program.samples, as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let broken = lines.enumerated().map { i, line -> Substring in
      guard i > 5, i % 9 == 0, let end = line.lastIndex(of: ",") else { return line }
      return line[...end] + "Bad Input"
    }
    try Program.withExports(["h.csv": Data(broken.joined(separator: "\n").utf8)]) {
      exports, output in
      _ = try Program.run(["audit", exports, "-o", output])
      let before = try #require(
        try Program.report(output).object["findings"] as? [[String: Any]])
      try Program.samples.write(to: URL(fileURLWithPath: exports + "/h.csv"))
      let second = try Program.run([
        "audit", exports, "-o", output + "2", "--baseline", output + "/report.json", "--format",
        "html,markdown,json,sarif,junit",
      ])
      #expect(second.status == 0, "\(second.errors)")
      let gone = try #require(
        try Program.report(output + "2").object["gone"] as? [[String: Any]])
      #expect(!gone.isEmpty && gone.count < before.count)
      let message = try #require(gone.first?["message"] as? String)
      for name in ["index.html", "report.md", "findings.sarif", "findings.junit.xml"] {
        let text = try String(contentsOfFile: output + "2/" + name, encoding: .utf8)
        #expect(text.contains(message), "\(name)")
      }
      let sarif = try String(contentsOfFile: output + "2/findings.sarif", encoding: .utf8)
      #expect(
        sarif.components(separatedBy: "\"baselineState\": \"absent\"").count == gone.count + 1)
      // What was known fails nobody's build.
      let tests = try String(contentsOfFile: output + "2/findings.junit.xml", encoding: .utf8)
      #expect(!tests.contains("<failure type=\"error\"") || tests.contains("known: "))
    }
  }

  @Test func `progress is silent when nobody looks`() throws {
    try Program.withExports(["h.csv": Program.samples]) { exports, output in
      let result = try Program.run(["audit", exports, "-o", output])
      #expect(!result.errors.contains("\r"))
      #expect(try Program.run(["audit", exports, "-o", output, "--quiet"]).errors.isEmpty)
    }
  }

  @Test(arguments: [
    ["audit", "Examples/brewery/exports", "-o", "-", "--quiet", "--format", "json"],
    ["inspect", "Examples/brewery/exports"], ["rules", "list"], ["rules", "schema"],
    ["use-cases", "list"],
  ])
  func `output that does not arrive is one clear line and status 2`(arguments: [String]) throws {
    let process = Process()
    process.executableURL = Program.path
    process.arguments = arguments
    process.currentDirectoryURL = Program.root
    process.standardOutput = FileHandle(forWritingAtPath: "/dev/full")
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 2)
    #expect(
      text == """
        readiness: standard output is not whole: there is no space left
          help: free some space, or write to another place

        """)
  }

  @Test(arguments: [
    ["audit", "Examples/brewery/exports", "-o", "-", "--quiet", "--format", "csv"],
    ["init", "Examples/brewery/exports", "-o", "-", "--quiet"],
    ["inspect", "Examples/brewery/exports", "--json"], ["rules", "list"], ["--help"],
  ])
  func `a reader that goes away is one clear line and status 2`(arguments: [String]) throws {
    let process = Process()
    process.executableURL = Program.path
    process.arguments = arguments
    process.currentDirectoryURL = Program.root
    let output = Pipe()
    process.standardOutput = output
    let errors = Pipe()
    process.standardError = errors
    try output.fileHandleForReading.close()
    try process.run()
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 2)
    #expect(text.hasPrefix("readiness: standard output is not whole: its reader has closed it\n"))
    #expect(text.split(separator: "\n").count == 2)
  }

  @Test func `an output that cannot be is told before anything is read`() throws {
    try Program.withExports(["h.csv": Program.samples]) { exports, output in
      let manager = FileManager.default
      try manager.createDirectory(atPath: output, withIntermediateDirectories: false)
      try Data("mine".utf8).write(to: URL(fileURLWithPath: output + "/notes.txt"))
      for (place, says) in [
        (output, "not an earlier report: it holds 'notes.txt'"), (exports + "/h.csv", "is a file"),
        ("/proc/none/report", "nothing can be written here"),
        (exports + "/h.csv/x", "nothing can be"),
      ] {
        // Exports that are not there either: the place is looked at first.
        let result = try Program.run(["audit", "nowhere-at-all", "-o", place])
        #expect(result.status == 2 && result.errors.contains(says), "\(result.errors)")
        #expect(result.errors.contains("\n  help: "))
      }
      #expect(try manager.contentsOfDirectory(atPath: output) == ["notes.txt"])
      let folder = try Program.run(["init", exports, "-o", output, "--force"])
      #expect(folder.status == 2 && folder.errors.contains("this is a folder"), "\(folder.errors)")
    }
  }

  @Test func `two runs at once into one folder both end whole`() throws {
    try Program.withExports(["h.csv": Program.samples]) { exports, output in
      let runs = try (0..<3).map { run in
        let process = Process()
        process.executableURL = Program.path
        process.arguments = ["audit", exports, "-o", output, "--quiet", "--title", "run \(run)"]
        try process.run()
        return process
      }
      for run in runs {
        run.waitUntilExit()
        #expect(run.terminationStatus == 0)
      }
      let parent = URL(fileURLWithPath: output).deletingLastPathComponent().path
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: parent).sorted() == [
          "exports", "report",
        ])
      let page = try String(contentsOfFile: output + "/index.html", encoding: .utf8)
      let text = try String(contentsOfFile: output + "/report.md", encoding: .utf8)
      let title = try #require(page.firstMatch(of: /Data readiness: (run \d)</)).1
      #expect(text.hasPrefix("# Data readiness of \(title)\n"))
      #expect(try Program.run(["audit", exports, "-o", output, "--quiet"]).status == 0)
    }
  }

  @Test func `a disk that is full keeps the earlier report`() throws {
    try Program.withExports(["h.csv": Program.samples]) { exports, output in
      #expect(try Program.run(["audit", exports, "-o", output, "--quiet"]).status == 0)
      let before = try Program.report(output).text
      // No file may grow beyond 8 blocks of 512 bytes, which a shell can ask of its children.
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = [
        "-c", "ulimit -f 8; exec \"$0\" \"$@\"", Program.path.path, "audit", exports, "-o", output,
        "--quiet",
      ]
      let errors = Pipe()
      process.standardError = errors
      try process.run()
      let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationReason == .exit && process.terminationStatus == 2)
      #expect(text.contains("larger than is allowed") && text.contains("help: "), "\(text)")
      #expect(try Program.report(output).text == before)
      let parent = URL(fileURLWithPath: output).deletingLastPathComponent().path
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: parent).sorted() == [
          "exports", "report",
        ])
    }
  }

  @Test func `a report names the plant and never a folder of this machine`() throws {
    let noise = Data((0..<4096).map { UInt8(truncatingIfNeeded: ($0 &* 7919) >> 3) })
    let files = [
      "h.csv": Program.samples, "notes.docx": noise, ".git/config": Data(),
      "~$h.xlsx": Data("x".utf8), "Thumbs.db": Data("x".utf8), ".~lock.h.csv#": Data("x".utf8),
    ]
    try Program.withExports(files) { exports, output in
      let parent = URL(fileURLWithPath: exports).deletingLastPathComponent().path
      let formats = ReportFormat.all.map(\.name).joined(separator: ",")
      for (arguments, title) in [
        ([String](), "exports"), (["--title", "North works"], "North works"),
      ] {
        let result = try Program.run(
          ["audit", exports + "/", "-o", output, "--format", formats] + arguments)
        #expect(result.errors.hasPrefix("\(title): "), "\(result.errors)")
        #expect(result.errors.contains("2\u{A0}lock files"))
        for name in try FileManager.default.contentsOfDirectory(atPath: output) {
          let bytes = try Data(contentsOf: URL(fileURLWithPath: output + "/" + name))
          #expect(bytes.range(of: Data(parent.utf8)) == nil, "\(name)")
          let isNamed = !["crosswalk.csv", "findings.csv", ".readiness"].contains(name)
          if isNamed { #expect(bytes.range(of: Data(title.utf8)) != nil, "\(name)") }
          // What is not read stands before the rest.
          let rest = [
            "index.html": "id=\"verdicts\"", "report.md": "## Verdicts",
            "findings.sarif": "\"results\"",
            "findings.junit.xml": "name=\"use-cases\"", "report.json": "\"sources\"",
          ]
          if let rest = rest[name] {
            let first = try #require(bytes.range(of: Data("notes.docx".utf8)), "\(name)")
            let begin = try #require(bytes.range(of: Data(rest.utf8)), "\(name)")
            #expect(first.lowerBound < begin.lowerBound, "\(name)")
          }
        }
        let report = try Program.report(output).object
        let leftOut = try #require(report["leftOut"] as? [[String: Any]])
        #expect(
          leftOut.compactMap { $0["kind"] as? String } == ["hidden", "lock-file", "system-file"])
        #expect(leftOut.compactMap { $0["count"] as? Int } == [1, 2, 1])
        let notRead = try #require(report["notRead"] as? [[String: Any]])
        #expect(notRead.compactMap { $0["path"] as? String } == ["notes.docx"])
      }
    }
  }

  @Test(arguments: [
    ([String](), false), (["--color", "always"], true), (["--color", "never"], false),
  ])
  func `the summary fits a terminal and has colours only where they are wanted`(
    arguments: [String], isColored: Bool
  ) throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let result = try Program.run(
      ["audit", "Examples/brewery/exports", "-o", folder.path + "/report"] + arguments)
    #expect(result.errors.contains("\u{1B}[") == isColored)
    let plain = result.errors.replacing(/\u{1B}\[\d+m/, with: "")
    for line in plain.split(separator: "\n") where !line.contains(folder.path) {
      #expect(line.count <= 80, "\(line)")
    }
    // The use cases stand as on the page, each with the same score.
    let page = try String(contentsOfFile: folder.path + "/report/report.md", encoding: .utf8)
    let rows = page.matches(
      of: /\| (.) (Ready|Limited pilot|Fix the foundation first|Cannot tell) \| (\S+) \\\[/
    )
    .map { "\($0.1) \($0.2) \($0.3)" }
    let lines = plain.matches(of: /(?m)^([●◐○□?]) (\S.*?) +(\d+|–) \[/).map {
      "\($0.1) \($0.2) \($0.3)"
    }
    #expect(rows == lines && rows.count > 5)
  }

  @Test func `where nothing is read, nothing is judged`() throws {
    try Program.withExports([".hidden": Data("a,b\n1,2\n".utf8)]) { exports, output in
      let result = try Program.run(["audit", exports, "-o", output])
      #expect(result.status == 2 && result.errors.contains("holds no file that can be an export"))
      #expect(result.errors.contains("left out: 1\u{A0}hidden file ('.hidden')"))
      #expect(!FileManager.default.fileExists(atPath: output))
    }
    let noise = Data((0..<4096).map { UInt8(truncatingIfNeeded: ($0 &* 7919) >> 3) })
    try Program.withExports(["noise.bin": noise]) { exports, output in
      let result = try Program.run(["audit", exports, "-o", output])
      #expect(result.status == 2 && result.errors.contains("so nothing is judged"))
      let report = try Program.report(output)
      #expect(report.text.contains("noise.bin"))
      let useCases = try #require(report.object["useCases"] as? [[String: Any]])
      #expect(useCases.allSatisfy { $0["verdict"] as? String == "not-assessable" })
      #expect(useCases.allSatisfy { $0["score"] is NSNull })
    }
  }

  @Test func `the commands of the readme exist and use this program`() throws {
    let readme = try String(
      contentsOf: Program.root.appendingPathComponent("README.md"), encoding: .utf8)
    #expect(readme.contains("<!-- command: main-job -->"))
    #expect(readme.contains("<!-- command: tests -->"))
    #expect(readme.contains("readiness audit Examples/brewery/exports"))
    let help = try Program.run(["audit", "--help"]).output
    for option in [
      "--output", "--format", "--rules", "--use-case", "--as-of", "--baseline", "--fail-on",
      "--quiet",
      "--no-color", "--color", "--progress", "--title",
    ] {
      #expect(help.contains(option) && readme.contains(option), "\(option)")
    }
  }
}
