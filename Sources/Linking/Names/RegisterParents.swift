import Profiling
import Vocabulary

/// Whether what rows of registers say they are in is there, and no row is in itself.
enum RegisterParents {
  /// Sorted by the names of the rows.
  static func references(_ records: [NameRecord]) -> [ParentReference] {
    var known: Set<String> = []
    for record in records where record.origin == .register {
      known.formUnion(([record.name] + record.aliases).map(Words.folded))
    }
    let rows = records.indices.filter {
      records[$0].origin == .register && records[$0].parent != nil
        && records[$0].parent != records[$0].name
    }
    let roots = records.filter {
      $0.origin == .register && ($0.parent == nil || $0.parent == $0.name)
    }
    let missing = missingParents(
      rows.map { records[$0] }, known,
      roots: Set(roots.flatMap { [$0.name] + $0.aliases }.map(Words.folded)))
    let rings = rings(rows, records)
    return rows.map { index in
      let record = records[index]
      var reference = ParentReference(
        name: AssetName(system: record.system, location: record.location, name: record.name),
        parent: record.parent ?? "", state: .known)
      if missing.contains(Words.folded(reference.parent)) { reference.state = .missing }
      if let chain = rings[index] { (reference.state, reference.chain) = (.ring, chain) }
      return reference
    }.sorted { $0.name < $1.name }
  }

  /// Parents that no register has. An export may begin below the site: what holds rows that hold others is above it, and where
  /// there is more than one such text, a whole level was not exported. Where a row that is in nothing holds others, the export
  /// begins with it.
  private static func missingParents(
    _ rows: [NameRecord], _ known: Set<String>, roots: Set<String>
  ) -> Set<String> {
    let holders = Set(rows.compactMap(\.parent).map(Words.folded))
    let hasTop = !roots.isDisjoint(with: holders)
    var missing: Set<String> = []
    var above: Set<String> = []
    for row in rows {
      let parent = Words.folded(row.parent ?? "")
      guard !known.contains(parent) else { continue }
      missing.insert(parent)
      if !hasTop, holders.contains(Words.folded(row.name)) { above.insert(parent) }
    }
    let judgement = ParentIsMissing.inForce
    return judgement.holds(above: above.count, missing: missing.count, of: holders.count)
      ? missing.subtracting(above) : []
  }

  /// The names of the rings that parents make, by the first row of each.
  private static func rings(_ rows: [Int], _ records: [NameRecord]) -> [Int: [String]] {
    var places: [SourceSystem: [String: Int]] = [:]
    for index in rows { places[records[index].system, default: [:]][records[index].name] = index }
    var result: [Int: [String]] = [:]
    var done: Set<Int> = []
    for start in rows where !done.contains(start) {
      var path: [Int] = []
      var order: [Int: Int] = [:]
      var place: Int? = start
      while let index = place, !done.contains(index), order[index] == nil {
        order[index] = path.count
        path.append(index)
        place = records[index].parent.flatMap { places[records[index].system]?[$0] }
      }
      done.formUnion(path)
      guard let index = place, let begin = order[index] else { continue }
      let ring = Array(path[begin...])
      guard let first = ring.min(by: { records[$0].name < records[$1].name }),
        let offset = ring.firstIndex(of: first)
      else { continue }
      let turned = ring[offset...] + ring[..<offset] + [first]
      result[first] = turned.map { records[$0].name }
    }
    return result
  }
}
