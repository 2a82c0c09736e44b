import Profiling

/// Walks along a timeline and notes when a machine was on, off or neither for sure.
struct RunningWalk {
  private let behaviour: SignalBehaviour
  private let timeline: Timeline
  /// `nil` for a counter.
  private let rest: Float?
  /// Steps from one side of `rest` to the other, ascending.
  private var steps: ArraySlice<SeriesProfile.Jump> = []
  private var on: [(start: Int64, end: Int64)] = []
  private var known: [(start: Int64, end: Int64)] = []
  /// At the end of what was walked along.
  private var isOn: Bool?

  init(_ behaviour: SignalBehaviour, rest: Float?) {
    self.behaviour = behaviour
    timeline = behaviour.profile.timeline
    self.rest = rest
    guard let rest else { return }
    steps =
      behaviour.profile.jumps.filter { ($0.before > rest) != ($0.after > rest) }
      .sorted { ($0.from, $0.to) < ($1.from, $1.to) }[...]
  }

  mutating func result() -> RunningState {
    var end = Int64.min
    for (i, bin) in timeline.bins.enumerated() {
      let start = timeline.start(of: bin)
      if end != .min, start > end { pass(from: end, to: start) }
      end = start + 1 << Int64(timeline.shift)
      if rest == nil { count(i, start, end) } else { walk(bin, start, end) }
    }
    let profile = behaviour.profile
    return RunningState(
      on: spans(on, profile.first, profile.last), known: spans(known, profile.first, profile.last))
  }

  private func spans(
    _ parts: [(start: Int64, end: Int64)], _ first: Int64, _ last: Int64
  ) -> Spans {
    var joined: [(start: Int64, end: Int64)] = []
    for part in parts {
      let part = (start: max(part.start, first), end: min(part.end, last))
      guard part.start < part.end else { continue }
      if let last = joined.last, last.end == part.start {
        joined[joined.count - 1].end = part.end
      } else {
        joined.append(part)
      }
    }
    return Spans(joined.map { (behaviour.utc($0.start), behaviour.utc($0.end)) })
  }

  private mutating func add(_ isOn: Bool, _ start: Int64, _ end: Int64) {
    known.append((start, end))
    if isOn { on.append((start, end)) }
  }

  /// No sample from one bin to another: what is stored on change has not changed.
  private mutating func pass(from start: Int64, to end: Int64) {
    let isHeld =
      behaviour.facts.sampling.isQuietByNature
      || behaviour.facts.sampling.regularity == .exception
        && Double(end - start) * 1e-6 <= behaviour.tolerance
    if isHeld, let isOn { add(isOn, start, end) } else { isOn = nil }
  }

  private mutating func walk(_ bin: Timeline.Bin, _ start: Int64, _ end: Int64) {
    guard let rest else { return }
    var inside: [SeriesProfile.Jump] = []
    while let step = steps.first, step.to < end {
      steps.removeFirst()
      if step.to >= start { inside.append(step) }
    }
    let sentinels = behaviour.facts.values.sentinelValues
    guard bin.minimum <= bin.maximum,
      !sentinels.contains(where: { Float($0) == bin.minimum || Float($0) == bin.maximum })
    else {
      isOn = nil
      return
    }
    guard let first = inside.first else {
      let isPure = bin.minimum > rest || bin.maximum <= rest
      // A step into the bin is missing, which may lie anywhere in it unless samples come all the time.
      let isSure = isPure && (isOn == (bin.minimum > rest) || isDense)
      if isSure { add(bin.minimum > rest, start, end) }
      isOn = isPure ? bin.minimum > rest : nil
      return
    }
    // Between two steps the side stays: otherwise a step is missing.
    let alternates = zip(inside, inside.dropFirst()).allSatisfy {
      ($0.after > rest) == ($1.before > rest)
    }
    guard alternates, isOn == nil || isOn == (first.before > rest) else {
      isOn = nil
      return
    }
    if isOn != nil || isDense { add(first.before > rest, start, first.to) }
    for (step, next) in zip(inside, inside.dropFirst()) { add(step.after > rest, step.to, next.to) }
    let last = inside[inside.count - 1]
    add(last.after > rest, last.to, end)
    isOn = last.after > rest
  }

  private var isDense: Bool {
    [.periodic, .resampled].contains(behaviour.facts.sampling.regularity)
  }

  /// A counter that moves within a bin counts, but beside one in which it stands still it may have stopped or begun.
  private mutating func count(_ place: Int, _ start: Int64, _ end: Int64) {
    func moves(_ place: Int) -> Bool? {
      guard timeline.bins.indices.contains(place), timeline.bins[place].count > 1 else {
        return nil
      }
      return timeline.bins[place].maximum > timeline.bins[place].minimum
    }
    guard let isMoving = moves(place), moves(place - 1) == isMoving, moves(place + 1) == isMoving
    else { return }
    add(isMoving, start, end)
  }
}
