import Recognition
import Tabular

/// The profile of one tag of one table.
package struct TagProfile: Sendable {
  package var tag: String
  /// The asset as the table says it, for keyed layouts.
  package var asset: String?
  package var unit: String?
  /// First line of the tag.
  package var line: Int
  package var profile: SeriesProfile

  package init(
    tag: String, asset: String?, unit: String?, line: Int, profile: SeriesProfile
  ) {
    self.tag = tag
    self.asset = asset
    self.unit = unit
    self.line = line
    self.profile = profile
  }
}

/// Reads the samples of a table in rounds: threads decode some parts of its file, and then take the samples of the tags
/// that they own.
///
/// The parts follow each other in the file, and each state sees their samples in that order, so the profiles do not depend
/// on the parts nor on the threads. Only one thread may use a profiler.
final class SeriesProfiler: @unchecked Sendable {
  private var table: SeriesTable
  /// Decoders of parts that are done, for those that follow.
  private var idle: [PartDecoding] = []
  /// What reading gave.
  private(set) var outcome = PartOutcome()

  init(_ reading: SampleReading) { table = SeriesTable(reading) }

  var unparsedTimes: Int { table.unparsedTimes }
  var firstUnparsedLine: Int { table.firstUnparsedLine }
  var droppedRows: Int { table.droppedRows }
  /// Texts of the quality column.
  var qualityTexts: [String] {
    (0..<table.texts.qualities.count).map { table.texts.qualities.text($0) }
      .filter { !$0.isEmpty }
  }

  /// Reads the table from its parts on at most `jobs` threads. False when they do not fit together: then a new profiler
  /// has to read the table as one. `tick` is called with the bytes that were read, from any thread.
  func read(
    _ opens: [TableSource.Open], jobs: Int, _ tick: @escaping @Sendable (Int) -> Void
  ) -> Bool {
    var next = 0
    var parts: [PartDecoding] = []
    while true {
      while next < opens.count, parts.count < roundSize(jobs) {
        let part = idle.popLast() ?? PartDecoding(table.reading)
        part.open(opens[next])
        parts.append(part)
        next += 1
      }
      if parts.isEmpty {
        idle = []
        return true
      }
      let limit = opens.count > 1 ? SeriesProfiler.partLimit : max(1 << 16, 16 * table.states.count)
      _ = concurrentMap(parts.filter { !$0.isWaiting }, jobs: jobs) {
        $0.read(self.table.texts, until: limit, tick)
      }
      var done = 0
      for part in parts {
        guard part.add(to: &table, &outcome), opens.count == 1 || !part.isBroken else {
          return false
        }
        done += 1
        // What follows has to wait for the rest of the part.
        if !part.isAtEnd { break }
      }
      absorb(Array(parts[..<done]), jobs: jobs)
      let rest = parts[done - 1].isAtEnd ? done : done - 1
      idle += parts[..<rest].reversed()
      parts.removeFirst(rest)
    }
  }

  /// Cells of one part that are decoded at a time.
  private static let partLimit = 1 << 22

  /// How many parts are decoded at a time: enough for all threads, and for several samples of each tag, whose state comes
  /// into the cache once a round.
  private func roundSize(_ jobs: Int) -> Int {
    let rows = max(1, outcome.rows / max(1, outcome.parts))
    return max(2 * jobs, 16 * table.nameCount / rows)
  }

  private func absorb(_ parts: [PartDecoding], jobs: Int) {
    nonisolated(unsafe) let decoders = unsafe parts.map { unsafe UnsafePointer($0.decoder) }
    let count = table.shareCount
    let shares = jobs == 1 ? 1 : min(count, 4 * jobs)
    _ = concurrentMap(Array(0..<shares), jobs: jobs) { share in
      unsafe self.table.absorb(
        count * share / shares..<count * (share + 1) / shares, of: decoders)
    }
  }

  func finish(jobs: Int) -> [TagProfile] { table.finish(jobs: jobs) }
}

/// What the reading of parts gave beside their samples.
struct PartOutcome: Sendable {
  var parts = 0
  var rows = 0
  var rejectedCount = 0
  var rejects: [Reject] = []
  /// Lines of the parts that were read to their ends.
  var lines = 0
  var problem: Problem?
}

/// The reading of one part, which may take several rounds.
@safe private final class PartDecoding: @unchecked Sendable {
  /// In memory of its own, so that all threads can look at it without a count of references.
  let decoder: UnsafeMutablePointer<SampleDecoder>
  private var batch = Batch()
  private var open: TableSource.Open?
  private var reader: (any TableReader)?
  private var problem: Problem?
  private(set) var isAtEnd = false
  /// Whether there are rows that no state has taken.
  private(set) var isWaiting = false

  init(_ reading: SampleReading) {
    unsafe decoder = .allocate(capacity: 1)
    unsafe decoder.initialize(to: SampleDecoder(reading))
    batch.uses = reading.uses
  }

  deinit {
    unsafe decoder.deinitialize(count: 1)
    unsafe decoder.deallocate()
  }

  func open(_ open: @escaping TableSource.Open) {
    self.open = open
    reader = nil
    problem = nil
    isAtEnd = false
  }

  /// Whether the part was cut inside a record or cannot be read to its end.
  var isBroken: Bool { problem != nil || reader.map { !$0.isCutCleanly } ?? true }

  /// Reads about so many cells, or up to the end.
  func read(_ texts: borrowing SampleTexts, until limit: Int, _ tick: (Int) -> Void) {
    isWaiting = true
    unsafe decoder.pointee.begin(texts)
    let rows = unsafe max(1, limit / decoder.pointee.reading.width)
    do throws(ReadError) {
      if reader == nil { reader = try open?() }
      while let reader, unsafe decoder.pointee.columns.count < rows {
        let before = reader.bytesRead
        guard try reader.read(into: &batch) else {
          isAtEnd = true
          break
        }
        batch.pad()
        unsafe decoder.pointee.decode(batch, texts)
        tick(reader.bytesRead - before)
      }
    } catch {
      // What was read before the damage still counts.
      problem = error.problem
      isAtEnd = true
    }
    unsafe decoder.pointee.group()
  }

  /// Adds what was read to what the parts before it gave; false when it does not fit to that.
  func add(to table: inout SeriesTable, _ outcome: inout PartOutcome) -> Bool {
    isWaiting = false
    guard unsafe table.add(&decoder.pointee, linesBefore: outcome.lines) else { return false }
    unsafe outcome.rows += decoder.pointee.columns.count
    outcome.parts += 1
    guard isAtEnd else { return true }
    outcome.problem = problem
    guard let reader else { return true }
    outcome.rejectedCount += reader.rejectedCount
    for var reject in reader.rejects where outcome.rejects.count < Reject.kept {
      reject.location.line += outcome.lines
      outcome.rejects.append(reject)
    }
    outcome.lines += reader.nextLine - 1
    return true
  }
}
