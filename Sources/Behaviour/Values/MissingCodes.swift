package import Profiling
import Vocabulary

/// Takes out values that stand for missing.
enum MissingCodes: OwnPass {
  static let reads: Set<FactGroup> = [.sharedNumbers]
  static let writes: Set<FactGroup> = [.values]

  static func run(_ signal: inout SignalBehaviour) {
    let search = SentinelSearch(signal.profile, shared: signal.sharedNumbers)
    signal.facts.values.sentinelValues = search.values
    signal.facts.values.sentinels = search.count
    signal.facts.values.minimum = search.minimum
    signal.facts.values.maximum = search.maximum
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
    if MissingValues.inForce.contains(edge.value) {
      return edge.count >= 2 && distance > max(rest, 1e-9) * 0.5
    }
    if shared.contains(edge.value), isRound { return distance > 0.05 * rest }
    return isRound && edge.count >= 3 && share >= 0.001 && distance > 5 * max(rest, 1e-9)
  }
}
