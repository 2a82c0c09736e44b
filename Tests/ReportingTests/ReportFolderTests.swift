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
          == ["crosswalk.csv", "evidence.sqlite", "report.json", "report.md"])
      #expect(try names("\(folder)/a") == ["b"])
    }
  }

  @Test func `an earlier report is replaced as a whole`() throws {
    try inFolder { folder in
      let target = "\(folder)/report"
      try ReportFolder.write(files: Self.files, to: target)
      let second = ReportFormat.files(of: [.csv], assessment: Fixture.assessment, run: Fixture.run)
      try ReportFolder.write(files: second, to: target)
      #expect(try names(target) == ["crosswalk.csv", "findings.csv"])
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
        let expected = formats.map(\.fileName) + ["crosswalk.csv", "evidence.sqlite"]
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
      #expect(try names(folder).count == 3)
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
      #expect(try names(target) == ["crosswalk.csv", "report.json", "report.md"])
      #expect(try names(folder) == ["report"])
    }
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
