/// The text of a file that is small enough to be held whole.
package enum WholeText {
  /// The characters as UTF-8 without a byte order mark; `nil` for bytes that are no text.
  ///
  /// Office programs save tables in UTF-8, in UTF-16 or in the code page of their language.
  package static func decoded(_ bytes: [UInt8]) -> [UInt8]? {
    let (encoding, markLength) = TextEncoding.detect(bytes)
    let body = Array(bytes.dropFirst(markLength))
    let text: [UInt8]? =
      switch encoding {
      case .utf8:
        UTF8Check.run(body, 0..<body.count).firstInvalid == body.count ? body : paged(body)
      case .utf16LittleEndian: wide(body, low: 0)
      case .utf16BigEndian: wide(body, low: 1)
      }
    guard let text, !text.contains(where: isControl) else { return nil }
    return text
  }

  private static func isControl(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D && byte != 0x0C && byte != 0x1A
  }

  /// `low` is where the lower byte of a pair stands.
  private static func wide(_ bytes: [UInt8], low: Int) -> [UInt8]? {
    guard bytes.count.isMultiple(of: 2) else { return nil }
    let units = stride(from: 0, to: bytes.count, by: 2).map {
      UInt16(bytes[$0 + low]) | UInt16(bytes[$0 + 1 - low]) << 8
    }
    return String(validating: units, as: UTF16.self).map { Array($0.utf8) }
  }

  private static func paged(_ bytes: [UInt8]) -> [UInt8]? {
    let guess = CodePageGuess(Array(bytes.prefix(CodePageGuess.sampleSize)))
    guard let page = guess.page ?? CodePage.windows1252 else { return nil }
    var text = String.UnicodeScalarView()
    var i = 0
    while i < bytes.count {
      guard let (value, length) = page.character(bytes, i, bytes.count),
        value != 0, let scalar = Unicode.Scalar(value)
      else { return nil }
      text.append(scalar)
      i += length
    }
    return Array(String(text).utf8)
  }
}
