import Foundation
import Vocabulary

/// A file's bytes from first to last, without its compression.
package protocol ByteStream: AnyObject {
  /// Bytes of the file consumed so far, before decompression.
  var bytesRead: Int { get }
  /// Replaces bytes from the start of `range` on, at most all of it; returns how many, 0 at the end.
  func read(into bytes: inout [UInt8], in range: Range<Int>) throws(ReadError) -> Int
}

extension ByteStream {
  /// Replaces bytes from `offset` on, as many as there is room for; returns how many, 0 at the end.
  package func read(into bytes: inout [UInt8], at offset: Int) throws(ReadError) -> Int {
    try read(into: &bytes, in: offset..<bytes.count)
  }
}

/// Reads a file that lies on disk as it is, whole or a member of an archive, in order or at a place.
final class FileStream: ByteStream {
  let location: SourceLocation
  private let opened: SharedFile.Opened
  /// Where the bytes lie on disk.
  private let span: Range<Int>
  /// The length of a member; `nil` for a whole file.
  private let memberCount: Int?
  private(set) var bytesRead = 0
  /// Where it begins in the file, or in the member.
  private let start: Int
  /// Where the next read begins in the file, or in the member.
  var place: Int { start + bytesRead }

  init(_ file: SourceFile, part: Range<Int>? = nil) throws(ReadError) {
    let whole = file.range ?? 0..<Int.max
    memberCount = file.range?.count
    start = part?.lowerBound ?? 0
    span = part.map { $0.lowerBound + whole.lowerBound..<$0.upperBound + whole.lowerBound } ?? whole
    location = SourceLocation(path: file.path)
    guard let opened = file.shared.open() else {
      throw ReadError(
        errno == ENOENT ? .notFound : .unreadable(reason: systemMessage(errno)), at: location)
    }
    self.opened = opened
  }

  func byteCount() throws(ReadError) -> Int {
    if let memberCount { return memberCount }
    var status = stat()
    guard unsafe fstat(opened.descriptor, &status) == 0 else {
      throw ReadError(.unreadable(reason: systemMessage(errno)), at: location)
    }
    return Int(status.st_size)
  }

  func read(into bytes: inout [UInt8], in range: Range<Int>) throws(ReadError) -> Int {
    let count = try read(into: &bytes, in: range, from: bytesRead)
    if count == 0, !range.isEmpty, memberCount != nil, bytesRead < span.count {
      throw ReadError(.truncated("the archive ends inside it"), at: location)
    }
    bytesRead += count
    return count
  }

  /// Reads from a place in the file.
  func read(
    into bytes: inout [UInt8], in range: Range<Int>, from place: Int
  ) throws(ReadError) -> Int {
    guard 0..<span.count ~= place, range.upperBound <= bytes.count else { return 0 }
    let range = range.prefix(span.count - place)
    guard !range.isEmpty else { return 0 }
    while true {
      let count = unsafe bytes.withUnsafeMutableBytes { buffer in
        let room = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[range])
        return unsafe pread(
          opened.descriptor, room.baseAddress, room.count, span.lowerBound + place)
      }
      if count >= 0 { return count }
      guard errno == EINTR else {
        throw ReadError(.unreadable(reason: systemMessage(errno)), at: location)
      }
    }
  }
}

/// The system's words for an error number, in lower case like all our messages.
func systemMessage(_ number: Int32) -> String {
  let text = unsafe String(cString: strerror(number))
  return text.prefix(1).lowercased() + text.dropFirst()
}

/// What a whole file is compressed with, told by its first bytes.
enum Compression {
  case gzip, zstd

  init?(magic: [UInt8]) {
    if magic.starts(with: [0x1F, 0x8B]) {
      self = .gzip
    } else if magic == [0x28, 0xB5, 0x2F, 0xFD]
      // Parallel compressors begin with a frame for themselves, to be skipped.
      || magic.count == 4 && magic[0] & 0xF0 == 0x50 && magic[1...] == [0x2A, 0x4D, 0x18]
    {
      self = .zstd
    } else {
      return nil
    }
  }

  init?(_ file: FileStream) throws(ReadError) {
    var magic = [UInt8](repeating: 0, count: 4)
    let count = try file.read(into: &magic, in: 0..<4, from: 0)
    self.init(magic: Array(magic.prefix(count)))
  }
}

/// Opens a file, or a member of an archive, and sees through its compression.
package func openByteStream(
  _ file: SourceFile, _ limits: ArchiveLimits = ArchiveLimits()
) throws(ReadError) -> any ByteStream {
  let location = SourceLocation(path: file.path)
  let stream: any ByteStream
  let compression: Compression?
  if let entry = file.entry {
    let member = try ZipEntryStream(file, entry)
    compression = try member.compression()
    // Packed data does not shrink again, unless it is made to burst.
    guard
      compression == nil || entry.byteCount <= 1 << 20
        || entry.byteCount / 10 <= entry.compressedCount
    else {
      throw ReadError(.refused("it is packed in layers, as a bomb is", cure: nil), at: location)
    }
    stream = member
  } else {
    let plain = try FileStream(file)
    compression = try Compression(plain)
    stream = plain
  }
  let plain: any ByteStream
  switch compression {
  case nil: return file.entry == nil ? stream : ReadAheadStream(stream)
  case .gzip: plain = try GzipStream(stream, at: location)
  case .zstd: plain = try ZstdStream(stream, at: location)
  }
  return ReadAheadStream(BombGuard(plain, limits, at: location))
}

/// Ends a stream that grows too much.
private final class BombGuard: ByteStream {
  private let source: any ByteStream
  private let limits: ArchiveLimits
  private let location: SourceLocation
  private var produced = 0
  var bytesRead: Int { source.bytesRead }

  init(_ source: any ByteStream, _ limits: ArchiveLimits, at location: SourceLocation) {
    self.source = source
    self.limits = limits
    self.location = location
  }

  func read(into bytes: inout [UInt8], in range: Range<Int>) throws(ReadError) -> Int {
    let count = try source.read(into: &bytes, in: range)
    produced += count
    guard produced <= limits.unpacked(source.bytesRead) else { throw limits.bomb(at: location) }
    return count
  }
}

extension [UInt8] {
  /// Makes room for a read. Much faster than `repeatElement` where nothing is optimised.
  mutating func appendZeros(_ count: Int) {
    guard count > 0 else { return }
    unsafe append(
      contentsOf: [UInt8](unsafeUninitializedCapacity: count) { buffer, initializedCount in
        if let base = buffer.baseAddress { unsafe memset(base, 0, count) }
        initializedCount = count
      })
  }
}
