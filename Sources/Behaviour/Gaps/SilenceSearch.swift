import Profiling

/// Finds when the signals of a source were silent, and who was silent with them.
enum SilenceSearch: SourcePass {
  static let reads: Set<FactGroup> = [.window, .sampling]
  static let writes: Set<FactGroup> = [.silences]

  static func run(_ plant: inout PlantSignals, source members: [Int]) {
    let (silences, witnesses) = plant.findSilences(members)
    for (i, silences) in zip(members, silences) { plant.silences[i] = silences }
    let path = plant.behaviours[members[0]].facts.path
    plant.dark[path] = Spans(witnesses.dark.spans + (plant.notExported[path]?.spans ?? []))
  }
}

/// A silence of one signal.
struct Silence {
  var whole: (start: Double, end: Double)
  /// The part of it that is not explained by how the signal is stored.
  var lost: (start: Double, end: Double)
  /// Shares of the others, of the source and of the unit, that are silent with it.
  var source: Silences.Share?
  var unit: Silences.Share?
}

extension PlantSignals {
  /// The silences of each signal of a source, and those of the signals that stand for all of it.
  fileprivate func findSilences(_ members: [Int]) -> (silences: [[Silence]], witnesses: Silences) {
    let path = behaviours[members[0]].facts.path
    let (between, skipped) = (notExported[path], self.skipped[path])
    var candidates = members.map { i in
      let (tolerance, utc) = (behaviours[i].tolerance, behaviours[i].utc)
      let silences = behaviours[i].profile.longest.lazy
        .filter { Double($0.microseconds) * 1e-6 > tolerance }
        .map { (start: utc($0.start), end: utc($0.end)) }.sorted { $0 < $1 }
        // An hour that clocks leave out is none of it.
        .filter { $0.end - $0.start - (skipped?.overlap($0.start, $0.end) ?? 0) > tolerance }
      guard let between else { return silences }
      // What was not exported is no silence.
      return silences.flatMap { Spans([$0]).subtracting(between).spans }
        .filter { $0.end - $0.start > tolerance }
    }
    // Others stand for all when a source has thousands of tags.
    let stride = max(1, members.count / 200)
    let chosen = members.indices.filter { $0 % stride == 0 }
    // A signal that is silent by nature is silent for long before it is strange, but not while the others were cut off.
    let dark = silences(chosen, of: members, candidates).dark
    for (place, i) in members.enumerated() where behaviours[i].facts.sampling.isQuietByNature {
      let (tolerance, utc) = (behaviours[i].tolerance, behaviours[i].utc)
      let shared = behaviours[i].profile.longest.lazy
        .filter { Double($0.microseconds) * 1e-6 <= tolerance }
        .map { (start: utc($0.start), end: utc($0.end)) }
        .filter {
          SharedSilence.inForce.isWithin(dark.overlap($0.start, $0.end) / ($0.end - $0.start))
            && isOfWhole($0, dark)
        }
      candidates[place] = (candidates[place] + shared).sorted { $0 < $1 }
    }
    let witnesses = silences(chosen, of: members, candidates)
    var companions: [String: Silences] = [:]
    for (asset, places) in Dictionary(
      grouping: members.indices, by: { behaviours[members[$0]].facts.asset })
    {
      guard let asset, places.count > 1, places.contains(where: { !candidates[$0].isEmpty }) else {
        continue
      }
      companions[asset] = silences(places, of: members, candidates)
    }
    let silent = members.indices.map { place -> [Silence] in
      let unit = behaviours[members[place]].facts.asset.flatMap { companions[$0] }
      return candidates[place].map { candidate in
        let (start, end) = narrowed(candidate, of: members[place], to: witnesses)
        let length = end - start
        let margin = SharedSilence.inForce.core * length
        let core = (start + margin, end - margin)
        return Silence(
          whole: candidate, lost: (start, end),
          source: witnesses.share(except: members[place], core.0, core.1),
          unit: unit?.share(except: members[place], core.0, core.1))
      }
    }
    return (silent, witnesses)
  }

  /// Whether a silence is that of a whole time in which the others were cut off: who spoke in it was not.
  private func isOfWhole(_ silence: (start: Double, end: Double), _ dark: Spans) -> Bool {
    dark.spans.contains { span in
      let shared = min(span.end, silence.end) - max(span.start, silence.start)
      return shared > 0 && SharedSilence.inForce.isWithin(shared / (span.end - span.start))
    }
  }

  private func silences(
    _ places: [Int], of members: [Int], _ candidates: [[(start: Double, end: Double)]]
  ) -> Silences {
    Silences(
      places.map { place in
        let i = members[place]
        return Silences.Member(
          index: i, first: behaviours[i].facts.first, last: behaviours[i].facts.last,
          tolerance: behaviours[i].tolerance,
          isPeriodic: [.periodic, .resampled].contains(behaviours[i].facts.sampling.regularity),
          isQuiet: behaviours[i].facts.sampling.isQuietByNature,
          spans: Spans(candidates[place]))
      })
  }

  /// The silence that a signal shares with the others. One that is stored on change may have been quiet right before and
  /// after, so that its own silence is longer than what was lost.
  private func narrowed(
    _ gap: (start: Double, end: Double), of index: Int, to witnesses: Silences
  ) -> (start: Double, end: Double) {
    guard behaviours[index].facts.sampling.regularity == .exception,
      let (start, end) = witnesses.common(except: index, gap.start, gap.end)
    else { return gap }
    let tolerance = behaviours[index].tolerance
    guard start < end, start - gap.start <= tolerance, gap.end - end <= tolerance else {
      return gap
    }
    return (start, end)
  }
}
