/// The rows that a format makes of lines. A field is built of pieces; a row ends when it has all its fields.
struct LineRows {
  var bytes: [UInt8] = []
  var starts: [Int32] = []
  var ends: [Int32] = []
  var lines: [Int] = []
  /// The line that is being read.
  var line = 1
  /// Why the line cannot be read to its end; the rows before the fault stay.
  private(set) var fault: String?

  private var fieldStart = 0
  /// What a line may come to: one that repeats a long name for each of many values would fill the memory.
  private static let limit = 64 << 20

  /// Appends a piece to the current field.
  mutating func write(_ piece: Span<UInt8>) {
    guard bytes.count + piece.count <= Self.limit else {
      return reject("makes rows that are too long")
    }
    unsafe piece.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
  }

  mutating func write(_ piece: [UInt8]) { write(piece.span) }

  mutating func write(_ byte: UInt8) { bytes.append(byte) }

  mutating func endField() {
    starts.append(Int32(truncatingIfNeeded: fieldStart))
    ends.append(Int32(truncatingIfNeeded: bytes.count))
    fieldStart = bytes.count
  }

  /// A whole field at once.
  mutating func add(_ field: Span<UInt8>) {
    write(field)
    endField()
  }

  mutating func add(_ field: [UInt8]) { add(field.span) }

  mutating func endRow() { lines.append(line) }

  /// Gives up on the line: what was written of a row without an end is taken back.
  mutating func reject(_ reason: String) { fault = fault ?? reason }

  mutating func endLine(columnCount: Int) {
    let count = lines.count * columnCount
    starts.removeLast(starts.count - count)
    ends.removeLast(ends.count - count)
    fieldStart = bytes.count
    line += 1
    fault = nil
  }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    lines.removeAll(keepingCapacity: true)
    fieldStart = 0
  }
}
