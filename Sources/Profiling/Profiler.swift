package import Recognition
package import Tabular

/// One table as read from end to end.
package struct ProfiledTable: Sendable {
  package enum Content: Sendable {
    case samples([TagProfile])
    case records(RecordTable)
  }
  package var table: RecognizedTable
  package var content: Content
  package var rows: Int
  package var rejectedCount: Int
  package var rejects: [Reject]
  /// Samples whose time could not be read, and the line of the first.
  package var unparsedTimes: Int
  package var firstUnparsedLine: Int
}

/// One file as read: its tables, and what went wrong on the way.
package struct ProfiledSource: Sendable {
  package var path: String
  package var bytes: Int
  package var tables: [ProfiledTable]
  package var problems: [Problem]

  package init(path: String, bytes: Int, tables: [ProfiledTable], problems: [Problem]) {
    self.path = path
    self.bytes = bytes
    self.tables = tables
    self.problems = problems
  }
}

/// Reads files from end to end: samples into profiles, everything else into records.
package struct Profiler: Sendable {
  package let recognizer: Recognizer
  /// Called now and then with the bytes read of the file so far.
  private let progress: @Sendable (_ path: String, _ bytes: Int) -> Void

  package init(
    recognizer: Recognizer,
    progress: @escaping @Sendable (_ path: String, _ bytes: Int) -> Void = { _, _ in }
  ) {
    self.recognizer = recognizer
    self.progress = progress
  }

  /// Never throws: what cannot be read becomes a problem of the source, and the rest of the file is kept.
  package func profile(_ file: SourceFile) -> ProfiledSource {
    var source = ProfiledSource(
      path: file.path, bytes: file.byteCount, tables: [], problems: [])
    do throws(ReadError) {
      for table in try FileFormat.tables(of: file) {
        do throws(ReadError) {
          let recognized = try recognizer.recognize(path: file.path, source: table)
          source.tables.append(try profile(recognized, problems: &source.problems))
        } catch {
          source.problems.append(error.problem)
        }
      }
    } catch {
      source.problems.append(error.problem)
    }
    return source
  }

  /// What the file is, without reading it to the end.
  package func inspect(_ file: SourceFile) -> (tables: [RecognizedTable], problems: [Problem]) {
    var tables: [RecognizedTable] = []
    var problems: [Problem] = []
    do throws(ReadError) {
      for table in try FileFormat.tables(of: file) {
        do throws(ReadError) {
          tables.append(try recognizer.recognize(path: file.path, source: table))
        } catch {
          problems.append(error.problem)
        }
      }
    } catch {
      problems.append(error.problem)
    }
    return (tables, problems)
  }

  private func profile(
    _ table: RecognizedTable, problems: inout [Problem]
  ) throws(ReadError) -> ProfiledTable {
    let reader = try table.source.open()
    var batch = Batch()
    var samples: SeriesProfiler?
    var records: RecordTable?
    var isFirst = true
    var rows = 0
    do throws(ReadError) {
      while try reader.read(into: &batch) {
        if isFirst {
          isFirst = false
          if table.kind == .samples {
            let texts = qualityTexts(table, batch)
            samples = SeriesProfiler(
              table, qualityTexts: texts, vocabulary: recognizer.vocabulary)
          }
          if samples == nil {
            records = RecordTable(table, vocabulary: recognizer.vocabulary)
          }
        }
        rows += batch.rowCount
        samples?.absorb(batch)
        records?.absorb(batch)
        progress(table.path, reader.bytesRead)
      }
    } catch {
      // What was read before the damage still counts.
      problems.append(error.problem)
    }
    let unparsed = (samples?.unparsedTimes ?? 0, samples?.firstUnparsedLine ?? 0)
    let content: ProfiledTable.Content =
      if samples != nil {
        .samples(samples?.finish() ?? [])
      } else {
        .records(records ?? RecordTable(table, vocabulary: recognizer.vocabulary))
      }
    return ProfiledTable(
      table: table, content: content, rows: rows, rejectedCount: reader.rejectedCount,
      rejects: reader.rejects, unparsedTimes: unparsed.0, firstUnparsedLine: unparsed.1)
  }

  /// Distinct texts of the quality column in the first rows.
  private func qualityTexts(_ table: RecognizedTable, _ batch: Batch) -> [String] {
    guard let column = table.column(.quality) else { return [] }
    var texts: Set<String> = []
    for row in 0..<batch.rowCount where texts.count < 64 {
      let text = batch.string(row: row, column: column.index)
      if !text.isEmpty { texts.insert(text) }
    }
    return texts.sorted()
  }
}
