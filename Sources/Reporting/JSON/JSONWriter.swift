import Calendar
import Vocabulary

// JSON with the keys in the order in which they are written, so that equal input gives equal bytes.
//
// Objects and arrays near the root are broken into lines, deeper ones stay on the line of their parent: one signal or
// finding is one line, which `grep` and `git diff` can work with.

/// Writes one JSON value from left to right.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  private var depth = 0
  private var isFirst = true
  /// Down to this depth each member is a line of its own.
  private let lineDepth: Int

  init(lineDepth: Int = 2) { self.lineDepth = lineDepth }

  mutating func object(_ body: (inout JSONWriter) -> Void) {
    nest(UInt8(ascii: "{"), UInt8(ascii: "}"), body)
  }

  mutating func array<S: Sequence>(
    _ items: S, _ body: (inout JSONWriter, S.Element) -> Void
  ) {
    nest(UInt8(ascii: "["), UInt8(ascii: "]")) { writer in
      for item in items {
        writer.separate()
        body(&writer, item)
      }
    }
  }

  mutating func key(_ name: String) {
    separate()
    text(name)
    bytes.append(UInt8(ascii: ":"))
    bytes.append(UInt8(ascii: " "))
  }

  mutating func null() { bytes.append(contentsOf: "null".utf8) }

  mutating func value(_ value: Bool) { bytes.append(contentsOf: (value ? "true" : "false").utf8) }

  mutating func value(_ value: Int) { bytes.append(contentsOf: String(value).utf8) }

  /// The shortest digits that read back as the same number; what is no number is `null`.
  mutating func value(_ value: Double) {
    guard let digits = Wording.exact(value) else { return null() }
    bytes.append(contentsOf: digits.utf8)
  }

  mutating func value(_ value: String) { text(value) }

  private mutating func nest(
    _ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void
  ) {
    bytes.append(open)
    depth += 1
    isFirst = true
    body(&self)
    depth -= 1
    if !isFirst, depth < lineDepth { newLine() }
    isFirst = false
    bytes.append(close)
  }

  private mutating func separate() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    if depth <= lineDepth {
      newLine()
    } else if !isFirst {
      bytes.append(UInt8(ascii: " "))
    }
    isFirst = false
  }

  private mutating func newLine() {
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0..<depth {
      bytes.append(UInt8(ascii: " "))
      bytes.append(UInt8(ascii: " "))
    }
  }

  private mutating func text(_ value: String) {
    bytes.append(UInt8(ascii: "\""))
    defer { bytes.append(UInt8(ascii: "\"")) }
    var value = value
    let isWritten = value.withUTF8 { text in
      let isPlain = unsafe text.allSatisfy {
        $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C && $0 != 0x7F
      }
      if isPlain { unsafe bytes.append(contentsOf: text) }
      return isPlain
    }
    guard !isWritten else { return }
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0x0A: bytes.append(contentsOf: "\\n".utf8)
      case 0x0D: bytes.append(contentsOf: "\\r".utf8)
      case 0x09: bytes.append(contentsOf: "\\t".utf8)
      case 0..<0x20, 0x7F:
        let hex = String(byte, radix: 16)
        bytes.append(contentsOf: ("\\u00" + (byte < 16 ? "0" : "") + hex).utf8)
      default: bytes.append(byte)
      }
    }
  }
}

extension JSONWriter {
  mutating func field(_ name: String, _ string: String?) {
    key(name)
    if let string { value(string) } else { null() }
  }

  mutating func field(_ name: String, _ number: Double?) {
    key(name)
    if let number { value(number) } else { null() }
  }

  mutating func field(_ name: String, _ number: Int?) {
    key(name)
    if let number { value(number) } else { null() }
  }

  mutating func field(_ name: String, _ flag: Bool?) {
    key(name)
    if let flag { value(flag) } else { null() }
  }

  /// An instant in seconds, as ISO 8601.
  mutating func field(_ name: String, instant: Double?) {
    key(name)
    guard let instant, let text = Wording.iso8601Bytes(instant) else { return null() }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(contentsOf: text)
    bytes.append(UInt8(ascii: "\""))
  }

  /// A line or row number, where 0 means unknown.
  mutating func field(_ name: String, line: Int) { field(name, line > 0 ? line : nil) }

  mutating func field(_ name: String, object body: (inout JSONWriter) -> Void) {
    key(name)
    object(body)
  }

  mutating func field(_ name: String, _ strings: [String]) {
    key(name)
    array(strings) { $0.value($1) }
  }

  mutating func field<S: Sequence>(
    _ name: String, _ items: S, _ body: (inout JSONWriter, S.Element) -> Void
  ) {
    key(name)
    array(items) { writer, item in writer.object { body(&$0, item) } }
  }
}
