extension Plant {
  package static let coverageBins = 240

  /// Share of each of `coverageBins` equal parts of `first…last` that has samples of the signal, 0…1; empty when either has
  /// no place in time.
  package func coverage(of signal: SignalFacts) -> [Double] {
    guard let first, let last, last > first, let own = signal.first, let ownLast = signal.last
    else { return [] }
    let width = (last - first) / Double(Plant.coverageBins)
    let covered = Spans([(own, max(ownLast, own + 1))])
      .subtracting(
        Spans(signal.coverage.gaps.filter { $0.cause != .quiet }.map { ($0.start, $0.end) }))
    return (0..<Plant.coverageBins).map { bin in
      let start = first + Double(bin) * width
      return min(1, covered.overlap(start, start + width) / width)
    }
  }
}
