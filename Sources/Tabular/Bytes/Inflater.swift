import CZlib

/// zlib's inflate over arrays.
@safe final class Inflater {
  enum Wrapping: Int32 {
    case gzip = 31
    case none = -15
  }
  struct Step {
    var consumed: Int
    var produced: Int
    var isFinished: Bool
    /// What came out is good, but nothing can follow.
    var isDamaged = false
  }
  /// The data is not what deflate writes, or its checksum is wrong.
  struct Damage: Error {}

  // zlib keeps the address of its stream, so it must never move.
  private let stream: UnsafeMutablePointer<z_stream>

  init(_ wrapping: Wrapping) throws(Damage) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let size = unsafe Int32(MemoryLayout<z_stream>.size)
    guard unsafe inflateInit2_(stream, wrapping.rawValue, ZLIB_VERSION, size) == Z_OK else {
      throw Damage()
    }
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Gets ready for the next member.
  func reset() {
    unsafe inflateReset(stream)
  }

  /// Inflates as much of `input[range]` as fits into `output[room]`.
  func inflate(
    _ input: inout [UInt8], _ range: Range<Int>, into output: inout [UInt8], _ room: Range<Int>
  ) throws(Damage) -> Step {
    let status = unsafe input.withUnsafeMutableBufferPointer { source in
      unsafe output.withUnsafeMutableBufferPointer { target in
        unsafe stream.pointee.next_in = source.baseAddress.map { unsafe $0 + range.lowerBound }
        unsafe stream.pointee.avail_in = UInt32(clamping: range.count)
        unsafe stream.pointee.next_out = target.baseAddress.map { unsafe $0 + room.lowerBound }
        unsafe stream.pointee.avail_out = UInt32(clamping: room.count)
        return unsafe CZlib.inflate(stream, Z_NO_FLUSH)
      }
    }
    let isDamaged = status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR
    let step = unsafe Step(
      consumed: min(range.count, Int(UInt32.max)) - Int(stream.pointee.avail_in),
      produced: min(room.count, Int(UInt32.max)) - Int(stream.pointee.avail_out),
      isFinished: status == Z_STREAM_END, isDamaged: isDamaged)
    if isDamaged, step.produced == 0 { throw Damage() }
    return step
  }

  /// Inflates one whole member; true if it fills the target exactly.
  func inflate(_ source: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer) -> Bool
  {
    guard source.count < Int(UInt32.max), target.count < Int(UInt32.max) else { return false }
    // zlib reads from here and never writes.
    unsafe stream.pointee.next_in = UnsafeMutablePointer(
      mutating: source.baseAddress?.assumingMemoryBound(to: UInt8.self))
    unsafe stream.pointee.avail_in = UInt32(source.count)
    unsafe stream.pointee.next_out = target.baseAddress?.assumingMemoryBound(to: UInt8.self)
    unsafe stream.pointee.avail_out = UInt32(target.count)
    return unsafe CZlib.inflate(stream, Z_FINISH) == Z_STREAM_END && stream.pointee.avail_out == 0
  }
}
