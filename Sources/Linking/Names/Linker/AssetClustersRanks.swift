import Profiling
import Vocabulary

extension AssetClusters {
  /// The order of the names of all records, which are sorted by system and, within it, by name.
  func ranks() -> [Int] {
    var counts: [SourceSystem: Int] = [:]
    for record in records { counts[record.system, default: 0] += 1 }
    var next: [SourceSystem: Int] = [:]
    var start = 0
    for system in counts.keys.sorted() {
      next[system] = start
      start += counts[system] ?? 0
    }
    var ranks: [Int] = []
    for index in records.indices {
      let system = records[index].system
      if index > 0, records[index - 1].isNamedAndPlaced(as: records[index]) {
        ranks.append(ranks[index - 1])
      } else {
        ranks.append(next[system] ?? 0)
      }
      next[system, default: 0] += 1
    }
    return ranks
  }
}

extension NameRecord {
  /// Whether the other has the same name at the same place.
  fileprivate func isNamedAndPlaced(as other: NameRecord) -> Bool {
    system == other.system && name == other.name && location == other.location
  }
}
