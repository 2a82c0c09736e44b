import Calendar
package import Vocabulary

/// What the values of a column say of its role alone, whatever the header: little.
package struct ValuesTellRole: Judgement {
  package static let id = "columns/values-tell-role"
  package static let inForce = loaded()

  let instants: Double
  let days: Double
  let maintenanceTypes: Double
  let works: Double
  let mostWorks: Int
  let leastWorks: Double
  let leastRows: Int
  let verdicts: Double
  let answers: Double
  let qualities: Double
  let mostQualities: Int
  let tags: Double
  let leastTagRows: Int
  let tagRepeats: Int
  let leastDotted: Double
  let sentences: Double
  let leastSpaced: Double
  let leastDistinct: Double

  /// 0…1; a header that sorts its rows, as `Type` does, needs no more of them than there are types.
  func strength(
    _ role: ColumnRole, _ type: ColumnType, _ sample: ColumnSample, _ vocabulary: Vocabulary,
    isSorting: Bool = false
  ) -> Double {
    let distinct = Double(sample.distinctCount)
    switch role {
    case .time where type == .timestamp: return instants
    case .date where type == .date: return days
    case .timeOfDay where type == .timeOfDay: return days
    case .workType where ColumnCarriesRole.inForce.areMaintenanceTypes(type, sample, vocabulary):
      return maintenanceTypes
    case .workType
    where type == .text && sample.distinctCount <= mostWorks
      && (isSorting || sample.values >= leastRows):
      let kinds = sample.distinct.map { vocabulary.isCorrective($0) }
      let known = kinds.count { $0 != nil }
      // Repairs beside what prevents them; flags would be types of anything.
      return kinds.contains(true) && kinds.contains(false) && Double(known) >= leastWorks * distinct
        && !sample.distinct.contains(where: vocabulary.isFlag) ? works : 0
    case .result where type == .text && sample.distinctCount == 2 && sample.values >= leastRows:
      let kinds = sample.distinct.map { vocabulary.isConforming($0) }
      return kinds.contains(true) && kinds.contains(false)
        && sample.distinct.allSatisfy { $0.count > 1 && !vocabulary.isFlag($0) }
        ? verdicts : 0
    case .quality where type == .text:
      // Flags, or single letters, alone could be anything.
      return sample.distinct.contains { $0.count > 1 && !vocabulary.isFlag($0) }
        && sample.distinctCount <= mostQualities
        && sample.distinct.allSatisfy(vocabulary.isQuality) ? qualities : 0
    case .tag where type == .text && sample.values >= leastTagRows:
      // Few names, repeated often, each with separators: the look of tag names in a long table.
      guard sample.distinctCount * tagRepeats <= sample.values else { return 0 }
      let dotted = sample.distinct.count { text in
        vocabulary.isConforming(text) == nil && text.contains { "._/-:".contains($0) }
          && !text.contains(" ")
      }
      return Double(dotted) >= leastDotted * distinct ? tags : 0
    case .description where type == .text:
      let texts = sample.texts.prefix(200)
      let spaced = texts.count { $0.contains(" ") }
      return Double(spaced) > leastSpaced * Double(texts.count)
        && distinct > leastDistinct * Double(sample.values) ? sentences : 0
    default: return 0
    }
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    try RoleCandidates.outdoes(given, tells: self)
  }
}
