import Profiling

/// What a signal's timeline shows of its level at work: the bins in which the asset ran, or, where that is not known, in
/// which the signal is not at rest.
struct WorkingBins {
  struct Bin {
    /// UTC seconds.
    var start: Double
    var end: Double
    /// The middle between lowest and highest value; of a bin that was at work only in part, the highest.
    var level: Float
    var width: Float
    var count: UInt16
    /// Number of the product that was made, from 0; −1 when several were, or none is known.
    var product = -1
  }

  private(set) var bins: [Bin] = []
  /// True when too few bins lie wholly at work, so that the highest values of the others stand for them.
  private(set) var arePeaks = false
  /// From the lowest to the highest value of those bins, but for the outermost 5 %.
  private(set) var range: Float = 0

  /// Fewest bins that may stand for a signal.
  private static let fewest = 20

  /// - Parameter running: when the asset ran; `nil` when that is not known.
  init?(_ behaviour: SignalBehaviour, running: Spans?) {
    let timeline = behaviour.profile.timeline
    let seconds = timeline.binSeconds
    let sentinels = behaviour.facts.sentinelValues.map { Float($0) }
    let rest = running == nil ? WorkingBins.rest(behaviour) : nil
    var whole: [Bin] = []
    var parts: [Bin] = []
    var values: (whole: [(Float, Float)], parts: [(Float, Float)]) = ([], [])
    for bin in timeline.bins where bin.minimum <= bin.maximum {
      let start = behaviour.utc(timeline.start(of: bin))
      let share = running.map { $0.overlap(start, start + seconds) / seconds } ?? 1
      guard share > 0.25, !sentinels.contains(bin.minimum), !sentinels.contains(bin.maximum) else {
        continue
      }
      var taken = Bin(
        start: start, end: start + seconds, level: (bin.minimum + bin.maximum) / 2,
        width: bin.maximum - bin.minimum, count: bin.count)
      if share > 0.999, rest.map({ bin.minimum > $0 }) ?? true {
        whole.append(taken)
        values.whole.append((bin.minimum, bin.maximum))
      } else if rest.map({ bin.maximum > $0 }) ?? true {
        taken.level = bin.maximum
        parts.append(taken)
        values.parts.append((bin.minimum, bin.maximum))
      }
    }
    arePeaks = whole.count < WorkingBins.fewest || whole.count * 4 < parts.count
    bins = arePeaks ? whole + parts : whole
    guard bins.count >= WorkingBins.fewest else { return nil }
    if arePeaks {
      for i in whole.indices { bins[i].level = values.whole[i].1 }
      bins.sort { $0.start < $1.start }
    }
    let edges = arePeaks ? values.whole + values.parts : values.whole
    let margin = edges.count / 20
    var lows = edges.map(\.0)
    var highs = edges.map(\.1)
    range = highs.ranked(highs.count - 1 - margin) - lows.ranked(margin)
  }

  /// What tells work from rest in a signal that has a level at rest near zero; `nil` for others.
  private static func rest(_ behaviour: SignalBehaviour) -> Float? {
    guard let levels = behaviour.levels, levels.high > 0, abs(levels.low) <= 0.2 * levels.high,
      levels.high - levels.low > 4 * SignalBehaviour.noise(behaviour.profile)
    else { return nil }
    let limit = Float(levels.low + 0.4 * (levels.high - levels.low))
    // A level that changed once is no rest: work and rest take turns.
    var turns = 0
    var isUp: Bool?
    for bin in behaviour.profile.timeline.bins where bin.minimum <= bin.maximum {
      guard bin.minimum > limit || bin.maximum <= limit else { continue }
      if isUp != (bin.minimum > limit) { turns += 1 }
      isUp = bin.minimum > limit
    }
    return turns > 6 ? limit : nil
  }

  /// Says which product each bin belongs to.
  mutating func assign(_ products: ProductSpans) {
    for i in bins.indices { bins[i].product = products.product(bins[i].start, bins[i].end) }
  }

  /// Standard deviation of the samples while nothing happens, from how far the values of a bin lie apart; where bins hold
  /// single samples, from how far neighbours do. 0 for what stands still, such as a code.
  var noise: Float {
    let several = bins.filter { $0.count > 1 }
    if arePeaks || several.count * 5 < bins.count {
      let steps = zip(bins.dropFirst(), bins).map { $0.level - $1.level }[...].spread / 1.4142
      // The highest of many samples scatters with 0.4 of what they scatter with.
      return arePeaks ? 2.5 * steps : steps
    }
    let count = several.map { Float($0.count) }[...].median
    return several.map(\.width)[...].median / (2 * WorkingBins.expectedMaximum(of: count))
  }

  /// Where the highest of `n` normal samples is to be expected, in standard deviations (Cramér's approximation).
  static func expectedMaximum(of n: Float) -> Float {
    let n = Double(max(n, 2))
    let a = (2 * n.logarithm).squareRoot()
    return Float(a - (max(n, 3).logarithm.logarithm + 2.531) / (2 * a) + 0.577 / a)
  }
}
