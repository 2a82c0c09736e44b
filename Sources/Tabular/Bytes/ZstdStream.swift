import CZstd
import Vocabulary

/// Decompresses a zstd file of one or more frames; frames to be skipped are skipped.
@safe final class ZstdStream: ByteStream {
  private let source: any ByteStream
  private let location: SourceLocation
  private let context: OpaquePointer
  private var input = [UInt8](repeating: 0, count: 1 << 17)
  private var available = 0..<0
  private var isBetweenFrames = true
  private var isAtEnd = false
  private(set) var bytesRead = 0

  init(_ source: any ByteStream, at location: SourceLocation) throws(ReadError) {
    guard let context = unsafe ZSTD_createDStream() else {
      throw ReadError(.unreadable(reason: "zstd could not start"), at: location)
    }
    self.source = source
    self.location = location
    unsafe self.context = unsafe context
    // A frame may ask for gigabytes of memory. 128 MB is what the zstd tool allows too.
    unsafe ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, 27)
  }

  deinit { unsafe ZSTD_freeDStream(context) }

  func read(into bytes: inout [UInt8], in range: Range<Int>) throws(ReadError) -> Int {
    while !range.isEmpty, !isAtEnd {
      if available.isEmpty {
        available = 0..<(try source.read(into: &input, at: 0))
        if available.isEmpty {
          // What is left in the decoder comes first; a whole frame leaves nothing.
          let produced = isBetweenFrames ? 0 : try step(&bytes, range)
          if produced > 0 { return produced }
          isAtEnd = true
          if isBetweenFrames { return 0 }
          throw ReadError(.truncated("the zstd data ends too early"), at: location)
        }
      }
      let produced = try step(&bytes, range)
      if produced > 0 { return produced }
    }
    return 0
  }

  /// Decompresses as much of the input as fits into `bytes[range]`; returns how many bytes came out.
  private func step(_ bytes: inout [UInt8], _ range: Range<Int>) throws(ReadError) -> Int {
    var consumed = 0
    var produced = 0
    let status = unsafe input.withUnsafeBufferPointer { input in
      unsafe bytes.withUnsafeMutableBufferPointer { bytes in
        var source = unsafe ZSTD_inBuffer(
          src: input.baseAddress, size: available.upperBound, pos: available.lowerBound)
        var target = unsafe ZSTD_outBuffer(
          dst: bytes.baseAddress, size: range.upperBound, pos: range.lowerBound)
        let status = unsafe ZSTD_decompressStream(context, &target, &source)
        consumed = unsafe source.pos - available.lowerBound
        produced = unsafe target.pos - range.lowerBound
        return status
      }
    }
    guard ZSTD_isError(status) == 0 else {
      isAtEnd = true
      throw ReadError(failure(ZSTD_getErrorCode(status)), at: location)
    }
    available = (available.lowerBound + consumed)..<available.upperBound
    bytesRead += consumed
    isBetweenFrames = status == 0
    return produced
  }

  private func failure(_ code: ZSTD_ErrorCode) -> ReadError.Kind {
    switch code {
    case ZSTD_error_frameParameter_windowTooLarge:
      .unsupported(
        format: "zstd-compressed with a window of more than 128 MB",
        cure: "compress it again without '--long'")
    case ZSTD_error_dictionary_wrong:
      .unsupported(
        format: "zstd-compressed with a dictionary", cure: "compress it again without one")
    default: .corrupt("the zstd data cannot be decompressed")
    }
  }
}
