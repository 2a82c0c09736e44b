import CZlib

/// The directory of a zip file. Nothing is ever unpacked to disk, so names cannot escape a folder.
struct ZipArchive {
  struct Entry: Equatable {
    var name: String
    var method: Int
    var isEncrypted: Bool
    var checksum: UInt32
    var compressedCount: Int
    var byteCount: Int
    var headerOffset: Int
  }

  let file: SourceFile
  let entries: [Entry]
  private var location: SourceLocation { SourceLocation(path: file.path) }

  /// Reads the directory at the end of the file, Zip64 included.
  init(_ file: SourceFile) throws(ReadError) {
    self.file = file
    let location = SourceLocation(path: file.path)
    let stream = try FileStream(file)
    let size = try stream.byteCount()
    // The end record is 22 bytes and a comment of at most 65535; a Zip64 locator of 20 bytes stands before it.
    let tailStart = max(0, size - (22 + 65535 + 20))
    let tail = try ByteFields(stream, tailStart..<size)
    guard let end = tail.lastPlace(of: 0x0605_4B50, minimumSize: 22) else {
      throw ReadError(
        .truncated("the directory at the end of the zip data is missing"), at: location)
    }
    var count = tail.number(end + 10, 2)
    var directoryCount = tail.number(end + 12, 4)
    var directoryStart = tail.number(end + 16, 4)
    if end >= 20, tail.number(end - 20, 4) == 0x0706_4B50 {
      let place = tail.number(end - 20 + 8, 8)
      let record = try ByteFields(stream, Self.range(place, 56, size))
      if record.number(0, 4) == 0x0606_4B50 {
        count = record.number(32, 8)
        directoryCount = record.number(40, 8)
        directoryStart = record.number(48, 8)
      }
    }
    let directory = try ByteFields(stream, Self.range(directoryStart, directoryCount, size))
    var entries: [Entry] = []
    var i = 0
    while entries.count < count, directory.number(i, 4) == 0x0201_4B50 {
      entries.append(Self.entry(directory, i))
      i +=
        46 + directory.number(i + 28, 2) + directory.number(i + 30, 2)
        + directory.number(i + 32, 2)
    }
    guard entries.count == count else {
      throw ReadError(.corrupt("the directory of the zip data is broken"), at: location)
    }
    self.entries = entries
  }

  private static func range(_ start: Int, _ count: Int, _ size: Int) -> Range<Int> {
    guard start >= 0, count >= 0, start <= size, count <= size - start else { return 0..<0 }
    return start..<(start + count)
  }

  private static func entry(_ directory: ByteFields, _ i: Int) -> Entry {
    let nameCount = directory.number(i + 28, 2)
    var entry = Entry(
      name: directory.string(i + 46, nameCount), method: directory.number(i + 10, 2),
      isEncrypted: directory.number(i + 8, 2) & 1 != 0,
      checksum: UInt32(truncatingIfNeeded: directory.number(i + 16, 4)),
      compressedCount: directory.number(i + 20, 4), byteCount: directory.number(i + 24, 4),
      headerOffset: directory.number(i + 42, 4))
    // A Zip64 field holds, in this order, the numbers that did not fit.
    var extra = i + 46 + nameCount
    let extraEnd = extra + directory.number(i + 30, 2)
    while extra + 4 <= extraEnd {
      let count = directory.number(extra + 2, 2)
      if directory.number(extra, 2) == 1 {
        var place = extra + 4
        let full = 0xFFFF_FFFF
        for path in [\Entry.byteCount, \Entry.compressedCount, \Entry.headerOffset]
        where entry[keyPath: path] == full && place + 8 <= extra + 4 + count {
          entry[keyPath: path] = directory.number(place, 8)
          place += 8
        }
      }
      extra += 4 + count
    }
    return entry
  }

  /// Names are compared without regard to case, as the office programs do.
  func entry(named name: String) -> Entry? {
    let wanted = name.lowercased()
    return entries.first { $0.name.lowercased() == wanted }
  }

  func open(_ entry: Entry) throws(ReadError) -> ZipEntryStream {
    try ZipEntryStream(file, entry)
  }
}

/// Numbers and text at places in a piece of a file; what lies outside reads as 0.
private struct ByteFields {
  var bytes: [UInt8]

  init(_ stream: FileStream, _ range: Range<Int>) throws(ReadError) {
    bytes = [UInt8](repeating: 0, count: range.count)
    var length = 0
    while length < range.count {
      let got = try stream.read(
        into: &bytes, in: length..<range.count, from: range.lowerBound + length)
      if got == 0 { break }
      length += got
    }
    bytes.removeLast(range.count - length)
  }

  func number(_ place: Int, _ count: Int) -> Int {
    guard place >= 0, place <= bytes.count - count else { return 0 }
    var value: UInt64 = 0
    for i in (0..<count).reversed() { value = value << 8 | UInt64(bytes[place + i]) }
    return Int(clamping: value)
  }

  func string(_ place: Int, _ count: Int) -> String {
    guard place <= bytes.count - count else { return "" }
    return String(decoding: bytes[place..<(place + count)], as: UTF8.self)
  }

  func lastPlace(of signature: Int, minimumSize: Int) -> Int? {
    guard bytes.count >= minimumSize else { return nil }
    return (0...(bytes.count - minimumSize)).reversed().first { place in
      bytes[place] == 0x50 && number(place, 4) == signature
    }
  }
}

/// Inflates one entry and checks it against its checksum.
final class ZipEntryStream: ByteStream {
  private let stream: FileStream
  private let entry: ZipArchive.Entry
  private let inflater: Inflater?
  private var place: Int
  private var remaining: Int
  private var input: [UInt8] = []
  private var available = 0..<0
  private var produced = 0
  private var checksum: UInt = 0
  private var isAtEnd = false
  private(set) var bytesRead = 0

  init(_ file: SourceFile, _ entry: ZipArchive.Entry) throws(ReadError) {
    stream = try FileStream(file)
    self.entry = entry
    guard !entry.isEncrypted else { throw ReadError(.encrypted, at: stream.location) }
    let size = try stream.byteCount()
    let start = min(max(entry.headerOffset, 0), size)
    let header = try ByteFields(stream, start..<min(start + 30, size))
    guard header.number(0, 4) == 0x0403_4B50 else {
      throw ReadError(
        .corrupt("'\(entry.name)' is not where the zip directory says"), at: stream.location)
    }
    place = start + 30 + header.number(26, 2) + header.number(28, 2)
    remaining = entry.compressedCount
    switch entry.method {
    case 0: inflater = nil
    case 8:
      do {
        inflater = try Inflater(.none)
      } catch {
        throw ReadError(.corrupt("zlib could not start"), at: stream.location)
      }
      input = [UInt8](repeating: 0, count: 1 << 16)
    default:
      throw ReadError(
        .corrupt("'\(entry.name)' uses the unknown compression \(entry.method)"),
        at: stream.location)
    }
  }

  func read(into bytes: inout [UInt8], in range: Range<Int>) throws(ReadError) -> Int {
    guard !isAtEnd, !range.isEmpty else { return 0 }
    let count = inflater == nil ? try copy(&bytes, range) : try inflate(&bytes, range)
    checksum = unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return checksum }
      return unsafe crc32(checksum, base + range.lowerBound, UInt32(clamping: count))
    }
    produced += count
    if isAtEnd, checksum != UInt(entry.checksum) {
      throw ReadError(.corrupt("the checksum of '\(entry.name)' is wrong"), at: stream.location)
    }
    return count
  }

  private func copy(_ bytes: inout [UInt8], _ range: Range<Int>) throws(ReadError) -> Int {
    let wanted = range.lowerBound..<(range.lowerBound + min(range.count, remaining))
    let count = try stream.read(into: &bytes, in: wanted, from: place)
    if count == 0, remaining > 0 { throw cutOff }
    place += count
    remaining -= count
    bytesRead += count
    isAtEnd = remaining == 0
    return count
  }

  private func inflate(_ bytes: inout [UInt8], _ range: Range<Int>) throws(ReadError) -> Int {
    guard let inflater else { return 0 }
    while true {
      if available.isEmpty {
        let got = min(try stream.read(into: &input, in: 0..<input.count, from: place), remaining)
        if got == 0 { throw cutOff }
        place += got
        remaining -= got
        bytesRead += got
        available = 0..<got
      }
      let step: Inflater.Step
      do {
        step = try inflater.inflate(&input, available, into: &bytes, range)
        if step.isDamaged { throw Inflater.Damage() }
      } catch {
        throw ReadError(.corrupt("'\(entry.name)' cannot be inflated"), at: stream.location)
      }
      available = (available.lowerBound + step.consumed)..<available.upperBound
      isAtEnd = step.isFinished
      if step.produced > 0 || isAtEnd { return step.produced }
    }
  }

  private var cutOff: ReadError {
    ReadError(.truncated("'\(entry.name)' in the zip data ends too early"), at: stream.location)
  }
}
