/// Keeps one copy of each text.
package struct TextPool {
  package init() {}

  private var slots: [Int32] = Array(repeating: -1, count: 256)
  private var hashes: [UInt64] = []
  private var texts: [String] = []

  mutating func text(_ bytes: UnsafeRawBufferPointer) -> String {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count)
    var i = 0
    while i + 8 <= bytes.count {
      let word = unsafe bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self)
      hash = (hash ^ word) &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 32
      i += 8
    }
    while i < bytes.count {
      hash = unsafe (hash ^ UInt64(bytes[i])) &* 0x100_0000_01B3
      i += 1
    }
    hash ^= hash >> 29
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if hashes[number] == hash, unsafe texts[number].utf8.elementsEqual(bytes) {
        return texts[number]
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    let text = unsafe String(decoding: bytes, as: UTF8.self)
    // A text that is mended on the way in would never be found again.
    guard text.utf8.count == bytes.count else { return text }
    slots[slot] = Int32(texts.count)
    hashes.append(hash)
    texts.append(text)
    if texts.count * 2 > slots.count { grow() }
    return text
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for (number, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number)
    }
  }
}
