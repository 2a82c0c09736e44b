import Foundation
import Reporting
import Testing

@Suite struct SnapshotTests {
  @Test(arguments: ["markdown", "json", "csv", "sarif", "junit"])
  func `the report of the example plant stays as it is`(format: String) throws {
    let report = try #require(ReportFormat.named(format))
    let bytes = report.bytes(Fixture.assessment, Fixture.run)
    try expectSnapshot(String(decoding: bytes, as: UTF8.self), named: report.fileName)
  }

  @Test func `the crosswalk is written whatever was asked for`() throws {
    let files = ReportFormat.files(of: [], assessment: Fixture.assessment, run: Fixture.run)
    #expect(files.map(\.fileName) == ["crosswalk.csv"])
    try expectSnapshot(
      String(decoding: files[0].bytes, as: UTF8.self), named: "crosswalk.csv")
  }

  @Test(arguments: ReportFormat.all.map(\.name))
  func `two renders give the same bytes`(format: String) throws {
    let report = try #require(ReportFormat.named(format))
    let first = report.bytes(Fixture.assessment, Fixture.run)
    #expect(first == report.bytes(Fixture.assessment, Fixture.run))
    #expect(!first.isEmpty)
  }

  /// Writes the pages for a look in a browser: `RENDER_TO=/some/folder swift test --filter render`.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["RENDER_TO"] != nil))
  func `render the pages for a look`() throws {
    let folder = try #require(ProcessInfo.processInfo.environment["RENDER_TO"])
    for (name, assessment) in [("example", Fixture.assessment), ("hostile", Hostile.assessment)] {
      try ReportFolder.write(
        files: ReportFormat.files(of: ReportFormat.all, assessment: assessment, run: Fixture.run),
        to: "\(folder)/\(name)")
    }
  }
}
