import CZlib

/// One page of a column, without its compression.
struct Page {
  var isDictionary = false
  var valueCount = 0
  var encoding = 0
  /// Where in the memory the levels are that tell nulls from values; empty where they are not stored.
  var levels = 0..<0
  /// Where in the memory the values are.
  var values = 0..<0
}

/// Reads the pages of one column of a row group, one at a time.
final class PageReader {
  private let file: FileStream
  private let codec = PageCodec()
  private var chunk = ParquetChunk()
  private var isOptional = false
  /// Bytes of the file that were read and not used yet.
  private var window: [UInt8] = []
  private var available = 0..<0
  /// Where in the file the next bytes for the window are.
  private var place = 0
  private(set) var bytesRead = 0

  init(_ file: FileStream) { self.file = file }

  func begin(_ chunk: ParquetChunk, isOptional: Bool) {
    self.chunk = chunk
    self.isOptional = isOptional
    place = chunk.range.lowerBound
    available = 0..<0
  }

  /// Loads the next page that holds values or the dictionary; `nil` at the end of the column.
  func next(into memory: PageMemory) throws(ParquetFault) -> Page? {
    while !available.isEmpty || place < chunk.range.upperBound {
      let header = try header()
      try fill(header.compressed)
      let bytes = available.prefix(header.compressed)
      available = bytes.upperBound..<available.upperBound
      bytesRead += header.compressed
      try check(header, bytes)
      switch header.kind {
      case 0 where header.hasData: return try dataPage(header, bytes, memory)
      case 2 where header.hasDictionary: return try wholePage(header, bytes, memory)
      case 3 where header.hasData2: return try dataPage2(header, bytes, memory)
      case 1: continue
      default: throw .damage("a page of the Parquet data is of an unknown kind")
      }
    }
    return nil
  }

  private func check(_ header: PageHeader, _ bytes: Range<Int>) throws(ParquetFault) {
    guard let checksum = header.checksum else { return }
    let actual = unsafe window.withUnsafeBufferPointer { window in
      unsafe crc32(0, window.baseAddress.map { unsafe $0 + bytes.lowerBound }, UInt32(bytes.count))
    }
    guard UInt32(truncatingIfNeeded: actual) == UInt32(truncatingIfNeeded: checksum) else {
      throw .damage("the checksum of a page is wrong")
    }
  }

  private func wholePage(
    _ header: PageHeader, _ bytes: Range<Int>, _ memory: PageMemory
  ) throws(ParquetFault) -> Page {
    guard header.uncompressed <= PageCodec.limit(chunk.codec, bytes.count) else {
      throw .damage("a page says that it is larger than it can be")
    }
    memory.reserve(header.uncompressed)
    let values = 0..<header.uncompressed
    try codec.decompress(chunk.codec, window, bytes, into: memory, values)
    return Page(
      isDictionary: header.kind == 2, valueCount: header.valueCount, encoding: header.encoding,
      values: values)
  }

  private func dataPage(
    _ header: PageHeader, _ bytes: Range<Int>, _ memory: PageMemory
  ) throws(ParquetFault) -> Page {
    var page = try wholePage(header, bytes, memory)
    guard isOptional else { return page }
    guard header.levelEncoding == 3 else {
      throw .unsupported(
        "a Parquet file with levels in an outdated encoding",
        cure: "write it again with a current program")
    }
    let size = page.values.count >= 4 ? Int(memory.load(0, as: UInt32.self)) : Int.max
    guard size <= page.values.count - 4 else { throw .damage("the levels of a page are cut off") }
    page.levels = 4..<(4 + size)
    page.values = (4 + size)..<page.values.upperBound
    return page
  }

  /// The second kind of data page: its levels are not compressed.
  private func dataPage2(
    _ header: PageHeader, _ bytes: Range<Int>, _ memory: PageMemory
  ) throws(ParquetFault) -> Page {
    let levels = header.levelBytes
    guard header.repetitionBytes == 0, levels <= bytes.count, levels <= header.uncompressed else {
      throw .damage("the levels of a page are cut off")
    }
    let codec = header.isCompressed ? chunk.codec : 0
    let packed = (bytes.lowerBound + levels)..<bytes.upperBound
    guard header.uncompressed - levels <= PageCodec.limit(codec, packed.count) else {
      throw .damage("a page says that it is larger than it can be")
    }
    memory.reserve(header.uncompressed)
    let values = levels..<header.uncompressed
    let first = bytes.lowerBound..<(bytes.lowerBound + levels)
    try self.codec.decompress(0, window, first, into: memory, 0..<levels)
    // A page without values may have no bytes at all.
    if !values.isEmpty || !packed.isEmpty {
      try self.codec.decompress(codec, window, packed, into: memory, values)
    }
    return Page(
      valueCount: header.valueCount, encoding: header.encoding,
      levels: isOptional ? 0..<levels : 0..<0, values: values)
  }

  private func header() throws(ParquetFault) -> PageHeader {
    var size = 512
    while true {
      let count = min(size, available.count + chunk.range.upperBound - place)
      try fill(count)
      var cursor = ThriftCursor(window, available)
      do {
        let header = try PageHeader(&cursor)
        bytesRead += cursor.position - available.lowerBound
        available = cursor.position..<available.upperBound
        guard header.compressed >= 0, header.uncompressed >= 0, header.valueCount >= 0,
          header.levelBytes >= 0
        else { throw ThriftCursor.Failure.damage }
        return header
      } catch {
        let isWhole = place == chunk.range.upperBound
        guard case .needsBytes? = error as? ThriftCursor.Failure, !isWhole else {
          if let fault = error as? ParquetFault { throw fault }
          throw .damage("the header of a page cannot be decoded")
        }
        size = max(size, available.count) * 4
      }
    }
  }

  /// Makes `count` bytes available.
  private func fill(_ count: Int) throws(ParquetFault) {
    guard available.count < count else { return }
    guard count <= available.count + chunk.range.upperBound - place else {
      throw .damage("a page lies outside its column")
    }
    let kept = available.count
    let target = min(max(count, 1 << 16), kept + chunk.range.upperBound - place)
    if available.lowerBound > 0 {
      let rest = available
      unsafe window.withUnsafeMutableBytes { window in
        unsafe window.copyMemory(from: UnsafeRawBufferPointer(rebasing: window[rest]))
      }
      available = 0..<kept
    }
    if window.count < target { window.appendZeros(target - window.count) }
    while available.count < count {
      let got: Int
      do {
        got = try file.read(into: &window, in: available.upperBound..<target, from: place)
      } catch {
        throw .unreadable(error)
      }
      guard got > 0 else { throw .damage("the file ends too early") }
      place += got
      available = 0..<(available.upperBound + got)
    }
  }
}

/// A page's header as the file writes it.
private struct PageHeader {
  var kind = -1
  var uncompressed = -1
  var compressed = -1
  var checksum: Int?
  var valueCount = -1
  var encoding = -1
  var levelEncoding = 3
  var levelBytes = 0
  var repetitionBytes = 0
  var isCompressed = true
  var hasData = false
  var hasDictionary = false
  var hasData2 = false

  private init() {}

  init(_ cursor: inout ThriftCursor) throws(ThriftCursor.Failure) {
    var header = Self()
    try cursor.structure { (cursor, id, kind) throws(ThriftCursor.Failure) in
      switch id {
      case 1: header.kind = try cursor.integer(kind)
      case 2: header.uncompressed = try cursor.integer(kind)
      case 3: header.compressed = try cursor.integer(kind)
      case 4: header.checksum = try cursor.integer(kind)
      case 5, 7, 8:
        guard kind == ThriftCursor.Kind.structure else { throw .damage }
        if id == 5 { header.hasData = true }
        if id == 7 { header.hasDictionary = true }
        if id == 8 { header.hasData2 = true }
        try cursor.structure { (cursor, part, kind) throws(ThriftCursor.Failure) in
          switch (id, part) {
          case (_, 1): header.valueCount = try cursor.integer(kind)
          case (5, 2), (7, 2), (8, 4): header.encoding = try cursor.integer(kind)
          case (5, 3): header.levelEncoding = try cursor.integer(kind)
          case (8, 5): header.levelBytes = try cursor.integer(kind)
          case (8, 6): header.repetitionBytes = try cursor.integer(kind)
          case (8, 7): header.isCompressed = kind != ThriftCursor.Kind.no
          default: return false
          }
          return true
        }
      default: return false
      }
      return true
    }
    self = header
  }
}
