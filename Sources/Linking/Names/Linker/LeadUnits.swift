import Vocabulary

/// Leaves out the hundred from which one of two systems counts machines of a kind: `RNG101` of the one is `Ring frame 1` of the
/// other.
struct LeadUnits {
  let texts: [String]

  /// The populations that have other numbers then.
  func rewritten(_ a: Population, _ b: Population) -> (a: Population?, b: Population?) {
    (rewrite(a, as: b), rewrite(b, as: a))
  }

  private func rewrite(_ population: Population, as other: Population) -> Population? {
    let (long, short) = (Self.units(of: population), Self.units(of: other, areInLines: false))
    var leads: [Int: Int] = [:]
    for kind in long.keys.sorted() {
      guard let numbers = long[kind], let others = counterpart(of: kind, in: short) else {
        continue
      }
      leads[kind] = UnitsHaveLead.inForce.lead(long: numbers, short: others)
    }
    guard !leads.isEmpty else { return nil }
    var copy = population
    for position in copy.records.indices where !copy.records[position].isPlaceOnly {
      for (index, view) in copy.records[position].views.enumerated() {
        guard let unit = view.unit, let lead = leads[Population.classIdentity(view)] else {
          continue
        }
        copy.records[position].views[index] = view.changed { fields in
          fields.unit = unit - lead
          fields.unitDigits = 2
        }
      }
    }
    copy.fillIndex()
    return copy
  }

  /// The numbers of the same kind, or of the only word that the code is short for.
  private func counterpart(of kind: Int, in others: [Int: Set<Int>]) -> Set<Int>? {
    if let same = others[kind] { return same }
    guard let code = word(kind) else { return nil }
    let meant = others.filter { other, _ in
      word(other).map { NameComparer.isAbbreviation(code, of: $0) } ?? false
    }
    return meant.count == 1 ? meant.first?.value : nil
  }

  private func word(_ kind: Int) -> String? {
    kind >= NameView.firstWord ? texts[kind - NameView.firstWord] : nil
  }

  /// Of each kind the numbers of all machines; kinds with machines that have none left out.
  ///
  /// - Parameter areInLines: Whether kinds with machines of lines are told: `Pump 1 Line 1` may be 101 by its line.
  private static func units(of population: Population, areInLines: Bool = true)
    -> [Int: Set<Int>]
  {
    var found: [Int: Set<Int>] = [:]
    var unnumbered: Set<Int> = []
    for record in population.records where !record.isPlaceOnly && !record.isRetired {
      var own: [Int: Set<Int>] = [:]
      for view in record.views where view.head >= 0 && !view.isPlaceOnly {
        let kind = Population.classIdentity(view)
        own[kind, default: []].formUnion(view.unit.map { [$0] } ?? [])
        if !areInLines, view.place(EquipmentVocabulary.Level.line.rawValue) != nil {
          unnumbered.insert(kind)
        }
      }
      for (kind, numbers) in own {
        if numbers.isEmpty { unnumbered.insert(kind) }
        found[kind, default: []].formUnion(numbers)
      }
    }
    return found.filter { !unnumbered.contains($0.key) }
  }
}
