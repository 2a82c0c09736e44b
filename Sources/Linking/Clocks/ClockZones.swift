import Calendar
import Vocabulary

// Zones that change their offset on the same days by the same amount make one pattern. The pattern
// is found from the data, its size does not matter; the zone inside the pattern follows from the
// offset that is left.

/// A way in which the offsets of zones change within a span of time.
struct ClockPattern: Sendable {
  /// More patterns than exist in a few years; decades of data make one of every zone.
  static let limit = 16

  /// Changes within the span; empty for the pattern that never changes.
  let changes: [(at: Double, by: Double)]
  var zones: [TimeZoneRules]
  /// Seconds by which the offset exceeds the first one, after none, one, two … changes.
  private let sums: [Double]

  init(changes: [(at: Double, by: Double)], zones: [TimeZoneRules]) {
    self.changes = changes
    self.zones = zones
    sums = changes.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.by) }
  }

  /// Seconds by which the offset at `time` exceeds the one at the start of the span.
  func shift(at time: Double) -> Double {
    sums[ClockPairs.firstIndex(of: time.nextUp, in: changes.count) { changes[$0].at }]
  }

  /// The patterns within `span` of UTC seconds, those of the first `zones` when there are too many.
  /// The first pattern never changes.
  static func all(span: ClosedRange<Double>, zones: [TimeZoneRules]) -> [ClockPattern] {
    var patterns = [ClockPattern(changes: [], zones: [])]
    for zone in zones {
      let changes = zone.transitions(from: Int64(span.lowerBound), to: Int64(span.upperBound))
        .map { (at: Double($0.at), by: Double($0.offsetAfter - $0.offsetBefore)) }
      if let index = patterns.firstIndex(where: { $0.matches(changes) }) {
        patterns[index].zones.append(zone)
      } else if patterns.count < limit {
        patterns.append(ClockPattern(changes: changes, zones: [zone]))
      }
    }
    return patterns
  }

  /// Zones of one country change some hours apart, which does not make a pattern of its own.
  private func matches(_ other: [(at: Double, by: Double)]) -> Bool {
    changes.elementsEqual(other) { $0.by == $1.by && abs($0.at - $1.at) <= 36 * 3600 }
  }
}

/// A zone that a source may be written in.
struct ClockZone: Sendable {
  enum Basis: Sendable, Equatable { case declared, language, rules, offset }
  var name: String
  var pattern: Int
  /// Seconds that the clock is ahead once this zone is taken off.
  var remainder: Double
  var basis: Basis
  var rules: TimeZoneRules
}

/// What the zone of a source turned out to be.
struct ClockZoneDecision: Sendable {
  enum Finding: Sendable, Equatable {
    /// The declared zone holds.
    case declared
    case inferred
    /// The times are not written in the zone that is declared.
    case contradicted
    /// The clock does not follow the daylight saving time of the zone that it should have, or follows
    /// one although a fixed offset is declared.
    case daylight(expected: String)
  }
  var zone: ClockZone
  var finding: Finding
  /// Another zone that leaves almost as small a remainder.
  var alternative: ClockZone?
}

/// Chooses the zone that leaves the smallest offset.
struct ClockZoneChoice {
  /// Offsets in use somewhere, in minutes.
  static let offsetsInUse: [Int] =
    Array(stride(from: -720, through: 840, by: 60))
    + [-570, -210, -150, 210, 270, 330, 345, 390, 525, 570, 630, 765, 825]
  let fits = ZoneFits.inForce

  var patterns: [ClockPattern]
  /// Patterns that explain the events about equally well, with the lag of each.
  var lags: [(pattern: Int, lag: Double)]
  var start: Double
  var plusMinus: Double
  var declared: TimeZoneRules?
  var preferred: [TimeZoneRules]

  /// `nil` where no zone has the offsets of the source.
  func decide() -> ClockZoneDecision? {
    guard let free = choose() else { return nil }
    guard let declared else {
      guard fits.isMeant(free.zone.remainder) else { return nil }
      if let expected = expectedDaylight(preferred, found: free.zone) {
        return fixed(free, expected: expected)
      }
      return ClockZoneDecision(
        zone: free.zone, finding: .inferred, alternative: free.alternative)
    }
    if let entry = lags.first(where: { contains($0.pattern, declared) }) {
      let remainder = entry.lag - offset(declared)
      if fits.holds(declared: remainder, best: free.zone.remainder, bound: plusMinus) {
        return ClockZoneDecision(
          zone: ClockZone(
            name: declared.name, pattern: entry.pattern, remainder: remainder, basis: .declared,
            rules: declared),
          finding: .declared, alternative: nil)
      }
      return ClockZoneDecision(zone: free.zone, finding: .contradicted, alternative: nil)
    }
    if let expected = expectedDaylight([declared], found: free.zone) {
      return fixed(free, expected: expected)
    }
    let hasNoChange = patterns[0].zones.contains(declared)
    if hasNoChange, declared.name.hasPrefix("UTC+") || declared.name.hasPrefix("UTC-"),
      abs(offset(declared) - offset(free.zone.rules)) < 1
    {
      return ClockZoneDecision(
        zone: free.zone, finding: .daylight(expected: declared.name), alternative: nil)
    }
    return ClockZoneDecision(zone: free.zone, finding: .contradicted, alternative: nil)
  }

  private func fixed(_ free: (zone: ClockZone, alternative: ClockZone?), expected: TimeZoneRules)
    -> ClockZoneDecision
  {
    ClockZoneDecision(
      zone: free.zone, finding: .daylight(expected: expected.name), alternative: free.alternative)
  }

  /// The zone with a change in the span whose summer or winter offset `found` keeps all through.
  private func expectedDaylight(_ zones: [TimeZoneRules], found: ClockZone) -> TimeZoneRules? {
    guard found.pattern == 0, found.name != "UTC" else { return nil }
    let fixed = offset(found.rules)
    return zones.first { zone in
      guard let pattern = patterns.first(where: { $0.zones.contains(zone) }),
        !pattern.changes.isEmpty
      else { return false }
      let base = offset(zone)
      return base == fixed || pattern.changes.contains { base + pattern.shift(at: $0.at) == fixed }
    }
  }

  private func contains(_ pattern: Int, _ zone: TimeZoneRules) -> Bool {
    patterns[pattern].zones.contains(zone)
  }

  private func offset(_ zone: TimeZoneRules) -> Double {
    Double(zone.offset(atUTC: Int64(start)))
  }

  private func choose() -> (zone: ClockZone, alternative: ClockZone?)? {
    var candidates: [ClockZone] = []
    for (pattern, lag) in lags {
      let zones = patterns[pattern].zones
      for zone in preferred where zones.contains(zone) {
        candidates.append(candidate(zone, pattern: pattern, lag: lag, basis: .language))
      }
      if pattern == 0 {
        for minutes in Self.offsetsInUse {
          guard let zone = TimeZoneRules(fixedOffset: minutes * 60) else { continue }
          candidates.append(candidate(zone, pattern: pattern, lag: lag, basis: .offset))
        }
      } else {
        for zone in zones {
          candidates.append(candidate(zone, pattern: pattern, lag: lag, basis: .rules))
        }
      }
    }
    guard let smallest = candidates.map(\.remainder.magnitude).min() else { return nil }
    let close = candidates.filter { $0.remainder.magnitude <= smallest + 1 }
    let likely = candidates.filter { $0.remainder.magnitude <= smallest + fits.tolerance }
    let zone =
      close.first { $0.name == "UTC" } ?? likely.first { $0.basis == .language }
      ?? close.first { $0.basis == .offset } ?? close.first
    guard let zone else { return nil }
    let alternative = likely.first { abs($0.remainder - zone.remainder) > 1 }
    return (zone, alternative)
  }

  private func candidate(
    _ zone: TimeZoneRules, pattern: Int, lag: Double, basis: ClockZone.Basis
  ) -> ClockZone {
    ClockZone(
      name: zone.name, pattern: pattern, remainder: lag - offset(zone), basis: basis, rules: zone)
  }
}
