/// Numbers that stand for the words of a state on its timeline.
enum StateWord {
  static let runs: Float = 1
  static let rests: Float = 0
  /// For words that were too many to be told apart.
  static let uncounted: Float = 4
  private static let letterBits: UInt64 = 20

  /// What stands for a word that says neither: from 2 to 3, by its letters.
  static func value(letters: UInt64) -> Float {
    2 + Float(letters) / Float(UInt64(1) << letterBits)
  }

  static func value(_ text: String) -> Float { value(letters: letters(text)) }

  /// A mark of the letters of a word, the same in all files; few words of a series have one in common.
  static func letters(_ text: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return (hash ^ hash >> letterBits ^ hash >> (2 * letterBits)) & ((1 << letterBits) - 1)
  }
}
