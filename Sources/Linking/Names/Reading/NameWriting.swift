import Vocabulary

/// How a name is written, as marks of the word table: equal numbers are equal writings.
struct NameWriting {
  /// How near two writings are; identical ones outrank those that differ by separators.
  enum Agreement: Int, Comparable {
    case none, signs, text
    /// Whatever they look like, a register says that they are one.
    case kin
    static func < (a: Agreement, b: Agreement) -> Bool { a.rawValue < b.rawValue }
  }

  /// The name but for case and blanks.
  let text: Int
  /// Its letters and digits: `P-01` is written as `P01` is, `P1` is not.
  let signs: Int
  /// Those without leading zeros.
  let key: Int
  /// Letters, or so many numbers that no table counts them by chance, make it the name of one thing.
  let isTelling: Bool

  init(_ name: String) {
    self.init(name, NameToken.split(name))
  }

  /// - Parameter tokens: Of the name.
  init(_ name: String, _ tokens: [NameToken]) {
    isTelling = NumbersAreName.inForce.isTelling(tokens)
    text = WordTable.mark(of: Self.plain(name))
    var written = tokens
    for index in written.indices where written[index].isNumber {
      written[index].text = written[index].written
    }
    signs = WordTable.mark(of: NameReader.joinedKey(written))
    key = WordTable.mark(of: NameReader.joinedKey(tokens))
  }

  static func plain(_ name: String) -> String {
    let lowercased = name.lowercased()
    if isPlain(lowercased.utf8) { return lowercased }
    return lowercased.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Whether a text is ASCII with single blanks between its words alone, as most names are.
  private static func isPlain(_ text: String.UTF8View) -> Bool {
    var last: UInt8 = 0x20
    for byte in text {
      if byte >= 0x80 || 0x09...0x0D ~= byte || byte == 0x20 && last == 0x20 { return false }
      last = byte
    }
    return last != 0x20
  }

  func agreement(_ other: NameWriting) -> Agreement {
    guard isTelling, signs == other.signs else { return .none }
    return text == other.text ? .text : .signs
  }
}
