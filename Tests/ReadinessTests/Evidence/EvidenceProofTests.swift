import Foundation
import TestPlants
import Testing

/// Whether the rows of every rule show what its sentence says, and whether the evidence tables hold as much as it counts.
@Suite struct EvidenceProofTests {
  typealias Finding = ShownEvidence.Finding
  typealias Row = ShownEvidence.Row

  /// Audits a plant and hands over its report, its lines and the folder of its evidence.
  private func audit(
    _ plant: FaultyPlant, _ body: (ShownEvidence, ExportLines, _ evidence: URL) throws -> Void
  ) throws {
    try Program.withExports(plant.files.mapValues { Data($0.utf8) }) { exports, output in
      let evidence = output + "-evidence"
      let result = try Program.run([
        "audit", exports, "-o", output, "--quiet", "--format", "json", "--as-of", "2025-12-01",
        "--evidence", evidence,
      ])
      #expect(result.status == 0, "\(result.errors)")
      try body(
        try ShownEvidence.read(output), ExportLines(URL(fileURLWithPath: exports)),
        URL(fileURLWithPath: evidence))
    }
  }

  @Test func `every rule that lists findings shows rows that prove them`() throws {
    let list = try Program.run(["rules", "list"]).output.split(separator: "\n")
    let listed = try Set(
      list.compactMap { $0.split(separator: " ").first.map(String.init) }.filter { id in
        let file = Program.root.appendingPathComponent("Rules/\(id).yml")
        return !(try String(contentsOf: file, encoding: .utf8)).contains("\nlisted: false")
      })
    var proven: Set<String> = []
    for plant in FaultyPlant.all {
      try audit(plant) { report, lines, _ in
        for finding in report.findings where finding.isFound {
          try lines.check(finding)
          let proof = try #require(Self.proofs[finding.rule], "\(finding.rule)")
          #expect(
            try proof(finding, lines),
            "\(plant) \(finding.rule): \(finding.message): \(finding.locations.map { $0.text ?? "" })"
          )
          proven.insert(finding.rule)
        }
      }
    }
    #expect(listed.count > 50)
    #expect(listed.subtracting(proven).sorted() == [])
  }

  @Test func `every built-in rule names rows, or says why it cannot`() throws {
    let rules = Program.root.appendingPathComponent("Rules")
    var count = 0
    for name in try FileManager.default.subpathsOfDirectory(atPath: rules.path).sorted() {
      let isRule = !["judgements/", "use-cases/", "vocabulary/"].contains { name.hasPrefix($0) }
      guard isRule, name.hasSuffix(".yml") else { continue }
      let text = try String(contentsOf: rules.appendingPathComponent(name), encoding: .utf8)
      #expect(text.contains("\nrows:") != text.contains("\nno-rows:"), "\(name)")
      count += 1
    }
    #expect(count > 60)
    // A rule of a user without either is used, and told.
    let silent = """
      title: A rule
      dimension: accuracy
      applies-to: signal
      measure: SELECT tag AS subject, samples AS measured FROM signal
      warn: "> 5"
      basis: {mark: U, source: default}
      why: Because.
      message: "x"
      remedy: {text: Do it., effort-days: [1, 2], retroactive: true}
      """
    try Program.withExports(["a.csv": Program.samples, "r/a/b.yml": Data(silent.utf8)]) {
      exports, output in
      let result = try Program.run([
        "audit", exports + "/a.csv", "-o", output, "--rules", exports + "/r",
      ])
      #expect(result.status == 0)
      #expect(result.errors.contains("one of 'rows' and 'no-rows' has to be given"))
    }
  }

  /// Rules whose numerator is a number of samples, or of times.
  private static let counted: Set = [
    "values/bad-quality", "values/uncertain-quality", "values/text-in-value", "values/sentinel",
    "values/out-of-range", "values/saturated", "time/duplicate-timestamps", "time/out-of-order",
    "time/unparsed", "gaps/tag-gap",
  ]

  @Test(arguments: FaultyPlant.all)
  func `the evidence has a flag for each sample that is counted, at its line`(
    plant: FaultyPlant
  ) throws {
    try audit(plant) { report, lines, evidence in
      func table(_ name: String) throws -> [[String: String]] {
        let text = try String(
          contentsOf: evidence.appendingPathComponent(name), encoding: .utf8)
        let rows = text.split(separator: "\n").map {
          $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        return rows.dropFirst().map {
          Dictionary(uniqueKeysWithValues: zip(rows[0], $0))
        }
      }
      var counts: [String: Int] = [:]
      for flag in try table("flags.csv") {
        counts[flag["finding"] ?? "", default: 0] += 1
        let line = try lines.line(Int(flag["line"] ?? "") ?? 0, of: flag["path"] ?? "") ?? ""
        let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        let value = flag["value"] ?? ""
        #expect(fields.contains(value), "\(flag) \(line)")
        if flag["flag"] == "unparsed" { continue }
        #expect(fields[0] == flag["tag"], "\(flag) \(line)")
        switch flag["flag"] {
        case "bad-quality": #expect(fields[3] == "Bad")
        case "uncertain-quality": #expect(fields[3] == "Uncertain")
        case "text": #expect(Double(value) == nil)
        default: #expect(Double(value) != nil)
        }
      }
      for finding in report.findings where finding.isFound {
        let count = counts[finding.id] ?? 0
        if Self.counted.contains(finding.rule) {
          #expect(Double(count) == finding.numerator, "\(finding.rule) \(finding.message)")
        }
        if finding.rule == "values/spike" { #expect(Double(count) == finding.measured) }
      }
      for gap in try table("gaps.csv") {
        for (time, edge) in [("start", "before"), ("end", "after")] {
          let line = try lines.line(
            Int(gap["line \(edge)"] ?? "") ?? 0, of: gap["path \(edge)"] ?? "")
          #expect(line?.hasPrefix(gap["tag"] ?? "?") == true, "\(gap)")
          let minute = gap[time]?.prefix(16) ?? "?"
          #expect(line?.contains(minute) == true || plant.description == "repeated hour")
        }
      }
      for flat in try table("flatlines.csv") {
        let line = try lines.line(
          Int(flat["line first"] ?? "") ?? 0, of: flat["path first"] ?? "")
        #expect(line?.contains(flat["value"] ?? "?") == true, "\(flat)")
      }
      var shown: Set<String> = []
      for row in try table("rows.csv") {
        let line = try lines.line(Int(row["line"] ?? "") ?? 0, of: row["path"] ?? "")
        #expect(line != nil, "\(row)")
        shown.insert(row["finding"] ?? "")
      }
      #expect(report.findings.filter { $0.isFound && !shown.contains($0.id) }.map(\.rule) == [])
    }
  }

  @Test func `the evidence is the same from run to run, whatever the threads`() throws {
    let plant = try #require(FaultyPlant.all.first)
    try Program.withExports(plant.files.mapValues { Data($0.utf8) }) { exports, output in
      var runs: [[Data]] = []
      for jobs in ["1", "3"] {
        let result = try Program.run([
          "audit", exports, "-o", output, "--quiet", "--format", "json", "--jobs", jobs,
          "--evidence", output + "-evidence",
        ])
        #expect(result.status == 0, "\(result.errors)")
        runs.append(
          try ["rows.csv", "gaps.csv", "flatlines.csv", "flags.csv"].map {
            try Data(contentsOf: URL(fileURLWithPath: output + "-evidence/" + $0))
          })
      }
      #expect(runs[0] == runs[1])
      #expect(runs[0].allSatisfy { $0.count > 100 })
    }
  }

  // MARK: Proofs

  private typealias Proof = @Sendable (Finding, ExportLines) throws -> Bool

  /// Each row shows what is said.
  private static func each(
    _ isProof: @escaping @Sendable (_ finding: Finding, _ row: Row, _ value: String) throws -> Bool
  ) -> Proof {
    { finding, _ in try finding.locations.allSatisfy { try isProof(finding, $0, $0.value ?? "") } }
  }

  /// Each row is one of the tag.
  private static let ofTag = each { finding, row, _ in
    row.text?.hasPrefix(finding.subject.id + ",") == true
  }

  /// Each row is one of the tag with such a value.
  private static func ofTag(
    _ isProof: @escaping @Sendable (_ value: Double, _ finding: Finding) -> Bool
  ) -> Proof {
    each { finding, row, value in
      guard let number = Double(value) else { return false }
      return row.text?.hasPrefix(finding.subject.id + ",") == true && isProof(number, finding)
    }
  }

  private static let isEmpty = each { _, _, value in value.isEmpty }
  private static let ofSource = each { finding, row, _ in row.path == finding.subject.id }

  /// The last row before and the first after: two rows of one tag with nothing of it between them.
  private static let ofGaps: Proof = { finding, lines in
    let rows = finding.locations
    guard rows.count % 2 == 0 else { return false }
    return try stride(from: 0, to: rows.count, by: 2).allSatisfy { i in
      let (a, b) = (rows[i], rows[i + 1])
      guard let tag = a.text?.split(separator: ",").first, a.path == b.path,
        let from = a.line, let to = b.line, from < to, b.text?.hasPrefix(tag + ",") == true
      else { return false }
      return try !lines.all(a.path)[from..<to - 1].contains { $0.hasPrefix(tag + ",") }
    }
  }

  /// Later lines of the same tag than some that have later times.
  private static let isLate: Proof = { finding, lines in
    try finding.locations.allSatisfy { row in
      guard let fields = row.text?.split(separator: ","), let line = row.line else { return false }
      return try lines.all(row.path).prefix(line - 1).contains {
        let other = $0.split(separator: ",")
        return other.count > 1 && other[0] == fields[0] && other[1] > fields[1]
      }
    }
  }

  /// Pairs of a row of the source and one of its reference, whose marked times are so many seconds apart.
  private static func pairs(
    _ isProof: @escaping @Sendable (_ apart: Double, _ finding: Finding) -> Bool
  ) -> Proof {
    { finding, _ in
      let rows = finding.locations
      guard rows.count == 6 else { return false }
      return stride(from: 0, to: 6, by: 2).allSatisfy { i in
        guard rows[i].path == finding.subject.id, rows[i + 1].path != finding.subject.id,
          let a = instant(rows[i].value), let b = instant(rows[i + 1].value)
        else { return false }
        return isProof(a - b, finding)
      }
    }
  }

  /// Seconds of a written time, its zone left aside.
  private static func instant(_ text: String?) -> Double? {
    guard let text, text.count >= 19 else { return nil }
    return try? Date(text.prefix(19).replacing(" ", with: "T") + "Z", strategy: .iso8601)
      .timeIntervalSince1970
  }

  private static func isSaid(_ row: Row, _ message: String) -> Bool {
    guard let value = row.value, value.count >= 16 else { return false }
    return message.contains(value.prefix(16).replacing("T", with: " "))
      || message.contains(value.prefix(10))
  }

  /// An identifier that the file of the other side does not have.
  private static let ofNoPartner: Proof = { finding, lines in
    let sides = finding.subject.id.components(separatedBy: " ↔ ")
    return try finding.locations.allSatisfy { row in
      guard let value = row.value, !value.isEmpty,
        let other = sides.first(where: { $0 != row.path })
      else { return false }
      return try !lines.all(other).contains { $0.split(separator: ",").contains { $0 == value } }
    }
  }

  private static let proofs: [String: Proof] = [
    "change/drift": ofTag { value, finding in
      let words = finding.message.split(separator: " ").compactMap { Double($0) }
      return words.prefix(2).contains { abs($0 - value) < 0.3 }
    },
    "change/noise": ofTag { value, _ in value > 10 },
    "gaps/availability": { finding, lines in
      let isWhole =
        finding.locations.count == 2 && finding.locations[1].path == finding.locations[0].path
      return try ofTag(finding, lines) && (ofGaps(finding, lines) || isWhole)
    },
    "gaps/dead-tag": each { finding, row, value in
      row.text?.hasPrefix(finding.subject.id + ",") == true
        && (value == finding.subject.id || finding.message.contains(value.prefix(10)))
    },
    "gaps/freshness": { finding, lines in
      let last = finding.locations.first?.value ?? ""
      return try finding.locations.count == 1
        && lines.all(finding.subject.id).dropFirst().allSatisfy {
          $0.split(separator: ",").dropFirst().first.map { $0 <= last } ?? true
        }
    },
    "gaps/joint-availability": { finding, lines in
      try ofGaps(finding, lines)
        && finding.locations.allSatisfy {
          $0.text?.hasPrefix(finding.subject.id.replacing("-", with: "")) == true
        }
    },
    "gaps/missing-samples": ofTag,
    "gaps/system-outage": { finding, _ in
      finding.locations.contains { isSaid($0, finding.message) }
    },
    "gaps/tag-gap": { finding, lines in
      try ofTag(finding, lines) && ofGaps(finding, lines)
        && finding.locations.first.map { isSaid($0, finding.message) } == true
    },
    "gaps/time-to-restore": ofGaps,
    "gaps/worst-month": { finding, lines in try ofTag(finding, lines) && ofGaps(finding, lines) },
    "governance/no-owner": each { finding, row, value in
      row.text?.contains(value) == true && !value.isEmpty
    },
    "governance/source-owner": ofSource,
    "history/defects": each { _, _, value in value == "NOK" },
    "history/late-start": { finding, lines in
      try ofTag(finding, lines) && finding.locations.allSatisfy { isSaid($0, finding.message) }
    },
    "history/too-few-failures": each { finding, row, _ in
      row.text?.contains("Corrective") == true
        || row.text?.lowercased().contains(finding.subject.id.dropFirst(6)) == true
    },
    "history/too-short": ofSource,
    "identity/ambiguous": each { finding, row, value in
      row.text?.contains(value.isEmpty ? finding.subject.id : value) == true
    },
    "identity/foreign-names": each { _, row, value in
      !value.isEmpty && row.text?.contains(value) == true
    },
    "values/files-disagree": each { finding, row, value in
      Double(value) != nil && row.text?.contains(finding.subject.id) == true
    },
    "identity/duplicate": each { finding, _, value in finding.message.contains("'\(value)'") },
    "identity/hierarchy": { finding, lines in
      try finding.locations.allSatisfy { row in
        guard let value = row.value, finding.message.contains(value) else { return false }
        return try finding.message.contains("itself")
          || !lines.all(row.path).contains { $0.hasPrefix(value + ",") }
      }
    },
    "identity/orphan": each { finding, row, value in
      finding.subject.id.hasPrefix(value) && !value.isEmpty
        || row.text?.contains(finding.subject.id.replacing("-", with: "")) == true
    },
    "links/batch-coverage": { finding, lines in
      let times = try lines.all("historian/a.csv").dropFirst().compactMap {
        $0.split(separator: ",").dropFirst().first
      }
      return try finding.locations.allSatisfy { row in
        let fields = try #require(row.text).split(separator: ",")
        return fields.count > 5 && (fields[4] < times.min() ?? "" || fields[5] > times.max() ?? "")
      }
    },
    "links/batch-mismatch": ofNoPartner,
    "links/inspection-batch": isEmpty,
    "links/order-context": isEmpty,
    "links/order-mismatch": ofNoPartner,
    "maintenance/downtime-reason-missing": isEmpty,
    "maintenance/failure-code-missing": each { _, row, value in
      value.isEmpty && row.text?.contains("Corrective") == true
    },
    "maintenance/unlinked-work-orders": each { _, _, value in
      value.isEmpty || value == "Halle 7"
    },
    "maintenance/work-type-missing": isEmpty,
    "sampling/resampled-export": ofTag,
    "sampling/slower-than-siblings": ofTag,
    "sampling/too-slow": ofTag,
    "time/ambiguous-date": each { _, _, value in
      let numbers = value.split(separator: "/").prefix(2).compactMap { Int($0) }
      return numbers.count == 2 && numbers.allSatisfy { $0 <= 12 }
    },
    "time/clock-drift": pairs { apart, _ in apart > 0 },
    "time/clock-offset": pairs { apart, finding in
      // The clock drifts, and a change is seen two minutes late.
      apart != 0 && abs(abs(apart) - (finding.measured ?? 0)) < 600
    },
    "time/dst": each { _, _, value in value.contains("T02:") },
    "time/duplicate-timestamps": { finding, lines in
      try ofTag(finding, lines)
        && finding.locations.allSatisfy { row in
          try lines.all(row.path).count {
            $0.hasPrefix("\(finding.subject.id),\(row.value ?? "?"),")
          } > 1
        }
    },
    "time/end-before-start": each { _, row, _ in
      let times = row.text?.split(separator: ",").suffix(2).map(String.init) ?? []
      return times.count == 2 && times[1] < times[0]
    },
    "time/future-or-default-dates": each { _, _, value in value.hasPrefix("2099") },
    "time/out-of-order": { finding, lines in try ofTag(finding, lines) && isLate(finding, lines) },
    "time/overlapping-stops": each { _, row, _ in row.text?.hasSuffix("Setup") ?? false },
    "time/step-back": isLate,
    "time/unparsed": each { _, _, value in value == "n. bek." },
    "time/zone": pairs { apart, _ in abs(apart - 7200) < 600 },
    "time/zone-undeclared": each { finding, row, value in
      row.path == finding.subject.id && value.count > 10 && !value.hasSuffix("Z")
    },
    "values/bad-quality": each { finding, row, value in
      row.text?.hasPrefix(finding.subject.id + ",") == true && value == "Bad"
    },
    "values/constant": ofTag { value, finding in finding.message.contains("\(value)") },
    "values/counter-reset": { finding, lines in
      try finding.locations.allSatisfy { row in
        let tag = finding.subject.id + ","
        let before = try lines.all(row.path).prefix((row.line ?? 1) - 1).last { $0.hasPrefix(tag) }
        guard let value = row.value.flatMap(Double.init),
          let last = before.flatMap({ Double($0.split(separator: ",")[2]) })
        else { return false }
        return value < last
      }
    },
    "values/flatline": ofTag { value, finding in finding.message.contains("at \(value)") },
    "values/missing-fields": isEmpty,
    "values/out-of-range": ofTag { value, _ in value < -273.15 },
    "values/quantised": ofTag { value, _ in value.truncatingRemainder(dividingBy: 5) == 0 },
    "values/rejected-records": each { _, row, _ in row.text?.contains("too,many") == true },
    "values/saturated": ofTag { value, _ in value == 80 },
    "values/sentinel": ofTag { value, finding in
      finding.message.contains("\(Int(value))") && value == -9999
    },
    "values/spike": ofTag { value, finding in finding.message.contains("\(value)") },
    "values/text-in-value": each { finding, row, value in
      row.text?.hasPrefix(finding.subject.id + ",") == true && value == "I/O Timeout"
    },
    "values/uncertain-quality": each { finding, row, value in
      row.text?.hasPrefix(finding.subject.id + ",") == true && value == "Uncertain"
    },
    "values/unit-mismatch": ofTag { value, _ in value > 100 },
  ]
}
