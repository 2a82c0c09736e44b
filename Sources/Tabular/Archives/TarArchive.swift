import Vocabulary

/// The members of a tar archive: of the first tar, POSIX and GNU.
struct TarArchive {
  struct Member: Equatable {
    enum Kind { case file, folder, link, sparse, other }
    var name: String
    var kind: Kind
    /// Its bytes in the archive; they may end beyond the end of an archive that is cut off.
    var range: Range<Int>
  }

  private(set) var members: [Member] = []
  /// What ended the list too early.
  private(set) var failure: ReadError?

  /// Long names and attributes are small; what says to be bigger is damaged.
  private static let extraLimit = 1 << 20

  init(_ file: SourceFile) throws(ReadError) {
    let stream = try FileStream(file)
    let size = try stream.byteCount()
    let location = SourceLocation(path: file.path)
    var place = 0
    // What the records before a member say of it.
    var longName: String?
    var attributes: [String: String] = [:]
    while true {
      let header = try ByteFields(stream, place..<(place + 512))
      if header.bytes.allSatisfy({ $0 == 0 }) { break }
      guard header.bytes.count == 512 else {
        failure = ReadError(.truncated("the tar data ends too early"), at: location)
        break
      }
      guard Self.isHeader(header.bytes), let written = Self.number(header.slice(124, 12)) else {
        failure = ReadError(.corrupt("the tar data is broken at byte \(place)"), at: location)
        break
      }
      let count = attributes["size"].flatMap { Int($0) } ?? written
      guard count >= 0, count < Int.max / 4 else {
        failure = ReadError(.corrupt("the tar data is broken at byte \(place)"), at: location)
        break
      }
      let type = header.bytes[156]
      let range = (place + 512)..<(place + 512 + count)
      place = range.upperBound + (512 - count % 512) % 512
      switch type {
      case UInt8(ascii: "L"), UInt8(ascii: "K"), UInt8(ascii: "x"), UInt8(ascii: "g"):
        guard count <= Self.extraLimit else {
          failure = ReadError(.corrupt("a name in the tar data is too long"), at: location)
          return
        }
        let bytes = try ByteFields(stream, range).bytes
        if type == UInt8(ascii: "L") { longName = Self.text(bytes[...]) }
        if type == UInt8(ascii: "x") { attributes = Self.attributes(bytes) }
      default:
        var kind = Self.kind(type)
        if attributes.keys.contains(where: { $0.hasPrefix("GNU.sparse") }) { kind = .sparse }
        let name = attributes["path"] ?? longName ?? Self.name(header)
        if kind == .file, name.hasSuffix("/") { kind = .folder }
        members.append(Member(name: name, kind: kind, range: range))
        (longName, attributes) = (nil, [:])
      }
      if place >= size { break }
    }
  }

  /// Whether a block of 512 bytes is the header of a member: its checksum tells.
  static func isHeader(_ block: [UInt8]) -> Bool {
    guard block.count >= 512, block[0] != 0, let sum = number(block[148..<156]) else {
      return false
    }
    var total = 8 * 32
    for i in 0..<512 where !(148..<156 ~= i) { total += Int(block[i]) }
    return total == sum
  }

  /// Octal digits, or for big numbers the bytes of the number behind a set bit.
  private static func number(_ field: ArraySlice<UInt8>) -> Int? {
    guard let first = field.first else { return nil }
    if first & 0x80 != 0 {
      return field.dropFirst().reduce(first & 0x7F == 0 ? 0 : nil) { value, byte in
        value.flatMap { $0 > Int.max >> 9 ? nil : $0 << 8 | Int(byte) }
      }
    }
    let digits = field.drop { $0 == 0x20 }.prefix { 0x30...0x37 ~= $0 }
    guard !digits.isEmpty else { return nil }
    return digits.reduce(0) { $0 << 3 | Int($1 - 0x30) }
  }

  private static func kind(_ type: UInt8) -> Member.Kind {
    switch type {
    case 0, UInt8(ascii: "0"), UInt8(ascii: "7"): .file
    case UInt8(ascii: "1"), UInt8(ascii: "2"): .link
    case UInt8(ascii: "5"), UInt8(ascii: "D"): .folder
    case UInt8(ascii: "S"): .sparse
    default: .other
    }
  }

  /// POSIX splits a long name into two fields; GNU has other things in the second.
  private static func name(_ header: ByteFields) -> String {
    let name = text(header.slice(0, 100))
    let prefix = text(header.slice(345, 155))
    let isPOSIX = header.slice(257, 6).elementsEqual("ustar\0".utf8)
    return isPOSIX && !prefix.isEmpty ? "\(prefix)/\(name)" : name
  }

  private static func text(_ field: ArraySlice<UInt8>) -> String {
    CodePage437.name(field.prefix { $0 != 0 }, isUTF8: true)
  }

  /// Records such as `18 path=mes/a.csv`, each with its length in front and a line end.
  private static func attributes(_ bytes: [UInt8]) -> [String: String] {
    var found: [String: String] = [:]
    var rest = bytes[...]
    while let blank = rest.firstIndex(of: 0x20),
      let count = Int(String(decoding: rest[..<blank], as: UTF8.self)),
      count > blank - rest.startIndex + 1, count <= rest.count
    {
      let record = rest[(blank + 1)..<(rest.startIndex + count - 1)]
      if let equal = record.firstIndex(of: UInt8(ascii: "=")) {
        found[String(decoding: record[..<equal], as: UTF8.self)] =
          String(decoding: record[(equal + 1)...], as: UTF8.self)
      }
      rest = rest.dropFirst(count)
    }
    return found
  }
}
