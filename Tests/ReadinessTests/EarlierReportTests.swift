import Foundation
import Reporting
import Testing

@Suite struct EarlierReportTests {
  @Test func `no file of an earlier report is data, whatever it is called`() throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let (old, evidence) = (folder.path + "/old", folder.path + "/evidence")
    let formats = ReportFormat.all.map(\.name).joined(separator: ",")
    let audit = try Program.run([
      "audit", "Examples/brewery/exports", "-o", old, "--evidence", evidence, "--format", formats,
      "--title", "Brewery",
    ])
    #expect(audit.status == 0, "\(audit.errors)")
    let inspection = try Program.run(["inspect", "Examples/brewery/exports", "--json", "--quiet"])
    let manager = FileManager.default
    var files = [Data(inspection.output.utf8)]
    for place in [old, evidence] {
      for name in try manager.contentsOfDirectory(atPath: place).sorted() where name.first != "." {
        files.append(try Data(contentsOf: URL(fileURLWithPath: place + "/" + name)))
      }
    }
    let exports = folder.appendingPathComponent("exports")
    try manager.createDirectory(
      at: exports.appendingPathComponent("export"), withIntermediateDirectories: true)
    try Program.samples.write(to: exports.appendingPathComponent("samples.csv"))
    for (number, file) in files.enumerated() {
      try file.write(to: exports.appendingPathComponent("export/\(number).csv"))
    }
    // Every format, what is always written, the database, the inspection and the tables of the evidence.
    #expect(files.count == ReportFormat.all.count + 3 + EvidenceFiles.all.count)

    let again = try Program.run(["audit", exports.path, "-o", folder.path + "/report"])
    let report = try Program.report(folder.path + "/report").object
    let sources = try #require(report["sources"] as? [[String: Any]])
    #expect(sources.compactMap { $0["path"] as? String } == ["samples.csv"])
    let leftOut = try #require(report["leftOut"] as? [[String: Any]])
    #expect(leftOut.compactMap { $0["kind"] as? String } == ["earlier-report"])
    #expect(leftOut.compactMap { $0["count"] as? Int } == [files.count])
    #expect(again.errors.contains("\(files.count)\u{A0}earlier reports ('export/0.csv', …)"))
    #expect((report["notRead"] as? [Any])?.isEmpty == true)

    let list = try Program.run(["inspect", exports.path])
    #expect(list.output.contains("samples.csv") && !list.output.contains("export/"))
    #expect(list.errors.contains("\(files.count)\u{A0}earlier reports"))
  }
}
