import Profiling

/// Finds round values at the edge of at least three signals of one source: a convention for missing.
enum SharedNumbers: SourcePass {
  static let reads: Set<FactGroup> = []
  static let writes: Set<FactGroup> = [.sharedNumbers]

  static func run(_ plant: inout PlantSignals, source members: [Int]) {
    var counts: [Double: Int] = [:]
    for i in members {
      let profile = plant.behaviours[i].profile
      for case let entry? in [profile.low.entries.first, profile.high.entries.first]
      where entry.count >= 3 && entry.value == entry.value.rounded() && abs(entry.value) >= 99
        && Double(entry.count) >= 0.001 * Double(profile.numeric)
      {
        counts[entry.value, default: 0] += 1
      }
    }
    let shared = Set(counts.filter { $0.value >= 3 }.map(\.key))
    for i in members { plant.behaviours[i].sharedNumbers = shared }
  }
}
