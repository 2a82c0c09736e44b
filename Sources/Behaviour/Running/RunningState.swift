import Profiling
package import Vocabulary

/// When a machine or a line ran, as far as that is known.
package struct RunningState: Equatable {
  /// UTC seconds.
  package var on = Spans()
  /// On or off: what lies outside is unknown. Holds all of `on`.
  package var known = Spans()

  /// What several witnesses say together: where one says on and another off, nothing is known.
  package init(agreedBy states: [RunningState]) {
    guard states.count > 1 else {
      self = states.first ?? RunningState()
      return
    }
    let on = Spans(states.flatMap(\.on.spans))
    let off = Spans(states.flatMap { $0.known.subtracting($0.on).spans })
    self.on = on.subtracting(off)
    known = Spans(self.on.spans + off.subtracting(on).spans)
  }

  package init(on: Spans = Spans(), known: Spans = Spans()) {
    self.on = on
    self.known = known
  }

  /// The same, but unknown in these spans.
  func subtracting(_ spans: Spans) -> RunningState {
    RunningState(on: on.subtracting(spans), known: known.subtracting(spans))
  }

  /// A line: on while half or more of its machines ran, of which most must be known.
  package init(lineOf states: [RunningState]) {
    var steps: [(time: Double, on: Int, known: Int)] = []
    for state in states {
      for span in state.on.spans { steps += [(span.start, 1, 0), (span.end, -1, 0)] }
      for span in state.known.spans { steps += [(span.start, 0, 1), (span.end, 0, -1)] }
    }
    steps.sort { $0.time < $1.time }
    var on: [(start: Double, end: Double)] = []
    var known: [(start: Double, end: Double)] = []
    var (running, sure) = (0, 0)
    for (step, next) in zip(steps, steps.dropFirst()) {
      running += step.on
      sure += step.known
      guard sure > 0, sure * 2 >= states.count else { continue }
      known.append((step.time, next.time))
      if running * 2 >= sure { on.append((step.time, next.time)) }
    }
    self.init(on: Spans(on), known: Spans(known))
  }
}

/// When an asset or a line ran, and what says so.
package struct RunningFacts {
  package enum Basis: String { case signals, orders, both, line }
  package var on: Spans
  package var basis: Basis

  package init(on: Spans, basis: Basis) {
    self.on = on
    self.basis = basis
  }
}

extension SignalBehaviour {
  /// Signals that show whether their machine runs, the surest first.
  static let runningKinds: [SignalKind] = [.state, .speed, .power, .current, .count]

  /// When the machine of the signal ran: while the signal is above rest, and for a counter of pieces, while it counts.
  /// `nil` when the signal does not tell.
  ///
  /// The timeline tells it where a bin lies on one side; within a bin it is told by steps, which are only kept while they
  /// are among the largest. What neither tells stays unknown.
  package func runningState(_ vocabulary: Vocabulary) -> RunningState? {
    guard SignalBehaviour.runningKinds.contains(facts.kind), let first = facts.first,
      let last = facts.last
    else { return nil }
    var walk: RunningWalk
    if facts.kind == .count {
      guard isCounter, [.periodic, .resampled].contains(facts.sampling.regularity) else {
        return nil
      }
      walk = RunningWalk(self, rest: nil)
    } else {
      guard let rest = restLevel(vocabulary) else { return nil }
      walk = RunningWalk(self, rest: rest)
    }
    let state = walk.result()
    return state.known.seconds >= 0.2 * (last - first) && !state.on.isEmpty
      && state.on.seconds < state.known.seconds ? state : nil
  }

  /// What a machine at rest does not exceed: a tenth of the way from the level at rest, which must be near zero, to the
  /// one at work, and more than the signal moves by itself. `nil` when there are no two such levels.
  private func restLevel(_ vocabulary: Vocabulary) -> Float? {
    if facts.kind == .state {
      // Texts that say it are 1 and 0 on the timeline.
      if profile.numeric == 0 { return vocabulary.isOtherState(tag: facts.tag) ? nil : 0.5 }
      // Other states than running come in two values as well.
      guard vocabulary.isRunning(tag: facts.tag), let values = profile.distinct, values.count == 2,
        values.contains(where: { $0.value == 0 })
      else { return nil }
      return Float(values[0].value + values[1].value) / 2
    }
    guard !isCounter, let levels, levels.high > 0, abs(levels.low) <= 0.2 * levels.high else {
      return nil
    }
    let range = levels.high - levels.low
    let noise = SignalBehaviour.noise(profile)
    guard range > 4 * noise else { return nil }
    return Float(levels.low + max(0.1 * range, min(3 * noise, 0.5 * range)))
  }
}

/// Walks along a timeline and notes when a machine was on, off or neither for sure.
private struct RunningWalk {
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
