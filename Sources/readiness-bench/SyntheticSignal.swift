import Recognition

/// What is in the samples of one tag, counted as they are written: what an audit of the file has to find.
package struct SignalTruth: Codable, Equatable, Sendable {
  package let tag: String
  /// Milliseconds between samples as a rule.
  package let base: Int64
  package var samples = 0
  /// Numbers of any quality but bad; they include the sentinels.
  package var numbers = 0
  package var texts = 0
  /// Samples and cells without a value.
  package var empty = 0
  package var bad = 0
  package var uncertain = 0
  /// Samples at a time that one of the 16 samples before has.
  package var duplicates = 0
  /// Samples that are older than the newest.
  package var late = 0
  package var sentinels = 0
  /// Milliseconds since 1970; `nil` without samples.
  package var first: Int64?
  package var last: Int64?
  /// Intervals of more than six times the base.
  package var silences = 0
  /// The most numbers in a row that were the same.
  package var longestRun = 0

  package init(tag: String, base: Int64) {
    self.tag = tag
    self.base = base
  }
}

/// The values of one tag: a level that wanders about its mean.
struct SyntheticSignal {
  enum Quality { case none, good, uncertain, bad }

  enum Cell {
    /// In units of the last decimal.
    case number(Int64)
    case text(String)
    /// A sample that has no value, with the word for it.
    case nothing(String)
    /// No sample.
    case absent
  }

  /// Stands for "missing" in every seventh tag.
  static let sentinel: Int64 = -9999
  static let powers: [Int64] = [1, 10, 100, 1000, 10_000]
  private static let texts = ["Bad Input", "No Data", "I/O Timeout", "Shutdown"]
  private static let nothings = ["", "NaN", "n/a"]

  let decimals: Int
  private(set) var truth: SignalTruth
  private let mean: Double
  private let deviation: Double
  private let hasSentinels: Bool
  private var level: Double
  private var flatLeft = 0
  private var flatValue: Int64 = 0
  private var silentLeft = 0
  /// The times of the last 16 samples.
  private var recent = [Int64](repeating: .min, count: 16)
  private var runValue = Int64.min
  private var run = 0

  init(name: String, number: Int, base: Int64, random: inout SplitMix64) {
    truth = SignalTruth(tag: name, base: base)
    decimals = number % 13 == 5 ? 0 : 1 + random.weighted([0.25, 0.25, 0.25, 0.25])
    let size = [1.0, 10, 100, 1000][random.weighted([0.25, 0.25, 0.25, 0.25])]
    let scale = Double(SyntheticSignal.powers[decimals])
    mean = ((1 + 8 * random.unit()) * size - (random.unit() < 0.1 ? 20 : 0)) * scale
    deviation = abs(mean) * 0.05 + 1
    level = mean
    hasSentinels = number % 7 == 3
  }

  /// `L3.PMP017.TT1017.PV`; awkward names hold the delimiter and quotes.
  static func name(_ number: Int, isAwkward: Bool) -> String {
    let machine = number / 6
    let area = ["PKG", "UTL", "MIX", "FIL", "TNK"][machine % 5]
    let kind = ["TT", "PT", "FT", "LT", "VT", "IT"][number % 6]
    let unit = ["PMP", "MOT", "CMP", "FAN"][machine / 5 % 4]
    let suffix = isAwkward ? "; \"old\" PV" : ".PV"
    return "\(area)\(1 + machine / 20).\(unit)\(100 + machine).\(kind)\(100 + number)\(suffix)"
  }

  static func quality(_ random: inout SplitMix64) -> Quality {
    let chance = random.unit()
    return chance < 0.004 ? .bad : chance < 0.007 ? .uncertain : .good
  }

  mutating func cell(_ random: inout SplitMix64, mayBeSilent: Bool) -> Cell {
    let value = nextValue(&random)
    let chance = random.unit()
    if mayBeSilent {
      if silentLeft > 0 {
        silentLeft -= 1
        return .absent
      }
      if chance > 0.9997 { silentLeft = 10 + Int(random.unit() * 100) }
    }
    if chance < 0.002 {
      return .text(SyntheticSignal.texts[Int(random.unit() * 4)])
    }
    if chance < 0.003 {
      return .nothing(SyntheticSignal.nothings[Int(random.unit() * 3)])
    }
    if hasSentinels, chance < 0.004 {
      return .number(SyntheticSignal.sentinel * SyntheticSignal.powers[decimals])
    }
    return .number(value)
  }

  private mutating func nextValue(_ random: inout SplitMix64) -> Int64 {
    if flatLeft > 0 {
      flatLeft -= 1
      return flatValue
    }
    level += 0.05 * (mean - level) + 0.2 * deviation * random.bell()
    let value = Int64(level.rounded())
    if random.unit() < 0.0004 {
      flatLeft = 50 + Int(random.unit() * 350)
      flatValue = value
    }
    return value
  }

  mutating func count(_ time: Int64, _ cell: Cell, _ quality: Quality) {
    switch cell {
    case .absent:
      truth.empty += 1
      return
    case .nothing: truth.empty += 1
    case .text: truth.texts += 1
    case .number(let value) where quality != .bad:
      truth.numbers += 1
      if value == SyntheticSignal.sentinel * SyntheticSignal.powers[decimals] {
        truth.sentinels += 1
      }
      run = value == runValue ? run + 1 : 1
      runValue = value
      truth.longestRun = max(truth.longestRun, run)
    case .number: break
    }
    switch quality {
    case .bad: truth.bad += 1
    case .uncertain: truth.uncertain += 1
    case .good, .none: break
    }
    if let last = truth.last, time <= last {
      if recent.contains(time) { truth.duplicates += 1 }
      if time < last { truth.late += 1 }
    } else {
      if let last = truth.last, time - last > 6 * truth.base { truth.silences += 1 }
      truth.last = time
    }
    truth.first = min(truth.first ?? time, time)
    recent[truth.samples % 16] = time
    truth.samples += 1
  }
}
