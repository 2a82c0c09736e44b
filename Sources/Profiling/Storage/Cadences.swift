extension SeriesProfile {
  /// The interval in seconds at which a source sampled for a time that was slower than usual; `nil` without such a time.
  ///
  /// The intervals that take most of the time, of nearly one length, are looked for; then, whether the timeline has stretches
  /// with as few samples as they give, for as long as they last.
  package func slowerCadence(_ typical: Double) -> Double? {
    let judgement = SlowerCadence.inForce
    let bins = intervals.bins
    var slow: (seconds: Double, count: Int) = (0, 0)
    for bin in bins where judgement.isSlow(bin.seconds, typical: typical) {
      let count = bins.reduce(0) { count, other in
        let isNear =
          other.seconds > bin.seconds / judgement.near
          && other.seconds < bin.seconds * judgement.near
        return isNear ? count + other.count : count
      }
      if Double(count) * bin.seconds > Double(slow.count) * slow.seconds {
        slow = (bin.seconds, count)
      }
    }
    guard slow.count > 0, timeline.binSeconds > 0, adjoin(slow, judgement) else { return nil }
    let width = max(1, (judgement.group * slow.seconds / timeline.binSeconds).rounded(.up))
    guard width < Double(Timeline.capacity) else { return nil }
    let seconds = width * timeline.binSeconds
    let most = judgement.sparse * seconds / slow.seconds
    var sparse = 0.0
    var (group, samples) = (Int.min, 0)
    for bin in timeline.bins {
      let own = Int(bin.index) / Int(width)
      if own != group {
        if samples > 0, Double(samples) <= most { sparse += seconds }
        (group, samples) = (own, 0)
      }
      samples += Int(bin.count)
    }
    if samples > 0, Double(samples) <= most { sparse += seconds }
    return judgement.holds(
      intervals: slow.count, sparse: sparse, of: Double(slow.count) * slow.seconds)
      ? slow.seconds : nil
  }

  /// Whether intervals of about one length follow each other, as far as the longest ones that are kept tell.
  private func adjoin(_ slow: (seconds: Double, count: Int), _ judgement: SlowerCadence) -> Bool {
    let spans = longest.filter {
      let seconds = Double($0.microseconds) * 1e-6
      return seconds > slow.seconds / judgement.near && seconds < slow.seconds * judgement.near
    }
    let (starts, ends) = (Set(spans.map(\.start)), Set(spans.map(\.end)))
    let adjoining = spans.count { starts.contains($0.end) || ends.contains($0.start) }
    return !spans.isEmpty
      && judgement.follow(adjoining: adjoining, kept: spans.count, of: slow.count)
  }
}
