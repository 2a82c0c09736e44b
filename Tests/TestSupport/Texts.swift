package import Calendar
import Vocabulary

/// The number that a text writes.
package func number(_ text: String, decimalComma: Bool = false) -> Double {
  var text = text
  return text.withUTF8 { unsafe parseNumber($0, decimalComma: decimalComma) }
}

extension TimestampParser {
  /// Microseconds since 1970, or `nil` for text that is no instant.
  package func microseconds(_ text: String) -> Int64? {
    var text = text
    let instant = text.withUTF8 { unsafe parse($0) }
    return instant == TimestampParser.invalid ? nil : instant
  }
}
