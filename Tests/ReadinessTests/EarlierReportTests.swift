import Foundation
import Testing

/// What this program wrote is no data of the plant, whatever somebody calls it.
@Suite struct EarlierReportTests {
  private static let formats = "html,markdown,json,csv,sarif,junit"

  @Test func `files of a report are known under other names`() throws {
    try Program.withExports(["historian/a.csv": Program.samples]) { exports, output in
      let first = try Program.run([
        "audit", exports, "-o", output, "--quiet", "--format", Self.formats,
      ])
      #expect(first.status == 0, "\(first.errors)")
      let before = try Program.report(output).object
      let written = try FileManager.default.contentsOfDirectory(atPath: output).sorted()
      #expect(written.count >= 7)
      for (i, name) in written.enumerated() {
        let ending = name.split(separator: ".").last.map(String.init) ?? ""
        try FileManager.default.copyItem(
          atPath: output + "/" + name, toPath: exports + "/last year \(i).\(ending)")
      }
      let inspection = try Program.run(["inspect", exports, "--json"])
      try Data(inspection.output.utf8).write(to: URL(fileURLWithPath: exports + "/seen.json"))
      let again = try Program.run(["audit", exports, "-o", output + "2", "--quiet"])
      let after = try Program.report(output + "2").object
      let signals = try [before, after].map {
        try #require($0["signals"] as? [[String: Any]]).count
      }
      #expect(signals == [1, 1])
      let sources = try #require(after["sources"] as? [[String: Any]])
      for source in sources where source["path"] as? String != "historian/a.csv" {
        let tables = source["tables"] as? [Any] ?? []
        #expect(tables.isEmpty, "\(source["path"] ?? "")")
      }
      #expect(again.status != 1, "\(again.errors)")
    }
  }
}
