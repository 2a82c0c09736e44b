/// A Latin word of a date, without its accents and case: exports lose both, and `PAŹDZIERNIK` is `pazdziernik`.
///
/// Five bits a letter, from 1 for `a` to 26 for `z`, the first one highest.
struct TimestampLetters: Equatable, Sendable {
  /// The longest word that a date has: `pazdziernika`.
  static let capacity = 12

  private(set) var packed: UInt64 = 0
  private(set) var count = 0

  init() {}

  /// A word of at most `capacity` ASCII letters.
  init(_ word: some StringProtocol) { for letter in word.utf8 { append(letter) } }

  private mutating func append(_ letter: UInt8) {
    packed = packed << 5 | UInt64(letter & 31)
    count += 1
  }

  /// Whether the word starts with another one, or is it.
  func hasPrefix(_ other: TimestampLetters) -> Bool {
    count >= other.count && packed >> UInt64(5 * (count - other.count)) == other.packed
  }

  /// The word that starts at a byte, and how many bytes it takes; `nil` when it is longer than any word of a date.
  static func read(
    _ p: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (letters: TimestampLetters, length: Int)? {
    var letters = TimestampLetters()
    var i = start
    while i < p.count {
      let byte = unsafe p[i]
      var letter = byte | 0x20
      var length = 1
      if byte >= 128 {
        guard i + 1 < p.count else { break }
        length = 2
        // An accent that follows its letter.
        if byte == 0xCC {
          i += 2
          continue
        }
        guard byte >= 0xC3, byte <= 0xC5 else { break }
        letter = unsafe accented.utf8Start[Int(byte - 0xC3) * 64 + Int(p[i + 1] & 63)]
      }
      guard letter >= 97, letter <= 122 else { break }
      guard letters.count < capacity else { return nil }
      letters.append(letter)
      i += length
    }
    return (letters, i - start)
  }

  /// The letters of U+00C0 to U+017F without their accents.
  private static let accented: StaticString = """
    aaaaaaaceeeeiiiidnooooo.ouuuuyts\
    aaaaaaaceeeeiiiidnooooo.ouuuuyty\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll\
    lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs
    """
}

extension TimestampLetters: CustomStringConvertible {
  /// In capitals.
  var description: String {
    let letters = (0..<count).map { i in
      UInt8(truncatingIfNeeded: packed >> UInt64(5 * (count - 1 - i))) & 31 | 64
    }
    return String(decoding: letters, as: UTF8.self)
  }
}
