package import Profiling
package import Recognition
package import Vocabulary

/// What one tag's profile says about its behaviour, before other tags and the plant's orders are looked at.
package struct SignalBehaviour {
  package var facts: SignalFacts
  package let profile: SeriesProfile
  /// Intervals longer than this many seconds are gaps.
  var tolerance: Double
  /// The level at rest and the level at work; `nil` for fewer than 8 bins with values.
  package var levels: (low: Double, high: Double)?
  var isCounter: Bool
  package var isConstant: Bool
  /// UTC seconds of a written time.
  let utc: (Int64) -> Double

  package init(
    tag: TagProfile, unit: String? = nil, path: String, reading: TagReading,
    vocabulary: Vocabulary, sharedSentinels: Set<Double>, aggregate: ExportAggregate? = nil,
    utc: @escaping (Int64) -> Double
  ) {
    profile = tag.profile
    self.utc = utc
    var facts = SignalFacts(tag: tag.tag, path: path)
    facts.line = tag.line
    let unit = unit ?? tag.unit
    facts.unit = unit
    facts.samples = profile.samples
    isConstant = profile.numeric > 0 && (profile.distinct?.count ?? 33) == 1
    facts.kind = SignalBehaviour.kind(of: tag, unit, reading, vocabulary)
    isCounter = SignalBehaviour.isCounter(profile, facts.kind)
    facts.quality.isKnown = profile.knownQuality > 0
    facts.quality.bad = profile.badQuality
    facts.quality.uncertain = profile.uncertainQuality
    if profile.numeric > 0 { facts.values.nonNumeric = profile.nonNumeric }
    facts.values.texts = profile.texts.sorted { ($1.count, $0.text) < ($0.count, $1.text) }
      .prefix(5).map(\.text)
    facts.sampling.duplicates = profile.duplicates
    facts.sampling.outOfOrder = profile.outOfOrder
    facts.values.distinctValues = profile.distinct?.count
    facts.sampling.intervals = profile.intervals.bins
    if profile.samples > 0 {
      facts.first = utc(profile.first)
      facts.last = utc(profile.last)
    }
    facts.sampling.typicalInterval = profile.intervals.typical
    facts.sampling.p95Interval = profile.intervals.quantile(0.95)
    facts.sampling.longestInterval = profile.longest.first.map { Double($0.microseconds) * 1e-6 }
    let sentinels = SentinelSearch(profile, shared: sharedSentinels)
    facts.values.sentinelValues = sentinels.values
    facts.values.sentinels = sentinels.count
    facts.values.minimum = sentinels.minimum
    facts.values.maximum = sentinels.maximum
    facts.values.outOfRange = SignalBehaviour.impossible(
      profile, unit: unit, sentinels: sentinels.values)
    let moments = profile.moments(excluding: sentinels.values)
    facts.values.mean = moments.mean
    facts.values.standardDeviation = moments.standardDeviation
    (facts.sampling.regularity, tolerance, facts.sampling.isQuietByNature) =
      SignalBehaviour.regularity(
        profile, facts)
    if profile.lateFirst <= profile.lateLast {
      facts.sampling.lateFirst = utc(profile.lateFirst)
      facts.sampling.lateLast = utc(profile.lateLast)
    }
    if facts.sampling.regularity == .periodic,
      ![.state, .setpoint, .count, .energy].contains(facts.kind)
    {
      facts.values.spikes = profile.spikes(besides: sentinels.values)?.map {
        Spike(time: utc($0.time), value: $0.value)
      }
    }
    facts.sampling.effectiveInterval = facts.sampling.typicalInterval
    let unjudged: [SignalKind] = [.count, .energy, .state, .setpoint]
    if facts.sampling.regularity == .periodic, !isCounter, !unjudged.contains(facts.kind) {
      if let resampling = profile.resampling {
        facts.sampling.regularity = .resampled
        facts.sampling.resampling = resampling.method
        facts.sampling.effectiveInterval = resampling.period
      } else if let aggregate {
        facts.sampling.regularity = .resampled
        facts.sampling.resampling = aggregate == .averaged ? .averaged : .interpolated
      }
    }
    self.facts = facts
    levels = SignalBehaviour.levels(profile, sentinels: sentinels.values)
  }

  /// Samples that no instrument of this unit can mean: below absolute zero, or a share far outside 0…100 %. Of the three
  /// lowest and highest values, which is where such samples are.
  private static func impossible(
    _ profile: SeriesProfile, unit: String?, sentinels: [Double]
  ) -> Int {
    let limits: ClosedRange<Double>
    switch unit.map({ Words.folded($0) }) {
    case "c", "°c", "degc", "deg c", "celsius": limits = -273.15...Double.infinity
    case "f", "°f", "degf", "deg f", "fahrenheit": limits = -459.67...Double.infinity
    case "k", "kelvin": limits = 0...Double.infinity
    case "%", "percent", "pct": limits = -5...105
    default: return 0
    }
    let edges =
      profile.low.entries.filter { $0.value < limits.lowerBound }
      + profile.high.entries.filter { $0.value > limits.upperBound }
    return edges.filter { !sentinels.contains($0.value) }.reduce(0) { $0 + $1.count }
  }

  private static func kind(
    of tag: TagProfile, _ unit: String?, _ reading: TagReading, _ vocabulary: Vocabulary
  ) -> SignalKind {
    guard reading.kind == .other else { return reading.kind }
    if let kind = unit.flatMap({ vocabulary.unitKind($0) }), kind != .other { return kind }
    return tag.profile.numeric == 0 && tag.profile.nonNumeric > 0 ? .state : .other
  }

  private static func isCounter(_ profile: SeriesProfile, _ kind: SignalKind) -> Bool {
    kind == .count
      || CountsUp.inForce.holds(
        rises: profile.rises, falls: profile.falls, lowest: profile.low.entries.first?.value)
  }

  /// How the samples come, the interval in seconds beyond which one is missing, and whether silence is nothing unusual.
  private static func regularity(
    _ profile: SeriesProfile, _ facts: SignalFacts
  ) -> (Regularity?, tolerance: Double, isQuietByNature: Bool) {
    guard let typical = facts.sampling.typicalInterval, profile.samples >= 8 else {
      // A state or a setpoint may just never have changed.
      return (nil, .infinity, profile.samples > 0 && [.state, .setpoint].contains(facts.kind))
    }
    // A state that differs each time is stored when it changes, however evenly that comes.
    if facts.kind == .state, profile.changesEachTime { return (.event, .infinity, true) }
    let p95 = facts.sampling.p95Interval ?? typical
    if isStoredOnChange(profile, typical) || profile.intervals.isThinned(typical) {
      if let heartbeat = profile.heartbeat {
        return (.exception, 1.1 * heartbeat + 2 * typical, false)
      }
      return (.exception, max(10 * p95, 20 * typical), true)
    }
    if profile.intervals.shareNear(typical, factor: 1.5) >= 0.7 {
      return (.periodic, max(3 * typical, 1.5 * p95), false)
    }
    if let heartbeat = profile.heartbeat {
      return (.exception, 1.1 * heartbeat + 2 * typical, false)
    }
    if profile.numeric == 0 || (profile.distinct?.count ?? 33) <= 8 {
      return (.event, .infinity, true)
    }
    // Changes only, without a heartbeat: silence is no evidence of loss unless many tags share it.
    return (.exception, max(10 * p95, 20 * typical), true)
  }

  /// Whether a signal whose samples come evenly while it moves is silent while it stands: no value follows itself but for
  /// repetitions after a silence, and silences are many.
  private static func isStoredOnChange(_ profile: SeriesProfile, _ typical: Double) -> Bool {
    let silences = profile.intervals.countAtLeast(3.2 * typical)
    let silent = profile.longest.prefix(silences).reduce(0.0) { $0 + Double($1.microseconds) }
    let isOften = silences >= 3 && silences * 100 >= profile.intervals.count
    let isLong = silences >= 20 && silent >= 0.2 * Double(profile.last - profile.first)
    guard isOften || isLong, profile.numeric >= 20 else { return false }
    let repeats = profile.numeric - profile.runLengths.reduce(0) { $0 + Int($1) }
    guard (repeats - silences) * 1000 <= profile.numeric else { return false }
    // A slow signal is silent in a few stops too; that it never repeats a value says something only when it would.
    return silences >= 20 || profile.leavesOutSmallSteps ?? true
  }

  /// Whether the signal hardly moves: for a quarter of the time that it is not at rest, by one step of its resolution at
  /// the most.
  var isSteady: Bool {
    let rest = levels.map { Float($0.low + 0.05 * ($0.high - $0.low)) } ?? -.infinity
    var widths: [Float] = []
    for bin in profile.timeline.bins
    where bin.count > 1 && bin.minimum <= bin.maximum && bin.maximum > rest {
      widths.append(bin.maximum - bin.minimum)
    }
    guard let step = widths.filter({ $0 > 0 }).min() else { return false }
    return widths.ranked(widths.count / 4) <= 1.01 * step
  }

  /// Seconds that 95 % of the intervals within the spans do not exceed. Of what is stored on change, where the machine at
  /// rest makes the difference, it is told by the bins of the timeline that lie within; `nil` without such bins.
  func interval(within running: Spans) -> Double? {
    guard facts.sampling.regularity == .exception else { return facts.sampling.p95Interval }
    let timeline = profile.timeline
    var intervals: [Float] = []
    for bin in timeline.bins where bin.count >= 4 {
      let start = utc(timeline.start(of: bin))
      let end = start + timeline.binSeconds
      guard running.overlap(start, end) >= 0.999 * timeline.binSeconds else { continue }
      intervals.append(Float(timeline.binSeconds) / Float(bin.count))
    }
    guard intervals.count >= 8 else { return nil }
    return Double(intervals.ranked(intervals.count * 95 / 100))
  }

  /// The level at rest and the level at work: what the bins reach at least and at most, but for the outermost 5 %. A short
  /// stop shows in the minimum of its bin even when it fills no bin.
  private static func levels(
    _ profile: SeriesProfile, sentinels: [Double]
  ) -> (low: Double, high: Double)? {
    var lows: [Float] = []
    var highs: [Float] = []
    for bin in profile.timeline.bins where bin.minimum <= bin.maximum {
      let isLowBad = sentinels.contains { Float($0) == bin.minimum }
      let isHighBad = sentinels.contains { Float($0) == bin.maximum }
      if isLowBad && isHighBad { continue }
      lows.append(isLowBad ? bin.maximum : bin.minimum)
      highs.append(isHighBad ? bin.minimum : bin.maximum)
    }
    guard lows.count >= 8 else { return nil }
    let margin = lows.count / 20
    return (Double(lows.ranked(margin)), Double(highs.ranked(highs.count - 1 - margin)))
  }

  /// Starts and stops that a tag shows, its largest steps between a low and a high level, in seconds of the written time,
  /// ascending; and its typical interval in seconds.
  static func transitions(
    of tag: TagProfile, reading: TagReading, vocabulary: Vocabulary
  ) -> (starts: [Double], stops: [Double], typicalInterval: Double?) {
    let profile = tag.profile
    let none: ([Double], [Double], Double?) = ([], [], nil)
    let kind = kind(of: tag, tag.unit, reading, vocabulary)
    guard ![.setpoint, .count, .energy].contains(kind), !isCounter(profile, kind),
      !profile.jumps.isEmpty,
      let levels = levels(profile, sentinels: SentinelSearch(profile, shared: []).values)
    else { return none }
    let range = levels.high - levels.low
    guard range > 0, range > 4 * noise(profile) else { return none }
    let typical = profile.intervals.typical
    let middle = levels.low + range / 2
    var starts: [Double] = []
    var stops: [Double] = []
    for jump in profile.jumps where jump.size >= 0.5 * range {
      // A step over a gap happened anywhere in it.
      let seconds = Double(jump.to - jump.from) * 1e-6
      guard seconds <= 2.5 * max(typical ?? seconds, 1) else { continue }
      if Double(jump.before) < middle, Double(jump.after) > middle {
        starts.append(Double(jump.to) * 1e-6)
      } else if Double(jump.before) > middle, Double(jump.after) < middle {
        stops.append(Double(jump.to) * 1e-6)
      }
    }
    return (starts.sorted(), stops.sorted(), typical)
  }

  /// Typical half width of a bin's values: how much the signal moves while nothing happens.
  static func noise(_ profile: SeriesProfile) -> Double {
    var widths: [Float] = []
    for bin in profile.timeline.bins where bin.count > 1 && bin.minimum <= bin.maximum {
      widths.append(bin.maximum - bin.minimum)
    }
    return widths.isEmpty ? 0 : Double(widths.ranked(widths.count / 4)) / 2
  }
}

extension [Float] {
  /// The value that stands at `rank` when the array is sorted, which takes less than sorting it; changes the order.
  package mutating func ranked(_ rank: Int) -> Float {
    var low = 0
    var high = count - 1
    while low < high {
      let pivot = self[(low + high) / 2]
      var i = low
      var j = high
      while i <= j {
        while self[i] < pivot { i += 1 }
        while self[j] > pivot { j -= 1 }
        if i <= j {
          swapAt(i, j)
          i += 1
          j -= 1
        }
      }
      if rank <= j {
        high = j
      } else if rank >= i {
        low = i
      } else {
        break
      }
    }
    return self[rank]
  }
}

/// Finds values that stand for missing: atoms far from everything else.
package struct SentinelSearch {
  package private(set) var values: [Double] = []
  package private(set) var count = 0
  package private(set) var minimum: Double?
  package private(set) var maximum: Double?

  package init(_ profile: SeriesProfile, shared: Set<Double>) {
    var low = profile.low.entries
    var high = profile.high.entries
    guard profile.numeric > 0, low.count == 3 || high.count == 3 || low.count > 1 else {
      minimum = low.first?.value
      maximum = high.first?.value
      return
    }
    // Peel from both ends while the end is an atom far outside the rest.
    while low.count >= 2, let edge = low.first {
      let rest = (high.first { $0.value != edge.value }?.value ?? low[1].value) - low[1].value
      guard
        SentinelSearch.isSentinel(
          edge, distance: low[1].value - edge.value, rest: rest, profile: profile, shared: shared)
      else { break }
      values.append(edge.value)
      count += edge.count
      low.removeFirst()
    }
    high.removeAll { values.contains($0.value) }
    while high.count >= 2, let edge = high.first {
      let rest = high[1].value - (low.first?.value ?? high[1].value)
      guard
        SentinelSearch.isSentinel(
          edge, distance: edge.value - high[1].value, rest: rest, profile: profile, shared: shared)
      else { break }
      values.append(edge.value)
      count += edge.count
      high.removeFirst()
    }
    values.sort()
    minimum = low.first?.value
    maximum = high.first?.value
  }

  private static func isSentinel(
    _ edge: Extremes.Entry, distance: Double, rest: Double, profile: SeriesProfile,
    shared: Set<Double>
  ) -> Bool {
    let share = Double(edge.count) / Double(profile.numeric)
    guard share < 0.9, distance > 0 else { return false }
    let isRound = edge.value == edge.value.rounded() && abs(edge.value) >= 99
    if isNumbersOfMissing(edge.value) { return edge.count >= 2 && distance > max(rest, 1e-9) * 0.5 }
    if shared.contains(edge.value), isRound { return distance > 0.05 * rest }
    return isRound && edge.count >= 3 && share >= 0.001 && distance > 5 * max(rest, 1e-9)
  }

  /// Values that vendors are known to write for missing.
  private static func isNumbersOfMissing(_ value: Double) -> Bool {
    [
      -9999, -999, 9999, 99_999, -99_999, 999_999, -999_999, -99.9, -999.9, 999.25, -999.25,
      9999.99,
      -32_768, 32_767, 65_535, -1e30, 1e30, 999.99,
    ].contains(value) || abs(value) >= 1e30
  }
}
