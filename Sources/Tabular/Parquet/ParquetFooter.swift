/// Where the values of one column of a row group lie.
struct ParquetChunk {
  var codec = 0
  var valueCount = 0
  /// Bytes of the file: its pages, from the dictionary on.
  var range = 0..<0
}

struct ParquetRowGroup {
  var rowCount: Int
  var chunks: [ParquetChunk]
}

/// What the end of a Parquet file says of its tables.
struct ParquetFooter {
  var columns: [ParquetColumn]
  var groups: [ParquetRowGroup]

  /// Reads and checks the footer; every range lies inside the file.
  init(_ file: FileStream) throws(ReadError) {
    do {
      try self.init(footerOf: file)
    } catch {
      throw error.error(at: file.location)
    }
  }

  private init(footerOf file: FileStream) throws(ParquetFault) {
    let size: Int
    do { size = try file.byteCount() } catch { throw .unreadable(error) }
    guard size >= 12 else { throw .damage("the Parquet data is too short") }
    let tail = try Self.bytes(of: file, size - 8..<size)
    if tail[4...].elementsEqual("PARE".utf8) { throw Self.encrypted(file) }
    guard tail[4...].elementsEqual("PAR1".utf8) else {
      // Without the footer no row can be read, unlike in other files that are cut off.
      throw .damage("the footer of the Parquet data is missing, as if it was cut off")
    }
    let length = (0..<4).reduce(0) { $0 | Int(tail[$1]) << (8 * $1) }
    guard length <= size - 12 else {
      throw .damage("the footer of the Parquet data is longer than the file")
    }
    let bytes = try Self.bytes(of: file, size - 8 - length..<size - 8)
    var cursor = ThriftCursor(bytes, 0..<bytes.count)
    var entries: [ParquetSchemaEntry] = []
    var groups: [RawGroup] = []
    var isEncrypted = false
    do {
      try cursor.structure { (cursor, id, kind) throws(ThriftCursor.Failure) in
        switch id {
        case 2:
          try cursor.list(kind) { (cursor, _) throws(ThriftCursor.Failure) in
            entries.append(try ParquetSchemaEntry(&cursor))
          }
        case 4:
          try cursor.list(kind) { (cursor, _) throws(ThriftCursor.Failure) in
            groups.append(try RawGroup(&cursor))
          }
        case 8:
          isEncrypted = true
          return false
        default: return false
        }
        return true
      }
    } catch {
      throw .damage("the footer of the Parquet data cannot be decoded")
    }
    if isEncrypted || groups.contains(where: \.isEncrypted) { throw Self.encrypted(file) }
    guard let root = entries.first, root.childCount >= 0 else {
      throw .damage("the Parquet data has no schema")
    }
    columns = []
    for entry in entries.dropFirst() { columns.append(try entry.column()) }
    guard columns.count == root.childCount else {
      throw .damage("the schema of the Parquet data is not complete")
    }
    self.groups = []
    var rows = 0
    for group in groups where group.rowCount != 0 {
      let checked = try group.checked(columnCount: columns.count, end: size - 8 - length)
      self.groups.append(checked)
      let (sum, overflows) = rows.addingReportingOverflow(checked.rowCount)
      guard !overflows else { throw .damage("the Parquet data has an impossible number of rows") }
      rows = sum
    }
  }

  private static func encrypted(_ file: FileStream) -> ParquetFault {
    .unreadable(ReadError(.encrypted(), at: file.location))
  }

  private static func bytes(
    of file: FileStream, _ range: Range<Int>
  ) throws(ParquetFault) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: range.count)
    var count = 0
    while count < bytes.count {
      let got: Int
      do {
        got = try file.read(
          into: &bytes, in: count..<bytes.count, from: range.lowerBound + count)
      } catch {
        throw .unreadable(error)
      }
      guard got > 0 else { throw .damage("the file ends too early") }
      count += got
    }
    return bytes
  }
}

/// A row group as the file writes it.
private struct RawGroup {
  struct Chunk {
    var metadata = ParquetChunk()
    var dictionaryOffset = 0
    var dataOffset = 0
    var byteCount = 0
    var hasMetadata = false
    var isElsewhere = false
  }

  var rowCount = 0
  var chunks: [Chunk] = []
  var isEncrypted = false

  private init() {}

  init(_ cursor: inout ThriftCursor) throws(ThriftCursor.Failure) {
    var group = Self()
    try cursor.structure { (cursor, id, kind) throws(ThriftCursor.Failure) in
      switch id {
      case 1:
        try cursor.list(kind) { (cursor, _) throws(ThriftCursor.Failure) in
          group.chunks.append(try Self.chunk(&cursor, &group.isEncrypted))
        }
      case 3: group.rowCount = try cursor.integer(kind)
      default: return false
      }
      return true
    }
    self = group
  }

  private static func chunk(
    _ cursor: inout ThriftCursor, _ isEncrypted: inout Bool
  ) throws(ThriftCursor.Failure) -> Chunk {
    var chunk = Chunk()
    var hasKey = false
    try cursor.structure { (cursor, id, kind) throws(ThriftCursor.Failure) in
      switch id {
      case 1: chunk.isElsewhere = try !cursor.text(kind).isEmpty
      case 3 where kind == ThriftCursor.Kind.structure:
        chunk.hasMetadata = true
        try cursor.structure { (cursor, id, kind) throws(ThriftCursor.Failure) in
          switch id {
          case 4: chunk.metadata.codec = try cursor.integer(kind)
          case 5: chunk.metadata.valueCount = try cursor.integer(kind)
          case 7: chunk.byteCount = try cursor.integer(kind)
          case 9: chunk.dataOffset = try cursor.integer(kind)
          case 11: chunk.dictionaryOffset = try cursor.integer(kind)
          default: return false
          }
          return true
        }
      case 8, 9:
        hasKey = true
        return false
      default: return false
      }
      return true
    }
    if hasKey { isEncrypted = true }
    return chunk
  }

  func checked(columnCount: Int, end: Int) throws(ParquetFault) -> ParquetRowGroup {
    guard rowCount > 0, chunks.count == columnCount else {
      throw .damage("a row group of the Parquet data does not fit its schema")
    }
    var checked: [ParquetChunk] = []
    for chunk in chunks {
      guard !chunk.isElsewhere else {
        throw .unsupported(
          "a Parquet file that keeps its values in other files", cure: "write it as one file")
      }
      let start =
        chunk.dictionaryOffset > 0
        ? min(chunk.dictionaryOffset, chunk.dataOffset) : chunk.dataOffset
      guard chunk.hasMetadata, start >= 4, chunk.byteCount >= 0, start <= end,
        chunk.byteCount <= end - start, chunk.metadata.valueCount == rowCount
      else {
        throw .damage("a row group of the Parquet data lies outside the file")
      }
      var metadata = chunk.metadata
      metadata.range = start..<(start + chunk.byteCount)
      checked.append(metadata)
    }
    return ParquetRowGroup(rowCount: rowCount, chunks: checked)
  }
}
