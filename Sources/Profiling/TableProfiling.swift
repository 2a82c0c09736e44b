import Recognition
import Synchronization
import Tabular

/// The way of one table from recognition to its profile, in parts that threads read on their own.
final class TableProfiling: Sendable {
  /// What reading one part gave.
  struct Part: Sendable {
    var samples: SeriesProfiler?
    var records: RecordTable?
    var rows = 0
    var rejectedCount = 0
    var rejects: [Reject] = []
    var nextLine = 1
    var isCutCleanly = true
    var problem: Problem?
  }
  private struct State {
    var opens: [TableSource.Open] = []
    /// Parts that were read and wait for those before them.
    var parts: [Part?] = []
    /// The number of parts that were taken to be joined, and what they make together.
    var taken = 0
    var whole: Part?
    var isJoining = false
    /// False once a part did not fit to those before it.
    var doJoin = true
    var result: (table: ProfiledTable, problems: [Problem])?
  }

  private let table: RecognizedTable
  private let profiler: Profiler
  let seriesLimit: Int
  private let reading: SampleReading?
  private let state = Mutex(State())

  init(_ table: RecognizedTable, _ profiler: Profiler, seriesLimit: Int) {
    self.table = table
    self.profiler = profiler
    self.seriesLimit = seriesLimit
    guard table.kind == .samples else {
      reading = nil
      return
    }
    var batch = Batch()
    do throws(ReadError) {
      let hasRows = try table.source.open().read(into: &batch)
      reading =
        hasRows
        ? SampleReading(
          table, first: batch, vocabulary: profiler.recognizer.vocabulary,
          seriesLimit: seriesLimit) : nil
    } catch {
      reading = nil
    }
  }

  var partCount: Int { state.withLock { $0.opens.count } }

  func cut(into count: Int) {
    var opens = [table.source.open]
    if reading != nil, count > 1, let parts = table.source.parts {
      do throws(ReadError) {
        opens = try parts(count)
      } catch {
        // Whatever is wrong with the file shows when it is read.
      }
    }
    let cut = opens.isEmpty ? [table.source.open] : opens
    state.withLock { state in
      state.opens = cut
      state.parts = Array(repeating: nil, count: cut.count)
    }
  }

  /// Reads a part and joins what can be joined by now, so that no part is held longer than it must.
  func read(_ index: Int) {
    let (open, isNeeded) = state.withLock { ($0.opens[index], $0.doJoin) }
    let part = isNeeded ? read(open, isLeading: index == 0) : Part()
    state.withLock { $0.parts[index] = part }
    while let (whole, part, isLast) = nextToJoin() {
      let joined = join(whole, part)
      state.withLock { state in
        state.whole = joined
        state.doJoin = joined != nil
        state.isJoining = false
      }
      if isLast {
        state.withLock { $0.whole = nil }
        let result = profiled(joined ?? read(table.source.open, isLeading: true))
        state.withLock { $0.result = result }
      }
    }
  }

  /// The part that follows those that are joined, unless it is still read or another thread is joining.
  private func nextToJoin() -> (whole: Part?, part: Part, isLast: Bool)? {
    state.withLock { state in
      guard !state.isJoining, state.taken < state.parts.count,
        let part = state.parts[state.taken].take()
      else { return nil }
      state.isJoining = true
      state.taken += 1
      return (state.whole.take(), part, state.taken == state.parts.count)
    }
  }

  func finish(_ source: inout ProfiledSource) {
    guard let result = state.withLock({ $0.result.take() }) else { return }
    source.tables.append(result.table)
    source.problems += result.problems
  }

  /// What the samples or the events of the table cover, once it is read; `nil` of registers and of empty tables.
  var span: ClosedRange<Int64>? {
    state.withLock { $0.result?.table.span }
  }

  private func read(_ open: TableSource.Open, isLeading: Bool) -> Part {
    read(open, isLeading: isLeading, reading)
  }

  private func read(_ open: TableSource.Open, isLeading: Bool, _ reading: SampleReading?) -> Part {
    var part = Part()
    if let reading {
      part.samples = SeriesProfiler(reading, isLeading: isLeading)
    } else {
      part.records = RecordTable(table, vocabulary: profiler.recognizer.vocabulary)
    }
    do throws(ReadError) {
      let reader = try open()
      var batch = Batch()
      batch.uses = reading?.uses ?? []
      var bytes = 0
      defer {
        part.rejectedCount = reader.rejectedCount
        part.rejects = reader.rejects
        part.nextLine = reader.nextLine
        part.isCutCleanly = reader.isCutCleanly
      }
      while try reader.read(into: &batch) {
        part.rows += batch.rowCount
        if let samples = part.samples {
          batch.pad()
          samples.absorb(batch)
        } else {
          part.records?.absorb(batch)
        }
        profiler.tick(table.path, reader.bytesRead - bytes)
        bytes = reader.bytesRead
      }
    } catch {
      // What was read before the damage still counts.
      part.problem = error.problem
    }
    return part
  }

  /// Adds a part to those before it; `nil` when it does not fit to them, as when there are none because an earlier one
  /// did not fit.
  private func join(_ whole: Part?, _ part: Part) -> Part? {
    guard part.isCutCleanly else { return nil }
    guard var whole else { return state.withLock { $0.taken == 1 } ? part : nil }
    guard part.problem == nil, whole.problem == nil else { return nil }
    let linesBefore = whole.nextLine - 1
    if let samples = part.samples {
      guard whole.samples?.merge(samples, linesBefore: linesBefore) == true else { return nil }
    }
    whole.rows += part.rows
    whole.rejectedCount += part.rejectedCount
    for var reject in part.rejects where whole.rejects.count < Reject.kept {
      reject.location.line += linesBefore
      whole.rejects.append(reject)
    }
    whole.nextLine += part.nextLine - 1
    return whole
  }

  /// What all parts together say.
  private func profiled(_ joined: Part) -> (table: ProfiledTable, problems: [Problem]) {
    var whole = joined
    // Codes that came late may say what the early ones mean.
    if let reading, let samples = whole.samples,
      let better = reading.rescaled(samples.qualityTexts)
    {
      whole = read(table.source.open, isLeading: true, better)
    }
    let unparsed = (whole.samples?.unparsedTimes ?? 0, whole.samples?.firstUnparsedLine ?? 0)
    let content: ProfiledTable.Content =
      if let samples = whole.samples {
        .samples(samples.finish(jobs: profiler.jobs))
      } else {
        .records(
          whole.records ?? RecordTable(table, vocabulary: profiler.recognizer.vocabulary))
      }
    let result = ProfiledTable(
      table: table, content: content, rows: whole.rows, rejectedCount: whole.rejectedCount,
      rejects: whole.rejects, unparsedTimes: unparsed.0, firstUnparsedLine: unparsed.1)
    let spoiled = whole.records?.spoiled.problems(of: table) ?? []
    return (result, [whole.problem, dropped(whole), undecided(whole)].compactMap { $0 } + spoiled)
  }

  /// Tells that the codes of the quality may mean one thing or the other.
  private func undecided(_ part: Part) -> Problem? {
    guard let reading, let column = reading.qualityColumn, let samples = part.samples,
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
  private func dropped(_ part: Part) -> Problem? {
    guard let reading else { return nil }
    let rows = part.samples?.droppedRows ?? 0
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
