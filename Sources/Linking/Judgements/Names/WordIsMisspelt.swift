package import Vocabulary

/// Whether a word that nobody knows is a slip of a word that is known.
package struct WordIsMisspelt: Judgement {
  package static let id = "linking/word-is-misspelt"
  package static let inForce = loaded()

  let leastLetters: Int
  let onceLetters: Int
  let mostUsed: Int
  let lead: Int
  let swappedLead: Int
  let swappedLeast: Int
  let leastCode: Int
  let mostLetters: Int

  package func holds(_ given: JudgementInput) throws -> Bool {
    let vocabulary = try EquipmentVocabulary.builtIn()
    let word = Words.foldedName(given.text("word") ?? "")
    let times = given.optionalNumber("times").map { Int($0) } ?? 1
    let spelling = Spelling(
      vocabulary: vocabulary, counts: [word: times], elsewhere: [],
      shared: Spelling.index(vocabulary.words))
    return spelling.correction(of: word) != nil
  }
}
