import Profiling
import Vocabulary

/// Names of different systems that a register says are one thing: it has what the other system calls it.
struct Kin {
  /// Of each record the others, as indices of the sorted records.
  private(set) var others: [Int: Set<Int>] = [:]

  init(_ records: [NameRecord], _ vocabulary: EquipmentVocabulary) {
    var places: [SourceSystem: [String: Int]] = [:]
    for (index, record) in records.enumerated() {
      places[record.system, default: [:]][record.name] = index
    }
    for (index, record) in records.enumerated() {
      for counterpart in record.counterparts {
        guard let other = places[counterpart.system]?[counterpart.name] else { continue }
        join(index, other)
      }
    }
    for pair in DescribedAlike(records).pairs { join(pair.row, pair.other) }
    for pair in SaidNames(records, vocabulary).pairs { join(pair.row, pair.name) }
  }

  /// Tells the records of a population whose kin they are.
  func mark(_ population: inout Population) {
    guard !others.isEmpty else { return }
    for position in population.records.indices {
      population.records[position].kin = others[population.records[position].index] ?? []
    }
  }

  private mutating func join(_ a: Int, _ b: Int) {
    others[a, default: []].insert(b)
    others[b, default: []].insert(a)
  }
}
