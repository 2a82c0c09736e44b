import Foundation

/// How a name is parted into words: the one place that knows of separators, humps, numbers and scripts.
///
/// Headers, names of assets and tags are parted by different rules, because in each of them other words stand alone.
package struct Splitting: Sendable {
  /// Where a capital begins a word inside letters.
  enum Humps {
    /// After a small letter: `ActCurrent` is two words, `FILTemp` one.
    case afterSmall
    /// There, and where the last of several capitals is followed by a small letter: `MESOrder` is `MES` and `Order`, `ABig`
    /// is `A` and `Big`.
    case lastCapital
    /// There, from the third letter of a word on: `ABig` is one word.
    case thirdLetter
  }

  /// Only `. / \ : | @`, `_ - #`, blanks and tabs part words, not all that is no letter and no digit.
  var isOfTags = false
  /// Numbers are words of their own: `FIL01` is `FIL` and `01`.
  var partsNumbers = false
  /// Letters of East Asia and of elsewhere are words of their own, for no blank stands between them.
  var partsScripts = false
  var humps: Humps
  /// Letters are told by the scalar, of which accents and vowel signs are some, and digits are those from 0 to 9; otherwise
  /// they are told by what people take for one sign, and `一` is a number.
  var isByScalar = false

  /// Headers and texts.
  package static let headers = Splitting(partsScripts: true, humps: .lastCapital)
  /// Names of files and states, in which numbers stand for themselves.
  package static let paths = Splitting(
    partsNumbers: true, partsScripts: true, humps: .lastCapital)
  /// Names of assets, in a spelling that has taken accents apart.
  static let names = Splitting(partsNumbers: true, humps: .thirdLetter, isByScalar: true)
  package static let tags = Splitting(isOfTags: true, humps: .afterSmall)

  /// What names begin with up to a separator of tags or the end of one: `Hall/COT01` of `Hall/COT01.ZN1` and `Hall/COT01.ZN2`.
  package static func commonSteps(_ names: [String]) -> String {
    guard var common = names.first else { return "" }
    for name in names.dropFirst() where name != common {
      let shared = common.commonPrefix(with: name)
      func goesOn(_ text: String) -> Bool {
        let rest = text.utf8.dropFirst(shared.utf8.count)
        return rest.first.map { !isTagSeparator($0) } ?? false
      }
      if !goesOn(common), !goesOn(name) {
        common = shared
      } else {
        let end = shared.utf8.lastIndex(where: isTagSeparator)
        common = end.map { String(shared[..<$0]) } ?? ""
      }
    }
    return common
  }

  /// The words as they stand in the text, without what parts them.
  package func words(of text: Substring) -> [Substring] {
    let parts =
      if Words.isPlain(text) {
        parts(of: text.utf8) { Traits($0, isOfTags) }
      } else if isByScalar {
        parts(of: text.unicodeScalars) { Traits($0) }
      } else {
        parts(of: text) { Traits($0, isOfTags) }
      }
    return parts.map { text[$0] }
  }

  private func parts<View: Collection>(
    of view: View, _ traits: (View.Element) -> Traits
  ) -> [Range<View.Index>] {
    var parts: [Range<View.Index>] = []
    var index = view.startIndex
    guard index < view.endIndex else { return parts }
    var start = index
    var length = 0
    var previous = Traits()
    var current = traits(view[index])
    while index < view.endIndex {
      let after = view.index(after: index)
      let next = after < view.endIndex ? traits(view[after]) : Traits()
      if current.isWord, previous.isWord, !begins(current, previous, next, length) {
        length += 1
      } else {
        if previous.isWord { parts.append(start..<index) }
        start = index
        length = 1
      }
      (previous, current, index) = (current, next, after)
    }
    if previous.isWord { parts.append(start..<index) }
    return parts
  }

  /// Whether a word begins inside letters and digits; `length` are the signs of the one before.
  private func begins(
    _ current: Traits, _ previous: Traits, _ next: Traits, _ length: Int
  ) -> Bool {
    if partsNumbers, previous.isNumber != current.isNumber { return true }
    if partsScripts, previous.isEastAsian != current.isEastAsian, !previous.isNumber,
      !current.isNumber
    {
      return true
    }
    guard current.isUpper else { return false }
    return switch humps {
    case .afterSmall: previous.isLower
    case .lastCapital: previous.isLower || previous.isUpper && next.isLower
    case .thirdLetter: previous.isLower || length > 1 && next.isLower
    }
  }

  /// Whether a byte parts the steps of a path: `. / \\ : |`, and `@` before a block of a controller.
  package static func isPathSeparator(_ byte: UInt8) -> Bool {
    byte == 0x2E || byte == 0x2F || byte == 0x5C || byte == 0x3A || byte == 0x7C || byte == 0x40
  }

  /// Whether a byte of ASCII parts the words of tags.
  package static func isTagSeparator(_ byte: UInt8) -> Bool {
    switch byte {
    // . / \ : | @ and _ - # " blank tab
    case 0x2E, 0x2F, 0x5C, 0x3A, 0x7C, 0x40, 0x5F, 0x2D, 0x23, 0x22, 0x20, 0x09: true
    default: false
    }
  }

  /// Where the name begins behind who provides it: `[default]PT-7101/Value`, `ns=3;s=PT-7101.Value` as OPC UA writes.
  package static func nameStart(of tag: String) -> String.Index {
    let bytes = tag.utf8
    var end: String.Index?
    if bytes.first == UInt8(ascii: "[") {
      end = bytes.firstIndex(of: UInt8(ascii: "]")).map(bytes.index(after:))
    } else if tag.hasPrefix("ns=") || tag.hasPrefix("nsu="),
      let kind = bytes.firstIndex(of: UInt8(ascii: ";")), tag[kind...].hasPrefix(";s=")
    {
      end = bytes.index(kind, offsetBy: 3)
    } else if tag.hasPrefix("s=") {
      end = bytes.index(bytes.startIndex, offsetBy: 2)
    }
    return end.flatMap { $0 < bytes.endIndex ? $0 : nil } ?? bytes.startIndex
  }

  /// What the rules ask of a sign.
  private struct Traits {
    var isNumber = false
    var isUpper = false
    var isLower = false
    var isWord = false
    var isEastAsian = false

    init() {}

    init(_ ascii: UInt8, _ isOfTags: Bool) {
      isNumber = ascii &- 0x30 < 10
      isUpper = ascii &- 0x41 < 26
      isLower = ascii &- 0x61 < 26
      isWord = isOfTags ? !isTagSeparator(ascii) : isNumber || isUpper || isLower
    }

    init(_ character: Character, _ isOfTags: Bool) {
      isNumber = character.isNumber
      isUpper = character.isUppercase
      isLower = character.isLowercase
      isEastAsian = character.unicodeScalars.first.map(Words.isEastAsian) ?? false
      if isOfTags {
        isWord = !(character.asciiValue.map(isTagSeparator) ?? false)
      } else {
        // `N.º de serie` is `n de serie`, as `N° de série` is.
        isWord = isNumber || (character.isLetter && character != "º" && character != "ª")
      }
    }

    init(_ scalar: Unicode.Scalar) {
      isNumber = scalar.value &- 0x30 < 10
      isUpper = scalar.properties.isUppercase
      isLower = scalar.properties.isLowercase
      // A combining mark belongs to the letter before it.
      isWord =
        isNumber || scalar.properties.isAlphabetic || (0x300...0x36F).contains(scalar.value)
        || (0x3099...0x309A).contains(scalar.value)
    }
  }
}
