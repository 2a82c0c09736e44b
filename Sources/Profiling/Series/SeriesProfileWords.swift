extension SeriesProfile {
  /// Whether it is one of words, some of which do not say whether a machine runs.
  package var holdsOtherWords: Bool {
    numeric == 0 && timeline.bins.contains { $0.maximum > StateWord.runs }
  }

  /// Of a series of words, the same with a timeline and steps of 1 where a word says that the machine runs and 0 where one
  /// says that it rests. Where other words stand, the timeline has no value.
  ///
  /// - Parameter meaning: of words that are not known everywhere.
  package func settled(_ meaning: (String) -> Bool?) -> SeriesProfile {
    guard holdsOtherWords else { return self }
    return with(
      [(StateWord.rests, StateWord.rests), (StateWord.runs, StateWord.runs)]
        + texts.map { text, _ in
          let side = meaning(text).map { $0 ? StateWord.runs : StateWord.rests }
          return (StateWord.value(text), side)
        })
  }

  /// The same with 1 where one of the words stands that are not known everywhere, and 0 where another does.
  package func telling(_ word: String) -> SeriesProfile {
    with(
      [(StateWord.rests, 0), (StateWord.runs, 0)]
        + texts.map { text, _ in (StateWord.value(text), text == word ? 1 : 0) })
  }

  private func with(_ sides: [(value: Float, side: Float?)]) -> SeriesProfile {
    func side(_ value: Float) -> Float? {
      // Two words may have one mark.
      let all = sides.filter { $0.value == value }
      return all.count == 1 ? all[0].side : nil
    }
    var result = self
    for (i, bin) in timeline.bins.enumerated() where bin.minimum <= bin.maximum {
      // Words between the two may be in the bin too.
      let inside = sides.filter { bin.minimum < $0.value && $0.value < bin.maximum }
      let known = [side(bin.minimum), side(bin.maximum)] + inside.map(\.side)
      let sure = known.compactMap(\.self)
      let isSure = sure.count == known.count
      result.timeline.bins[i].minimum = isSure ? sure.min() ?? .infinity : .infinity
      result.timeline.bins[i].maximum = isSure ? sure.max() ?? -.infinity : -.infinity
    }
    result.jumps = jumps.compactMap { jump in
      guard let before = side(jump.before), let after = side(jump.after), before != after else {
        return nil
      }
      var jump = jump
      (jump.before, jump.after) = (before, after)
      return jump
    }
    return result
  }
}
