import CZstd
import Calendar
import Foundation
import Synchronization
import Tabular
import TestSupport
import Testing
import Vocabulary

/// A zstd frame.
func zstd(_ content: [UInt8]) -> [UInt8] {
  var output = [UInt8](repeating: 0, count: ZSTD_compressBound(content.count))
  let count = unsafe output.withUnsafeMutableBytes { output in
    unsafe ZSTD_compress(output.baseAddress, output.count, content, content.count, 3)
  }
  return Array(output.prefix(count))
}

/// Numbered lines that do not compress well.
private func lines(_ count: Int) -> String {
  var random = SeededGenerator(state: 5)
  var text = "tag,n\n"
  for i in 0..<count { text += "P-\(UInt32.random(in: 0..<1 << 31, using: &random)),\(i)\n" }
  return text
}

@Suite struct ZstdTests {
  private let skippable: [UInt8] = [0x5A, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3]

  @Test func `frames follow each other, and frames to skip are skipped`() throws {
    let first = zstd(Array("a,b\n1,2\n3,".utf8))
    let bytes = skippable + first + skippable + zstd(Array("4\n".utf8)) + skippable
    let (info, contents) = try table(bytes, named: "x.csv.zst")
    #expect(info.name == "x")
    #expect(contents.rows == [["1", "2"], ["3", "4"]])
    #expect(contents.error == nil)
  }

  @Test func `rows before the cut are delivered`() throws {
    let packed = zstd(Array(lines(60_000).utf8))
    let (_, contents) = try table(Array(packed.prefix(packed.count / 2)), named: "x.csv.zst")
    #expect(contents.error == "is cut off: the zstd data ends too early")
    #expect(contents.rows.count > 5000)
    #expect(contents.rows.map { $0[1] } == (0..<contents.rows.count).map(String.init))
    #expect(contents.rejects == [])
  }

  @Test func `damage is an error`() throws {
    let packed = zstd(Array(lines(100_000).utf8)) + [1, 2, 3, 4, 5, 6, 7, 8, 9]
    let (_, contents) = try table(packed, named: "x.csv.zst")
    #expect(contents.error == "is damaged: the zstd data cannot be decompressed")
    #expect(contents.rows.map { $0[1] } == (0..<100_000).map(String.init))
  }

  @Test func `a window that needs too much memory is refused`() throws {
    // A frame header that asks for 2 GB.
    let bytes: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0, 0xA8, 1, 0, 0]
    let folder = try TemporaryFolder()
    let file = try folder.write(bytes, to: "x.csv.zst")
    let error = #expect(throws: ReadError.self) { try FileFormat.tables(of: file) }
    #expect(error?.problem.help == "compress it again without '--long'")
  }
}

/// Gives bytes 0, 1, 2 … in reads of at most `step`, then an error or the end.
private final class CountingStream: ByteStream {
  /// What the test sees of a stream that another thread reads.
  final class Log: Sendable {
    let given = Mutex(0)
    let isGone = Mutex(false)
  }

  let count: Int
  let step: Int
  let failure: ReadError?
  let log: Log
  private(set) var bytesRead = 0

  init(count: Int, step: Int, failure: ReadError? = nil, log: Log = Log()) {
    self.count = count
    self.step = step
    self.failure = failure
    self.log = log
  }

  deinit { log.isGone.withLock { $0 = true } }

  func read(into bytes: inout [UInt8], in range: Range<Int>) throws(ReadError) -> Int {
    let length = min(range.count, step, count - bytesRead)
    if length == 0, let failure { throw failure }
    for i in 0..<length { bytes[range.lowerBound + i] = UInt8(truncatingIfNeeded: bytesRead + i) }
    bytesRead += length
    log.given.withLock { $0 = bytesRead }
    return length
  }
}

@Suite(.timeLimit(.minutes(1))) struct ReadAheadTests {
  private let limits = ReadAheadStream.Limits(direct: 10, buffer: 16, buffers: 3)

  @Test(arguments: [0, 1, 9, 10, 11, 26, 27, 1000], [1, 3, 7, 50])
  func `all bytes come in order, whatever the sizes of reads`(count: Int, step: Int) throws {
    let stream = ReadAheadStream(CountingStream(count: count, step: step), limits: limits)
    var bytes = [UInt8](repeating: 0, count: 60)
    var all: [UInt8] = []
    while case let got = try stream.read(into: &bytes, in: 2..<(2 + step)), got > 0 {
      all += bytes[2..<(2 + got)]
      #expect(stream.bytesRead >= all.count && stream.bytesRead <= count)
    }
    #expect(all == (0..<count).map { UInt8(truncatingIfNeeded: $0) })
    #expect(stream.bytesRead == count)
    #expect(try stream.read(into: &bytes, at: 0) == 0)
  }

  @Test func `an error comes after the bytes before it, and once`() throws {
    let cut = ReadError(.truncated("here"), at: SourceLocation(path: "x"))
    let stream = ReadAheadStream(
      CountingStream(count: 100, step: 7, failure: cut), limits: limits)
    var bytes = [UInt8](repeating: 0, count: 5)
    var count = 0
    let error = #expect(throws: ReadError.self) {
      while case let got = try stream.read(into: &bytes, at: 0), got > 0 { count += got }
    }
    #expect(error == cut)
    #expect(count == 100)
    #expect(try stream.read(into: &bytes, at: 0) == 0)
  }

  @Test func `it runs ahead by its buffers and no further, and ends when it is dropped`() throws {
    let log = CountingStream.Log()
    var stream: ReadAheadStream? = ReadAheadStream(
      CountingStream(count: 1 << 20, step: 16, log: log), limits: limits)
    var bytes = [UInt8](repeating: 0, count: 10)
    #expect(try stream?.read(into: &bytes, at: 0) == 10)
    #expect(log.given.withLock { $0 } == 10)
    #expect(try stream?.read(into: &bytes, at: 0) == 10)
    let full = 10 + 3 * 16
    while log.given.withLock({ $0 }) < full { Thread.sleep(forTimeInterval: 0.001) }
    Thread.sleep(forTimeInterval: 0.05)
    #expect(log.given.withLock { $0 } == full)
    stream = nil
    while !log.isGone.withLock({ $0 }) { Thread.sleep(forTimeInterval: 0.001) }
    #expect(log.given.withLock { $0 } == full)
  }

  @Test(arguments: ["gz", "zst"])
  func `a big compressed file reads like a plain one`(suffix: String) throws {
    let text = Array(lines(200_000).utf8)
    let packed = suffix == "gz" ? deflate(text) : zstd(text)
    let (_, contents) = try table(packed, named: "x.csv.\(suffix)")
    #expect(contents.error == nil)
    #expect(contents.rows.map { $0[1] } == (0..<200_000).map(String.init))
  }
}
