import Vocabulary

/// Numbers machines of which each line has one by their lines in both of two systems: `Dryer 2` of the one is the dryer of line 2
/// of the other.
struct LineUnits {
  private static let line = EquipmentVocabulary.Level.line.rawValue

  /// One of the populations with lines for the numbers of such machines.
  static func rewritten(_ a: Population, _ b: Population) -> (a: Population?, b: Population?) {
    if let copy = rewrite(a, as: b) { return (copy, nil) }
    return (nil, rewrite(b, as: a))
  }

  private static func rewrite(_ population: Population, as other: Population) -> Population? {
    let units = units(of: population)
    guard !units.isEmpty else { return nil }
    let kinds = UnitsAreLines.inForce.kinds(lines: lines(of: other), units: units)
    guard !kinds.isEmpty else { return nil }
    var copy = population
    for position in copy.records.indices where !copy.records[position].isPlaceOnly {
      for (index, view) in copy.records[position].views.enumerated() {
        guard let unit = view.unit, kinds.contains(Population.classIdentity(view)) else { continue }
        copy.records[position].views[index] = view.changed { fields in
          fields.unit = nil
          fields.places.append(.init(kind: line, value: unit))
          fields.places.sort { ($0.kind, $0.value) < ($1.kind, $1.value) }
        }
      }
    }
    copy.fillIndex()
    return copy
  }

  /// Of each kind of machine the lines in which the machines stand; kinds with other numbers left out.
  private static func lines(of population: Population) -> [Int: [Int]] {
    collected(population) { view in
      guard let line = view.place(line), view.unit ?? 1 == 1, view.subunit == nil,
        view.suffix == 0
      else { return nil }
      return line
    }
  }

  /// Of each kind of machine the numbers of the machines, which stand in no line or area.
  private static func units(of population: Population) -> [Int: [Int]] {
    collected(population) { view in
      guard view.mainPlace == nil, view.subunit == nil, view.suffix == 0 else { return nil }
      return view.unit
    }
  }

  /// - Parameter number: Of a reading; without one the kind of the machine is left out.
  private static func collected(_ population: Population, _ number: (NameView) -> Int?)
    -> [Int: [Int]]
  {
    var found: [Int: [Int]] = [:]
    var others: Set<Int> = []
    for record in population.records where !record.isPlaceOnly && !record.isRetired {
      var own: [Int: Set<Int>] = [:]
      for view in record.views where view.head >= 0 && !view.isPlaceOnly {
        let kind = Population.classIdentity(view)
        if let number = number(view) {
          own[kind, default: []].insert(number)
        } else {
          others.insert(kind)
        }
      }
      for (kind, numbers) in own {
        if numbers.count == 1 {
          found[kind, default: []] += numbers
        } else {
          others.insert(kind)
        }
      }
    }
    return found.filter { !others.contains($0.key) }
  }
}
