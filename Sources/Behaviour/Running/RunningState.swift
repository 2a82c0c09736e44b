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
    let line = LineRuns.inForce
    var (running, sure) = (0, 0)
    for (step, next) in zip(steps, steps.dropFirst()) {
      running += step.on
      sure += step.known
      guard line.isKnown(sure, of: states.count) else { continue }
      known.append((step.time, next.time))
      if line.runs(running, of: sure) { on.append((step.time, next.time)) }
    }
    self.init(on: Spans(on), known: Spans(known))
  }
}
