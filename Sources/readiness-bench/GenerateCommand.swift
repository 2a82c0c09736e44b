import ArgumentParser
import Foundation

struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate", abstract: "Write a made-up historian export.")

  @OptionGroup var options: ExportOptions
  @Option(name: [.short, .long], help: "The file to write; '-' is standard output.")
  var output: String
  @Option(help: "A file for what is in the export: counts of each tag, as JSON.")
  var truth: String?

  func run() throws {
    var export = try options.export()
    let file = try output == "-" ? .standardOutput : FileHandle(creating: output)
    let signals = try export.write { try file.write(contentsOf: $0) }
    guard let truth else { return }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    try FileHandle(creating: truth).write(contentsOf: encoder.encode(signals))
  }
}

extension FileHandle {
  /// An empty file to write to; replaces what was there.
  convenience init(creating path: String) throws {
    guard FileManager.default.createFile(atPath: path, contents: nil) else {
      throw ValidationError("'\(path)' cannot be written: give a file in a folder that exists")
    }
    try self.init(forWritingTo: URL(fileURLWithPath: path))
  }
}
