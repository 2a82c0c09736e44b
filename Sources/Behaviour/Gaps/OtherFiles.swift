import Profiling

/// When other files have samples of a tag: what one of them lacks, the tag does not lack.
///
/// Two files of different machines may both have a `Temperature`: one that no asset tells from others is one tag in two
/// files only where its name has a number, and never where their values contradict each other.
enum OtherFiles: SignalPass {
  static let reads: Set<FactGroup> = [.window, .sampling, .values, .silences]
  static let writes: Set<FactGroup> = [.coverage]

  static func run(_ plant: inout PlantSignals) {
    let places = Dictionary(grouping: plant.behaviours.indices) { plant.behaviours[$0].facts.tag }
    for members in places.values where members.count > 1 {
      let spans = members.map { plant.behaviours[$0].sampled }
      for i in members where plant.behaviours[i].facts.lacksSamples {
        let others = members.indices.filter {
          SignalBehaviour.areOne(plant.behaviours[i], plant.behaviours[members[$0]])
        }
        guard !others.isEmpty else { continue }
        let elsewhere = Spans(others.flatMap { spans[$0].spans })
        plant.behaviours[i].elsewhere = elsewhere
        let latest = others.map { plant.behaviours[members[$0]].facts }
          .max { ($0.last ?? 0, $1.path) < ($1.last ?? 0, $0.path) }
        if let latest, let last = latest.last {
          plant.behaviours[i].facts.coverage.elsewhere = (latest.path, last)
        }
        plant.behaviours[i].facts.coverage.gaps.removeAll {
          elsewhere.overlap($0.start, $0.end) >= 0.999 * ($0.end - $0.start)
        }
        plant.behaviours[i].facts.coverage.lost =
          Spans(plant.behaviours[i].facts.coverage.lost).subtracting(elsewhere).spans
      }
    }
  }
}

extension SignalFacts {
  /// Whether it has a gap, begins later than its file, or ends before it.
  fileprivate var lacksSamples: Bool {
    guard let first, let last, let sourceFirst, let sourceLast else { return false }
    return !coverage.gaps.isEmpty || !coverage.lost.isEmpty || first > sourceFirst
      || last < sourceLast
  }
}

extension SignalBehaviour {
  /// From its first sample to its last, without its gaps.
  fileprivate var sampled: Spans {
    guard let first = facts.first, let last = facts.last else { return Spans() }
    let gaps = profile.longest.lazy.filter { Double($0.microseconds) * 1e-6 > tolerance }
    return Spans([(first, last)]).subtracting(Spans(gaps.map { (utc($0.start), utc($0.end)) }))
  }

  fileprivate static func areOne(_ a: SignalBehaviour, _ b: SignalBehaviour) -> Bool {
    let (one, other) = (a.facts, b.facts)
    guard one.path != other.path, one.samples > 0, other.samples > 0,
      a.owner == nil || b.owner == nil || a.owner == b.owner,
      one.unit == nil || other.unit == nil || one.unit == other.unit
    else { return false }
    if let asset = one.asset, let second = other.asset {
      guard asset == second else { return false }
    } else if !one.tag.contains(where: \.isNumber) {
      return false
    }
    return haveSameValues(a, b)
  }

  /// Whether stretches of time of which both have as many samples have the same values, if there are any.
  private static func haveSameValues(_ a: SignalBehaviour, _ b: SignalBehaviour) -> Bool {
    let (own, other) = (a.profile.timeline, b.profile.timeline)
    guard a.profile.numeric > 0, b.profile.numeric > 0, let start = own.bins.first.map(own.start),
      a.utc(start) == b.utc(start),
      let range = [DisagreeingFiles.range(own), DisagreeingFiles.range(other)]
        .compactMap({ $0 }).max()
    else { return true }
    let judgement = OneInTwoFiles.inForce
    let shift = max(own.shift, other.shift)
    let known = DisagreeingFiles.stretches(other, shift)
    var (same, compared) = (0, 0)
    for (number, bin) in DisagreeingFiles.stretches(own, shift) {
      guard let match = known[number], match.count == bin.count, bin.minimum <= bin.maximum,
        match.minimum <= match.maximum
      else { continue }
      compared += 1
      if judgement.areSame(bin.minimum, match.minimum, range: range),
        judgement.areSame(bin.maximum, match.maximum, range: range)
      {
        same += 1
      }
    }
    return judgement.holds(same: same, of: compared)
  }
}
