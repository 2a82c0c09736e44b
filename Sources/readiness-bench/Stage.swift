import ArgumentParser
import Foundation
import Profiling
import Recognition
import Tabular
import Vocabulary

/// A part of the way from bytes to a report; each contains the work of the ones before.
enum Stage: String, CaseIterable, ExpressibleByArgument {
  /// The bytes of the file, in parts of 256 KB.
  case read
  /// The rows of its tables, as byte ranges or as stored.
  case scan
  /// The profile of every tag.
  case profile
  /// `readiness audit` with its usual reports.
  case audit

  /// Does the work of this stage in this process; rows, or 0 where there is no notion of one.
  func run(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    let file = SourceFile(
      path: URL(fileURLWithPath: path).lastPathComponent, absolutePath: path,
      byteCount: attributes[.size] as? Int ?? 0)
    switch self {
    case .read:
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      var buffer = [UInt8](repeating: 0, count: 1 << 18)
      while unsafe Glibc.read(handle.fileDescriptor, &buffer, buffer.count) > 0 {}
      return 0
    case .scan:
      var batch = Batch()
      var rows = 0
      for table in try FileFormat.tables(of: file) {
        let reader = try table.open()
        while try reader.read(into: &batch) { rows += batch.rowCount }
      }
      return rows
    case .profile:
      let source = Profiler(recognizer: Recognizer(vocabulary: try .builtIn())).profile(file)
      guard source.problems.isEmpty else {
        throw ValidationError("\(path): \(source.problems[0].message)")
      }
      return source.tables.reduce(0) { $0 + $1.rows }
    case .audit:
      throw ValidationError("an audit is a program of its own: run `readiness audit`")
    }
  }
}

/// One stage alone, so that its memory can be told from that of the others. `measure` starts it.
struct StageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "stage", shouldDisplay: false)

  @Argument var stage: Stage
  @Argument var file: String

  func run() throws { print(try stage.run(file)) }
}
