/// Comma-separated text after RFC 4180, UTF-8, lines ended by a line feed.
struct DelimitedText {
  private(set) var bytes: [UInt8] = []

  /// What tells a spreadsheet that umlauts are UTF-8.
  mutating func mark() { bytes += [0xEF, 0xBB, 0xBF] }

  mutating func row(_ fields: [String]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      write(field)
    }
    bytes.append(0x0A)
  }

  /// What was written since the last time.
  mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  private mutating func write(_ field: String) {
    let text = Self.isFormula(field) ? "'" + field : field
    let needsQuotes = text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    guard needsQuotes else { return bytes.append(contentsOf: text.utf8) }
    bytes.append(0x22)
    for byte in text.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }

  /// True for a text that a spreadsheet would run.
  ///
  /// Designations after IEC 81346 begin with `=`, `+` or `-` and must stay as they are, so only a text that also
  /// calls a function or names another document counts.
  private static func isFormula(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return false }
    switch first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D:
      return text.utf8.contains {
        $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "!")
      }
    default: return false
    }
  }
}
