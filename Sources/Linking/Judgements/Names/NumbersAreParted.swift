package import Vocabulary

/// Whether two lists have the same numbers, which one of them writes in parts: `4007` and `40-07`.
package struct NumbersAreParted: Judgement {
  package static let id = "linking/numbers-are-parted"
  package static let inForce = loaded()

  let leastNames: Int
  let leastShare: Double
  let leastParts: Int
  let leastDigits: Int

  /// `found` of the names of the shorter list have the digits of a name of the other, with `parts` numbers before the first
  /// sign.
  func holds(names: Int, found: Int, parts: Int) -> Bool {
    found >= leastNames && Double(found) >= leastShare * Double(names) && parts >= leastParts
  }

  /// The digits of a name of nothing else; `nil` for one that is too short to tell.
  func digits(_ tokens: [NameToken]) -> String? {
    guard tokens.allSatisfy(\.isNumber) else { return nil }
    let digits = tokens.map(\.written).joined()
    return digits.utf8.count >= leastDigits ? digits : nil
  }

  /// Places of names of a list with those of the other that are the same digits in parts; empty where that proves nothing.
  ///
  /// - Parameters:
  ///   - whole: What each thing of a list is called.
  ///   - parted: Those of the other, each by all of its names.
  func pairs(whole: [String], parted: [[String]]) -> [(whole: Int, parted: Int)] {
    var places: [String: Int] = [:]
    var names = 0
    for (place, name) in whole.enumerated() {
      let tokens = NameToken.split(name)
      guard tokens.count == 1, let digits = digits(tokens) else { continue }
      names += 1
      places[digits] = places[digits] == nil ? place : -1
    }
    guard names >= leastNames else { return [] }
    var found: [Int: (place: Int, part: String)] = [:]
    var others = 0
    for (other, names) in parted.enumerated() {
      let texts = names.compactMap { name in
        let tokens = NameToken.split(name)
        return tokens.count > 1 ? digits(tokens).map { (digits: $0, part: tokens[0].text) } : nil
      }
      if !texts.isEmpty { others += 1 }
      for text in texts {
        guard let place = places[text.digits], place >= 0 else { continue }
        // Two rows of the same digits are not told apart.
        found[place] = (found[place].map { $0.place == other } ?? true ? other : -1, text.part)
      }
    }
    let kept = found.filter { $0.value.place >= 0 }
    guard
      holds(
        names: min(names, others), found: kept.count, parts: Set(kept.values.map(\.part)).count)
    else { return [] }
    return kept.map { (whole: $0.key, parted: $0.value.place) }.sorted { $0 < $1 }
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    !pairs(whole: given.words("a"), parted: given.words("b").map { [$0] }).isEmpty
  }
}
