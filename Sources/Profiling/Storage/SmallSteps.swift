import Vocabulary

extension SeriesProfile {
  /// Of pairs of neighbouring steps on the grid, how many go one up and one down, and how many are known.
  package var turns: (count: Int, known: Int) {
    guard let grid = intervals.typical else { return (0, 0) }
    let samples = excerpts
    func isNext(_ i: Int) -> Bool {
      Double(samples[i].time - samples[i - 1].time) <= 1.5e6 * grid
    }
    var (count, known) = (0, 0)
    for i in samples.indices.dropFirst(2) where isNext(i) && isNext(i - 1) {
      known += 1
      let (first, second) = (
        samples[i - 1].value - samples[i - 2].value, samples[i].value - samples[i - 1].value
      )
      if first * second < 0 { count += 1 }
    }
    return (count, known)
  }

  /// Sizes of the steps between neighbours on the grid, so far as they are known, ascending.
  private var neighbourSteps: [Double] {
    guard let grid = intervals.typical else { return [] }
    let samples = excerpts
    return zip(samples, samples.dropFirst())
      .filter { Double($1.time - $0.time) <= 1.5e6 * grid }.map { abs($1.value - $0.value) }
      .sorted()
  }

  /// Share of the steps between neighbours that are small, a good tenth by chance; 0 without any.
  package var shareOfSmallSteps: Double {
    let steps = neighbourSteps
    guard let middle = steps.upperMedian else { return 0 }
    let small = steps.count { $0 < SmallStepsLeftOut.inForce.small * middle }
    return Double(small) / Double(steps.count)
  }

  /// Whether neighbouring samples never lie as near to each other as they would by chance, so that those were left out
  /// which did not differ enough; `nil` when too few neighbours are known.
  ///
  /// Of steps of any size, a good tenth is smaller than a fifth of the middle one. Where the resolution is coarse, steps
  /// of 0 are as usual as those of 1.
  package var leavesOutSmallSteps: Bool? {
    let steps = neighbourSteps
    let judgement = SmallStepsLeftOut.inForce
    guard steps.count >= judgement.fewest, let middle = steps.upperMedian else { return nil }
    let small = steps.count { $0 < judgement.small * middle }
    if judgement.isSeldom(small, of: steps.count) { return true }
    let zeros = steps.prefix { $0 == 0 }.count
    guard zeros < steps.count else { return false }
    let singles = steps.count { $0 > 0 && $0 <= judgement.step * steps[zeros] }
    return judgement.areNew(zeros: zeros, singles: singles)
  }
}
