package import Vocabulary

/// Whether names of two systems agree so often that a difference counts.
package struct ListsNameAlike: Judgement {
  package static let id = "registers/lists-name-alike"
  package static let inForce = loaded()

  let leastNames: Int
  let leastShare: Double
  let leastNumeric: Double
  let leastPlaces: Int

  func areEnough(_ names: Int) -> Bool { names >= leastNames }

  /// `found` of the names of the smaller list have the class and the number of a name of the other.
  func holds(names: Int, found: Int) -> Bool {
    names >= leastNames && Double(found) >= leastShare * Double(names)
  }

  /// The same of lists of plain numbers.
  func holds(numbers: Int, found: Int) -> Bool {
    numbers >= leastNames && Double(found) >= leastNumeric * Double(numbers)
  }

  /// `found` of the lines or areas of the smaller list stand in the other.
  func holds(places: Int, found: Int) -> Bool {
    found >= leastPlaces && Double(found) >= leastShare * Double(places)
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    try holds(names: given.count("names"), found: given.count("found"))
  }
}
