import Vocabulary

/// How long a load, speed or flow was in each fifth of the range that it has at work.
package struct OperatingRange: Sendable, Equatable {
  /// The level of the bins at work, but for the outermost 5 %: starts and stops are no load.
  package var low: Double
  package var high: Double
  /// Hours in each fifth, the lowest first.
  package var hours: [Double]

  package static let parts = 5

  /// `nil` for what has one level at work, or a few fixed ones: nobody asks what lies between them.
  init?(_ bins: WorkingBins) {
    guard !bins.arePeaks else { return nil }
    var levels = bins.bins.map { bins.level($0) }
    let margin = levels.count / 20
    let (bottom, top) = (levels.ranked(margin), levels.ranked(levels.count - 1 - margin))
    guard VariesInLoad.inForce.isRange(low: bottom, high: top) else { return nil }
    let width = (top - bottom) / Float(OperatingRange.parts)
    var members = [[Float]](repeating: [], count: OperatingRange.parts)
    var hours = [Double](repeating: 0, count: OperatingRange.parts)
    for bin in bins.bins {
      let level = bins.level(bin)
      let part = Int((level - bottom) / width)
      if members.indices.contains(part) { members[part].append(level) }
      // A bin that passes through several parts was some of its time in each.
      let (lowest, highest): (Float, Float) = (
        (bin.low - bottom) / width, (bin.high - bottom) / width
      )
      let first = Int(max(0, lowest.rounded(.down)))
      let last = Int(min(Float(OperatingRange.parts - 1), highest))
      guard first <= last else { continue }
      for part in first...last { hours[part] += bins.seconds / 3600 / Double(last - first + 1) }
    }
    if members.allSatisfy({ VariesInLoad.inForce.isFixed($0[...].breadth, in: width) }) {
      return nil
    }
    (low, high) = (Double(bottom), Double(top))
    self.hours = hours
  }
}
