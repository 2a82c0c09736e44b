/// Reads Thrift's compact protocol, in which Parquet describes itself. Nothing is trusted: every length is checked.
struct ThriftCursor {
  enum Failure: Error {
    /// The bytes end in the middle of a value; with more of them it may succeed.
    case needsBytes
    case damage
  }

  /// Types as a field's header writes them.
  enum Kind {
    static let yes: UInt8 = 1
    static let no: UInt8 = 2
    static let byte: UInt8 = 3
    static let integers: ClosedRange<UInt8> = 4...6
    static let double: UInt8 = 7
    static let binary: UInt8 = 8
    static let list: UInt8 = 9
    static let set: UInt8 = 10
    static let map: UInt8 = 11
    static let structure: UInt8 = 12
  }

  private let bytes: [UInt8]
  private let end: Int
  private(set) var position: Int

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    end = min(range.upperBound, bytes.count)
  }

  /// Hands over each field of a structure; what `field` does not take (it returns false) is skipped.
  mutating func structure(
    _ field: (inout ThriftCursor, _ id: Int, _ kind: UInt8) throws(Failure) -> Bool
  ) throws(Failure) {
    var id = 0
    while true {
      let header = try byte()
      if header == 0 { return }
      let kind = header & 15
      if header >> 4 == 0 {
        id = try Int(truncatingIfNeeded: zigzag())
      } else {
        id &+= Int(header >> 4)
      }
      if try !field(&self, id, kind) { try skip(kind, depth: 0) }
    }
  }

  /// Hands over each element of a list, which must take it.
  mutating func list(
    _ kind: UInt8, _ element: (inout ThriftCursor, _ kind: UInt8) throws(Failure) -> Void
  ) throws(Failure) {
    guard kind == Kind.list || kind == Kind.set else { throw .damage }
    let (count, kind) = try listHeader()
    for _ in 0..<count { try element(&self, kind) }
  }

  mutating func integer(_ kind: UInt8) throws(Failure) -> Int {
    if kind == Kind.byte { return Int(Int8(bitPattern: try byte())) }
    guard Kind.integers ~= kind else { throw .damage }
    return Int(try zigzag())
  }

  mutating func text(_ kind: UInt8) throws(Failure) -> String {
    guard kind == Kind.binary else { throw .damage }
    let count = try length()
    let start = position
    try advance(count)
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func byte() throws(Failure) -> UInt8 {
    guard position < end else { throw .needsBytes }
    defer { position += 1 }
    return bytes[position]
  }

  private mutating func varint() throws(Failure) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while shift < 64 {
      let next = try byte()
      value |= UInt64(next & 0x7F) << shift
      if next < 0x80 { return value }
      shift += 7
    }
    throw .damage
  }

  private mutating func zigzag() throws(Failure) -> Int64 {
    let value = try varint()
    return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }

  private mutating func length() throws(Failure) -> Int {
    let value = try varint()
    guard value <= UInt64(Int32.max) else { throw .damage }
    return Int(value)
  }

  private mutating func advance(_ count: Int) throws(Failure) {
    guard count <= end - position else { throw .needsBytes }
    position += count
  }

  private mutating func listHeader() throws(Failure) -> (count: Int, kind: UInt8) {
    let header = try byte()
    let count = header >> 4 == 15 ? try length() : Int(header >> 4)
    // Every element takes a byte at least.
    guard count <= end - position else { throw .needsBytes }
    return (count, header & 15)
  }

  private mutating func skip(_ kind: UInt8, depth: Int, isElement: Bool = false) throws(Failure) {
    guard depth < 32 else { throw .damage }
    switch kind {
    case Kind.yes, Kind.no: if isElement { try advance(1) }
    case Kind.byte: try advance(1)
    case Kind.integers: _ = try varint()
    case Kind.double: try advance(8)
    case Kind.binary: try advance(length())
    case Kind.list, Kind.set:
      let (count, kind) = try listHeader()
      for _ in 0..<count { try skip(kind, depth: depth + 1, isElement: true) }
    case Kind.map:
      let count = try length()
      guard count <= end - position else { throw .needsBytes }
      if count == 0 { return }
      let kinds = try byte()
      for _ in 0..<count {
        try skip(kinds >> 4, depth: depth + 1, isElement: true)
        try skip(kinds & 15, depth: depth + 1, isElement: true)
      }
    case Kind.structure:
      while true {
        let header = try byte()
        if header == 0 { return }
        if header >> 4 == 0 { _ = try varint() }
        try skip(header & 15, depth: depth + 1)
      }
    default: throw .damage
    }
  }
}
