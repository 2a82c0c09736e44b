import ArgumentParser
import Foundation

struct MeasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract: "Run the stages of an audit over a file, in turns, and print what they cost as JSON.",
    discussion: "Every run is a process of its own, so that its memory is its own.")

  @OptionGroup var options: ExportOptions
  @Option(help: "Measure this file instead of a made-up one.") var file: String?
  @Option(help: "How often each stage runs.") var runs = 5
  @Option(
    help:
      "Only this stage; may be given again: \(Stage.allCases.map(\.rawValue).joined(separator: ", "))."
  )
  var stage: [Stage] = []
  @Option(help: "The program to measure; the one beside this program otherwise.")
  var readiness: String?

  func validate() throws {
    guard runs > 0 else {
      throw ValidationError("\(runs) runs measure nothing: give --runs 1 or more")
    }
  }

  func run() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("readiness-bench-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = try file ?? generate(into: folder)
    guard let bytes = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int else {
      throw ValidationError("'\(path)' cannot be read: give --file a file that exists")
    }
    let stages = stage.isEmpty ? Stage.allCases : stage
    var costs: [Stage: [Cost]] = [:]
    var rows: [Stage: Int] = [:]
    for _ in 0..<runs {
      for stage in stages {
        let output = folder + "/output"
        costs[stage, default: []].append(
          try ChildProcess.run(try command(stage, path, folder), output: output))
        let count = Int(try String(contentsOfFile: output, encoding: .utf8).dropLast()) ?? 0
        if count > 0 { rows[stage] = count }
      }
    }
    let results = stages.map {
      Measurement.StageRuns(stage: $0, rows: rows[$0], bytes: bytes, runs: costs[$0] ?? [])
    }
    func wall(_ stage: Stage) -> Double? {
      results.first { $0.stage == stage.rawValue }?.median.wall
    }
    let isMade = file == nil
    let measurement = Measurement(
      machine: .own,
      file: .init(
        path: isMade ? "-" : path, bytes: bytes, layout: isMade ? options.layout : nil,
        tags: isMade ? options.tags : nil, seed: isMade ? options.seed : nil),
      stages: results,
      scanPerRead: wall(.scan).flatMap { scan in wall(.read).map { scan / $0 } })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    print(String(decoding: try encoder.encode(measurement), as: UTF8.self))
  }

  private func generate(into folder: String) throws -> String {
    var export = try options.export()
    let path = folder + "/\(options.layout).csv"
    let handle = try FileHandle(creating: path)
    _ = try export.write { try handle.write(contentsOf: $0) }
    return path
  }

  private func command(_ stage: Stage, _ path: String, _ folder: String) throws -> [String] {
    let own = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    guard stage == .audit else { return [own.path, "stage", stage.rawValue, path] }
    let program =
      readiness ?? own.deletingLastPathComponent().appendingPathComponent("readiness").path
    guard FileManager.default.isExecutableFile(atPath: program) else {
      throw ValidationError(
        "'\(program)' is no program: run `swift build -c release` first, or give --readiness")
    }
    return [program, "audit", path, "--quiet", "-o", folder + "/report"]
  }
}
