import ArgumentParser
import Foundation
import Profiling
import Recognition
import Tabular

struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show what each file was taken for, and why; nothing is judged.")

  @Argument(help: "A folder of exports, or one file.") var exports: String
  @Flag(help: "Say nothing but errors.") var quiet = false
  @Flag(name: .customLong("no-color"), help: "No colours on the terminal.") var noColor = false

  func run() throws {
    let console = Console(quiet: quiet, noColor: noColor, progress: false)
    var hasUnreadable = false
    do {
      let export = try Export.discover(exports)
      let profiler = Profiler(recognizer: Recognizer(vocabulary: try Vocabulary.builtIn()))
      for problem in export.problems { console.problem(problem) }
      for (tables, problems) in profiler.inspect(export.files) {
        for table in tables {
          print(InspectCommand.describe(table))
          for problem in table.source.info.problems { console.problem(problem) }
        }
        for problem in problems {
          hasUnreadable = hasUnreadable || problem.severity == .error
          console.problem(problem)
        }
      }
    } catch let error as ReadError {
      console.problem(error.problem)
      throw ExitCode(2)
    } catch {
      console.failure("\(error)")
      throw ExitCode(2)
    }
    if hasUnreadable { throw ExitCode(2) }
  }

  private static func describe(_ table: RecognizedTable) -> String {
    let info = table.source.info
    var lines: [String] = []
    let stem = table.path.split(separator: "/").last.map(String.init) ?? table.path
    let isPart = !stem.hasPrefix(info.name + ".") && stem != info.name
    lines.append(table.path + (isPart ? "  [\(info.name)]" : ""))
    let layout = table.layout.map { ", \($0.rawValue)" } ?? ""
    lines.append(
      "  \(table.system.rawValue) (\(percent(table.systemConfidence))), "
        + "\(table.kind.rawValue)\(layout) (\(percent(table.confidence)))")
    var shape: [String] = []
    if let encoding = info.encoding { shape.append(encoding) }
    if let delimiter = info.delimiter {
      shape.append("delimiter \(delimiter == "\t" ? "tab" : "'\(delimiter)'")")
    }
    if let decimal = table.decimal { shape.append("decimal '\(decimal)'") }
    if !info.hasHeader {
      shape.append("no header")
    } else if info.headerLine > 0 {
      shape.append("header in line \(info.headerLine)")
    }
    if let zone = table.timezone {
      shape.append(
        zone.basis == .assumed
          ? "zone not said" : "zone \(zone.name ?? "by offset") (\(zone.basis.rawValue))")
    }
    if !shape.isEmpty { lines.append("  " + shape.joined(separator: ", ")) }
    for reason in table.reasons { lines.append("  because \(reason)") }
    let width = min(32, table.columns.map(\.name.count).max() ?? 0)
    for column in table.columns {
      let name = column.name.padding(
        toLength: max(width, column.name.count), withPad: " ", startingAt: 0)
      var type = column.type.rawValue
      if let times = column.times { type = times.pattern }
      let unit = column.unit.map { " in \($0)" } ?? ""
      let doubt =
        column.times?.isDateOrderAmbiguous == true ? " (day and month may be swapped)" : ""
      lines.append(
        "    \(name)  \(column.role.rawValue) (\(percent(column.confidence))), \(type)\(unit)\(doubt)"
          + (column.reasons.isEmpty ? "" : ": " + column.reasons.joined(separator: "; ")))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
