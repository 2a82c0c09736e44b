import Vocabulary

extension Rule {
  /// The message with its placeholders filled; for what could not be measured, the note says why.
  func sentence(for measurement: Measurement) -> String {
    guard let measured = measurement.measured else {
      let why = measurement.note ?? "the facts for it are missing"
      return "\(measurement.subject.id): \(title) could not be checked: \(why)"
    }
    // One pass from left to right, so that a brace in a name is never taken for a placeholder.
    var text = ""
    var rest = message[...]
    while let brace = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
      text += rest[..<brace]
      rest = rest[brace...]
      let end = rest.utf8.firstIndex(of: UInt8(ascii: "}")).map { rest.utf8.index(after: $0) }
      switch end.map({ rest[..<$0] }) {
      case "{subject}": text += measurement.subject.id
      case "{measured}": text += Wording.quantity(measured, unit: unit)
      case "{numerator}": text += measurement.numerator.map(Wording.number) ?? "?"
      case "{denominator}": text += measurement.denominator.map(Wording.number) ?? "?"
      case "{note}": text += measurement.note ?? ""
      default:
        text += "{"
        rest = rest.dropFirst()
        continue
      }
      rest = rest[(end ?? rest.endIndex)...]
    }
    text += rest
    while let last = text.utf8.last, " ,:;".utf8.contains(last) { text.removeLast() }
    return text
  }

  /// True when `a` is farther on the wrong side than `b`.
  package func isWorse(_ a: Double?, than b: Double?) -> Bool {
    guard let a, let b else { return false }
    switch (fail ?? warn)?.comparison {
    case .less?, .lessOrEqual?: return a < b
    default: return a > b
    }
  }
}
