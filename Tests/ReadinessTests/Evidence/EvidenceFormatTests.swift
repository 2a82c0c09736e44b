import Foundation
import Testing

/// Whether a finding leads to the very row that it speaks of, in every format.
@Suite struct EvidenceFormatTests {
  @Test(arguments: SampleExport.Form.allCases)
  func `a finding names and shows the row that proves it`(form: SampleExport.Form) throws {
    let export = SampleExport(form: form)
    let rows = SampleExport.rows
    try Program.withExports([export.fileName: try export.data()]) { exports, output in
      let result = try Program.run([
        "audit", exports, "-o", output, "--quiet", "--format", "json", "--evidence",
        output + "-evidence",
      ])
      #expect(result.status == 0, "\(result.errors)")
      let report = try ShownEvidence.read(output)
      var proven: Set<String> = []
      for finding in report.findings where finding.isFound {
        #expect(!finding.locations.isEmpty, "\(finding.rule)")
        for shown in finding.locations {
          let about = "\(finding.rule) \(shown.path):\(shown.line ?? 0) \(shown.text ?? "")"
          #expect(shown.path == export.path, "\(about)")
          let place = export.row(atLine: shown.line ?? 0)
          try #require(rows.indices.contains(place), "\(about)")
          let row = rows[place]
          func fields(_ text: String?) -> [String] {
            let delimiter = !export.isText ? " | " : form == .gzippedTSV ? "\t" : ","
            return text?.components(separatedBy: delimiter) ?? []
          }
          func isSame(_ a: [String], _ b: [String]) -> Bool {
            a.count == b.count
              && zip(a, b).allSatisfy { $0 == $1 || Double($0) == Double($1) && Double($0) != nil }
          }
          #expect(isSame(fields(shown.text), row), "\(about)")
          // Between its neighbours, and under the header where there is one.
          if place > 0 { #expect(isSame(fields(shown.before), rows[place - 1]), "\(about)") }
          if place + 1 < rows.count {
            #expect(isSame(fields(shown.after), rows[place + 1]), "\(about)")
          }
          if finding.subject.kind == "signal" { #expect(row[0] == finding.subject.id, "\(about)") }
          if [.workbook, .spreadsheetML].contains(form), let field = shown.field {
            let column = try #require(SampleExport.header.firstIndex(of: field))
            #expect(shown.cell == "\(["A", "B", "C", "D"][column])\(shown.line ?? 0)")
          }
          switch finding.rule {
          case "values/sentinel": #expect(row[2] == "-9999")
          case "values/bad-quality": #expect(row[3] == "Bad")
          case "time/duplicate-timestamps":
            #expect(rows.count { $0[0] == row[0] && $0[1] == row[1] } == 2)
          case "gaps/tag-gap":
            let own = rows.indices.filter { rows[$0][0] == row[0] }
            let next = own.firstIndex(of: place) ?? 0
            #expect(
              ["2025-03-04T11:20:00Z", "2025-03-05T20:40:00Z"].contains(row[1]), "\(own[next])")
          default: continue
          }
          proven.insert(finding.rule)
        }
      }
      #expect(
        proven == [
          "values/sentinel", "values/bad-quality", "time/duplicate-timestamps", "gaps/tag-gap",
        ])
      try checkFlags(output + "-evidence/flags.csv", export, report)
    }
  }

  /// As many flags as the findings count, each at its row.
  private func checkFlags(
    _ path: String, _ export: SampleExport, _ report: ShownEvidence
  ) throws {
    var counts: [String: Int] = [:]
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    for line in lines.dropFirst() {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      counts[fields[8], default: 0] += 1
      let row = SampleExport.rows[export.row(atLine: Int(fields[2]) ?? 0)]
      #expect(fields[0] == export.path && fields[3] == row[0], "\(line)")
      #expect(fields[4] == row[1] && Double(fields[5]) == Double(row[2]), "\(line)")
      switch fields[6] {
      case "missing-code": #expect(row[2] == "-9999")
      case "bad-quality": #expect(row[3] == "Bad")
      default: break
      }
    }
    for finding in report.findings where finding.isFound {
      if ["values/sentinel", "values/bad-quality", "time/duplicate-timestamps"].contains(
        finding.rule)
      {
        #expect(counts[finding.id].map(Double.init) == finding.numerator, "\(finding.rule)")
      }
    }
    let rows = SampleExport.rows
    #expect(lines.count { $0.contains(",missing-code,") } == rows.count { $0[2] == "-9999" })
    #expect(lines.count { $0.contains(",bad-quality,") } == rows.count { $0[3] == "Bad" })
  }
}
