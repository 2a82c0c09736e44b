import CSQLite
import Vocabulary

/// Reads the rows of scans that follow each other.
final class SQLiteReader: TableReader {
  let info: TableInfo
  private(set) var rejectedCount = 0
  private(set) var rejects: [Reject] = []
  var bytesRead: Int { min(connection.bytesRead(pageSize: database.pageSize), database.byteCount) }
  private(set) var nextLine = 1

  /// A batch ends after so many rows, values or bytes of text.
  private static let rowLimit = 1 << 13
  private static let valueLimit = 1 << 20
  private static let byteLimit = 1 << 20
  /// Bytes of the longest text that a row may have.
  private static let textLimit = 1 << 20
  /// Bytes of a blob that are shown.
  private static let blobLimit = 64
  private static let exactLimit = Int64(1) << 53

  private let database: SQLiteDatabase
  private let connection: SQLiteConnection
  private var scans: [SQLiteScan]
  private var statement: SQLiteStatement?
  private var isStored = true
  /// Bytes of texts so far. Damage can make rows share their pages, and then there is no end of them.
  private var textBytes = 0
  /// The numbers of columns that hold no text in this batch.
  private var numbers: [[Double]]

  init(_ database: SQLiteDatabase, _ scans: [SQLiteScan], info: TableInfo) throws(ReadError) {
    self.database = database
    self.info = info
    self.scans = scans.reversed()
    connection = try SQLiteConnection(database.file, database.limits)
    numbers = Array(repeating: [], count: info.header.count)
  }

  func read(into batch: inout Batch) throws(ReadError) -> Bool {
    while true {
      let forms = fill(&batch)
      guard batch.rowCount == 0 else {
        finish(&batch, forms)
        return true
      }
      batch.removeAll()
      if let failure { throw failure }
      // All rows that had room may have been rejected.
      guard statement != nil || !scans.isEmpty else { return false }
    }
  }

  /// Puts rows in, and returns which columns hold numbers only.
  private func fill(_ batch: inout Batch) -> [Bool] {
    recycle(&batch.typed)
    batch.removeAll()
    batch.columnCount = info.header.count
    batch.bytes.appendZeros(RecordScanner.padding)
    var forms = info.header.indices.map { column in
      let use = column < batch.uses.count ? batch.uses[column] : .any
      return !batch.uses.isEmpty && use.takes(.numbers)
    }
    do {
      // Rows of one batch may come from several scans.
      while !isFull(batch), try begin() {
        if let statement, try statement.step() {
          readRow(statement, &batch, &forms)
          try check(rows: nextLine)
        } else {
          statement = nil
        }
      }
    } catch {
      // The rows before the damage are used, and the error comes with the next read.
      statement = nil
      scans = []
      failure = error
    }
    return forms
  }

  private func finish(_ batch: inout Batch, _ forms: [Bool]) {
    batch.bytes.appendZeros(RecordScanner.padding)
    guard !batch.uses.isEmpty else { return }
    for column in forms.indices {
      guard forms[column] else {
        batch.typed.append(.text)
        continue
      }
      var taken: [Double] = []
      swap(&taken, &numbers[column])
      batch.typed.append(.numbers(taken))
    }
  }

  /// What ends the table after the rows that were handed over.
  private var failure: ReadError?

  private func isFull(_ batch: borrowing Batch) -> Bool {
    batch.lines.count >= Self.rowLimit || batch.starts.count >= Self.valueLimit
      || batch.bytes.count >= Self.byteLimit
  }

  /// Stands in a scan; false after the last.
  private func begin() throws(ReadError) -> Bool {
    guard statement == nil else { return true }
    guard let scan = scans.popLast() else { return false }
    isStored = scan.steps == nil
    let statement = try connection.prepare(
      scan.sql, reading: scan.subject, steps: scan.steps)
    self.statement = statement
    subject = scan.subject
    return true
  }

  private var subject = ""

  private func check(rows: Int) throws(ReadError) {
    // A row takes 4 bytes and more.
    if isStored, rows > database.byteCount / 4 {
      throw ReadError(
        .corrupt("\(subject): there are more rows than the file has room for"),
        at: database.location)
    }
    let room = isStored ? 256 << 20 : database.limits.viewText
    if textBytes > 64 * database.byteCount + room { throw connection.tooMuchWork(subject) }
  }

  // MARK: Values

  private func readRow(
    _ statement: SQLiteStatement, _ batch: inout Batch, _ forms: inout [Bool]
  ) {
    let handle = unsafe statement.handle
    batch.lines.append(nextLine)
    nextLine += 1
    var tooLong: Int?
    for column in forms.indices {
      let index = Int32(truncatingIfNeeded: column)
      let start = Int32(batch.bytes.count)
      let type = unsafe sqlite3_column_type(handle, index)
      if forms[column] {
        if let number = unsafe Self.number(handle, index, type) {
          numbers[column].append(number)
          batch.starts.append(start)
          batch.ends.append(start)
          continue
        }
        forms[column] = false
        writeNumbers(column, &batch)
      }
      batch.starts.append(Int32(batch.bytes.count))
      switch type {
      case SQLITE_INTEGER:
        unsafe Self.append(sqlite3_column_int64(handle, index), to: &batch.bytes)
      case SQLITE_FLOAT:
        unsafe ParquetText.append(number: sqlite3_column_double(handle, index), to: &batch.bytes)
      case SQLITE_TEXT:
        if let text = unsafe sqlite3_column_text(handle, index) {
          let count = Int(unsafe sqlite3_column_bytes(handle, index))
          textBytes += count
          if count > Self.textLimit { tooLong = tooLong ?? column }
          let kept = min(count, Self.textLimit)
          unsafe batch.bytes.append(contentsOf: UnsafeBufferPointer(start: text, count: kept))
        }
      case SQLITE_BLOB:
        if let blob = unsafe sqlite3_column_blob(handle, index) {
          let count = Int(unsafe sqlite3_column_bytes(handle, index))
          textBytes += count
          let shown = min(count, Self.blobLimit)
          let bytes = unsafe Array(UnsafeRawBufferPointer(start: blob, count: shown))
          ParquetText.append(hexadecimal: bytes, isUUID: false, to: &batch.bytes)
          if count > shown { batch.bytes.append(contentsOf: "…".utf8) }
        }
      default: break
      }
      batch.ends.append(Int32(batch.bytes.count))
    }
    if let tooLong { reject(&batch, forms, tooLong) }
  }

  /// Takes back the last row, because of a column with a text that is too long.
  private func reject(_ batch: inout Batch, _ forms: [Bool], _ column: Int) {
    let row = batch.lines.count - 1
    rejectedCount += 1
    if rejects.count < Reject.kept {
      let place = row * batch.columnCount + column
      let text = batch.bytes[Int(batch.starts[place])...].prefix(480)
      rejects.append(
        Reject(
          location: SourceLocation(path: database.file.path, line: nextLine - 1),
          reason: "has a text of more than \(Self.textLimit >> 20) MB in '\(info.header[column])'",
          excerpt: String(String(decoding: text, as: UTF8.self).prefix(120))))
    }
    batch.lines.removeLast()
    batch.starts.removeLast(batch.columnCount)
    batch.ends.removeLast(batch.columnCount)
    for column in forms.indices where forms[column] { numbers[column].removeLast() }
  }

  /// The value as a number, NaN for none; `nil` where only text says all.
  @inline(__always)
  private static func number(_ handle: OpaquePointer, _ column: Int32, _ type: Int32) -> Double? {
    switch type {
    case SQLITE_FLOAT:
      let number = unsafe sqlite3_column_double(handle, column)
      // What is not finite is no number.
      return number.isFinite ? number : .nan
    case SQLITE_NULL: return .nan
    case SQLITE_INTEGER:
      let integer = unsafe sqlite3_column_int64(handle, column)
      return -exactLimit <= integer && integer <= exactLimit ? Double(integer) : nil
    default: return nil
    }
  }

  /// Writes the numbers of a column as text after all, because a text came among them.
  private func writeNumbers(_ column: Int, _ batch: inout Batch) {
    for (row, number) in numbers[column].enumerated() {
      let i = row * batch.columnCount + column
      batch.starts[i] = Int32(batch.bytes.count)
      if !number.isNaN { ParquetText.append(number: number, to: &batch.bytes) }
      batch.ends[i] = Int32(batch.bytes.count)
    }
    numbers[column].removeAll(keepingCapacity: true)
  }

  private static func append(_ integer: Int64, to bytes: inout [UInt8]) {
    if integer < 0 { bytes.append(UInt8(ascii: "-")) }
    var rest = integer.magnitude
    let start = bytes.count
    repeat {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit))
      rest = quotient
    } while rest > 0
    var (low, high) = (start, bytes.count - 1)
    while low < high {
      bytes.swapAt(low, high)
      low += 1
      high -= 1
    }
  }

  /// Takes back the arrays that the caller has read, so that they are used again.
  private func recycle(_ typed: inout [TypedColumn]) {
    for column in numbers.indices {
      if typed.count == numbers.count, case .numbers(let taken) = typed[column] {
        numbers[column] = taken
        typed[column] = .text
      }
      numbers[column].removeAll(keepingCapacity: true)
    }
  }
}
