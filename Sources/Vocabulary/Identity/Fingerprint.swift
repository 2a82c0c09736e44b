/// 16 hex digits that stay the same from run to run: FNV-1a, 64 bits.
package func fingerprint(_ parts: String...) -> String { fingerprint(parts) }

/// The same of a list.
package func fingerprint(_ parts: [String]) -> String {
  var hash = FNV1a()
  for part in parts {
    for byte in part.utf8 { hash.add(byte) }
    hash.add(0xff)
  }
  return hash.digits
}

/// Makes a fingerprint of bytes that come in parts, such as those of a file.
package struct FNV1a {
  private var hash: UInt64 = 0xcbf2_9ce4_8422_2325

  package init() {}

  mutating func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }

  package mutating func add(_ bytes: ArraySlice<UInt8>) { for byte in bytes { add(byte) } }

  package var digits: String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
