import Calendar

/// Turns the written times of each source into UTC seconds, as far as the zone is known.
package struct SourceZones: Sendable {
  package init() {}

  private var rules: [String: TimeZoneRules] = [:]
  /// Seconds by which the source's clock is ahead, taken off.
  private var offsets: [String: Double] = [:]

  /// Takes a zone for the written times of a source; `nil` leaves them as they are.
  package mutating func set(_ zone: String?, for path: String) {
    rules[path] = zone.flatMap { TimeZoneRules(named: $0) }
  }

  package mutating func setOffset(_ seconds: Double, for path: String) { offsets[path] = seconds }

  /// UTC seconds of a written time. Values that say their own offset are UTC already: set no zone for them.
  package func utc(_ microseconds: Int64, path: String) -> Double {
    let offset = offsets[path] ?? 0
    guard let rules = rules[path] else { return Double(microseconds) * 1e-6 - offset }
    var (second, rest) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
    if rest < 0 {
      second -= 1
      rest += 1_000_000
    }
    return Double(rules.utc(fromWall: second).earlier) + Double(rest) * 1e-6 - offset
  }

  /// The written time, in microseconds, of an instant that `utc` has given.
  package func written(_ utc: Double, path: String) -> Int64 {
    let time = utc + (offsets[path] ?? 0)
    guard abs(time) < 1e12 else { return time < 0 ? .min / 2 : .max / 2 }
    let microseconds = Int64((time * 1e6).rounded())
    guard let rules = rules[path] else { return microseconds }
    return microseconds + Int64(rules.offset(atUTC: Int64(time.rounded(.down)))) * 1_000_000
  }

  /// A function for many times of one source.
  package func converter(path: String) -> (Int64) -> Double {
    if rules[path] == nil {
      let offset = offsets[path] ?? 0
      return { Double($0) * 1e-6 - offset }
    }
    return { utc($0, path: path) }
  }
}
