import CZlib

/// Inflates one entry and checks its length and its checksum. An error comes after the bytes before it.
final class ZipEntryStream: ByteStream {
  private let stream: FileStream
  private let entry: ZipArchive.Entry
  private let inflater: Inflater?
  private let start: Int
  private var place: Int
  private var remaining: Int
  private var input: [UInt8] = []
  private var available = 0..<0
  private var produced = 0
  private var checksum: UInt = 0
  private var isAtEnd = false
  private var failure: ReadError?
  private(set) var bytesRead = 0

  init(_ file: SourceFile, _ entry: ZipArchive.Entry) throws(ReadError) {
    stream = try FileStream(file)
    self.entry = entry
    guard !entry.isEncrypted else {
      throw ReadError(
        .encrypted(cure: "unpack it into the folder with its password, then run again"),
        at: stream.location)
    }
    let size = try stream.byteCount()
    let offset = min(max(entry.headerOffset, 0), size)
    let header = try ByteFields(stream, offset..<min(offset + 30, size))
    guard header.number(0, 4) == 0x0403_4B50 else {
      throw ReadError(
        .corrupt("'\(entry.name)' is not where the zip directory says"), at: stream.location)
    }
    start = offset + 30 + header.number(26, 2) + header.number(28, 2)
    place = start
    remaining = entry.compressedCount
    switch entry.method {
    case 0: inflater = nil
    case 8:
      do {
        inflater = try Inflater(.none)
      } catch {
        throw ReadError(.corrupt("zlib could not start"), at: stream.location)
      }
      input = [UInt8](repeating: 0, count: min(max(entry.compressedCount, 1), 1 << 16))
    default: throw ReadError(Self.unsupported(method: entry.method), at: stream.location)
    }
  }

  private static func unsupported(method: Int) -> ReadError.Kind {
    let names = [9: "Deflate64", 12: "bzip2", 14: "LZMA", 93: "zstd", 95: "xz", 98: "PPMd"]
    return .unsupported(
      format: "packed with \(names[method] ?? "the unknown method \(method)")",
      cure: "unpack the archive into the folder with '7z x', or pack it again with 'zip'")
  }

  /// What the member itself is compressed with; begins it again.
  func compression() throws(ReadError) -> Compression? {
    var magic = [UInt8](repeating: 0, count: 4)
    var count = 0
    while count < 4, case let got = try read(into: &magic, at: count), got > 0 { count += got }
    rewind()
    return Compression(magic: Array(magic.prefix(count)))
  }

  private func rewind() {
    inflater?.reset()
    (place, remaining, available) = (start, entry.compressedCount, 0..<0)
    (produced, bytesRead, checksum) = (0, 0, 0)
    (isAtEnd, failure) = (false, nil)
  }

  func read(into bytes: inout [UInt8], in range: Range<Int>) throws(ReadError) -> Int {
    if let failure {
      self.failure = nil
      throw failure
    }
    guard !isAtEnd, !range.isEmpty else { return 0 }
    let count = inflater == nil ? try copy(&bytes, range) : try inflate(&bytes, range)
    checksum = unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return checksum }
      return unsafe crc32(checksum, base + range.lowerBound, UInt32(clamping: count))
    }
    produced += count
    if produced > entry.byteCount {
      isAtEnd = true
      failure = damage("'\(entry.name)' is longer than the zip directory says")
    } else if isAtEnd, checksum != UInt(entry.checksum) {
      failure = damage("the checksum of '\(entry.name)' is wrong")
    }
    if count == 0, let failure {
      self.failure = nil
      throw failure
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
      if available.isEmpty, remaining > 0 {
        let got = min(try stream.read(into: &input, in: 0..<input.count, from: place), remaining)
        if got == 0 { throw cutOff }
        place += got
        remaining -= got
        bytesRead += got
        available = 0..<got
      }
      // zlib may hold the end of the data when all input is in.
      let isLast = available.isEmpty
      let step: Inflater.Step
      do {
        step = try inflater.inflate(&input, available, into: &bytes, range)
      } catch {
        throw damage("'\(entry.name)' cannot be inflated")
      }
      available = (available.lowerBound + step.consumed)..<available.upperBound
      isAtEnd = step.isFinished
      if step.produced > 0 || isAtEnd { return step.produced }
      if isLast { throw cutOff }
    }
  }

  private func damage(_ what: String) -> ReadError {
    ReadError(.corrupt(what), at: stream.location)
  }

  private var cutOff: ReadError {
    ReadError(.truncated("'\(entry.name)' in the zip data ends too early"), at: stream.location)
  }
}
