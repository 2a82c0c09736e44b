import CSnappy
import CZlib
import CZstd

/// Takes the compression off pages.
@safe final class PageCodec {
  private var inflater: Inflater?
  private var context: OpaquePointer?

  init() {}

  deinit { unsafe ZSTD_freeDCtx(context) }

  /// Fills `page[target]` with the content of `bytes[source]`; an error unless it fits exactly.
  func decompress(
    _ codec: Int, _ bytes: [UInt8], _ source: Range<Int>, into page: PageMemory,
    _ target: Range<Int>
  ) throws(ParquetFault) {
    guard [0, 1, 2, 6].contains(codec) else {
      throw .unsupported(
        "a Parquet file with \(Self.name(codec)) compression",
        cure: "write it with snappy or zstd compression")
    }
    let isGood = unsafe bytes.withUnsafeBytes { bytes in
      let from = unsafe UnsafeRawBufferPointer(rebasing: bytes[source])
      let to = unsafe UnsafeMutableRawBufferPointer(
        start: page.base + target.lowerBound, count: target.count)
      guard let start = from.baseAddress else { return unsafe to.isEmpty }
      switch codec {
      case 0:
        guard from.count == to.count else { return false }
        unsafe to.copyMemory(from: from)
        return true
      case 1:
        var count = to.count
        return unsafe snappy_uncompress(
          start.assumingMemoryBound(to: CChar.self), from.count,
          to.baseAddress?.assumingMemoryBound(to: CChar.self), &count) == SNAPPY_OK
          && count == to.count
      case 2: return unsafe inflate(from, to)
      case 6:
        if unsafe context == nil { unsafe context = unsafe ZSTD_createDCtx() }
        return unsafe ZSTD_decompressDCtx(context, to.baseAddress, to.count, start, from.count)
          == to.count
      default: return false
      }
    }
    guard isGood else { throw .damage("a page cannot be decompressed") }
  }

  /// The most that `count` bytes can hold, so that a page that claims more is not believed.
  static func limit(_ codec: Int, _ count: Int) -> Int {
    let most = 1 << 28
    let factor = codec == 0 ? 1 : codec == 1 ? 32 : codec == 2 ? 1100 : 1 << 16
    return min(most, count.multipliedReportingOverflow(by: factor).partialValue)
  }

  private func inflate(
    _ source: UnsafeRawBufferPointer, _ target: UnsafeMutableRawBufferPointer
  ) -> Bool {
    if inflater == nil { inflater = try? Inflater(.gzip) }
    guard let inflater else { return false }
    inflater.reset()
    return unsafe inflater.inflate(source, into: target)
  }

  private static func name(_ codec: Int) -> String {
    let names = [3: "LZO", 4: "Brotli", 5: "LZ4", 7: "LZ4"]
    return names[codec] ?? "unknown"
  }
}
