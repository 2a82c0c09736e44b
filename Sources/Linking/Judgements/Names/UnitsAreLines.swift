package import Vocabulary

/// Whether one list numbers machines by their lines, of which each has one in the other list: `Dryer 2` and `L2-DRY-01`.
package struct UnitsAreLines: Judgement {
  package static let id = "linking/units-are-lines"
  package static let inForce = loaded()

  let leastLines: Int
  let leastShare: Double
  let leastKinds: Int

  /// The kinds of machines that are numbered so.
  ///
  /// - Parameters:
  ///   - lines: Of each kind the lines of its machines in one list.
  ///   - units: The numbers of its machines in the other.
  func kinds<Kind: Hashable>(lines: [Kind: [Int]], units: [Kind: [Int]]) -> Set<Kind> {
    let found = units.filter { kind, numbers in
      guard let places = lines[kind] else { return false }
      let (own, others) = (Set(places), Set(numbers))
      let both = own.intersection(others).count
      return own.count == places.count && others.count == numbers.count && both >= leastLines
        && Double(both) >= leastShare * Double(min(own.count, others.count))
    }
    return found.count >= leastKinds ? Set(found.keys) : []
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    func numbers(_ names: [String]) -> [Substring: [Int]] {
      names.reduce(into: [:]) { numbers, name in
        let parts = name.split(separator: " ")
        numbers[parts[0], default: []].append(Int(parts[1]) ?? 0)
      }
    }
    return !kinds(
      lines: numbers(given.words("lines")), units: numbers(given.words("units"))
    ).isEmpty
  }
}
