import CSQLite
import Foundation
import Testing

/// The built program, run as a user runs it.
enum Program {
  struct Result {
    var status: Int32
    var output: String
    var errors: String
  }

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The program stands beside the test bundle.
  static let path = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("readiness")

  /// A copy of the program of which one file beside it is changed; removed when the body is done.
  static func withChanged(
    _ name: String, _ change: (String) -> String, _ body: (_ program: URL) throws -> Void
  ) throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let beside = path.deletingLastPathComponent()
    for entry in ["readiness", "readiness_Rules.resources", "readiness_Vocabulary.resources"] {
      try FileManager.default.copyItem(
        at: beside.appendingPathComponent(entry).resolvingSymlinksInPath(),
        to: folder.appendingPathComponent(entry))
    }
    let file = folder.appendingPathComponent("readiness_Vocabulary.resources/" + name)
    let text = try String(contentsOf: file, encoding: .utf8)
    try change(text).write(to: file, atomically: false, encoding: .utf8)
    try body(folder.appendingPathComponent("readiness"))
  }

  static func run(_ arguments: [String], program: URL = path) throws -> Result {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let outputFile = folder.appendingPathComponent("out")
    let errorFile = folder.appendingPathComponent("err")
    for file in [outputFile, errorFile] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = root
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    process.standardError = try FileHandle(forWritingTo: errorFile)
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: outputFile), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errorFile), as: UTF8.self))
  }

  /// The rows of a query on a database, as text.
  static func rows(of sql: String, in path: String) throws -> [[String]] {
    struct Failure: Error {}
    var opened: OpaquePointer?
    guard unsafe sqlite3_open_v2(path, &opened, SQLITE_OPEN_READONLY, nil) == SQLITE_OK else {
      throw Failure()
    }
    defer { unsafe sqlite3_close(opened) }
    var statement: OpaquePointer?
    guard unsafe sqlite3_prepare_v2(opened, sql, -1, &statement, nil) == SQLITE_OK else {
      throw Failure()
    }
    defer { unsafe sqlite3_finalize(statement) }
    var rows: [[String]] = []
    while unsafe sqlite3_step(statement) == SQLITE_ROW {
      rows.append(
        unsafe (0..<sqlite3_column_count(statement)).map { column in
          unsafe sqlite3_column_text(statement, column).map { unsafe String(cString: $0) } ?? ""
        })
    }
    return rows
  }

  static func temporaryFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("readiness-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  /// A folder of exports with the given files, removed when the body is done.
  static func withExports<T>(
    _ files: [String: Data], _ body: (_ exports: String, _ output: String) throws -> T
  ) throws -> T {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, data) in files {
      let file = folder.appendingPathComponent("exports/" + name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: file)
    }
    return try body(folder.path + "/exports", folder.path + "/report")
  }

  /// The report on some text files, by their paths.
  static func report(on files: [String: String]) throws -> [String: Any] {
    try withExports(files.mapValues { Data($0.utf8) }) { exports, output in
      let run = try run(["audit", exports, "-o", output, "--quiet", "--format", "json"])
      #expect(run.status == 0, "\(run.errors)")
      return try report(output).object
    }
  }

  /// `report.json` as objects, and its text without the `run` that differs from run to run.
  static func report(_ folder: String) throws -> (object: [String: Any], text: String) {
    let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/report.json"))
    var object = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    object["run"] = nil
    let text = try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys])
    return (object, String(decoding: text, as: UTF8.self))
  }

  /// One tag every minute for two days, long layout.
  static let samples: Data = {
    var text = "Tag,Timestamp,Value,Status\n"
    for i in 0..<2880 {
      let (day, minute) = (i / 1440 + 1, i % 1440)
      func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
      text += "L1.PMP01.TT101.PV,2025-03-0\(day)T\(two(minute / 60)):\(two(minute % 60)):00Z,"
      text += "\(60 + (i * 37) % 11).\((i * 13) % 10),Good\n"
    }
    return Data(text.utf8)
  }()
}
