package import Vocabulary

/// What a known word says in the path of a file.
package struct PathSaysWord: Judgement {
  package static let id = "columns/path-says-word"
  package static let inForce = loaded()

  let name: Double
  let nameWords: Double
  let folder: Double
  let folderOfTwo: Double
  let folderOfMore: Double
  let part: Double

  /// In the name of the file or the table, among `count` words.
  func inName(of count: Double) -> Double { name * min(1, nameWords / count) }

  /// In the name of a folder, among `count` words.
  func inFolder(of count: Double) -> Double {
    count < 2 ? folder : count < 3 ? folderOfTwo : folderOfMore
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    let path = PathWords(given.text("path") ?? "", tableName: "", judgement: self)
    let weight = path.weight(of: Set(given.words("word")))?.weight ?? 0
    return try weight >= given.number("needed")
  }
}
