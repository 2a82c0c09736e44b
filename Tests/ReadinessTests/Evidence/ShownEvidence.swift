import Foundation
import Testing

/// What a report shows of its findings, as a program that reads `report.json` sees it.
struct ShownEvidence: Decodable {
  struct Row: Decodable {
    var path: String
    var table: String?
    var line: Int?
    var cell: String?
    var field: String?
    var value: String?
    var text: String?
    var before: String?
    var after: String?
  }
  struct Subject: Decodable {
    var kind: String
    var id: String
    var shortIDs: [String]?
  }
  struct Finding: Decodable {
    var id: String
    var rule: String
    var outcome: String
    var subject: Subject
    var message: String
    var measured: Double?
    var numerator: Double?
    var locations: [Row]

    /// What is told of something that was found, not of what could not be checked.
    var isFound: Bool { outcome == "fail" || outcome == "warn" }
  }
  struct Checks: Decodable {
    var ran, passed, warned, failed, notAssessable: Int
    var sentence: String
  }
  var findings: [Finding]
  var checks: Checks

  static func read(_ folder: String) throws -> ShownEvidence {
    let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/report.json"))
    return try JSONDecoder().decode(ShownEvidence.self, from: data)
  }
}

/// The files of an export as lines, read by other means than the program's.
final class ExportLines {
  private let root: URL
  private var files: [String: [String]] = [:]

  init(_ root: URL) { self.root = root }

  func all(_ path: String) throws -> [String] {
    if let known = files[path] { return known }
    let file = root.appendingPathComponent(path)
    let data =
      path.hasSuffix(".gz") ? try Self.unzipped(file) : try Data(contentsOf: file)
    let lines = data.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      String(data: $0, encoding: .utf8) ?? String(data: $0, encoding: .windowsCP1252) ?? ""
    }
    files[path] = lines
    return lines
  }

  /// A line counted from 1, without blanks and quotes around fields.
  func line(_ number: Int, of path: String) throws -> String? {
    let lines = try all(path)
    return lines.indices.contains(number - 1) ? Self.plain(lines[number - 1]) : nil
  }

  static func plain(_ line: String) -> String {
    line.trimmingCharacters(in: .whitespacesAndNewlines).filter { $0 != "\"" }
  }

  private static func unzipped(_ file: URL) throws -> Data {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/gzip")
    process.arguments = ["-dc", file.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return data
  }

  /// Checks that the rows of a finding stand in their files as they are shown, between the rows around them.
  func check(_ finding: ShownEvidence.Finding) throws {
    let about = "\(finding.rule) \(finding.subject.id)"
    #expect(!finding.locations.isEmpty && finding.locations.count <= 6, "\(about)")
    for row in finding.locations {
      let number = try #require(row.line, "\(about)")
      let text = try #require(row.text, "\(about)")
      if row.path.hasSuffix(".xlsx") {
        #expect(row.cell?.hasSuffix("\(number)") == true)
        continue
      }
      #expect(try line(number, of: row.path) == Self.plain(text), "\(about) \(row.path):\(number)")
      if number > 1 { #expect(row.before != nil, "\(about) \(row.path):\(number)") }
      if let before = row.before {
        #expect(try line(number - 1, of: row.path) == Self.plain(before), "\(about)")
      }
      if let after = row.after {
        #expect(try line(number + 1, of: row.path) == Self.plain(after), "\(about)")
      }
      if let value = row.value, !value.isEmpty { #expect(text.contains(value), "\(about)") }
    }
  }
}
