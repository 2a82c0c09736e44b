import Profiling
package import Vocabulary

/// Whether letters of a name stand for the class of equipment that they mean in other plants.
package struct LettersStandForClass: Judgement {
  package static let id = "linking/letters-stand-for-class"
  package static let inForce = loaded()

  let leastCodes: Int
  let mostLetters: Int
  let leastClasses: Int
  let leastInLoop: Int

  /// A plant that says of so many `codes` what they stand for, and never of this one, uses other letters.
  func isForeign(letters: Int, codes: Int) -> Bool {
    letters > 1 && letters <= mostLetters && codes >= leastCodes
  }

  /// Whether a code that is one of an instrument stands for one, beside words for so many classes.
  func areInstruments(classes: Int) -> Bool { classes >= leastClasses }

  /// Whether so many codes of instruments with one number, all described by one class, are instruments of that machine.
  func isLoop(codes: Int) -> Bool { codes >= leastInLoop }

  /// Whether `name` is of the `class` beside names with descriptions.
  package func holds(_ given: JudgementInput) throws -> Bool {
    let described = zip(given.words("names"), given.words("descriptions")).enumerated().map {
      NameRecord(
        system: .erp, origin: .register,
        location: SourceLocation(path: "register", line: $0.offset),
        name: $0.element.0, description: $0.element.1)
    }
    let name = given.text("name") ?? ""
    let alone = NameRecord(
      system: .historian, origin: .tags, location: SourceLocation(path: "tags"), name: name)
    let linker = AssetLinker(
      vocabulary: try .builtIn(), instruments: try Vocabulary.builtIn().instruments)
    let identity = linker.link(described + (described.contains { $0.name == name } ? [] : [alone]))
    let asset = identity.assets.first { asset in asset.names.contains { $0.name == name } }
    return asset?.className == given.text("class")
  }
}
