package import Vocabulary

/// Whether the letter before the number of a code tells sisters apart, as in `CD-A1`, and stands for no class.
package struct LettersTellSisters: Judgement {
  package static let id = "linking/letters-tell-sisters"
  package static let inForce = loaded()

  let leastCodes: Int
  let leastLetters: Int
  let mostLetters: Int
  let leastShare: Double
  let mostDigits: Int
  let leastWord: Int
  let leastNames: Int

  /// The codes among the names of one system behind which letters tell sisters; folded.
  func codes(of names: [[NameToken]]) -> Set<String> {
    var codes: [String: Set<String>] = [:]
    var letters: Set<String> = []
    for tokens in names {
      guard tokens.count > 2, let last = tokens.last, last.isNumber, last.isGlued else { continue }
      let (code, letter) = (tokens[tokens.count - 3], tokens[tokens.count - 2])
      guard letter.text.utf8.count == 1, !letter.isGlued, !code.isNumber, code.text.count > 1
      else { continue }
      letters.insert(letter.text)
      codes[letter.text + last.text, default: []].insert(code.text)
    }
    let all = codes.values.reduce(into: Set<String>()) { $0.formUnion($1) }
    let shared = codes.values.count { $0.count > 1 }
    return holds(
      codes: all.count, letters: letters, shared: shared, designations: codes.count)
      ? all : []
  }

  /// The words behind which single letters with numbers stand, as in `Drum G6` and `Drum W2`; folded.
  func words(of names: [[NameToken]]) -> Set<String> {
    var found: [String: Set<String>] = [:]
    for tokens in names where tokens.count > 2 {
      for place in tokens.indices.dropLast(2) {
        let (word, letter, number) = (tokens[place], tokens[place + 1], tokens[place + 2])
        guard !word.isNumber, word.text.count >= leastWord, letter.text.utf8.count == 1,
          !letter.isGlued, !letter.isNumber, number.isNumber, number.isGlued,
          isSister(digits: number.written.utf8.count)
        else { continue }
        found[word.text, default: []].insert(letter.text + number.text)
      }
    }
    return Set(
      found.filter { _, letters in
        letters.count >= leastNames && Set(letters.map { $0.utf8.first }).count >= leastLetters
      }.keys)
  }

  /// Of the `designations`, letters with their numbers, so many stand behind several codes.
  func holds(codes: Int, letters: Set<String>, shared: Int, designations: Int) -> Bool {
    let count = letters.count
    // Sisters are counted from A.
    let first = Set("abcdefghijklmnopqrstuvwxyz".prefix(count).map(String.init))
    return codes >= leastCodes && leastLetters...mostLetters ~= count && letters == first
      && Double(shared) >= leastShare * Double(designations)
  }

  /// Whether a letter with a number of so many digits behind a word tells sisters, and is no model.
  func isSister(digits: Int) -> Bool { digits <= mostDigits }

  package func holds(_ given: JudgementInput) throws -> Bool {
    if given.has("digits") { return try isSister(digits: given.count("digits")) }
    let names = given.words("names").map(NameToken.split)
    return !codes(of: names).isEmpty || !words(of: names).isEmpty
  }
}
