import Foundation

/// A run of letters or of digits in a name.
package struct NameToken: Sendable, Equatable {
  /// The word in folded spelling, or the digits without leading zeros.
  package var text: String
  /// As it stands in the name.
  package var written: String
  package var isNumber: Bool
  /// No separator stands between it and the token before.
  package var isGlued: Bool

  /// Splits a name at separators, between letters and digits, and at the humps of camel case.
  package static func split(_ name: String) -> [NameToken] {
    let isPlain = Words.isPlain(name)
    let scalars = plainScalars(name)
    var tokens: [NameToken] = []
    var start = 0
    var index = 0
    var glued = false
    func kind(_ scalar: Unicode.Scalar) -> Int {
      if scalar.value < 128 {
        if scalar.value >= 48 && scalar.value <= 57 { return 1 }
        let lower = scalar.value | 32
        return lower >= 97 && lower <= 122 ? 2 : 0
      }
      // A combining mark belongs to the letter before it.
      if (0x300...0x36F).contains(scalar.value) || (0x3099...0x309A).contains(scalar.value) {
        return 2
      }
      return scalar.properties.isAlphabetic ? 2 : 0
    }
    func isUpper(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isUppercase }
    func isLower(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isLowercase }
    while index < scalars.count {
      let here = kind(scalars[index])
      guard here != 0 else {
        index += 1
        glued = false
        continue
      }
      start = index
      index += 1
      while index < scalars.count, kind(scalars[index]) == here {
        if here == 2, isUpper(scalars[index]) {
          if isLower(scalars[index - 1]) { break }
          if index + 1 < scalars.count, kind(scalars[index + 1]) == 2, isLower(scalars[index + 1]),
            index - start > 1
          {
            break
          }
        }
        index += 1
      }
      var written = ""
      written.unicodeScalars.append(contentsOf: scalars[start..<index])
      let text = here == 1 ? withoutZeros(written) : folded(word: written)
      tokens.append(
        NameToken(
          text: text, written: isPlain ? written : written.precomposedStringWithCanonicalMapping,
          isNumber: here == 1, isGlued: glued))
      glued = true
    }
    return tokens
  }

  /// A word in the one spelling under which words are compared: lower case, without accents, `ue` as `u`.
  package static func folded(word: String) -> String {
    var letters: [UInt8] = []
    var other = ""
    for scalar in word.unicodeScalars {
      switch scalar.value {
      case 65...90: letters.append(UInt8(scalar.value) | 32)
      case 0..<128: letters.append(UInt8(scalar.value))
      case 0x300...0x36F: continue
      case 0xDF, 0x1E9E: letters += [115, 115]
      case 0x141, 0x142: letters.append(108)
      case 0xD8, 0xF8: letters.append(111)
      case 0xC6, 0xE6: letters.append(97)
      case 0x152, 0x153: letters.append(111)
      case 0x110, 0x111: letters.append(100)
      case 0x131: letters.append(105)
      default: other.unicodeScalars.append(scalar)
      }
    }
    guard other.isEmpty else {
      // Another script: accents and digraphs are its own business.
      return word.precomposedStringWithCanonicalMapping.lowercased()
    }
    guard letters.count >= 4 else { return String(decoding: letters, as: UTF8.self) }
    var result: [UInt8] = []
    result.reserveCapacity(letters.count)
    for letter in letters {
      if letter == 101, let last = result.last, last == 97 || last == 111 || last == 117 {
        continue
      }
      result.append(letter)
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func withoutZeros(_ digits: String) -> String {
    let stripped = digits.drop { $0 == "0" }
    return stripped.isEmpty ? "0" : String(stripped)
  }

  /// Compatibility forms taken apart, so that full-width digits and accented letters are plain ones.
  private static func plainScalars(_ name: String) -> [Unicode.Scalar] {
    if Words.isPlain(name) { return Array(name.unicodeScalars) }
    return Array(name.decomposedStringWithCompatibilityMapping.unicodeScalars)
  }
}
