import ArgumentParser
import Calendar
import Foundation
import Profiling
import Recognition
import Reporting
import Tabular
import Vocabulary

struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show what each file was taken for, and why; nothing is judged.")

  @Argument(help: "A folder of exports, or one file.") var exports: String
  @Option(
    help:
      "What people say of the exports; readiness.yml in their folder otherwise, if it is there.")
  var config: String?
  @Flag(help: "As JSON, for programs.") var json = false
  @Flag(help: "Say nothing but errors.") var quiet = false
  @Option(help: "Colours on the terminal: auto, always, never.") var color = ColorChoice.auto
  @Flag(name: .customLong("no-color"), help: "The same as --color never.") var noColor = false

  func run() throws {
    let console = Console(quiet: quiet, color: noColor ? .never : color)
    try console.reportingFailures { try inspect(console) }
  }

  private func inspect(_ console: Console) throws {
    var (export, configuration, _) = try Audit.open(exports, config: config)
    let profiler = Profiler(
      recognizer: Recognizer(
        vocabulary: try Vocabulary.builtIn(), declarations: configuration.declarations))
    var sources: [InspectionReport.Source] = []
    var problems = export.problems + configuration.problems
    let inspected = zip(export.files, profiler.inspect(export.files))
    for (file, found) in inspected where !found.isEarlierReport {
      let all = found.problems + found.tables.flatMap(\.source.info.problems)
      sources.append(.init(path: file.path, tables: found.tables, problems: all))
      problems += all
    }
    export.leaveOut(inspected.filter(\.1.isEarlierReport).map(\.0.path), as: .earlierReport)
    for problem in problems { console.problem(problem) }
    if let leftOut = LeftOutWords.sentence(export.leftOut) { console.note(leftOut) }
    if json {
      try StandardOutput.write(InspectionReport(sources).bytes)
    } else {
      try StandardOutput.print(InspectionText(sources.flatMap(\.tables)).text)
    }
    if problems.contains(where: { $0.severity == .error }) { throw ExitCode(2) }
  }
}

/// What each table was taken for, as columns of text: an overview, then each table with its columns.
private struct InspectionText {
  private(set) var text = ""

  init(_ tables: [RecognizedTable]) {
    text += InspectionText.grid(
      [["FILE", "SYSTEM", "SURE", "KIND", "LAYOUT", "SURE", "ZONE"]]
        + tables.map { table in
          [
            InspectionText.name(table), table.system.rawValue,
            Wording.percent(table.systemConfidence), table.kind.rawValue,
            table.layout?.rawValue ?? "", Wording.percent(table.confidence),
            InspectionText.zone(table),
          ]
        }, indent: "")
    for table in tables { text += "\n" + InspectionText.describe(table) }
    if text.hasSuffix("\n") { text.removeLast() }
  }

  private static func name(_ table: RecognizedTable) -> String {
    let info = table.source.info
    let stem = table.path.split(separator: "/").last.map(String.init) ?? table.path
    let isPart = !stem.hasPrefix(info.name + ".") && stem != info.name
    return table.path + (isPart ? "  [\(info.name)]" : "")
  }

  private static func zone(_ table: RecognizedTable) -> String {
    guard let zone = table.timezone else { return "" }
    return zone.basis == .assumed
      ? "not said" : "\(zone.name ?? "by offset") (\(zone.basis.rawValue))"
  }

  private static func describe(_ table: RecognizedTable) -> String {
    let info = table.source.info
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
    var text = name(table) + "\n"
    if !shape.isEmpty { text += "  " + shape.joined(separator: ", ") + "\n" }
    for reason in table.reasons { text += "  because \(reason)\n" }
    var rows = [["COLUMN", "ROLE", "SURE", "TYPE", "UNIT", "WHY"]]
    var alike = 0
    for (i, column) in table.columns.enumerated() {
      // A wide table has hundreds of columns that are all the same to the reader.
      let isMore =
        i >= 24 && column.role == table.columns[i - 1].role
        && column.type == table.columns[i - 1].type
      if isMore {
        alike += 1
        continue
      }
      rows += more(alike)
      alike = 0
      rows.append([
        column.name, column.role.rawValue,
        column.confidence > 0 ? Wording.percent(column.confidence) : "",
        column.times?.pattern ?? column.type.rawValue, column.unit ?? "",
        ((column.times?.isDateOrderAmbiguous == true ? ["day and month may be swapped"] : [])
          + column.reasons).joined(separator: "; "),
      ])
    }
    rows += more(alike)
    return text + grid(rows, indent: "  ")
  }

  private static func more(_ count: Int) -> [[String]] {
    count == 0 ? [] : [["… \(count) more like it"]]
  }

  /// Columns as wide as their widest text, up to 40 characters, 64 of the first; the last one as it is.
  private static func grid(_ rows: [[String]], indent: String) -> String {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { i in
      min(i == 0 ? 64 : 40, rows.map { i < $0.count ? $0[i].count : 0 }.max() ?? 0)
    }
    return rows.map { row in
      var line = indent
      for (i, cell) in row.enumerated() {
        let pad = i + 1 < row.count ? max(0, widths[i] - cell.count) + 2 : 0
        line += cell + String(repeating: " ", count: pad)
      }
      while line.hasSuffix(" ") { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}
