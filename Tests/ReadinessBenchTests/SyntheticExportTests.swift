import ArgumentParser
import Foundation
import Profiling
import Recognition
import Tabular
import Testing
import Vocabulary
import readiness_bench

extension Layout: CustomTestStringConvertible {
  public var testDescription: String { name }
}

@Suite struct SyntheticExportTests {
  private static func bytes(
    _ layout: Layout, count: Int = 400_000, tags: Int = 16, seed: UInt64 = 42
  ) -> (bytes: [UInt8], truth: [SignalTruth]) {
    var export = SyntheticExport(layout, byteCount: count, tagCount: tags, seed: seed)
    var bytes: [UInt8] = []
    let truth = export.write { bytes += $0 }
    return (bytes, truth)
  }

  /// The committed counts of instructions are of these bytes.
  @Test func theSameSeedGivesTheSameBytes() throws {
    let layout = try #require(Layout.named("long"))
    let (bytes, _) = Self.bytes(layout, count: 200)
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        tag,timestamp,value,quality
        UTL1.PMP101.VT110.PV,2024-01-01T00:00:00.259Z,135.5001,Good
        UTL1.PMP101.LT109.PV,2024-01-01T00:30:00.520Z,541.9910,Good
        UTL1.PMP101.IT111.PV,2024-01-01T01:00:00.664Z,8485.24,Good

        """)
    #expect(Self.bytes(layout).bytes == Self.bytes(layout).bytes)
    #expect(Self.bytes(layout).bytes != Self.bytes(layout, seed: 43).bytes)
  }

  @Test(arguments: Layout.all)
  func theSizeIsMetWithinARow(layout: Layout) {
    let size = Self.bytes(layout).bytes.count
    #expect(400_000..<402_000 ~= size)
  }

  @Test func tenGigabytesNeedNoMoreMemoryThanTen() throws {
    // What a part holds, not how many there are, is what is held.
    let layout = try #require(Layout.named("wide"))
    var export = SyntheticExport(layout, byteCount: 5_000_000, tagCount: 3000)
    var largest = 0
    _ = export.write { largest = max(largest, $0.count) }
    #expect(largest < 1_200_000)
  }

  /// What was planted is what the profiles say.
  @Test(arguments: Layout.all)
  func theProfilesAgreeWithTheTruth(layout: Layout) throws {
    let (bytes, truth) = Self.bytes(layout)
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(
      "bench-\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(bytes).write(to: file)
    let source = Profiler(recognizer: Recognizer(vocabulary: try .builtIn())).profile(
      SourceFile(
        path: "historian/trend.csv", absolutePath: file.path, byteCount: bytes.count))
    #expect(source.problems.map(\.message) == [])
    let table = try #require(source.tables.first)
    #expect(table.table.layout?.rawValue == layout.shape.rawValue)
    #expect(table.unparsedTimes == 0 && table.rejectedCount == 0)
    guard case .samples(let tags) = table.content else {
      Issue.record("read as \(table.table.kind)")
      return
    }
    // A column that says its unit is known without it.
    let profiles = Dictionary(uniqueKeysWithValues: tags.map { ($0.tag, $0.profile) })
    #expect(profiles.count == truth.count)
    for signal in truth {
      let name = signal.tag.split(separator: " [")[0]
      let profile = try #require(profiles[String(name)], "\(name)")
      var seen = SignalTruth(tag: signal.tag, base: signal.base)
      seen.samples = profile.samples
      seen.numbers = profile.numeric
      seen.texts = profile.nonNumeric
      seen.empty = layout.shape == .long ? signal.empty : profile.empty
      seen.bad = profile.badQuality
      seen.uncertain = profile.uncertainQuality
      seen.duplicates = profile.duplicates
      seen.late = profile.outOfOrder
      seen.sentinels = profile.low.entries.first { $0.value == -9999 }?.count ?? 0
      seen.first = profile.first / 1000
      seen.last = profile.last / 1000
      seen.silences = profile.longest.count {
        Double($0.microseconds) > Double(6000 * signal.base)
      }
      seen.longestRun = max(
        min(2, signal.longestRun), profile.runs.map(\.samples).max() ?? 0)
      #expect(seen == signal)
    }
    let total = truth.reduce(into: SignalTruth(tag: "all", base: 0)) {
      $0.texts += $1.texts
      $0.duplicates += $1.duplicates
      $0.late += $1.late
      $0.sentinels += $1.sentinels
      $0.silences += $1.silences
    }
    #expect(total.texts > 0 && total.duplicates > 0 && total.late > 0)
    #expect(total.sentinels > 0 && total.silences > 0)
  }

  @Test(arguments: [
    ("500kB", 500_000), ("10GB", 10_000_000_000), ("7", 7), ("0", nil), ("5 MB", nil),
    ("99999999999GB", nil), ("-1", nil), ("", nil),
  ])
  func sizesAreReadWithTheirUnits(text: String, count: Int?) {
    #expect(ByteCount(argument: text)?.count == count)
  }
}
