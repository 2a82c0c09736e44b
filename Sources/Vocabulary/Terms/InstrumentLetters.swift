/// Letter codes of instruments as ISA-5.1 builds them: what is measured, and what is done with it, as in FT and PIC.
package struct InstrumentLetters: Sendable {
  private let measured: [Character: SignalKind]
  private let functions: Set<String>
  /// Letters that change the first one.
  private let modifiers: Set<Character>
  private static let lengths = 2...5

  init(_ signals: WordFile) {
    measured = SignalKind.letters("isa", of: signals["kinds"])
    functions = Set(signals["isa-functions"].words)
    modifiers = Set(signals["isa-modifiers"].words.joined())
  }

  /// What a folded code measures; `nil` of letters that are none.
  package func kind(of code: String) -> SignalKind? {
    let letters = code.uppercased()
    guard Self.lengths.contains(letters.count), let first = letters.first,
      let kind = measured[first]
    else { return nil }
    var rest = letters.dropFirst()
    let isTotal = rest.first == "Q" && first == "F"
    if let modifier = rest.first, modifiers.contains(modifier), rest.count > 1 {
      rest.removeFirst()
    }
    return functions.contains(String(rest)) ? isTotal ? .count : kind : nil
  }

  /// The last code in a name, where it is one with a number behind it: TE and 96131 of `23-TE-96131-01`, and none of
  /// `23-TE-101-M01`.
  package func code(in name: String) -> (letters: String, number: String)? {
    let tokens = NameToken.split(name)
    let last = tokens.indices.dropLast().last { !tokens[$0].isNumber && tokens[$0 + 1].isNumber }
    guard let last, kind(of: tokens[last].text) != nil else { return nil }
    return (tokens[last].text, tokens[last + 1].text)
  }
}
