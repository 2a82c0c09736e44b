package import Vocabulary

/// Whether letters are short for words: each word gives its first letter and some that follow in it, in the order of the words.
package struct LettersAreShortForWords: Judgement {
  package static let id = "linking/letters-are-short-for-words"
  package static let inForce = loaded()

  let leastLetters: Int
  let leastOfWord: Int
  let leastNames: Int
  let leastShare: Double
  let leastCommon: Double
  let mostWords: Int
  let mostKinds: Int

  /// - Parameters:
  ///   - letters: Folded, without separators.
  ///   - words: Folded, parted by blanks.
  ///   - all: Each word has to give a letter.
  func fits(_ letters: String, _ words: String, all: Bool) -> Bool {
    let short = letters.unicodeScalars.filter { $0 != " " }.map(\.self)
    let words = words.split(separator: " ").map { Array($0.unicodeScalars) }
    guard words.count <= mostWords, short.count >= leastLetters,
      short.count < words.joined().count
    else { return false }
    return gives(words, short, from: 0, all: all)
  }

  /// Whether the letters from a place on stand in the words; some of which are left out unless `all` have to give one.
  private func gives(
    _ words: [[Unicode.Scalar]], _ short: [Unicode.Scalar], from place: Int, all: Bool
  ) -> Bool {
    guard let word = words.first else { return place == short.count }
    let rest = Array(words.dropFirst())
    if !all, gives(rest, short, from: place, all: all) { return true }
    guard place < short.count, word.first == short[place] else { return false }
    // As many letters as the word can give, then fewer.
    var ends = [place + 1]
    var next = place + 1
    for letter in word.dropFirst() where next < short.count && letter == short[next] {
      next += 1
      ends.append(next)
    }
    return ends.reversed().contains { end in
      (all || end - place >= leastOfWord) && gives(rest, short, from: end, all: all)
    }
  }

  /// Whether so many of the words that one system alone has are short for words of the other.
  func holds(words: Int, found: Int) -> Bool {
    found >= leastNames && Double(found) >= leastShare * Double(words)
  }

  /// Whether the numbers that two words stand with are those of one kind of machine.
  func areOfOneKind(common: Int, of fewer: Int) -> Bool {
    fewer > 0 && Double(common) >= leastCommon * Double(fewer)
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    let (letters, words) = (given.text("letters") ?? "", given.text("words") ?? "")
    return fits(letters, words, all: true) || fits(letters, words, all: false)
  }
}
