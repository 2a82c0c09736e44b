package import Vocabulary

/// Whether what tells files of equal columns apart names the machine of each.
package struct FileNamesMachine: Judgement {
  package static let id = "tags/file-names-machine"
  package static let inForce = loaded()

  let leastSharedTime: Double
  let leastBeside: Double
  let leastKnown: Double
  let leastLetters: Int

  /// - Parameter share: of the shorter of two files, in time, that the other one covers as well.
  func areBeside(_ share: Double) -> Bool { share >= leastSharedTime }

  /// - Parameters:
  ///   - names: that the files are parted into.
  ///   - beside: of which another one has samples at the same time.
  ///   - known: to other tables.
  func holds(names: Int, beside: Int, known: Int) -> Bool {
    Double(beside) >= leastBeside * Double(names) || Double(known) >= leastKnown * Double(names)
  }

  /// Whether letters before the numbers of names are a word.
  func isWord(_ letters: Int) -> Bool { letters >= leastLetters }

  package func holds(_ given: JudgementInput) throws -> Bool {
    if given.has("letters") { return try isWord(given.count("letters")) }
    if given.has("shared") { return try areBeside(given.number("shared")) }
    return try holds(
      names: given.count("names"), beside: given.count("beside"), known: given.count("known"))
  }
}
