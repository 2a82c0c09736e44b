import ArgumentParser
import Foundation
import Recognition
import Tabular
import Vocabulary

/// Times the recognition of tables, apart from the reading of their first rows.
struct RecognizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recognize",
    abstract: "Print how long it takes to tell what each table is, the slowest first.",
    discussion: """
      Tab-separated: milliseconds of the recognition, of opening the table and reading its first rows, both of processor \
      time, and the path and the table.
      """)

  @Argument(help: "Exports: files or folders.") var exports: [String]
  @Option(help: "How often each table is recognized; the fastest counts.") var runs = 3

  struct Line {
    var recognition: Double
    var reading: Double
    var path: String
    var table: String
  }

  func validate() throws {
    guard runs > 0 else {
      throw ValidationError("\(runs) runs measure nothing: give --runs 1 or more")
    }
  }

  func run() throws {
    let recognizer = Recognizer(vocabulary: try .builtIn())
    var lines: [Line] = []
    for export in exports {
      for file in try Export.discover(export).files {
        // What cannot be read is for the audit to tell.
        guard let tables = try? FileFormat.tables(of: file) else { continue }
        for table in tables {
          guard let line = try? measure(table, of: file, recognizer) else { continue }
          lines.append(line)
        }
      }
    }
    for line in lines.sorted(by: { $0.recognition > $1.recognition }) {
      print("\(line.recognition)\t\(line.reading)\t\(line.path)\t\(line.table)")
    }
  }

  private func measure(
    _ table: TableSource, of file: SourceFile, _ recognizer: Recognizer
  ) throws -> Line {
    var batch = Batch()
    let reading = try RecognizeCommand.milliseconds { _ = try table.open().read(into: &batch) }
    var fastest = Double.infinity
    for _ in 0..<runs {
      let time = RecognizeCommand.milliseconds {
        _ = recognizer.recognize(path: file.path, source: table, first: batch)
      }
      fastest = min(fastest, time)
    }
    return Line(
      recognition: fastest, reading: reading, path: file.path, table: table.info.name)
  }

  /// What the work takes of this thread's processor, in steps of 10 microseconds: other programs do not count.
  private static func milliseconds(_ work: () throws -> Void) rethrows -> Double {
    let start = processorNanoseconds()
    try work()
    return Double((processorNanoseconds() - start) / 10_000) / 100
  }

  private static func processorNanoseconds() -> Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
