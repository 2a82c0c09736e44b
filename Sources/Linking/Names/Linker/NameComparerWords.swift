import Vocabulary

// What the letters of two words say of each other.

extension NameComparer {
  /// Whether one word ends with the other, as a screw press is a press and a `Schneckenpresse` a `Presse`.
  func isKind(_ word: String, of other: String) -> Bool {
    let (short, long) = word.utf8.count < other.utf8.count ? (word, other) : (other, word)
    return short.utf8.count >= Self.leastStem && long.hasSuffix(short)
  }

  /// Whether a machine is called by the verb for what it does, which ends in two letters or one.
  func isWork(_ verb: String, of machine: String) -> Bool {
    let root = verb.count
    return (1...2).contains { ending in
      guard root - ending >= WordIsMisspelt.inForce.leastLetters,
        machine.hasPrefix(verb.dropLast(ending)),
        let meaning = vocabulary.meanings[String(machine.dropFirst(root - ending))]
      else { return false }
      return meaning.isWord && (meaning.isGeneric || !meaning.classes.isEmpty)
    }
  }

  /// Letters of a stem.
  static let leastStem = 4

  /// Four letters or more that a word goes on from with few: `Debark` of `Debarker`.
  static func isStem(_ stem: String, of word: String) -> Bool {
    stem.count >= leastStem && word.count > stem.count && word.count <= stem.count + 3
      && word.hasPrefix(stem)
  }

  /// A code of two letters or more that starts like the word and follows its consonants.
  static func isAbbreviation(_ code: String, of word: String) -> Bool {
    let code = Array(code.utf8)
    let word = Array(word.utf8)
    guard code.count >= 2, code.count <= 5, word.count > code.count, code[0] == word[0] else {
      return false
    }
    if word.starts(with: code) { return word.count >= code.count + 2 }
    let skeleton = word.enumerated().filter { index, letter in
      index == 0 || ![97, 101, 105, 111, 117, 121].contains(letter)
    }.map(\.element)
    // All consonants of a word, or the first of one that is longer.
    return code.count >= 3
      && (skeleton == code || word.count >= code.count + 2 && skeleton.starts(with: code))
  }
}
