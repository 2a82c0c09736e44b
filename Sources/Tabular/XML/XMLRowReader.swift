import Vocabulary

/// Feeds a file to an XML sink.
final class XMLFileCursor {
  private static let chunkCount = 1 << 16

  private let location: SourceLocation
  private let stream: any ByteStream
  private let parser: XMLPushParser
  private var buffer = [UInt8](repeating: 0, count: chunkCount)
  private var isAtEnd = false
  var bytesRead: Int { stream.bytesRead }

  init(_ file: SourceFile, _ sink: any XMLSink) throws(ReadError) {
    location = SourceLocation(path: file.path)
    stream = try openByteStream(file)
    do {
      parser = try XMLPushParser(sink)
    } catch {
      throw ReadError(.unreadable(reason: error.reason), at: location)
    }
  }

  /// Parses the next piece of the file; false at the end.
  func advance() throws(ReadError) -> Bool {
    guard !isAtEnd else { return false }
    let count: Int
    do {
      count = try stream.read(into: &buffer, at: 0)
    } catch {
      isAtEnd = true
      throw error
    }
    isAtEnd = count == 0
    do {
      try parser.parse(buffer, count, isLast: isAtEnd)
    } catch {
      let place = SourceLocation(path: location.path, line: parser.line)
      if parser.hasDocumentType {
        throw ReadError(
          .unsupported(
            format: "an XML file with a document type",
            cure: "take its '<!DOCTYPE …>' out, then run again; no declaration is ever followed"),
          at: place)
      }
      let isCut = isAtEnd
      isAtEnd = true
      throw ReadError(isCut ? .truncated("its XML ends early") : .corrupt(error.reason), at: place)
    }
    return !isAtEnd
  }
}

/// Reads the rows of one table of an XML file.
final class XMLRowReader: TableReader {
  let info: TableInfo
  var rejectedCount: Int { table.notices.count + sink.rows.losses.count }
  var rejects: [Reject] {
    let notices = table.notices.map {
      Reject(location: SourceLocation(path: path), reason: $0, excerpt: "")
    }
    return Array((notices + sink.rows.losses.rejects(path: path)).prefix(Reject.kept))
  }
  var bytesRead: Int { cursor.bytesRead }

  private let path: String
  private let table: XMLTable
  private let sink: XMLRowSink
  private let cursor: XMLFileCursor
  private var isAtEnd = false
  private var failure: ReadError?

  init(_ file: SourceFile, _ table: XMLTable, info: TableInfo) throws(ReadError) {
    self.info = info
    self.table = table
    path = file.path
    sink = XMLRowSink(table)
    cursor = try XMLFileCursor(file, sink)
  }

  func read(into batch: inout Batch) throws(ReadError) -> Bool {
    batch.removeAll()
    batch.columnCount = info.header.count
    while !isAtEnd {
      do {
        isAtEnd = !(try cursor.advance())
      } catch {
        isAtEnd = true
        failure = error
      }
      sink.rows.take(&batch)
      if batch.rowCount > 0 { return true }
    }
    if let failure {
      self.failure = nil
      throw failure
    }
    return false
  }
}
