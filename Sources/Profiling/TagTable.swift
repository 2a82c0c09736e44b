/// Numbers names by their bytes: open addressing, one comparison per hit, no String on the way.
struct TagTable {
  private var slots: [Int32] = [Int32](repeating: -1, count: 256)
  private var hashes: [UInt64] = []
  private var starts: [Int] = [0]
  private var bytes: [UInt8] = []
  private(set) var count = 0

  @inline(__always)
  private static func hash(_ p: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: p.count)
    var i = 0
    let n = p.count
    if let base = unsafe UnsafeRawPointer(p.baseAddress) {
      while i &+ 8 <= n {
        hash =
          unsafe (hash ^ base.loadUnaligned(fromByteOffset: i, as: UInt64.self))
          &* 0xFF51_AFD7_ED55_8CCD
        hash ^= hash &>> 32
        i &+= 8
      }
    }
    var tail: UInt64 = 0
    while i < n {
      tail = unsafe (tail &<< 8) | UInt64(p[i])
      i &+= 1
    }
    hash = (hash ^ tail) &* 0xC4CE_B9FE_1A85_EC53
    return hash ^ (hash &>> 29)
  }

  /// The number of the name; a new one gets the next number.
  @inline(__always)
  mutating func index(of p: UnsafeBufferPointer<UInt8>) -> Int {
    let hash = unsafe TagTable.hash(p)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count &- 1)
    while true {
      let index = Int(slots[slot])
      if index < 0 { return unsafe insert(p, hash) }
      if hashes[index] == hash, unsafe equals(index, p) { return index }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
  }

  @inline(__always)
  private func equals(_ index: Int, _ p: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = starts[index]
    guard starts[index &+ 1] &- start == p.count else { return false }
    var i = 0
    while i < p.count {
      if unsafe bytes[start &+ i] != p[i] { return false }
      i &+= 1
    }
    return true
  }

  private mutating func insert(_ p: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Int {
    unsafe bytes.append(contentsOf: p)
    starts.append(bytes.count)
    hashes.append(hash)
    count += 1
    if count * 2 > slots.count {
      slots = [Int32](repeating: -1, count: slots.count * 2)
      for index in hashes.indices { place(index) }
    } else {
      place(count - 1)
    }
    return count - 1
  }

  private mutating func place(_ index: Int) {
    var slot = Int(truncatingIfNeeded: hashes[index]) & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(index)
  }

  func name(_ index: Int) -> String {
    String(decoding: bytes[starts[index]..<starts[index + 1]], as: UTF8.self)
  }
}
