/// Identifiers that a spreadsheet took for something else and that cannot be restored.
package enum SpoiledIdentifier {
  /// True for a number whose last digits are gone, such as `1.23E+11`: one digit, up to 14 more behind a decimal sign, and
  /// an exponent of two digits with its sign, which leaves digits open.
  package static func isRounded(_ p: UnsafeBufferPointer<UInt8>) -> Bool {
    let n = p.count
    guard n >= 5, n <= 20, unsafe p[0] &- 49 < 9, unsafe p[n - 4] == 69, unsafe p[n - 3] == 43,
      unsafe p[n - 2] &- 48 < 10, unsafe p[n - 1] &- 48 < 10
    else { return false }
    let exponent = unsafe Int(p[n - 2] &- 48) * 10 + Int(p[n - 1] &- 48)
    let fraction = max(0, n - 6)
    guard exponent >= 6, exponent > fraction else { return false }
    guard n > 5 else { return true }
    guard n > 6, unsafe p[1] == 46 || p[1] == 44 else { return false }
    for i in 2..<n - 4 where unsafe p[i] &- 48 >= 10 { return false }
    return true
  }

  package static func isRounded(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { unsafe isRounded($0) }
  }

  /// True for a day of a month without a year, as spreadsheets show `3-3` and `1-12`: `3-Mar`, `01. Dez`, `Mar-03`.
  package static func isDay(_ text: String) -> Bool {
    let pieces = text.split { "-. ".contains($0) }
    guard pieces.count == 2, text.utf8.count <= 8 else { return false }
    func isNumber(_ piece: Substring) -> Bool {
      piece.utf8.count <= 2 && piece.utf8.allSatisfy { 0x30...0x39 ~= $0 }
    }
    func isMonth(_ piece: Substring) -> Bool {
      TimeWords.inForce.spoiledMonths.contains(piece.lowercased())
    }
    return (isNumber(pieces[0]) && isMonth(pieces[1]))
      || (isMonth(pieces[0]) && isNumber(pieces[1]))
  }

  /// True for two numbers with a dash, which a spreadsheet may take for a day.
  package static func isPair(_ text: String) -> Bool {
    let pieces = text.split(separator: "-", omittingEmptySubsequences: false)
    return pieces.count == 2
      && pieces.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }
  }
}
