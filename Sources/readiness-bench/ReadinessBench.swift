import ArgumentParser

@main
struct ReadinessBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "readiness-bench",
    abstract: "Makes exports of any size and measures how fast they are read and audited.",
    discussion: """
      `peers.py` beside the sources of this program asks DuckDB, Polars and pandas the same questions and compares \
      the answers.
      """,
    subcommands: [
      GenerateCommand.self, MeasureCommand.self, NamesCommand.self, RecognizeCommand.self,
      StageCommand.self,
    ])
}

/// What every command needs to make an export.
struct ExportOptions: ParsableArguments {
  @Option(help: "How it is written: \(Layout.all.map(\.name).joined(separator: ", ")).")
  var layout = "long"
  @Option(help: "How large it gets, such as 500kB, 100MB or 10GB.")
  var bytes: ByteCount = ByteCount(count: 100_000_000)
  @Option(help: "How many tags it has.") var tags = 1000
  @Option(help: "The same seed gives the same bytes.") var seed: UInt64 = 42

  func export() throws -> SyntheticExport {
    guard let layout = Layout.named(layout) else {
      throw ValidationError(
        "there is no layout '\(layout)': give --layout one of \(Layout.all.map(\.name).joined(separator: ", "))"
      )
    }
    guard tags > 0, tags <= 1_000_000 else {
      throw ValidationError("\(tags) tags cannot be made: give --tags 1 to 1000000")
    }
    return SyntheticExport(layout, byteCount: bytes.count, tagCount: tags, seed: seed)
  }
}

/// A size in bytes, written with kB, MB or GB or without a unit.
package struct ByteCount: ExpressibleByArgument {
  package var count: Int
  var defaultValueDescription: String { "\(count / 1_000_000)MB" }

  init(count: Int) { self.count = count }

  init?(argument: String) {
    let digits = argument.prefix { $0.isNumber }
    let units = ["": 1, "kB": 1000, "MB": 1_000_000, "GB": 1_000_000_000]
    guard let number = Int(digits), number > 0,
      let unit = units[String(argument.dropFirst(digits.count))]
    else { return nil }
    let (product, overflow) = number.multipliedReportingOverflow(by: unit)
    guard !overflow else { return nil }
    count = product
  }
}
