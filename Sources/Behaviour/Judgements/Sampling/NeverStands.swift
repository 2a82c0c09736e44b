import Vocabulary

/// Whether a signal never stands still, so that it was not left out in its silences but lost.
struct NeverStands: Judgement {
  static let id = "sampling/never-stands"
  static let inForce = loaded()

  let fewest: Int
  let turns: Double
  let standing: Double
  let madeUp: Double
  let aligned: Double
  let small: Double

  /// - Parameters:
  ///   - turns: of the neighbouring steps that are known, those that go one up and one down.
  ///   - small: share of the neighbouring steps that are small.
  ///   - standing: of the silences, those that begin at the most frequent value.
  ///   - aligned: those after which the samples go on in step.
  func scatters(
    turns: Int, of known: Int, small: Double, standing: Int, aligned: Int, silences: Int
  ) -> Bool {
    known >= fewest && small >= self.small && Double(turns) >= self.turns * Double(known)
      && Double(standing) < self.standing * Double(silences)
      && Double(aligned) >= self.aligned * Double(silences)
  }

  /// - Parameter madeUp: silences after which a signal that rises has risen by what it does in so much time.
  func wentOn(madeUp: Int, silences: Int) -> Bool {
    silences > 0 && Double(madeUp) >= self.madeUp * Double(silences)
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    let silences = try given.count("silences")
    return try scatters(
      turns: given.count("turns"), of: given.count("known"),
      small: given.optionalNumber("small") ?? 0.11, standing: given.count("standing"),
      aligned: given.optionalNumber("aligned").map { Int($0) } ?? silences, silences: silences)
      || wentOn(madeUp: Int(given.optionalNumber("made-up") ?? 0), silences: silences)
  }
}
