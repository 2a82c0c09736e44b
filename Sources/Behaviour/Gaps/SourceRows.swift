import Profiling
import Vocabulary

/// When rows of a source stand, as far as the longest intervals of its signals tell it.
struct SourceRows {
  /// A time without a sample of a signal, and the lines of the samples at its ends, 0 where they are not known.
  private struct Hole {
    var start: Double
    var end: Double
    var startLine = 0
    var endLine = 0
  }
  private struct Signal {
    var tag: String
    /// Its longest intervals, and those before its first and behind its last sample; ascending.
    var holes: [Hole]
    /// Holes that are shorter may not be known, seconds.
    var shortest: Double
  }
  private var signals: [Signal] = []
  /// Each of `signals` stands for so many.
  private let stride: Int

  init(_ behaviours: [SignalBehaviour]) {
    // Others stand for all when a source has thousands of tags.
    stride = max(1, behaviours.count / 200)
    for (place, behaviour) in behaviours.enumerated() where place % stride == 0 {
      guard let first = behaviour.facts.first, let last = behaviour.facts.last else { continue }
      let longest = behaviour.profile.longest.map {
        Hole(
          start: behaviour.utc($0.start), end: behaviour.utc($0.end),
          startLine: Int($0.startLine), endLine: Int($0.endLine))
      }
      let before = Hole(start: -.infinity, end: first, endLine: behaviour.facts.firstLine)
      let behind = Hole(start: last, end: .infinity, startLine: behaviour.facts.lastLine)
      signals.append(
        Signal(
          tag: behaviour.facts.tag,
          holes: [before] + longest.sorted { ($0.start, $0.end) < ($1.start, $1.end) } + [behind],
          shortest: longest.lazy.map { $0.end - $0.start }.min() ?? 0))
    }
  }

  /// The widest time within the silence, and around it, in which no signal has a sample but for those that have some in the
  /// core of it; and the number of signals that could have.
  func dark(_ start: Double, _ end: Double) -> (dark: Gap.Dark?, signals: Int) {
    let margin = SharedSilence.inForce.core * (end - start)
    let core = (start: start + margin, end: end - margin)
    var (last, next) = ((time: start, tag: "", line: 0), (time: end, tag: "", line: 0))
    var speaking = 0
    for signal in signals {
      // The first hole that ends behind the core.
      let place = signal.holes.partitioningIndex { $0.end >= core.end }
      guard place < signal.holes.count, signal.holes[place].start <= core.start else {
        // What is silent in more places than are kept may be so here.
        if core.end - core.start > signal.shortest { speaking += 1 }
        continue
      }
      let hole = signal.holes[place]
      if hole.start >= last.time { last = (hole.start, signal.tag, hole.startLine) }
      if hole.end <= next.time { next = (hole.end, signal.tag, hole.endLine) }
    }
    guard next.time > last.time else { return (nil, stride * signals.count) }
    return (
      Gap.Dark(
        start: last.time, end: next.time, lastTag: last.tag, nextTag: next.tag,
        lastLine: last.line, nextLine: next.line, speaking: stride * speaking),
      stride * signals.count
    )
  }
}
