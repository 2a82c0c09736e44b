package import Vocabulary

/// Whether the letters before the numbers of a kind of machine are those of the areas of another list: `Drum G6` and `G1-F06`.
package struct LettersAreAreas: Judgement {
  package static let id = "linking/letters-are-areas"
  package static let inForce = loaded()

  let leastAreas: Int
  let leastShare: Double
  let leastNames: Int

  /// - Parameters:
  ///   - letters: Of each letter the numbers behind it.
  ///   - areas: How many areas of the other list have each letter.
  ///   - units: Of each letter the numbers of all machines in those areas.
  func holds(letters: [Int: Set<Int>], areas: [Int: Int], units: [Int: Set<Int>]) -> Bool {
    let names = letters.values.reduce(0) { $0 + $1.count }
    let found = letters.reduce(0) { sum, letter in
      sum + letter.value.intersection(units[letter.key] ?? []).count
    }
    return letters.count >= leastAreas && names >= leastNames
      && letters.keys.allSatisfy { areas[$0] == 1 }
      && Double(found) >= leastShare * Double(names)
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    func numbers(_ name: String) -> [Int: Set<Int>] {
      given.words(name).reduce(into: [:]) { numbers, word in
        let letter = word.utf8.first.map { Int($0) - 96 } ?? 0
        numbers[letter, default: []].insert(Int(word.dropFirst()) ?? 0)
      }
    }
    return holds(
      letters: numbers("letters"), areas: numbers("areas").mapValues(\.count),
      units: numbers("units"))
  }
}
