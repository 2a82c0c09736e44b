import Glibc

/// An encoding of one or two bytes a character that is older than Unicode.
///
/// The characters come from the C library's `iconv`, once for each code page.
struct CodePage: Sendable {
  /// IANA name in lower case.
  let name: String
  /// The character of each byte, 0 where there is none or where the byte leads a pair.
  private var single = [UInt32](repeating: 0, count: 256)
  /// The character of each pair of bytes, 0 where there is none; empty where every byte is a character.
  private var pairs: [UInt32] = []
  private var leads = [Bool](repeating: false, count: 256)

  /// `nil` where the C library does not know the code page.
  init?(_ name: String, iconv library: String, isDouble: Bool) {
    self.name = name
    guard let converter = Converter(library) else { return nil }
    for byte in 0..<256 { single[byte] = converter.character([UInt8(byte)]) ?? 0 }
    guard isDouble else { return }
    pairs = [UInt32](repeating: 0, count: 1 << 16)
    for lead in 0x81...0xFE where single[lead] == 0 {
      for trail in 0x40...0xFE {
        guard let character = converter.character([UInt8(lead), UInt8(trail)]) else { continue }
        pairs[lead << 8 | trail] = character
        leads[lead] = true
      }
    }
  }

  var isDouble: Bool { !pairs.isEmpty }

  /// The character at `i` and how many bytes it takes; 0 where the bytes are none, `nil` where they end inside one.
  func character(_ bytes: [UInt8], _ i: Int, _ end: Int) -> (scalar: UInt32, length: Int)? {
    let first = Int(bytes[i])
    guard leads[first] else { return (first < 0x80 ? UInt32(first) : single[first], 1) }
    guard i + 1 < end else { return nil }
    let trail = Int(bytes[i + 1])
    // GB18030 also has characters of four bytes, which the frequent ones are not.
    if name == "gb18030", 0x30...0x39 ~= trail {
      guard i + 3 < end else { return nil }
      return (0xFFFD, 4)
    }
    let scalar = pairs[first << 8 | trail]
    // A byte that pairs with no other is lost alone, so that a delimiter behind it stays one.
    return scalar == 0 ? (0, 1) : (scalar, 2)
  }

  static let windows1250 = CodePage("windows-1250", iconv: "CP1250", isDouble: false)
  static let windows1251 = CodePage("windows-1251", iconv: "CP1251", isDouble: false)
  static let windows1254 = CodePage("windows-1254", iconv: "CP1254", isDouble: false)
  static let latin2 = CodePage("iso-8859-2", iconv: "ISO-8859-2", isDouble: false)
  static let windows1252 = CodePage("windows-1252", iconv: "CP1252", isDouble: false)
  static let shiftJIS = CodePage("shift_jis", iconv: "CP932", isDouble: true)
  static let gb18030 = CodePage("gb18030", iconv: "GB18030", isDouble: true)
  static let big5 = CodePage("big5", iconv: "BIG5-HKSCS", isDouble: true)
  static let eucKR = CodePage("euc-kr", iconv: "UHC", isDouble: true)
}

/// An open `iconv` from one encoding to UTF-32.
@safe private final class Converter {
  private let handle: iconv_t

  init?(_ name: String) {
    guard let handle = unsafe iconv_open("UTF-32LE", name),
      Int(bitPattern: handle) != -1
    else { return nil }
    unsafe self.handle = handle
  }

  deinit { _ = unsafe iconv_close(handle) }

  /// The one character that all of the bytes are.
  func character(_ bytes: [UInt8]) -> UInt32? {
    var input = bytes.map { CChar(bitPattern: $0) }
    var output = [UInt32](repeating: 0, count: 4)
    var isWhole = false
    var left = 0
    unsafe input.withUnsafeMutableBufferPointer { input in
      unsafe output.withUnsafeMutableBytes { output in
        var from = input.baseAddress
        var fromCount = input.count
        var to = unsafe output.baseAddress?.assumingMemoryBound(to: CChar.self)
        left = output.count
        _ = unsafe iconv(handle, nil, nil, nil, nil)
        let status = unsafe iconv(handle, &from, &fromCount, &to, &left)
        isWhole = status != -1 && fromCount == 0
      }
    }
    guard isWhole, left == 12, output[0] >= 0x80 || bytes.count == 1 else { return nil }
    return output[0]
  }
}
