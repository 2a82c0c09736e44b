import Foundation
import Testing

/// Lists of what was made batch by batch, with or without a verdict.
@Suite struct BatchListTests {
  private typealias Object = [String: Any]

  private static func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }

  /// Forty batches of March, of which the historian has the second half.
  private static func files(_ header: String, verdict: (Int) -> String) -> [String: String] {
    let batches = (0..<40).map { i in
      let day = two(1 + i / 2)
      return
        "K-\(700 + i);Resin \(i % 3);Kettle \(1 + i % 2);2025-03-\(day) 0\(2 + i % 2 * 4):10:00;"
        + "2025-03-\(day) \(two(9 + i % 2 * 5)):\(10 + i % 40):00;\(800 + i % 7)" + verdict(i)
    }
    let samples = (0..<10 * 144).map { step in
      let time =
        "2025-03-\(two(11 + step / 144)) \(two(step % 144 / 6)):\(step % 6)0:00"
      return "\(time);\(80 + step * 7 % 13).5;\(70 + step * 5 % 11).25"
    }
    return [
      "kettle_log.csv": "\(header)\n" + batches.joined(separator: "\n") + "\n",
      "trend.csv":
        "Time (UTC);Kettle 1.Temperature;Kettle 2.Temperature\n"
        + samples.joined(separator: "\n") + "\n",
    ]
  }

  private static func messages(_ report: Object, _ rule: String) -> [String] {
    (report["findings"] as? [Object] ?? []).filter { $0["rule"] as? String == rule }
      .compactMap { $0["message"] as? String }
  }

  @Test(arguments: [false, true])
  func `batches are production, and their verdicts inspections`(isJudged: Bool) throws {
    let header =
      "Batch No;Product;Vessel;Start (UTC);End (UTC);Yield kg" + (isJudged ? ";Disposition" : "")
    let report = try Program.report(
      on: Self.files(header) { i in isJudged ? i % 9 == 4 ? ";Rejected" : ";Released" : "" })
    let records = report["records"] as? [String: Int]
    #expect(records?["productionOrders"] == 40)
    #expect(records?["inspections"] == (isJudged ? 40 : 0))
    let coverage = Self.messages(report, "links/batch-coverage")
    #expect(coverage.count == 1 && coverage[0].hasPrefix("20 of 40 batches"))
    // The record of each batch is there, so it is not asked for.
    let cases = report["useCases"] as? [Object] ?? []
    let traceability = cases.filter { $0["id"] as? String == "traceability" }
    #expect(!traceability.isEmpty)
    #expect(!"\(traceability)".contains("it needs batch or inspection records"))
  }

  @Test func `a test rig that begins and ends a test makes nothing`() throws {
    let rows = (0..<60).map { i in
      "SN\(4100 + i);Rig \(1 + i % 2);2025-03-0\(1 + i % 9) 10:0\(i % 6):00;"
        + "2025-03-0\(1 + i % 9) 10:0\(i % 6):40;\(i % 11 == 3 ? "FAIL" : "PASS")"
    }
    let report = try Program.report(on: [
      "leak.csv": "Serial;Station;Test start;Test end;Result\n" + rows.joined(separator: "\n")
        + "\n"
    ])
    #expect((report["records"] as? [String: Int])?["productionOrders"] == 0)
  }
}
