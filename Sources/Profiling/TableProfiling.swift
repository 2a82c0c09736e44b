import Recognition
import Synchronization
import Tabular
import Vocabulary

/// The way of one table from recognition to its profile.
final class TableProfiling: Sendable {
  /// What reading gave.
  private struct Reading {
    var samples: SeriesProfiler?
    /// The same rows in the order of their times, where the file has them in another.
    var sorted: SeriesProfiler?
    var records: RecordTable?
    var outcome = PartOutcome()
  }

  private let table: RecognizedTable
  private let profiler: Profiler
  let seriesLimit: Int
  private let reading: SampleReading?
  private let result = Mutex<(table: ProfiledTable, problems: [Problem])?>(nil)

  init(_ table: RecognizedTable, _ profiler: Profiler, seriesLimit: Int) {
    var table = table
    let first = table.first.take()
    self.table = table
    self.profiler = profiler
    self.seriesLimit = seriesLimit
    guard table.kind == .samples else {
      reading = nil
      return
    }
    var batch = first ?? Batch()
    do throws(ReadError) {
      var hasRows = batch.rowCount > 0
      if !hasRows { hasRows = try table.source.open().read(into: &batch) }
      reading =
        hasRows
        ? SampleReading(
          table, first: batch, vocabulary: profiler.recognizer.vocabulary,
          seriesLimit: seriesLimit) : nil
    } catch {
      reading = nil
    }
  }

  /// Whether threads can share the reading.
  var canBeShared: Bool { reading != nil && table.source.parts != nil }

  /// Reads the table on at most `jobs` threads, in parts of about `partSize` of its `bytes`.
  func read(jobs: Int, bytes: Int, partSize: Int) {
    let read =
      if let reading {
        readSamples(reading, jobs, parts(jobs > 1 ? bytes / partSize : 1))
      } else {
        readRecords()
      }
    let profiled = profiled(read, jobs)
    result.withLock { $0 = profiled }
  }

  private func parts(_ count: Int) -> [TableSource.Open] {
    let whole = [table.source.open]
    guard count > 1, let parts = table.source.parts else { return whole }
    do throws(ReadError) {
      let opens = try parts(count)
      return opens.isEmpty ? whole : opens
    } catch {
      // Whatever is wrong with the file shows when it is read.
      return whole
    }
  }

  /// What was read, once it is.
  var profiled: ProfiledTable? { result.withLock { $0?.table } }

  /// The samples of a time, read once more; `nil` where the file cannot be read any more.
  func samples(within bounds: ClosedRange<Int64>) -> [TagProfile]? {
    guard let reading = profiled?.reading else { return nil }
    let samples = SeriesProfiler(reading.within(bounds))
    guard samples.read([table.source.open], jobs: 1, cells: profiler.partCells, { _ in }) else {
      return nil
    }
    return samples.finish(jobs: 1)
  }

  /// Takes other samples for those that were read, and what there is to say of it.
  func replace(_ samples: [TagProfile], _ problem: Problem) {
    result.withLock {
      $0?.table.content = .samples(samples)
      $0?.problems.append(problem)
    }
  }

  func finish(_ source: inout ProfiledSource) {
    guard let result = result.withLock({ $0.take() }) else { return }
    source.tables.append(result.table)
    source.problems += result.problems
  }

  /// What the samples or the events of the table cover, once it is read; `nil` of registers and of empty tables.
  var span: ClosedRange<Int64>? {
    result.withLock { $0?.table.span }
  }

  private func readSamples(
    _ reading: SampleReading, _ jobs: Int, _ opens: [TableSource.Open]
  ) -> Reading {
    let tick = { @Sendable (bytes: Int) in self.profiler.tick(self.table.path, bytes) }
    var samples = SeriesProfiler(reading)
    if !samples.read(opens, jobs: jobs, cells: profiler.partCells, tick) {
      samples = SeriesProfiler(reading)
      _ = samples.read([table.source.open], jobs: jobs, cells: profiler.partCells, tick)
    }
    // Codes that came late may say what the early ones mean.
    if let better = reading.rescaled(samples.qualityTexts) {
      return readSamples(better, jobs, opens)
    }
    if reading.strays.isEmpty {
      let strays = samples.strays
      // One thread reads all of the file, where lines count from its beginning.
      if !strays.isEmpty { return readSamples(reading.without(strays), jobs, [table.source.open]) }
    }
    var result = Reading(samples: samples, outcome: samples.outcome)
    if samples.isDisordered, samples.cells <= SeriesProfiler.sortedCells {
      // What came late is told by the order of the file, everything else by that of the times.
      let sorted = SeriesProfiler(reading)
      if sorted.read(
        [table.source.open], jobs: jobs, cells: profiler.partCells, isSorted: true, { _ in })
      {
        result.sorted = sorted
      }
    }
    return result
  }

  private func readRecords() -> Reading {
    var records = RecordTable(table, vocabulary: profiler.recognizer.vocabulary)
    var outcome = PartOutcome()
    do throws(ReadError) {
      let reader = try table.source.open()
      var batch = Batch()
      var bytes = 0
      defer {
        outcome.rejectedCount = reader.rejectedCount
        outcome.rejects = reader.rejects
      }
      while true {
        let (byte, linesBefore) = (reader.nextByte, reader.nextLine - 1)
        guard try reader.read(into: &batch) else { break }
        outcome.addPiece(at: byte, linesBefore: linesBefore)
        outcome.rows += batch.rowCount
        records.absorb(batch)
        profiler.tick(table.path, reader.bytesRead - bytes)
        bytes = reader.bytesRead
      }
    } catch {
      // What was read before the damage still counts.
      outcome.problem = error.problem
    }
    return Reading(records: records, outcome: outcome)
  }

  private func profiled(
    _ read: Reading, _ jobs: Int
  ) -> (table: ProfiledTable, problems: [Problem]) {
    let unparsed = (read.samples?.unparsedTimes ?? 0, read.samples?.firstUnparsedLine ?? 0)
    let content: ProfiledTable.Content =
      if let samples = read.samples {
        .samples(
          TableProfiling.joined(samples.finish(jobs: jobs), read.sorted?.finish(jobs: jobs)))
      } else {
        .records(
          read.records ?? RecordTable(table, vocabulary: profiler.recognizer.vocabulary))
      }
    var result = ProfiledTable(
      table: table, content: content, rows: read.outcome.rows,
      rejectedCount: read.outcome.rejectedCount, rejects: read.outcome.rejects,
      unparsedTimes: unparsed.0, firstUnparsedLine: unparsed.1)
    result.pieces = read.outcome.pieces
    if read.samples != nil {
      result.reading = read.samples?.reading
      result.parts = read.outcome.spans
      result.offsets = read.outcome.offsets
    }
    let spoiled = read.records?.spoiled.problems(of: table) ?? []
    return (
      result,
      [read.outcome.problem, dropped(read), undecided(read), unordered(read)].compactMap { $0 }
        + spoiled
    )
  }

  /// The profiles of the rows in order, with what the order of the file shows.
  private static func joined(_ written: [TagProfile], _ sorted: [TagProfile]?) -> [TagProfile] {
    guard var sorted else { return written }
    let places = Dictionary(
      written.enumerated().map { ($1.tag, $0) }, uniquingKeysWith: { first, _ in first })
    // In the order of the file, which numbers the series.
    sorted.sort { places[$0.tag] ?? 0 < places[$1.tag] ?? 0 }
    for i in sorted.indices {
      guard let place = places[sorted[i].tag] else { continue }
      sorted[i].line = written[place].line
      sorted[i].profile.takeOrder(of: written[place].profile)
    }
    return sorted
  }

  /// Tells that rows are out of order and too many to be put in order, so that their intervals are not exact.
  private func unordered(_ read: Reading) -> Problem? {
    guard let samples = read.samples, samples.isDisordered, read.sorted == nil else { return nil }
    return Problem(
      severity: .warning, location: SourceLocation(path: table.path),
      message:
        "has rows in another order than that of their times, too many to put in order here, so intervals and gaps of its "
        + "tags are estimates",
      help: "sort the export by time, or export it in parts")
  }

  /// Tells that the codes of the quality may mean one thing or the other.
  private func undecided(_ read: Reading) -> Problem? {
    guard let reading, let column = reading.qualityColumn, let samples = read.samples,
      (reading.rescaled(samples.qualityTexts) ?? reading).scale?.scale == .undecided
    else { return nil }
    let codes = samples.qualityTexts.sorted().prefix(3).map { "'\($0)'" }
    let name = table.source.info.header[column]
    return Problem(
      severity: .warning,
      location: SourceLocation(path: table.path, line: table.source.info.headerLine),
      message:
        "quality column '\(name)' holds only \(codes.joined(separator: ", ")), which is good in some "
        + "systems and bad in others, so the quality of its samples is unknown",
      help: "export the quality as words, or with the codes of another system beside it")
  }

  /// Tells what the bound of the memory left out.
  private func dropped(_ read: Reading) -> Problem? {
    guard let reading else { return nil }
    let rows = read.samples?.droppedRows ?? 0
    let what =
      reading.droppedColumns > 0
      ? "the last \(reading.droppedColumns) columns"
      : "\(rows) rows of tags that come after the first \(reading.seriesLimit)"
    guard rows + reading.droppedColumns > 0 else { return nil }
    return Problem(
      severity: .warning, location: SourceLocation(path: table.path),
      message: "\(what) do not fit into the memory that the audit may use and were left out",
      help: "give --memory a larger size, or audit the file in parts")
  }
}
