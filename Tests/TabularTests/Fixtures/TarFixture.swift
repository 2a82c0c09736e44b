/// Writes a tar archive in memory.
struct TarFixture {
  enum Form: Sendable { case first, posix, gnu }

  var form = Form.posix
  private(set) var bytes: [UInt8] = []

  init(_ form: Form = .posix) { self.form = form }

  /// Adds a member of the type that the letter names.
  mutating func add(_ name: String, _ content: [UInt8] = [], type: Character = "0") {
    var name = Array(name.utf8)
    var prefix: [UInt8] = []
    if name.count > 100 {
      switch form {
      case .gnu: addBlock(Array("././@LongLink".utf8), name + [0], type: "L")
      case .posix: addAttributes(["path": String(decoding: name, as: UTF8.self)])
      case .first:
        let slash = name.lastIndex(of: UInt8(ascii: "/")) ?? 0
        (prefix, name) = (Array(name[..<slash]), Array(name[(slash + 1)...]))
      }
    }
    addBlock(Array(name.prefix(100)), content, type: type, prefix: prefix)
  }

  /// Says something of the next member.
  mutating func addAttributes(_ attributes: [String: String]) {
    var records = ""
    for (key, value) in attributes.sorted(by: { $0.key < $1.key }) {
      let rest = " \(key)=\(value)\n".utf8.count
      var count = rest + 1
      while count != rest + "\(count)".utf8.count { count = rest + "\(count)".utf8.count }
      records += "\(count) \(key)=\(value)\n"
    }
    addBlock(Array("PaxHeaders/x".utf8), Array(records.utf8), type: "x")
  }

  private mutating func addBlock(
    _ name: [UInt8], _ content: [UInt8], type: Character, prefix: [UInt8] = []
  ) {
    var block = [UInt8](repeating: 0, count: 512)
    func put(_ bytes: [UInt8], _ place: Int) {
      block.replaceSubrange(place..<(place + bytes.count), with: bytes)
    }
    func octal(_ value: Int, _ count: Int) -> [UInt8] {
      let digits = String(value, radix: 8)
      return Array((String(repeating: "0", count: count - digits.count) + digits).utf8)
    }
    put(name, 0)
    put(octal(content.count, 11), 124)
    if form != .first || !prefix.isEmpty { put(Array("ustar".utf8), 257) }
    if form == .gnu {
      // Not a size in octal, but its bytes behind a set bit; and no name where POSIX has the first half of one.
      put([0x80] + (0..<11).reversed().map { UInt8(content.count >> (8 * min($0, 7)) & 0xFF) }, 124)
      put(Array("  ".utf8), 262)
      put(Array("not a name".utf8), 345)
    }
    put(prefix, 345)
    put(Array(String(type).utf8), 156)
    put(Array("        ".utf8), 148)
    put(octal(block.reduce(0) { $0 + Int($1) }, 6) + [0], 148)
    bytes += block + content
    bytes += [UInt8](repeating: 0, count: (512 - content.count % 512) % 512)
  }

  func finished() -> [UInt8] { bytes + [UInt8](repeating: 0, count: 1024) }
}
