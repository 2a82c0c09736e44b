package import Vocabulary

/// Whether letters alone say what the tags of a source measure.
package struct LettersAreKinds: Judgement {
  package static let id = "tags/letters-are-kinds"
  package static let inForce = loaded()

  let leastVariables: Int
  let leastCodes: Double
  let leastLetters: Int
  let leastLeading: Double
  let leastEnd: Int
  let leastFirst: Int
  let leastLoops: Double

  /// Whether parts that could be instrument codes without a number are some: `variables` are the different measured variables
  /// among them.
  func areCodes(variables: Int, tags: Int, of all: Int) -> Bool {
    variables >= leastVariables && Double(tags) >= leastCodes * Double(all)
  }

  /// Whether single letters before objects say what is measured there.
  func areLeading(letters: Int, tags: Int, of all: Int) -> Bool {
    letters >= leastLetters && Double(tags) >= leastLeading * Double(all)
  }

  /// Whether the end of a word is long enough to be looked for behind another word.
  func areCompound(end: Int, of word: Int) -> Bool { end >= leastEnd && word > end }

  /// Whether what stands before such a word is long enough to be a word too.
  func areCompound(first: Int) -> Bool { first >= leastFirst }

  /// Whether names beside tags are instrument loops: `variables` are the different measured variables among their codes.
  package func areLoops(_ loops: Int, of names: Int, variables: Int) -> Bool {
    variables >= leastVariables && Double(loops) >= leastLoops * Double(names)
  }

  /// Whether texts are parameters: so many of them are words for what is measured.
  func areMeasures(_ said: Int, of names: Int) -> Bool {
    said > 0 && Double(said) >= leastLoops * Double(names)
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    if given.has("first") { return try areCompound(first: given.count("first")) }
    if given.has("end") {
      return try areCompound(end: given.count("end"), of: given.count("word"))
    }
    if given.has("measures") {
      return try areMeasures(given.count("measures"), of: given.count("names"))
    }
    if given.has("loops") {
      return try areLoops(
        given.count("loops"), of: given.count("names"), variables: given.count("variables"))
    }
    if given.has("letters") {
      return try areLeading(
        letters: given.count("letters"), tags: given.count("tags"), of: given.count("all"))
    }
    return try areCodes(
      variables: given.count("variables"), tags: given.count("tags"), of: given.count("all"))
  }
}
