import Recognition
import Testing

@testable import Profiling

/// Parts of a file give what one pass over the whole gives.
@Suite struct SeriesMergeTests {
  /// What happens in a series at random.
  struct Kind: Sendable, CustomTestStringConvertible {
    var name: String
    var descends = false
    /// One of so many samples comes late, repeats an instant, has no number, is a sentinel or follows a gap; 0 for none.
    var late = 0
    var duplicate = 0
    var missing = 0
    var sentinel = 0
    var gap = 0
    /// Shares of an hundred that the value, the quality and the lack of numbers stay as they were.
    var flat = 0
    var badStays = 0
    var missingStays = 0
    var bad = 0
    /// Number of values, 0 for any.
    var levels = 0
    var isShuffled = false
    /// Seconds that a sample may be late.
    var lateness = 600.0
    var testDescription: String { name }
  }

  static let kinds = [
    Kind(name: "ascending"),
    Kind(name: "descending", descends: true),
    Kind(name: "discrete", levels: 3),
    Kind(name: "two states", flat: 90, levels: 2),
    Kind(name: "nearly 32 values", levels: 33),
    Kind(name: "flat", flat: 98),
    Kind(name: "constant", levels: 1),
    Kind(name: "duplicates", duplicate: 3, levels: 4),
    Kind(name: "descending with duplicates", descends: true, duplicate: 3, levels: 2),
    Kind(name: "gaps", gap: 10),
    Kind(name: "late rows", late: 12),
    Kind(name: "rows that are a day late", late: 12, gap: 9, lateness: 86_400),
    Kind(name: "late rows and duplicates", late: 5, duplicate: 4, flat: 50, levels: 3),
    Kind(name: "descending with late rows", descends: true, late: 9, duplicate: 8, gap: 20),
    Kind(name: "bad runs", flat: 50, badStays: 95, bad: 20),
    Kind(name: "bad and late", late: 7, badStays: 90, bad: 9, levels: 5),
    Kind(name: "numbers missing for long", missing: 20, flat: 60, missingStays: 97, levels: 4),
    Kind(name: "hardly any numbers", missing: 2, missingStays: 99, levels: 2),
    Kind(name: "sentinels", sentinel: 7, flat: 40),
    Kind(name: "sentinels among levels", sentinel: 5, flat: 70, levels: 3),
    Kind(
      name: "all together", late: 15, duplicate: 15, missing: 20, sentinel: 20, gap: 15, flat: 60,
      badStays: 80, missingStays: 90, bad: 15, levels: 6),
    Kind(
      name: "all together, descending", descends: true, late: 15, duplicate: 15, missing: 20,
      sentinel: 20, gap: 15, flat: 60, badStays: 80, missingStays: 90, bad: 15, levels: 6),
    Kind(name: "shuffled", duplicate: 5, levels: 9, isShuffled: true),
  ]

  static func samples(_ kind: Kind, _ count: Int, _ random: inout SeededGenerator) -> [Sample] {
    func isOne(of n: Int) -> Bool { n > 0 && Int.random(in: 0..<n, using: &random) == 0 }
    func happens(_ share: Int) -> Bool { Int.random(in: 0..<100, using: &random) < share }
    var seconds = 0.0
    var value = 1.0
    var isMissing = false
    var isBad = false
    var samples: [Sample] = []
    for _ in 0..<count {
      if !isOne(of: kind.duplicate) {
        seconds += isOne(of: kind.gap) ? 7200 : Double(Int.random(in: 1...3, using: &random)) * 10
      }
      if !happens(kind.flat) {
        value =
          kind.levels > 0
          ? Double(Int.random(in: 0..<kind.levels, using: &random)) * 0.1
          : Double.random(in: -50...50, using: &random)
        if isOne(of: kind.sentinel) { value = -9999 }
      }
      isMissing = isMissing ? happens(kind.missingStays) : isOne(of: kind.missing)
      isBad = isBad ? happens(kind.badStays) : isOne(of: kind.bad)
      let back = isOne(of: kind.late) ? Double.random(in: 0...kind.lateness, using: &random) : 0
      let time = seconds - back.rounded()
      samples.append(
        Sample(
          kind.descends ? -time : time, isMissing ? .nan : value,
          isBad
            ? .bad : [.good, .good, .unknown, .uncertain].randomElement(using: &random) ?? .good
        ))
    }
    return kind.isShuffled ? samples.shuffled(using: &random) : samples
  }

  static func state(_ samples: some Sequence<Sample>, isLeading: Bool) -> SeriesState {
    var state = SeriesState(isLeading: isLeading)
    for sample in samples { state.absorb(sample.time, sample.value, sample.quality) }
    return state
  }

  /// Whether the samples go back in time, as a state takes it from the first of them.
  static func descends(_ samples: ArraySlice<Sample>) -> Bool {
    let first = samples.prefix(SeriesState.prefixCount)
    return zip(first, first.dropFirst()).reduce(0) {
      $0 + ($1.1.time - $1.0.time).signum()
    } < 0
  }

  /// Whether each part can tell which of its samples are late: it goes on in the direction of the first, and its first
  /// samples reach as far as all before them.
  static func mustJoin(_ samples: [Sample], _ cuts: [Int]) -> Bool {
    let descends = descends(samples[...])
    func key(_ sample: Sample) -> Int64 { descends ? ~sample.time : sample.time }
    for (from, to) in zip(cuts, cuts.dropFirst())
    where from > 0 && to - from > SeriesState.prefixCount {
      let part = samples[from..<to]
      let newest = part.prefix(SeriesState.prefixCount).map(key).max() ?? 0
      let before = samples[..<from].map(key).max() ?? .min
      if self.descends(part) != descends || newest < before { return false }
    }
    return true
  }

  /// The merged parts between the cuts, or `nil` when they do not join.
  static func merged(_ samples: [Sample], _ cuts: [Int]) -> SeriesProfile? {
    var whole = state(samples[cuts[0]..<cuts[1]], isLeading: true)
    for i in 1..<(cuts.count - 1) {
      var part = state(samples[cuts[i]..<cuts[i + 1]], isLeading: false)
      guard whole.merge(&part, linesBefore: 0) else { return nil }
    }
    return whole.finish()
  }

  /// Cuts into 2 to 6 parts, some of them short or empty.
  static func cuts(_ count: Int, _ random: inout SeededGenerator) -> [Int] {
    var cuts = (0..<Int.random(in: 1...5, using: &random)).map { _ in
      Int.random(in: 0...count, using: &random)
    }
    if let first = cuts.first, Bool.random(using: &random) {
      cuts.append(min(count, first + Int.random(in: 0...17, using: &random)))
    }
    return [0] + cuts.sorted() + [count]
  }

  @Test(arguments: kinds, 0..<3 as Range<UInt64>)
  func `parts give the profile of the whole`(kind: Kind, seed: UInt64) {
    var random = SeededGenerator(state: seed &* 977 &+ 1)
    var joined = 0
    for round in 0..<60 {
      let count = [3, 20, 40, 150, 400][round % 5]
      let samples = Self.samples(kind, count, &random)
      let whole = SeriesProfile(samples)
      let cuts = Self.cuts(count, &random)
      let mustJoin = Self.mustJoin(samples, cuts)
      guard let merged = Self.merged(samples, cuts) else {
        #expect(!mustJoin, "round \(round), cuts \(cuts)")
        continue
      }
      #expect(mustJoin, "round \(round), cuts \(cuts)")
      joined += 1
      let differences = merged.differences(from: whole)
      #expect(differences == [], "round \(round), cuts \(cuts)")
    }
    #expect(joined >= (kind.late > 0 || kind.isShuffled ? 15 : 60) || kind.duplicate > 0)
  }

  /// More of everything than the lists keep.
  @Test(arguments: [false, true], [1, 2] as [UInt64])
  func `full lists merge to those of the whole`(descends: Bool, seed: UInt64) throws {
    let kind = Kind(
      name: "long", descends: descends, late: 400, duplicate: 9, missing: 50, sentinel: 70, gap: 6,
      flat: 50, badStays: 60, missingStays: 50, bad: 12, levels: 7, lateness: 60)
    var random = SeededGenerator(state: seed)
    let samples = Self.samples(kind, 6000, &random)
    let whole = SeriesProfile(samples)
    #expect(whole.longest.count >= 256 && whole.jumps.count == 384)
    #expect(whole.runs.count == 24 && whole.badRuns.count == 32)
    var joined = 0
    for _ in 0..<12 {
      let cuts = Self.cuts(samples.count, &random)
      guard let merged = Self.merged(samples, cuts) else { continue }
      joined += 1
      #expect(merged.differences(from: whole) == [], "cuts \(cuts)")
    }
    #expect(joined >= 6)
  }

  /// A cut in each place of a series that has something of everything around it.
  @Test(arguments: [false, true])
  func `every cut of a short series joins`(descends: Bool) throws {
    let values: [Double] = [1, 1, 1, .nan, 2, 2, 2, 2, 5, -9999, 5, 5]
    let samples = (0..<90).map { i in
      let isGap = (30..<55).contains(i)
      return Sample(
        Double(descends ? -i : i) * 10, isGap ? .nan : values[i / 2 % 12],
        (26..<60).contains(i) && i % 29 != 0 ? .bad : .good)
    }
    let whole = SeriesProfile(samples)
    for first in 0...90 {
      for second in [first, first + 5, first + 16, first + 17, first + 40] where second <= 90 {
        let merged = try #require(Self.merged(samples, [0, first, second, 90]))
        #expect(merged.differences(from: whole) == [], "cuts \(first), \(second)")
      }
    }
  }

  @Test func `samples that are older than those before the cut do not join`() {
    let samples = (0..<100).map { Sample(Double($0), 1) }
    let moved = Array(samples[50...] + samples[..<50])
    #expect(Self.merged(moved, [0, 50, 100]) == nil)
    #expect(Self.merged(moved, [0, 50, 60, 70, 100]) == nil)
    #expect(Self.merged(moved, [0, 50, 66, 82, 98, 100]) != nil)
  }

  @Test func `lines count from the start of the file`() {
    var whole = SeriesState(isLeading: true)
    for start in [0, 20] {
      var part = Self.state((start..<(start + 20)).map { Sample(Double($0), 1) }, isLeading: false)
      part.line = 7
      part.empty = 3
      #expect(whole.merge(&part, linesBefore: 100) == true)
    }
    #expect(whole.line == 107 && whole.empty == 6)
    #expect(whole.finish().empty == 6)
  }
}
