package import Profiling
package import Recognition
package import Vocabulary

/// One signal while its facts come to be.
package struct SignalBehaviour {
  package var facts: SignalFacts
  package internal(set) var profile: SeriesProfile
  /// The profile as it was written, where it holds words of which nothing says whether the machine runs.
  let wordProfile: SeriesProfile?
  /// Whether its name says that it is a state, and not which other one than that of its machine.
  let isNamedState: Bool
  /// What the export made of the samples, as the names of its columns say.
  let aggregate: ExportAggregate?
  /// UTC seconds of a written time.
  package internal(set) var utc: (Int64) -> Double
  /// What the tag list says that the instrument can have, with its unit.
  var listed: (range: ClosedRange<Double>, unit: String?)?
  /// Its first and last time in each file, where it has several.
  var parts: [(path: String, first: Int64, last: Int64)] = []
  /// When the files have samples of which its own is one that follow each other, in written time.
  var export: ClosedRange<Int64>?
  /// The machine or the line of its table, where the path says it.
  var owner: String?
  /// What is measured at its machine, in the words of the tag or of its list without the name of the machine; `nil` where
  /// neither has it.
  var point: String?
  /// Whether nothing says in which zone its times are written.
  var isZoneOpen = false
  /// When other files have samples of it.
  var elsewhere = Spans()
  /// The samples before and after the hour that shows the clock of its source to leave one out.
  var skippedHour: SeriesProfile.Span?
  /// Whether each sample is of a piece of a batch or of an order, so that none comes between two of them.
  var isOfPieces = false
  /// What the tag list says of it in words.
  var listedTexts: [String] = []
  let isCounter: Bool
  package let isConstant: Bool
  /// Numbers that stand at the ends of many signals of the source.
  var sharedNumbers: [Double: SharedNumber] = [:]
  /// The level at rest and the level at work; `nil` for fewer than 8 bins with values.
  package var levels: (low: Double, high: Double)?
  /// Intervals longer than this many seconds are gaps.
  var tolerance = Double.infinity

  /// - Parameter unit: what says it surest; `nil` for the unit of the tag.
  package init(
    tag: TagProfile, unit: String? = nil, path: String, reading: TagReading,
    vocabulary: Vocabulary, aggregate: ExportAggregate? = nil,
    utc: @escaping (Int64) -> Double = { Double($0) * 1e-6 }
  ) {
    let isNamed = reading.kind == .state && !vocabulary.isOtherState(tag: tag.tag)
    isNamedState = isNamed
    profile = tag.profile.settled { isNamed ? vocabulary.isRunning(switch: $0) : nil }
    wordProfile = tag.profile.holdsOtherWords ? tag.profile : nil
    self.aggregate = aggregate
    self.utc = utc
    facts = SignalFacts(tag: tag.tag, path: path)
    facts.line = tag.line
    (facts.firstLine, facts.lastLine) = (profile.firstLine, profile.lastLine)
    facts.unit = unit ?? tag.unit
    facts.samples = profile.samples
    facts.kind = SignalBehaviour.kind(of: profile, facts.unit, reading, vocabulary)
    facts.isWind =
      facts.kind == .speed
      && (reading.isWind || vocabulary.namesWind(tag.tag))
    isConstant = profile.numeric > 0 && (profile.distinct?.count ?? 33) == 1
    isCounter =
      facts.kind == .count
      || CountsUp.inForce.holds(
        rises: profile.rises, falls: profile.falls, lowest: profile.low.entries.first?.value)
  }

  private static func kind(
    of profile: SeriesProfile, _ unit: String?, _ reading: TagReading, _ vocabulary: Vocabulary
  ) -> SignalKind {
    // A unit outdoes the letters of a switch, of what is not classified and of a position.
    if reading.isByLetters, [.state, .position].contains(reading.kind),
      let kind = unit.flatMap({ vocabulary.unitKind($0) }), kind.has(.measured),
      kind != .position
    {
      return kind
    }
    guard reading.kind == .other else { return reading.kind }
    if let kind = unit.flatMap({ vocabulary.unitKind($0) }), kind != .other { return kind }
    if profile.numeric == 0 && profile.nonNumeric > 0 { return .state }
    return countsWork(profile) ? .count : .other
  }

  private static func countsWork(_ profile: SeriesProfile) -> Bool {
    guard profile.distinct == nil, let low = profile.low.entries.first?.value, low >= 0 else {
      return false
    }
    let samples = profile.windows.all
    let values = samples.map(\.value) + (profile.low.entries + profile.high.entries).map(\.value)
    let steps = zip(samples, samples.dropFirst()).map { $1.value - $0.value }.filter { $0 > 0 }
    let high = profile.high.entries.first?.value ?? low
    return CountsWork.inForce.holds(
      rises: profile.rises, falls: profile.falls - profile.dips(high: high).count,
      areWhole: values.allSatisfy { $0 == $0.rounded() }, steps: Set(steps).count)
  }

  /// Whether the signal hardly moves: for a quarter of the time that it is not at rest, by one step of its resolution at
  /// the most.
  var isSteady: Bool {
    let rest =
      levels.map { Float(AtRest.inForce.limit(low: $0.low, high: $0.high)) } ?? -.infinity
    var widths: [Float] = []
    for bin in profile.timeline.bins
    where bin.count > 1 && bin.minimum <= bin.maximum && bin.maximum > rest {
      widths.append(bin.maximum - bin.minimum)
    }
    guard let step = widths.filter({ $0 > 0 }).min() else { return false }
    return widths.ranked(widths.count / 4) <= 1.01 * step
  }

  /// Typical half width of a bin's values: how much the signal moves while nothing happens.
  var noise: Double {
    var widths: [Float] = []
    for bin in profile.timeline.bins where bin.count > 1 && bin.minimum <= bin.maximum {
      widths.append(bin.maximum - bin.minimum)
    }
    return widths.isEmpty ? 0 : Double(widths.ranked(widths.count / 4)) / 2
  }

  /// The same, as far as neighbouring samples tell: for signals whose bins hold rest and work alike.
  var noiseOfNeighbours: Double {
    let samples = profile.windows.all
    guard samples.count > 2 else { return .infinity }
    let steps = zip(samples, samples.dropFirst()).map { ($1.value - $0.value).magnitude }.sorted()
    return StartOrStop.inForce.noise(neighbours: steps[steps.count / 2])
  }
}
