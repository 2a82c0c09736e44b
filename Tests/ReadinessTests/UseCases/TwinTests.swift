import Foundation
import Testing

/// What the program says of small plants that have what a use case takes, and of what is left when they have less.
@Suite struct TwinTests {
  typealias Object = [String: Any]

  private static func verdicts(
    _ files: [String: String], only useCases: [String] = []
  ) throws -> [String: (verdict: String, score: Double?, reason: String)] {
    try Program.withExports(files.mapValues { Data($0.utf8) }) { exports, output in
      let run = try Program.run(
        ["audit", exports, "-o", output, "--quiet", "--format", "json"]
          + useCases.flatMap { ["--use-case", $0] })
      #expect(run.status == 0, "\(run.errors)")
      let all = try Program.report(output).object["useCases"] as? [Object] ?? []
      return Dictionary(
        uniqueKeysWithValues: all.map {
          (
            "\($0["id"] ?? "") \($0["scope"] ?? "")",
            (
              $0["verdict"] as? String ?? "", ($0["score"] as? NSNumber)?.doubleValue,
              $0["reason"] as? String ?? ""
            )
          )
        })
    }
  }

  /// Of the use cases that there were before each of these was added.
  private static let first = [
    "bottleneck", "fleet-failures", "quality-root-cause", "rotating-equipment", "throughput",
    "traceability", "virtual-commissioning",
  ]

  @Test(arguments: TwinPlant.all)
  func `a plant with what a use case takes can begin, and less of it is worth less`(
    plant: TwinPlant
  ) throws {
    let files = plant.files(1)
    let whole = try Self.verdicts(files)
    let site = try #require(whole["\(plant.id) site"])
    #expect(["ready", "limited-pilot"].contains(site.verdict), "\(site)")
    let score = try #require(site.score, "\(site)")

    for path in plant.mandatory {
      #expect(files[path] != nil)
      let less = try Self.verdicts(files.filter { $0.key != path })["\(plant.id) site"]
      #expect(
        ["not-assessable", "fix-foundation"].contains(less?.verdict ?? "not-assessable"),
        "without \(path): \(String(describing: less))")
    }

    let half = try #require(try Self.verdicts(plant.files(0.5))["\(plant.id) site"])
    let quarter = try #require(try Self.verdicts(plant.files(0.25))["\(plant.id) site"])
    #expect(half.score ?? 0 < score, "\(half)")
    #expect(quarter.score ?? 0 <= half.score ?? 0, "\(quarter)")
    #expect(quarter.verdict != "ready", "\(quarter)")

    // What it says of others is what it would say without it.
    let others = try Self.verdicts(files, only: Self.first)
    for (name, other) in others {
      #expect(whole[name]?.verdict == other.verdict, "\(name)")
      #expect(whole[name]?.score == other.score, "\(name)")
      #expect(whole[name]?.reason == other.reason, "\(name)")
    }
  }
}
