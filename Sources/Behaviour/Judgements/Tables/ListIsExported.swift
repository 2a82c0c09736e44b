import Vocabulary

/// Whether an export was meant to hold the tags of a list, so that one without samples is missing from it.
struct ListIsExported: Judgement {
  static let id = "tables/list-is-exported"
  static let inForce = loaded()

  let share: Double
  let fewest: Int

  /// - Parameters:
  ///   - sampled: tags that have samples.
  ///   - tags: tags of the whole list, or of one asset in it.
  func holds(sampled: Int, of tags: Int, isAsset: Bool) -> Bool {
    guard isAsset else { return Double(sampled) >= share * Double(tags) }
    return sampled > 0 || tags < fewest
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    try holds(
      sampled: given.count("sampled"), of: given.count("tags"), isAsset: given.flag("is-asset"))
  }
}
