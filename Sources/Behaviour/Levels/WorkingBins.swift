import Foundation
import Profiling
import Vocabulary

/// What a signal's timeline shows of its level at work: the bins in which the asset ran, or, where that is not known, in
/// which the signal is not at rest.
struct WorkingBins {
  struct Bin: BitwiseCopyable {
    /// UTC seconds.
    var start: Double
    var low: Float
    var high: Float
    var count: UInt16
    var isWhole: Bool

    var width: Float { high - low }
  }

  private(set) var bins: [Bin] = []
  /// Width of a bin in seconds.
  let seconds: Double
  /// True when too few bins lie wholly at work, so that the highest values of the others stand for them.
  private(set) var arePeaks = false
  /// From the lowest to the highest value of the bins, but for the outermost 5 %.
  private(set) var range: Float = 0
  /// Days since 1970, ascending, and the median of the levels of their bins; of a long history, of several days.
  private(set) var days: [Int] = []
  private(set) var levels: [Float] = []
  /// The mean widths of the bins of those days.
  private(set) var widths: [Float] = []
  /// Days that are taken together, so that they hold two bins at least.
  let dayLength: Int

  /// - Parameter running: when the asset ran; `nil` when that is not known.
  init?(_ behaviour: SignalBehaviour, running: Spans?) {
    let judgement = BinsAtWork.inForce
    let timeline = behaviour.profile.timeline
    seconds = timeline.binSeconds
    dayLength = max(1, Int((2 * seconds / 86_400).rounded(.up)))
    let sentinels = behaviour.facts.values.sentinelValues.map { Float($0) }
    let rest = running == nil ? WorkingBins.rest(behaviour) ?? -.infinity : -.infinity
    var wholes = 0
    bins.reserveCapacity(timeline.bins.count)
    // The offset of the source's clock is looked up once a day.
    var (day, offset) = (Int64.min, 0.0)
    for bin in timeline.bins where bin.minimum <= bin.maximum {
      let written = timeline.start(of: bin)
      if written / 86_400_000_000 != day {
        day = written / 86_400_000_000
        offset = behaviour.utc(written) - Double(written) * 1e-6
      }
      let start = Double(written) * 1e-6 + offset
      let share = running.map { $0.overlap(start, start + seconds) / seconds } ?? 1
      guard judgement.isAtWork(share), bin.maximum > rest else { continue }
      if !sentinels.isEmpty, sentinels.contains(bin.minimum) || sentinels.contains(bin.maximum) {
        continue
      }
      let isWhole = share > 0.999 && bin.minimum > rest
      if isWhole { wholes += 1 }
      bins.append(
        Bin(
          start: start, low: bin.minimum, high: bin.maximum, count: bin.count, isWhole: isWhole))
    }
    arePeaks = !judgement.areWhole(wholes, of: bins.count)
    if !arePeaks, wholes < bins.count { bins.removeAll { !$0.isWhole } }
    guard judgement.areEnough(bins.count) else { return nil }
    measureRange()
    collectDays()
  }

  /// What stands for a bin: the middle between its lowest and highest value, or its highest.
  func level(_ bin: Bin) -> Float { arePeaks ? bin.high : (bin.low + bin.high) / 2 }

  func day(_ bin: Bin) -> Int { Int((bin.start / 86_400).rounded(.down)) / dayLength * dayLength }

  private mutating func collectDays() {
    var values: [Float] = []
    var place = 0
    while place < bins.count {
      let day = day(bins[place])
      let end = Double(day + dayLength) * 86_400
      values.removeAll(keepingCapacity: true)
      var width: Float = 0
      while place < bins.count, bins[place].start < end {
        let bin = bins[place]
        values.append(level(bin))
        width += bin.width
        place += 1
      }
      days.append(day)
      widths.append(width / Float(values.count))
      levels.append(values.takeMedian())
    }
  }

  /// Some hundred bins tell the range as well as all.
  private mutating func measureRange() {
    let step = max(1, bins.count / 256)
    let some = stride(from: 0, to: bins.count, by: step)
    var lows = some.map { bins[$0].low }
    var highs = some.map { bins[$0].high }
    let margin = lows.count / 20
    range = highs.ranked(highs.count - 1 - margin) - lows.ranked(margin)
  }

  /// What tells work from rest in a signal that has a level at rest near zero; `nil` for others.
  private static func rest(_ behaviour: SignalBehaviour) -> Float? {
    guard let levels = behaviour.levels,
      RestAndWork.inForce.limit(low: levels.low, high: levels.high, noise: behaviour.noise) != nil
    else { return nil }
    let limit = Float(BinsAtWork.inForce.limit(low: levels.low, high: levels.high))
    var turns = 0
    var isUp: Bool?
    for bin in behaviour.profile.timeline.bins where bin.minimum <= bin.maximum {
      guard bin.minimum > limit || bin.maximum <= limit else { continue }
      if isUp != (bin.minimum > limit) { turns += 1 }
      isUp = bin.minimum > limit
    }
    return BinsAtWork.inForce.takeTurns(turns) ? limit : nil
  }

  /// Samples of a bin, on average.
  var count: Float { Float(bins.reduce(0) { $0 + Int($1.count) }) / Float(bins.count) }

  /// Standard deviation of the samples while nothing happens, from how far the values of a bin lie apart; where bins hold
  /// single samples, from how far neighbours do. 0 for what stands still, such as a code.
  var noise: Float {
    let count = count
    if arePeaks || count < 1.5 {
      let steps =
        zip(bins.dropFirst(), bins).map { level($0) - level($1) }[...].spread / 1.4142
      // The highest of many samples scatters with 0.4 of what they scatter with.
      return arePeaks ? 2.5 * steps : steps
    }
    return widths[...].median / (2 * WorkingBins.expectedMaximum(of: count))
  }

  /// Where the highest of `n` normal samples is to be expected, in standard deviations (Cramér's approximation).
  static func expectedMaximum(of n: Float) -> Float {
    let n = Double(max(n, 2))
    let a = (2 * log(n)).squareRoot()
    return Float(a - (log(log(max(n, 3))) + 2.531) / (2 * a) + 0.577 / a)
  }
}
