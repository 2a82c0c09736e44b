package import Vocabulary

/// Whether names that stand beside one value in each row are those of signals.
package struct NamesAreSignals: Judgement {
  package static let id = "kinds/names-are-signals"
  package static let inForce = loaded()

  let leastTag: Double
  let surely: Double
  let leastRepeats: Int
  let fewNames: Int

  /// Whether names without a header look enough like tags.
  func lookLikeTags(_ score: Double) -> Bool { score >= leastTag }

  /// Scores of the tag and of the value. In time order, the first rows of a big plant show each tag just once; then the headers
  /// must say it.
  func holds(tag: Double, value: Double, distinct: Int, values: Int, isStill: Bool) -> Bool {
    guard values > 0 else { return false }
    return tag >= surely && value >= surely
      || !isStill && distinct * leastRepeats <= max(values, fewNames)
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    let tag = try given.number("tag")
    guard lookLikeTags(tag) else { return false }
    return try holds(
      tag: tag, value: given.number("value"), distinct: given.count("names"),
      values: given.count("rows"), isStill: given.flag("is-still"))
  }
}
