import Foundation
import Reporting
import Testing

@Suite struct ReportFolderTests {
  private static let files = ReportFormat.files(
    of: [.markdown, .json], assessment: Fixture.assessment, run: Fixture.run)

  /// Calls `body` with a new folder, which is removed afterwards.
  private func inFolder(_ body: (_ folder: String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("readiness-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  private func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test func `a new folder gets all files and nothing stays beside it`() throws {
    try inFolder { folder in
      try ReportFolder.write(files: Self.files, to: "\(folder)/a/b") { fresh in
        try Data("db".utf8).write(to: URL(fileURLWithPath: "\(fresh)/evidence.sqlite"))
      }
      #expect(
        try names("\(folder)/a/b")
          == [".readiness", "crosswalk.csv", "evidence.sqlite", "report.json", "report.md"])
      #expect(try names("\(folder)/a") == ["b"])
    }
  }

  @Test func `an earlier report is replaced as a whole`() throws {
    try inFolder { folder in
      let target = "\(folder)/report"
      try ReportFolder.write(files: Self.files, to: target)
      let second = ReportFormat.files(of: [.csv], assessment: Fixture.assessment, run: Fixture.run)
      try ReportFolder.write(files: second, to: target)
      #expect(try names(target) == [".readiness", "crosswalk.csv", "findings.csv"])
      #expect(try names(folder) == ["report"])
    }
  }

  @Test(arguments: [[ReportFormat.csv], ReportFormat.all])
  func `a report with every format is replaced as a whole`(formats: [ReportFormat]) throws {
    try inFolder { folder in
      let target = "\(folder)/report"
      for formats in [ReportFormat.all, formats] {
        let files = ReportFormat.files(
          of: formats, assessment: Fixture.assessment, run: Fixture.run)
        try ReportFolder.write(files: files, to: target) { fresh in
          try Data("db".utf8).write(to: URL(fileURLWithPath: "\(fresh)/\(ReportFolder.database)"))
        }
        let expected = formats.map(\.fileName) + [".readiness", "crosswalk.csv", "evidence.sqlite"]
        #expect(try names(target) == expected.sorted())
      }
      #expect(try names(folder) == ["report"])
    }
  }

  @Test func `no two formats share a name`() {
    #expect(Set(ReportFormat.all.map(\.name)).count == ReportFormat.all.count)
    let files = ReportFormat.files(
      of: ReportFormat.all, assessment: Fixture.assessment, run: Fixture.run)
    #expect(Set(files.map(\.fileName)).count == files.count)
  }

  @Test func `an empty folder is taken`() throws {
    try inFolder { folder in
      try ReportFolder.write(files: Self.files, to: folder)
      #expect(try names(folder) == [".readiness", "crosswalk.csv", "report.json", "report.md"])
    }
  }

  @Test(arguments: [
    ["notes.txt"], ["index.html"], ["report.json", "report.md"],
    ["crosswalk.csv"], ["crosswalk.csv", "orders.csv"],
  ])
  func `a folder of something else is left alone`(files: [String]) throws {
    try inFolder { folder in
      for file in files {
        try Data("mine".utf8).write(to: URL(fileURLWithPath: "\(folder)/\(file)"))
      }
      let error = #expect(throws: ReportError.self) {
        try ReportFolder.write(files: Self.files, to: folder)
      }
      #expect(try names(folder) == files)
      let foreign = files.contains("orders.csv") ? ["orders.csv"] : files
      #expect(error?.kind == .foreign(files: foreign))
      #expect(error?.description.contains("name a new or empty folder with --output") == true)
    }
  }

  @Test func `an earlier report with a file of the user's is left alone`() throws {
    try inFolder { folder in
      let target = "\(folder)/report"
      try ReportFolder.write(files: Self.files, to: target)
      try Data("mine".utf8).write(to: URL(fileURLWithPath: "\(target)/notes.txt"))
      let error = #expect(throws: ReportError.self) {
        try ReportFolder.write(files: Self.files, to: target)
      }
      #expect(error?.kind == .foreign(files: ["notes.txt"]))
    }
  }

  @Test func `a file is no folder`() throws {
    try inFolder { folder in
      let target = "\(folder)/report"
      try Data("mine".utf8).write(to: URL(fileURLWithPath: target))
      let error = #expect(throws: ReportError.self) {
        try ReportFolder.write(files: Self.files, to: target)
      }
      #expect(error == ReportError(.notAFolder, at: target))
    }
  }

  @Test func `a failure on the way keeps the earlier report`() throws {
    struct Stop: Error {}
    try inFolder { folder in
      let target = "\(folder)/report"
      try ReportFolder.write(files: Self.files, to: target)
      #expect(throws: Stop.self) {
        try ReportFolder.write(files: [("report.md", [])], to: target) { _ in throw Stop() }
      }
      #expect(try names(target) == [".readiness", "crosswalk.csv", "report.json", "report.md"])
      #expect(try names(folder) == ["report"])
    }
  }

  /// Everything that a folder holds, by name.
  private func contents(_ folder: String) throws -> [String: Data] {
    var result: [String: Data] = [:]
    for name in try names(folder) {
      result[name] = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
    }
    return result
  }

  @Test(arguments: ["crosswalk.csv", "report.md", "evidence.sqlite"])
  func `a report in which a file was changed by hand is left alone`(name: String) throws {
    try inFolder { folder in
      let target = "\(folder)/report"
      try ReportFolder.write(files: Self.files, to: target) { fresh in
        try Data("db".utf8).write(to: URL(fileURLWithPath: "\(fresh)/\(ReportFolder.database)"))
      }
      var data = try Data(contentsOf: URL(fileURLWithPath: "\(target)/\(name)"))
      data[0] ^= 1
      try data.write(to: URL(fileURLWithPath: "\(target)/\(name)"))
      let before = try contents(target)
      for write in [
        { try ReportFolder.check(target) },
        { try ReportFolder.write(files: Self.files, to: target) },
      ] {
        let error = #expect(throws: ReportError.self) { try write() }
        #expect(error?.kind == .changed(files: [name]))
        #expect(error?.description.contains("move what you changed elsewhere") == true)
      }
      #expect(try contents(target) == before)
      #expect(try names(folder) == ["report"])
    }
  }

  @Test func `a file that comes while the report is made is not lost`() throws {
    try inFolder { folder in
      let target = "\(folder)/report"
      try ReportFolder.write(files: Self.files, to: target)
      let error = #expect(throws: ReportError.self) {
        try ReportFolder.write(files: Self.files, to: target) { _ in
          try Data("mine".utf8).write(to: URL(fileURLWithPath: "\(target)/notes.txt"))
        }
      }
      #expect(error?.kind == .foreign(files: ["notes.txt"]))
      #expect(try names(target).contains("notes.txt"))
      #expect(try names(folder) == ["report"])
    }
  }

  @Test func `what dead runs left is swept, and what a living one makes is not`() throws {
    try inFolder { folder in
      let target = "\(folder)/report"
      try ReportFolder.write(files: Self.files, to: target)
      // Names of other things, and of leftovers; no lock is on any of them.
      let foreign = [
        ".report.12-0.now", ".report.notes.new", ".reports.12-0.new", "report.12-0.new",
      ]
      for name in foreign + [".report.12-0.new", ".report.99999999-3.old"] {
        try FileManager.default.createDirectory(
          atPath: "\(folder)/\(name)", withIntermediateDirectories: false)
        try Data("x".utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)/report.md"))
      }
      try ReportFolder.write(files: Self.files, to: target) { fresh in
        let own = URL(fileURLWithPath: fresh).lastPathComponent
        #expect(try names(folder) == (foreign + ["report", own]).sorted())
        // A second run at the same time.
        try ReportFolder.write(files: Self.files, to: target)
        #expect(FileManager.default.fileExists(atPath: fresh))
      }
      #expect(try names(folder) == (foreign + ["report"]).sorted())
      #expect(try names(target) == [".readiness", "crosswalk.csv", "report.json", "report.md"])
    }
  }

  @Test func `a run that died between two steps gets its report back`() throws {
    try inFolder { folder in
      let target = "\(folder)/report"
      try ReportFolder.write(files: Self.files, to: target)
      let before = try contents(target)
      try FileManager.default.moveItem(atPath: target, toPath: "\(folder)/.report.99999999-0.old")
      try ReportFolder.check(target)
      #expect(try contents(target) == before)
      #expect(try names(folder) == ["report"])
    }
  }

  @Test func `many runs at once into one folder all end whole`() async throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("readiness-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let target = "\(folder)/report"
    try await withThrowingTaskGroup(of: Void.self) { group in
      for run in 0..<16 {
        group.addTask {
          try ReportFolder.write(
            files: [("report.md", Array("run \(run)".utf8))] + Self.crosswalk, to: target)
        }
      }
      try await group.waitForAll()
    }
    #expect(try names(folder) == ["report"])
    #expect(try names(target) == [".readiness", "crosswalk.csv", "report.md"])
    try ReportFolder.check(target)
  }

  private static let crosswalk = ReportFormat.files(
    of: [], assessment: Fixture.assessment, run: Fixture.run)

  @Test func `a link leads to its folder, and a dead one is told`() throws {
    try inFolder { folder in
      let manager = FileManager.default
      try manager.createSymbolicLink(
        atPath: "\(folder)/link", withDestinationPath: "\(folder)/there")
      let error = #expect(throws: ReportError.self) { try ReportFolder.check("\(folder)/link") }
      #expect(error?.kind == .deadLink)
      try manager.createDirectory(
        atPath: "\(folder)/there", withIntermediateDirectories: false)
      try ReportFolder.write(files: Self.files, to: "\(folder)/link")
      #expect(try names("\(folder)/there").count == 4)
      #expect(try names(folder) == ["link", "there"])
    }
  }

  @Test func `a folder below a file is told before the work`() throws {
    try inFolder { folder in
      try Data("mine".utf8).write(to: URL(fileURLWithPath: "\(folder)/file"))
      let error = #expect(throws: ReportError.self) {
        try ReportFolder.check("\(folder)/file/a/report")
      }
      #expect(error?.description.contains("help: ") == true)
    }
  }

  @Test func `a place where nothing can be made is told before the work`() {
    let error = #expect(throws: ReportError.self) { try ReportFolder.check("/proc/report") }
    #expect(error?.path == "/proc/report" && error?.description.contains("--output") == true)
  }

  @Test(arguments: ["../out.md", "a/b.md", "", "..", "."])
  func `a file name cannot leave the folder`(name: String) throws {
    try inFolder { folder in
      let error = #expect(throws: ReportError.self) {
        try ReportFolder.write(files: [(name, [])], to: "\(folder)/report")
      }
      #expect(error?.kind == .badFileName(name))
      let left = try names(folder)
      #expect(left == [])
    }
  }
}
