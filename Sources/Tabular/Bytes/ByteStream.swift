import Foundation

/// A file's bytes from first to last, without its compression.
protocol ByteStream: AnyObject {
  /// Bytes of the file consumed so far, before decompression.
  var bytesRead: Int { get }
  /// Replaces bytes from the start of `range` on, at most all of it; returns how many, 0 at the end.
  func read(into bytes: inout [UInt8], in range: Range<Int>) throws(ReadError) -> Int
}

extension ByteStream {
  /// Replaces bytes from `offset` on, as many as there is room for; returns how many, 0 at the end.
  func read(into bytes: inout [UInt8], at offset: Int) throws(ReadError) -> Int {
    try read(into: &bytes, in: offset..<bytes.count)
  }
}

/// Reads a plain file, in order or at a place.
final class FileStream: ByteStream {
  let location: SourceLocation
  private let descriptor: Int32
  private(set) var bytesRead = 0
  /// Where a stream of a part of the file is, and where the part ends.
  private var part: Range<Int>?

  init(_ file: SourceFile, part: Range<Int>? = nil) throws(ReadError) {
    self.part = part
    location = SourceLocation(path: file.path)
    descriptor = unsafe open(file.absolutePath, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw ReadError(
        errno == ENOENT ? .notFound : .unreadable(reason: systemMessage(errno)), at: location)
    }
  }

  deinit { close(descriptor) }

  func byteCount() throws(ReadError) -> Int {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      throw ReadError(.unreadable(reason: systemMessage(errno)), at: location)
    }
    return Int(status.st_size)
  }

  func read(into bytes: inout [UInt8], in range: Range<Int>) throws(ReadError) -> Int {
    guard let part else {
      let count = try read(into: &bytes, in: range, from: nil)
      bytesRead += count
      return count
    }
    let room = range.prefix(part.count)
    let count = try read(into: &bytes, in: room, from: part.lowerBound)
    self.part = (part.lowerBound + count)..<part.upperBound
    bytesRead += count
    return count
  }

  /// Reads from a place in the file; `nil` goes on where the last read ended.
  func read(
    into bytes: inout [UInt8], in range: Range<Int>, from place: Int?
  ) throws(ReadError) -> Int {
    guard !range.isEmpty, range.upperBound <= bytes.count else { return 0 }
    while true {
      let count = unsafe bytes.withUnsafeMutableBytes { buffer in
        let room = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[range])
        if let place { return unsafe pread(descriptor, room.baseAddress, room.count, place) }
        return unsafe Foundation.read(descriptor, room.baseAddress, room.count)
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

/// Opens a file and sees through its compression.
func openByteStream(_ file: SourceFile) throws(ReadError) -> any ByteStream {
  let plain = try FileStream(file)
  return switch try Compression(plain) {
  case nil: plain
  case .gzip: ReadAheadStream(try GzipStream(plain))
  case .zstd: ReadAheadStream(try ZstdStream(plain))
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
