/// Numbers texts by their bytes: open addressing, one comparison per hit, no String on the way.
@safe package struct TextTable: ~Copyable {
  /// Bytes that must be readable from the start of a text on, however short it is, and behind its end.
  package static let reach = 32

  /// The first 32 bytes of a text, filled up with zeros.
  private typealias Head = SIMD4<UInt64>
  private struct Slot: BitwiseCopyable {
    var hash: UInt32 = 0
    var index: Int32 = -1
  }
  private struct Entry: BitwiseCopyable {
    var head: Head
    var length: Int
    /// Place in `rest` of the bytes behind the head.
    var rest: Int
    var hash: UInt32

    package init(head: Head, length: Int, rest: Int, hash: UInt32) {
      self.head = head
      self.length = length
      self.rest = rest
      self.hash = hash
    }
  }

  private var slots = PlainArray<Slot>(repeating: Slot(), count: 256)
  private var mask = 255
  private var entries = PlainArray<Entry>()
  private var rest = PlainArray<UInt8>()
  /// For each length up to 32, ones where a head has bytes of the text.
  private var masks = PlainArray<Head>()

  package init() {
    for length in 0...TextTable.reach {
      var mask = Head()
      for i in 0..<4 {
        let bits = min(max(8 * length - 64 * i, 0), 64)
        mask[i] = UInt64(littleEndian: bits == 64 ? ~0 : (1 << UInt64(bits)) - 1)
      }
      masks.append(mask)
    }
  }

  package var count: Int { entries.count }

  /// The number of the text of `length` bytes; a new one gets the next number, or -1 when there are `limit` already.
  @inline(__always)
  package mutating func index(
    of start: UnsafePointer<UInt8>, _ length: Int, limit: Int = Int(Int32.max)
  ) -> Int {
    let (index, head, hash) = unsafe search(start, length)
    if index >= 0 { return index }
    return unsafe entries.count < limit ? insert(head, start, length, hash) : -1
  }

  /// The number of the text of `length` bytes, or -1 when it has none.
  @inline(__always)
  func find(_ start: UnsafePointer<UInt8>, _ length: Int) -> Int {
    unsafe search(start, length).index
  }

  @inline(__always)
  private func search(
    _ start: UnsafePointer<UInt8>, _ length: Int
  ) -> (index: Int, head: Head, hash: UInt32) {
    let head =
      unsafe UnsafeRawPointer(start).loadUnaligned(as: Head.self)
      & masks[min(length, TextTable.reach)]
    let hash = unsafe TextTable.hash(head, start, length)
    var place = Int(truncatingIfNeeded: hash) & mask
    while true {
      let slot = slots[place]
      if slot.index < 0 { return (-1, head, hash) }
      if slot.hash == hash {
        let entry = unsafe entries.pointer + Int(slot.index)
        let difference = unsafe entry.pointee.head ^ head
        let differences =
          unsafe (difference[0] | difference[1]) | (difference[2] | difference[3])
          | UInt64(truncatingIfNeeded: entry.pointee.length ^ length)
        if differences == 0, unsafe length <= TextTable.reach || hasRest(entry.pointee, start) {
          return (Int(slot.index), head, hash)
        }
      }
      place = (place &+ 1) & mask
    }
  }

  /// Products of 128 bits folded in half, as in wyhash.
  @inline(__always)
  private static func hash(
    _ head: Head, _ start: UnsafePointer<UInt8>, _ length: Int
  ) -> UInt32 {
    let a = (head[0] ^ 0x2D35_8DCC_AA6C_78A5).multipliedFullWidth(
      by: head[1] ^ 0x8BB8_4B93_962E_ACC9)
    let b = (head[2] ^ 0x4B33_A62E_D433_D4A3).multipliedFullWidth(
      by: head[3] ^ 0x4D5A_2DA5_1DE1_AA47)
    var hash = a.high ^ a.low ^ b.high ^ b.low
    if length > reach {
      for i in reach..<length { hash = unsafe (hash ^ UInt64(start[i])) &* 0x0000_0100_0000_01B3 }
    }
    hash = (hash ^ UInt64(truncatingIfNeeded: length)) &* 0x9E37_79B9_7F4A_7C15
    return UInt32(truncatingIfNeeded: hash &>> 32)
  }

  private func hasRest(_ entry: Entry, _ start: UnsafePointer<UInt8>) -> Bool {
    for i in TextTable.reach..<entry.length {
      if unsafe rest[entry.rest + i - TextTable.reach] != start[i] { return false }
    }
    return true
  }

  private mutating func insert(
    _ head: Head, _ start: UnsafePointer<UInt8>, _ length: Int, _ hash: UInt32
  ) -> Int {
    entries.append(Entry(head: head, length: length, rest: rest.count, hash: hash))
    if length > TextTable.reach {
      for i in TextTable.reach..<length { unsafe rest.append(start[i]) }
    }
    if entries.count * 2 > slots.count {
      slots = PlainArray(repeating: Slot(), count: slots.count * 2)
      mask = slots.count - 1
      for index in 0..<entries.count { place(index) }
    } else {
      place(entries.count - 1)
    }
    return entries.count - 1
  }

  private mutating func place(_ index: Int) {
    let hash = entries[index].hash
    var place = Int(truncatingIfNeeded: hash) & mask
    while slots[place].index >= 0 { place = (place + 1) & mask }
    slots[place] = Slot(hash: hash, index: Int32(index))
  }

  private func bytes(_ index: Int) -> [UInt8] {
    let entry = entries[index]
    var bytes: [UInt8] = []
    for i in 0..<min(entry.length, TextTable.reach) {
      let word = UInt64(littleEndian: entry.head[i / 8])
      bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(8 * (i % 8))))
    }
    for i in 0..<max(0, entry.length - TextTable.reach) { bytes.append(rest[entry.rest + i]) }
    return bytes
  }

  package func text(_ index: Int) -> String { String(decoding: bytes(index), as: UTF8.self) }

  /// The number of a text that lies in an array.
  package mutating func index(of bytes: [UInt8], limit: Int = Int(Int32.max)) -> Int {
    unsafe TextTable.withReach(bytes) { unsafe index(of: $0, bytes.count, limit: limit) }
  }

  /// The number of a text that lies in an array, or -1 when it has none.
  func find(_ bytes: [UInt8]) -> Int {
    unsafe TextTable.withReach(bytes) { unsafe find($0, bytes.count) }
  }

  /// Hands out a text with the bytes behind it that must be readable.
  static func withReach<Result>(
    _ bytes: [UInt8], _ body: (UnsafePointer<UInt8>) -> Result
  ) -> Result {
    let padded = bytes + [UInt8](repeating: 0, count: TextTable.reach)
    return unsafe padded.withUnsafeBufferPointer { padded in
      unsafe body(padded.baseAddress.unsafelyUnwrapped)
    }
  }

  /// Forgets all texts.
  mutating func removeAll() {
    guard count > 0 else { return }
    entries.removeAll()
    rest.removeAll()
    for place in 0..<slots.count { slots[place] = Slot() }
  }

  /// The number that the text has in another table, which learns it when it is new.
  package func index(of index: Int, in other: inout TextTable, limit: Int = Int(Int32.max)) -> Int {
    other.index(of: bytes(index), limit: limit)
  }
}
