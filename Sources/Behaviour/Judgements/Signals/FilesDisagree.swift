package import Vocabulary

/// Whether two files have other values of one signal at the same time.
package struct FilesDisagree: Judgement {
  package static let id = "signals/files-disagree"
  package static let inForce = loaded()

  let leastGap: Double
  let leastStretches: Int
  let leastShare: Double
  let leastOneSided: Double

  /// Whether values lie apart: by how much, and over which range they usually move.
  func areApart(_ gap: Double, range: Double) -> Bool { gap > leastGap * range }

  /// - Parameters:
  ///   - above: stretches of time in which the first has the higher values.
  ///   - below: those in which the second has.
  func holds(above: Int, below: Int, of compared: Int) -> Bool {
    let different = above + below
    return compared >= leastStretches && Double(different) >= leastShare * Double(compared)
      && Double(max(above, below)) >= leastOneSided * Double(different) && different > 0
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    if given.has("gap") { return try areApart(given.number("gap"), range: given.number("range")) }
    return try holds(
      above: given.count("above"), below: given.count("below"), of: given.count("compared"))
  }
}
