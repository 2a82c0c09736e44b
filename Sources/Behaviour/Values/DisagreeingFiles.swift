import Profiling
import Vocabulary

/// Finds signals of one asset and one name whose values differ between two files at the same time.
enum DisagreeingFiles: SignalPass {
  static let reads: Set<FactGroup> = []
  static let writes: Set<FactGroup> = [.values]

  private struct Name: Hashable {
    var asset: String
    var tag: String
  }

  static func run(_ plant: inout PlantSignals) {
    var places: [Name: [Int]] = [:]
    for (i, signal) in plant.behaviours.enumerated() {
      // Tables of several machines have signals of one name, which say nothing of each other.
      guard let asset = signal.facts.asset, signal.profile.numeric > 0 else { continue }
      places[Name(asset: asset, tag: signal.facts.tag), default: []].append(i)
    }
    for members in places.values.filter({ $0.count > 1 }).sorted(by: { $0[0] < $1[0] }) {
      for (i, first) in members.enumerated() {
        let signal = plant.behaviours[first]
        let found = members[(i + 1)...].map { disagreement(signal, plant.behaviours[$0]) }
        plant.behaviours[first].facts.values.disagreement = found.compactMap { $0 }.first
      }
    }
  }

  private static func disagreement(
    _ first: SignalBehaviour, _ second: SignalBehaviour
  ) -> Disagreement? {
    let (a, b) = (first.profile.timeline, second.profile.timeline)
    guard first.facts.path != second.facts.path, first.facts.unit == second.facts.unit,
      let start = a.bins.first.map(a.start), first.utc(start) == second.utc(start),
      let own = range(a), let other = range(b)
    else { return nil }
    let judgement = FilesDisagree.inForce
    let shift = max(a.shift, b.shift)
    let known = stretches(b, shift)
    var (above, below, compared) = (0, 0, 0)
    var place: Int64?
    for (number, bin) in stretches(a, shift).sorted(by: { $0.key < $1.key }) {
      // Where one has more samples, it has others.
      guard let match = known[number], match.count == bin.count, bin.minimum <= bin.maximum,
        match.minimum <= match.maximum
      else { continue }
      compared += 1
      let gap = Double(max(bin.minimum - match.maximum, match.minimum - bin.maximum))
      guard gap > 0, judgement.areApart(gap, range: max(own, other)) else { continue }
      if bin.minimum > match.maximum { above += 1 } else { below += 1 }
      place = place ?? number
    }
    guard let place, judgement.holds(above: above, below: below, of: compared) else { return nil }
    return Disagreement(
      path: second.facts.path, compared: compared, different: above + below,
      start: first.utc(place << Int64(shift)), end: first.utc((place + 1) << Int64(shift)))
  }

  /// How far the values reach but for the outermost twentieth of the bins; `nil` without any.
  static func range(_ timeline: Timeline) -> Double? {
    let bins = timeline.bins.filter { $0.minimum <= $0.maximum }
    guard !bins.isEmpty else { return nil }
    let margin = bins.count / 20
    let (lows, highs) = (bins.map(\.minimum).sorted(), bins.map(\.maximum).sorted())
    return Double(highs[bins.count - 1 - margin] - lows[margin])
  }

  /// The bins of a timeline, as wide as `shift` says, by their numbers from 1970 on.
  static func stretches(_ timeline: Timeline, _ shift: Int) -> [Int64: Timeline.Bin] {
    var result: [Int64: Timeline.Bin] = [:]
    for bin in timeline.bins {
      let number = timeline.start(of: bin) >> Int64(shift)
      if var known = result[number] {
        known.count = UInt16(clamping: UInt32(known.count) + UInt32(bin.count))
        known.minimum = min(known.minimum, bin.minimum)
        known.maximum = max(known.maximum, bin.maximum)
        result[number] = known
      } else {
        result[number] = bin
      }
    }
    return result
  }
}
