import Profiling
import Recognition
package import Vocabulary

/// Whether a tag has the name of an asset in it that tables tell of.
package struct TagHasName: Judgement {
  package static let id = "linking/tag-has-name"
  package static let inForce = loaded()

  let leastNames: Int
  let leastSigns: Int
  let mostEnd: Int
  let leastShare: Double
  let leastCode: Int
  let mostCode: Int
  let leastTuple: Int

  /// So many different names are found where the grammar of the tags sees none.
  func areEnough(_ names: Int) -> Bool { names >= leastNames }

  /// A name has so many letters and digits.
  func isLong(_ signs: Int) -> Bool { signs >= leastSigns }

  /// The end of a name has so many words and numbers.
  func isEnd(_ words: Int) -> Bool { words <= mostEnd }

  /// So many numbers are a name without a letter.
  func areTuple(_ numbers: Int) -> Bool { numbers >= leastTuple }

  /// So many of the tags in which the grammar sees no asset begin with a name.
  func areAll(_ found: Int, of tags: Int) -> Bool { Double(found) >= leastShare * Double(tags) }

  /// So many letters may be the code of an instrument behind a name.
  func isCode(_ letters: Int) -> Bool { leastCode <= letters && letters <= mostCode }

  /// Whether the first of the `tags` is on `asset`, one of `names`, where the grammar reads `read` as the asset.
  package func holds(_ given: JudgementInput) throws -> Bool {
    let names = try NamesInTags(
      given.words("names").map { name in
        NameRecord(
          system: .cmms, origin: .register, location: SourceLocation(path: "register"), name: name)
      }, vocabulary: .builtIn())
    let tags = given.words("tags")
    let readings = try TagGrammar.readings(of: tags, vocabulary: .builtIn())
    let finds = names.finds(in: zip(tags, readings).map { ($0, $1.asset) })
    return finds.first?.map(\.name) == given.text("asset")
  }
}
