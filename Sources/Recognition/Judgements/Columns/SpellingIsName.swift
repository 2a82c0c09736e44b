package import Vocabulary

/// Whether a text can be told again in another table, by its spelling or by its one number.
package struct SpellingIsName: Judgement {
  package static let id = "columns/spelling-is-name"
  package static let inForce = loaded()

  let leastSigns: Int
  let leastSignsNumbered: Int
  let leastDigitsAlone: Int
  let leastDigits: Int
  let mostDigits: Int
  let mostLetters: Int
  let leastNumber: Int

  /// Whether the spelling of letters and digits tells; short numbers are everywhere.
  func spellingTells(letters: Int, digits: Int, signs: Int) -> Bool {
    letters > 0
      ? signs >= leastSigns || digits > 0 && signs >= leastSignsNumbered
      : signs >= leastDigitsAlone
  }

  /// Whether the only number of a text tells, without its zeros and what stands around it.
  func numberTells(_ number: UInt64, groups: Int, letters: Int, digits: Int) -> Bool {
    groups == 1 && digits >= leastDigits && digits <= mostDigits && letters <= mostLetters
      && number >= UInt64(leastNumber)
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    let one = ColumnNames.key(of: given.text("name") ?? "")
    guard let other = given.text("other").map({ ColumnNames.key(of: $0) }) else {
      return one != ColumnNames.Key()
    }
    return one.spelling != 0 && one.spelling == other.spelling
      || one.number != 0 && one.number == other.number
  }
}
