/// When somebody set a clock, and by how much: the differences lie on one line before and on another one after.
struct ClockReset: Sendable {
  /// Days since the middle of the span.
  var day: Double
  /// Seconds by which the clock went forward.
  var jump: Double

  /// Times that are tried, evenly over the events.
  private static let splits = 12
  /// Seconds, also where times and clocks are exact.
  static let leastWidth = 20.0

  /// - Parameters:
  ///   - sides: The differences at starts, and at stops.
  ///   - width: Seconds within which the differences of true pairs lie beside their line.
  ///   - slope: Seconds per day that all of them together show.
  init?(_ sides: [[ClockResidual]], width: Double, slope: Double) {
    let judgement = ClockWasSet.inForce
    let days = sides.joined().map(\.day).sorted()
    guard judgement.canTell(events: days.count) else { return nil }
    let one = sides.map { Line($0, slope: slope, width: width) }
    let explained = one.reduce(0) { $0 + $1.count }
    var best: (count: Int, reset: ClockReset)?
    for split in 1..<Self.splits {
      let day = days[days.count * split / Self.splits]
      let parts = sides.map { side -> (before: Line, after: Line) in
        let (before, after) = (side.filter { $0.day < day }, side.filter { $0.day >= day })
        return (Line(before, width: width), Line(after, width: width))
      }
      let (before, after) = (
        parts.reduce(0) { $0 + $1.before.count }, parts.reduce(0) { $0 + $1.after.count }
      )
      let larger = parts.max { $0.before.count + $0.after.count < $1.before.count + $1.after.count }
      guard let larger, before + after > best?.count ?? 0 else { continue }
      let jump = larger.after.value(day) - larger.before.value(day)
      guard judgement.holds(before: before, after: after, asOne: explained),
        abs(jump) > judgement.least(width: width)
      else { continue }
      best = (before + after, ClockReset(day: day, jump: jump))
    }
    guard let best else { return nil }
    self = best.reset
  }

  private init(day: Double, jump: Double) {
    self.day = day
    self.jump = jump
  }

  /// The line that most differences lie beside.
  private struct Line {
    var slope: Double
    var level = 0.0
    var count = 0

    init(_ residuals: [ClockResidual], slope: Double? = nil, width: Double) {
      self.slope = slope ?? ClockDrift.medianSlope(residuals, limit: 100) ?? 0
      let values = residuals.map { $0.value - self.slope * $0.day }.sorted()
      var first = 0
      for (last, value) in values.enumerated() {
        while value - values[first] > width { first += 1 }
        if last - first + 1 > count {
          count = last - first + 1
          level = (value + values[first]) / 2
        }
      }
    }

    func value(_ day: Double) -> Double { level + slope * day }
  }
}
