import Profiling
import Vocabulary

/// Compares the values with the range that a tag list declares: counts those that lie outside by more than a twentieth of
/// it, as far as the extremes and the timeline know them, so rather too few than too many.
enum DeclaredRange: OwnPass {
  static let reads: Set<FactGroup> = [.values]
  static let writes: Set<FactGroup> = [.values]

  static func run(_ signal: inout SignalBehaviour) {
    let (facts, profile) = (signal.facts, signal.profile)
    guard let (range, listed) = signal.listed, !facts.kind.has(.cumulative),
      !facts.kind.has(.told),
      !signal.isCounter
    else { return }
    // A range in another unit than that of the values says nothing of them.
    if let listed, let unit = facts.unit, Words.folded(listed) != Words.folded(unit) { return }
    signal.facts.values.declaredRange = range
    let wide = OutsideDeclared.inForce.widened(range)
    func isOutside(_ value: Double) -> Bool {
      !wide.contains(value) && !facts.values.sentinelValues.contains(value)
    }
    var entries = profile.low.entries
    for entry in profile.high.entries where !entries.contains(where: { $0.value == entry.value }) {
      entries.append(entry)
    }
    let extreme = entries.reduce(0) { isOutside($1.value) ? $0 + $1.count : $0 }
    var lasting = 0
    for bin in profile.timeline.bins where bin.minimum <= bin.maximum {
      let (least, most) = (Double(bin.minimum), Double(bin.maximum))
      guard most < wide.lowerBound || least > wide.upperBound, isOutside(least), isOutside(most)
      else { continue }
      lasting += Int(bin.count)
    }
    signal.facts.values.outsideDeclared = max(extreme, lasting)
  }
}
