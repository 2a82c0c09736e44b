import Vocabulary

/// Samples that are alone at their time while those before and behind them in the file follow each other: candidates for a
/// date that was mistyped.
struct LoneTimes: ~Copyable {
  private struct Lone: BitwiseCopyable {
    var key: Int64
    var line: UInt32
    /// The newest sample before it.
    var from: Int64
    /// The sample behind it, where that is older; else it is newer than `from`.
    var next: Int64
  }

  /// So many are kept; of a series that falls back more often nothing is said.
  private static let limit = 16
  private static let day: Int64 = 86_400_000_000

  private var lones = PlainArray<Lone>()
  /// How often a late sample follows the newest.
  private var falls = 0

  /// Takes a sample that is late.
  ///
  /// - Parameters:
  ///   - newest: The newest sample, with its line.
  ///   - previous: The sample before it in the file.
  ///   - before: The one before that.
  mutating func note(
    _ key: Int64, line: UInt32, newest: (key: Int64, line: UInt32), previous: Int64, before: Int64
  ) {
    guard previous == newest.key else {
      // The late one before it is not alone.
      if lones.count > 0, lones[lones.count - 1].key == previous,
        lones[lones.count - 1].next == .max
      {
        lones.removeLast(1)
      }
      return
    }
    falls += 1
    guard lones.count < LoneTimes.limit else { return }
    let isAhead = before != .min && key > before && newest.key - key > key - before
    lones.append(
      isAhead
        ? Lone(key: newest.key, line: newest.line, from: before, next: key)
        : Lone(key: key, line: line, from: newest.key, next: .max))
  }

  /// The times that stand with another day where their row is due.
  ///
  /// - Parameters:
  ///   - mask: As `SeriesState.mask`.
  ///   - typical: The usual interval, seconds.
  func strays(mask: Int64, samples: Int, typical: () -> Double?) -> [StrayTime] {
    guard lones.count > 0, falls <= LoneTimes.limit, let typical = typical() else { return [] }
    let judgement = DayWasMistyped.inForce
    var result: [StrayTime] = []
    for place in 0..<lones.count where lones[place].line > 0 {
      let lone = lones[place]
      let (time, from) = (lone.key ^ mask, lone.from ^ mask)
      let clock = time - LoneTimes.dayStart(time)
      let isMeant = [Int64(-1), 0, 1].contains { days in
        let meant = (LoneTimes.dayStart(from) + days * LoneTimes.day + clock) ^ mask
        return meant > lone.from && meant <= lone.next
          && judgement.holds(
            away: Double(abs(time - from)) / Double(LoneTimes.day),
            behind: Double(meant - lone.from) * 1e-6, typical: typical, count: falls, of: samples)
      }
      if isMeant { result.append(StrayTime(line: Int(lone.line), time: time)) }
    }
    return result
  }

  private static func dayStart(_ time: Int64) -> Int64 {
    var days = time / day
    if time < days * day { days -= 1 }
    return days * day
  }
}

/// A row whose day nobody meant, with its time in microseconds since 1970 on the clock of the file.
package struct StrayTime: Sendable, Hashable {
  package var line: Int
  package var time: Int64
}
