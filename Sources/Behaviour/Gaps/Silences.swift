import Vocabulary

/// When the signals of one group were silent, laid out so that many intervals can be asked about: who could have shown
/// a sample there, and who of them did not.
package struct Silences {
  package struct Member {
    /// Number of the signal, by which it is left out of questions about itself.
    package var index: Int
    /// UTC seconds of its first and last sample; `nil` for a signal that never could have shown one.
    package var first: Double?
    package var last: Double?
    /// Intervals up to this many seconds are no silence of this signal.
    package var tolerance: Double
    package var isPeriodic: Bool
    /// Whether it says nothing while nothing changes.
    package var isQuiet: Bool
    package var spans: Spans

    package init(
      index: Int, first: Double? = nil, last: Double? = nil, tolerance: Double, isPeriodic: Bool,
      isQuiet: Bool, spans: Spans
    ) {
      self.index = index
      self.first = first
      self.last = last
      self.tolerance = tolerance
      self.isPeriodic = isPeriodic
      self.isQuiet = isQuiet
      self.spans = spans
    }
  }

  private var indices: [Int] = []
  private var firsts: [Double] = []
  private var lasts: [Double] = []
  private var tolerances: [Double] = []
  private var isPeriodic: [Bool] = []
  private var isQuiet: [Bool] = []
  private var periodicCount = 0
  /// Silences of member m are those from `places[m]` up to `places[m + 1]`, ascending.
  private var places = [0]
  private var starts: [Double] = []
  private var ends: [Double] = []
  /// For each of `slotCount` equal parts of the time that has silences, one bit for each member that is silent in some
  /// of it; empty for a group that is looked through faster than that.
  private var slots: [UInt64] = []
  private let words: Int
  private var origin = 0.0
  private var width = 0.0
  private static let slotCount = 2048

  package init(_ members: [Member]) {
    words = (members.count + 63) / 64
    for member in members {
      indices.append(member.index)
      firsts.append(member.first ?? .infinity)
      lasts.append(member.last ?? -.infinity)
      tolerances.append(member.tolerance)
      isPeriodic.append(member.isPeriodic)
      isQuiet.append(member.isQuiet)
      if member.isPeriodic { periodicCount += 1 }
      for span in member.spans.spans {
        starts.append(span.start)
        ends.append(span.end)
      }
      places.append(starts.count)
    }
    if members.count > 16 { fillSlots() }
  }

  private mutating func fillSlots() {
    guard let first = starts.min(), let last = ends.max() else { return }
    origin = first
    width = (last - first) / Double(Silences.slotCount)
    guard width > 0, width.isFinite else { return }
    slots = [UInt64](repeating: 0, count: Silences.slotCount * words)
    for member in indices.indices {
      for span in places[member]..<places[member + 1] {
        for slot in slot(of: starts[span])...slot(of: ends[span]) {
          slots[slot * words + member / 64] |= 1 << UInt64(member % 64)
        }
      }
    }
  }

  private func slot(of time: Double) -> Int {
    Int(min(Double(Silences.slotCount - 1), max(0, (time - origin) / width)))
  }

  /// Calls `body` with every member that has a silence in the interval, and with some that have none.
  private func forEachCandidate(_ start: Double, _ end: Double, _ body: (Int) -> Void) {
    guard !slots.isEmpty else { return indices.indices.forEach(body) }
    let range = slot(of: start)...slot(of: max(start, end))
    for word in 0..<words {
      var bits: UInt64 = 0
      for slot in range { bits |= slots[slot * words + word] }
      while bits != 0 {
        body(word * 64 + bits.trailingZeroBitCount)
        bits &= bits - 1
      }
    }
  }

  /// The first silence of a member that ends after an instant.
  private func firstSpan(of member: Int, endingAfter time: Double) -> Int {
    ends[places[member]..<places[member + 1]].partitioningIndex { $0 > time }
  }

  private func overlap(_ member: Int, _ start: Double, _ end: Double) -> Double {
    var span = firstSpan(of: member, endingAfter: start)
    var total = 0.0
    while span < places[member + 1], starts[span] < end {
      total += max(0, min(end, ends[span]) - max(start, starts[span]))
      span += 1
    }
    return total
  }

  private func isAble(_ member: Int, _ index: Int, _ start: Double, _ end: Double) -> Bool {
    firsts[member] <= start && lasts[member] >= end && tolerances[member] < end - start
      && indices[member] != index
  }

  /// How many of the other signals were silent with one.
  package struct Share: Equatable {
    /// Of those that could have shown a sample and did not, 0…1.
    package var value: Double
    /// Whether most of them say nothing while nothing changes, so that they may be silent together in peace.
    var isOfQuiet: Bool

    package init(value: Double, isOfQuiet: Bool) {
      self.value = value
      self.isOfQuiet = isOfQuiet
    }
  }

  /// Of the signals that could have shown a sample in the interval, those that would be silent anyway while nothing changes
  /// only count when there are hardly any others; `nil` when none could.
  package func share(except index: Int, _ start: Double, _ end: Double) -> Share? {
    var able = 0
    var loud = 0
    for member in indices.indices where isAble(member, index, start, end) {
      able += 1
      if !isQuiet[member] { loud += 1 }
    }
    guard able > 0 else { return nil }
    let isOfQuiet = !EnoughWitnesses.inForce.holds(loud: loud, of: able)
    if !isOfQuiet { able = loud }
    let length = end - start
    let needed = SharedSilence.inForce.silent * length
    // Who is silent nearly all the time is silent for some of a tenth in the middle.
    let middle = start + 0.5 * length
    var mute = 0
    forEachCandidate(middle - 0.05 * length, middle + 0.05 * length) { member in
      if isOfQuiet || !isQuiet[member], isAble(member, index, start, end),
        overlap(member, start, end) >= needed
      {
        mute += 1
      }
    }
    return Share(value: Double(mute) / Double(able), isOfQuiet: isOfQuiet)
  }

  /// When so many of the signals were silent that would not be by nature; never where hardly any are such.
  package var dark: Spans {
    let loud = indices.indices.filter { !isQuiet[$0] }
    guard EnoughWitnesses.inForce.holds(loud: loud.count, of: indices.count) else { return Spans() }
    var steps: [(time: Double, count: Int)] = []
    for member in loud {
      for span in places[member]..<places[member + 1] {
        steps += [(starts[span], 1), (ends[span], -1)]
      }
    }
    steps.sort { $0.time < $1.time }
    var dark: [(start: Double, end: Double)] = []
    var count = 0
    for (step, next) in zip(steps, steps.dropFirst()) {
      count += step.count
      if SharedSilence.inForce.isOfSome(count, of: loud.count) {
        dark.append((step.time, next.time))
      }
    }
    return Spans(dark)
  }

  /// Where so many of the other periodic signals are silent within the interval: the middle ones of the starts and of the
  /// ends of their longest silences in it; `nil` when fewer are.
  package func common(except index: Int, _ start: Double, _ end: Double) -> (
    start: Double, end: Double
  )? {
    var own = 0
    var from: [Double] = []
    var to: [Double] = []
    for member in indices.indices where indices[member] == index && isPeriodic[member] { own += 1 }
    forEachCandidate(start, end) { member in
      guard isPeriodic[member], indices[member] != index,
        let longest = longest(of: member, start, end)
      else { return }
      from.append(longest.start)
      to.append(longest.end)
    }
    guard SharedSilence.inForce.isOfSome(from.count, of: periodicCount - own),
      let start = from.sorted().upperMedian, let end = to.sorted().upperMedian
    else { return nil }
    return (start, end)
  }

  private func longest(of member: Int, _ start: Double, _ end: Double) -> (
    start: Double, end: Double
  )? {
    var best: (start: Double, end: Double)?
    var span = firstSpan(of: member, endingAfter: start)
    while span < places[member + 1], starts[span] < end {
      let clipped = (start: max(starts[span], start), end: min(ends[span], end))
      let known = best.map { $0.end - $0.start } ?? 0
      if clipped.end - clipped.start > known { best = clipped }
      span += 1
    }
    return best
  }
}
