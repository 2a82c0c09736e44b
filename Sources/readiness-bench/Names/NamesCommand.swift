import ArgumentParser
import Foundation
import Linking
import Vocabulary

struct NamesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "names",
    abstract: "Link made-up names of four systems, and print how many links are right, as JSON.",
    discussion: """
      Without --names, plants of about 250 machines are linked one by one, each with four of eight ways to write a name; \
      every fifth has no words in its names. With --names, one company with many sites is linked at once.
      """)

  @Option(help: "How many plants are linked, one by one.") var plants = 40
  @Option(help: "About so many names of one company are linked at once instead.")
  var names: Int?
  @Option(help: "The same seed gives the same names.") var seed: UInt64 = 42
  @Option(help: "Threads that link; as many as the machine has cores without it.") var jobs: Int?
  @Flag(help: "Leave the baselines out.") var noBaselines = false
  @Option(help: "A file for the names, one a row: plant, system, name, machine.")
  var output: String?
  @Option(help: "A file for all that is said of the names, to compare two states of the program.")
  var identities: String?
  @Flag(help: "Print up to 40 wrong and missing links of each plant.") var faults = false

  func validate() throws {
    guard plants > 0, names ?? 1 > 0 else {
      throw ValidationError("give --plants and --names numbers from 1 on")
    }
  }

  func run() throws {
    var linker = AssetLinker(vocabulary: try .builtIn())
    linker.jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    var score = LinkScore()
    var exact = LinkScore()
    var grams = LinkScore()
    var table = "plant,system,name,machine\n"
    var said = ""
    var seconds = 0.0
    var count = 0
    for number in 0..<(names == nil ? plants : 1) {
      let plant =
        names.map { SyntheticNames.company($0, seed: seed) }
        ?? SyntheticNames.plant(number, seed: seed)
      count += plant.names.count
      if output != nil {
        for name in plant.names {
          table += "\(number),\(name.system.rawValue),\"\(name.text)\",\(name.machine)\n"
        }
      }
      let records = plant.records
      let clock = ContinuousClock()
      let begin = clock.now
      let identity = linker.link(consume records)
      seconds += begin.duration(to: clock.now) / Duration.seconds(1)
      if identities != nil {
        for asset in identity.assets { print(asset, to: &said) }
        for link in identity.links { print(link, to: &said) }
        for orphan in identity.orphans { print(orphan, to: &said) }
      }
      let told = score.add(identity, truth: plant.names, faults: faults ? 40 : 0)
      if !told.isEmpty { print("plant \(number)\n" + told.joined(separator: "\n")) }
      guard !noBaselines else { continue }
      exact.add(NameBaselines.exact(plant.names), truth: plant.names)
      grams.add(NameBaselines.trigrams(plant.names), truth: plant.names)
    }
    if let output { try FileHandle(creating: output).write(contentsOf: Data(table.utf8)) }
    if let identities { try FileHandle(creating: identities).write(contentsOf: Data(said.utf8)) }
    var usage = rusage()
    _ = unsafe getrusage(.init(0), &usage)
    let result = Result(
      names: count, seconds: seconds, memory: usage.ru_maxrss * 1024, readiness: score.figures,
      exact: noBaselines ? nil : exact.figures, trigrams: noBaselines ? nil : grams.figures)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    print(String(decoding: try encoder.encode(result), as: UTF8.self))
  }

  private struct Result: Encodable {
    var names: Int
    /// That linking took.
    var seconds: Double
    /// The most that this program held, in bytes.
    var memory: Int
    var readiness: LinkScore.Figures
    /// Names that are equal but for case.
    var exact: LinkScore.Figures?
    /// Names that are nearest to each other by their groups of three letters.
    var trigrams: LinkScore.Figures?
  }
}
