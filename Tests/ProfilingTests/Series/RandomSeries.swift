import Recognition
import TestSupport
import Testing

/// Series in which anything may happen.
enum RandomSeries {
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
}
