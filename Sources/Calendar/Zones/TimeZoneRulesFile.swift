import FoundationEssentials

// A TZif file (RFC 8536) is a header and a block with 32-bit times, and from version 2 on a second
// header and block with 64-bit times and a footer. The second block and the footer are what counts;
// slim files leave the first block empty.

extension TimeZoneRules {
  /// Folders that hold zoneinfo, the first that has a zone wins.
  static let systemFolders: [String] = {
    let own = ProcessInfo.processInfo.environment["TZDIR"].map { [$0] } ?? []
    return own + ["/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo"]
  }()

  /// Reads the zone `name`, which must have been validated; `nil` when no folder has it.
  static func read(_ name: String, folders: [String]) -> TimeZoneRules? {
    for folder in folders where !folder.isEmpty {
      guard let data = try? Data(contentsOf: URL(filePath: folder + "/" + name)) else { continue }
      if let rules = TimeZoneRules(name: name, tzif: [UInt8](data)) { return rules }
    }
    return nil
  }

  /// Decodes a TZif file; `nil` when it is damaged, or counts leap seconds.
  package init?(name: String, tzif bytes: [UInt8]) {
    guard let first = Header(bytes, at: 0) else { return nil }
    var header = first
    var timeSize = 4
    if first.version >= 2 {
      guard let second = Header(bytes, at: first.end(timeSize: 4)) else { return nil }
      header = second
      timeSize = 8
    }
    let end = header.end(timeSize: timeSize)
    guard end <= bytes.count, header.typeCount > 0, header.leapCount == 0 else { return nil }

    let indexStart = header.start + header.timeCount * timeSize
    let typeStart = indexStart + header.timeCount
    let types = (0..<header.typeCount).map {
      Int(Int32(truncatingIfNeeded: Self.integer(bytes, at: typeStart + $0 * 6, size: 4)))
    }
    guard types.allSatisfy({ $0.magnitude < 26 * 3600 }) else { return nil }

    var changes: [Int64] = []
    var offsets: [Int] = []
    for index in 0..<header.timeCount {
      let type = Int(bytes[indexStart + index])
      let time = Self.integer(bytes, at: header.start + index * timeSize, size: timeSize)
      guard type < types.count, changes.last.map({ $0 < time }) ?? true else { return nil }
      changes.append(time)
      offsets.append(types[type])
    }

    var footer: DaylightRule?
    if timeSize == 8, end + 2 < bytes.count, bytes[end] == 0x0A,
      let close = bytes[(end + 1)...].firstIndex(of: 0x0A), close > end + 1
    {
      let text = String(decoding: bytes[(end + 1)..<close], as: UTF8.self)
      guard let rule = DaylightRule(posix: text[...]) else { return nil }
      footer = rule
    }
    self.init(
      name: name, changes: changes, offsets: offsets, firstOffset: types[0], footer: footer)
  }

  private struct Header {
    var version: Int
    var start: Int
    var utCount: Int
    var standardCount: Int
    var leapCount: Int
    var timeCount: Int
    var typeCount: Int
    var characterCount: Int

    init?(_ bytes: [UInt8], at offset: Int) {
      // Real files are below 4 kB; the limit keeps the sums below far from overflow.
      guard offset >= 0, bytes.count < 1 << 20, offset + 44 <= bytes.count,
        bytes[offset..<(offset + 4)].elementsEqual("TZif".utf8)
      else { return nil }
      version = bytes[offset + 4] == 0 ? 1 : Int(bytes[offset + 4]) - 0x30
      start = offset + 44
      let counts = (0..<6).map {
        Int(TimeZoneRules.integer(bytes, at: offset + 20 + $0 * 4, size: 4) & 0xFFFF_FFFF)
      }
      guard version >= 1, counts.allSatisfy({ $0 < 1 << 20 }) else { return nil }
      utCount = counts[0]
      standardCount = counts[1]
      leapCount = counts[2]
      timeCount = counts[3]
      typeCount = counts[4]
      characterCount = counts[5]
    }

    func end(timeSize: Int) -> Int {
      start + timeCount * (timeSize + 1) + typeCount * 6 + characterCount
        + leapCount * (timeSize + 4) + standardCount + utCount
    }
  }

  /// A big-endian signed integer of `size` bytes.
  private static func integer(_ bytes: [UInt8], at start: Int, size: Int) -> Int64 {
    var value: UInt64 = bytes[start] >= 0x80 ? .max : 0
    for byte in bytes[start..<(start + size)] { value = value << 8 | UInt64(byte) }
    return Int64(bitPattern: value)
  }
}
