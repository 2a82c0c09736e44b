import Vocabulary

/// A measuring point of a power plant in KKS (VGB-B 105): `10LAB10CT001`, with what may follow, such as `XQ01`.
///
/// The system comes first: a unit of up to two digits, three letters and two digits. Of the equipment, the letter `C` means a
/// measuring circuit and the next one what it measures. The code names no machine, only the system that it is in.
struct PowerPlantCode {
  let reading: TagReading

  /// `nil` for a tag that is built otherwise.
  init?(_ tag: String, _ vocabulary: Vocabulary) {
    var rest = Substring(tag)
    if rest.first == "=" { rest = rest.dropFirst() }
    func take(_ range: ClosedRange<Int>, _ isMeant: (Character) -> Bool) -> Substring? {
      let taken = rest.prefix(range.upperBound).prefix(while: isMeant)
      guard taken.count >= range.lowerBound else { return nil }
      rest = rest.dropFirst(taken.count)
      return taken
    }
    let isDigit = { (c: Character) in c.isASCII && c.isNumber }
    let isLetter = { (c: Character) in c.isASCII && c.isUppercase }
    guard take(0...2, isDigit) != nil, take(3...3, isLetter) != nil, take(2...2, isDigit) != nil
    else { return nil }
    if let mark = rest.first, "+ -_.".contains(mark) { rest = rest.dropFirst() }
    guard let code = take(2...2, isLetter), code.first == "C", take(3...3, isDigit) != nil,
      rest.first.map({ !isDigit($0) }) ?? true, let variable = code.last
    else { return nil }
    let kind = vocabulary.powerPlantLetters[variable] ?? .other
    reading = TagReading(
      asset: nil, kind: kind,
      reason: "'\(code)' is the power plant code of a measuring circuit for \(kind.rawValue)")
  }
}
