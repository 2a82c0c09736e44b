import Tabular
import Vocabulary

/// The profile of one tag of one table.
package struct TagProfile: Sendable {
  package var tag: String
  /// The asset as the table says it.
  package var asset: String?
  /// The tag without its asset: the name of the column where columns are signals.
  package var column: String
  package var unit: String?
  /// First line of the tag.
  package var line: Int
  package var profile: SeriesProfile

  package init(
    tag: String, asset: String?, column: String? = nil, unit: String?, line: Int,
    profile: SeriesProfile
  ) {
    self.tag = tag
    self.asset = asset
    self.column = column ?? asset.map { String(tag.dropFirst($0.count + 1)) } ?? tag
    self.unit = unit
    self.line = line
    self.profile = profile
  }
}

/// Reads the samples of a table in rounds: threads decode some parts of its file, while others take the samples of the round
/// before, each of the tags that it owns.
///
/// The parts follow each other in the file, and each state sees their samples in that order, so the profiles do not depend
/// on the parts nor on the threads. Only one thread may use a profiler.
final class SeriesProfiler: @unchecked Sendable {
  private enum Work: Sendable {
    case decode(PartReading)
    /// A share of the tags.
    case absorb(Range<Int>)
  }

  private var table: SeriesTable
  /// Decoders whose rows were taken.
  private var idle: [DecodedRows] = []
  /// What reading gave.
  private(set) var outcome = PartOutcome()

  init(_ reading: SampleReading) { table = SeriesTable(reading) }

  var reading: SampleReading { table.reading }
  var unparsedTimes: Int { table.unparsedTimes }
  var firstUnparsedLine: Int { table.firstUnparsedLine }
  var droppedRows: Int { table.droppedRows }
  /// Texts of the quality column.
  var qualityTexts: [String] {
    (0..<table.texts.qualities.count).map { table.texts.qualities.text($0) }
      .filter { !$0.isEmpty }
  }

  /// Reads the table from its parts on at most `jobs` threads. False when they do not fit together: then a new profiler
  /// has to read the table as one. About `cells` cells of a part are decoded at a time, fewer of a table that is read as one.
  /// `tick` is called with the bytes that were read, from any thread. Rows that are to be `isSorted` are decoded all at once, in
  /// the order of their times.
  func read(
    _ opens: [TableSource.Open], jobs: Int, cells: Int, isSorted: Bool = false,
    _ tick: @escaping @Sendable (Int) -> Void
  ) -> Bool {
    defer { idle = [] }
    var next = 0
    var parts: [PartReading] = []
    var decoded: [DecodedRows] = []
    while true {
      while next < opens.count, parts.count < roundSize(jobs) {
        parts.append(PartReading(opens[next], isSorted: isSorted))
        next += 1
      }
      if parts.isEmpty, decoded.isEmpty { return true }
      let few = opens.count > 1 ? cells : max(1 << 16, 16 * table.states.count)
      work(on: parts, decoded, jobs, cells: isSorted ? .max : min(few, cells), tick)
      idle += decoded.reversed()
      decoded = []
      while let part = parts.first {
        guard let rows = part.add(to: &table, &outcome), opens.count == 1 || !part.isBroken else {
          return false
        }
        decoded.append(rows)
        // What follows has to wait for the rest of the part.
        if !part.isAtEnd { break }
        parts.removeFirst()
      }
      if jobs == 1 {
        // While they are in the cache.
        work(on: [], decoded, jobs, cells: cells, tick)
        idle += decoded
        decoded = []
      }
    }
  }

  /// How many parts are decoded at a time: enough for all threads, and for several samples of each tag, whose state comes
  /// into the cache once a round.
  private func roundSize(_ jobs: Int) -> Int {
    let rows = max(1, outcome.rows / max(1, outcome.parts))
    return max(2 * jobs, 16 * table.nameCount / rows)
  }

  /// Decodes what follows, and hands out what was decoded before.
  private func work(
    on parts: [PartReading], _ decoded: [DecodedRows], _ jobs: Int, cells: Int,
    _ tick: @escaping @Sendable (Int) -> Void
  ) {
    var work: [Work] = []
    for part in parts where part.rows == nil {
      part.rows = idle.popLast() ?? DecodedRows(table.reading)
      work.append(.decode(part))
    }
    nonisolated(unsafe) let decoders = unsafe decoded.map { unsafe UnsafePointer($0.decoder) }
    let count = table.shareCount
    let shares = decoded.isEmpty ? 0 : jobs == 1 ? 1 : min(count, 4 * jobs)
    for share in 0..<shares {
      work.append(.absorb(count * share / shares..<count * (share + 1) / shares))
    }
    _ = concurrentMap(work, jobs: jobs) { work in
      switch work {
      case .decode(let part): part.read(self.table.texts, cells: cells, tick)
      case .absorb(let share): unsafe self.table.absorb(share, of: decoders)
      }
    }
  }

  func finish(jobs: Int) -> [TagProfile] { table.finish(jobs: jobs) }

  /// Whether so many samples came late that intervals are exact only when the rows are put in order.
  var isDisordered: Bool {
    var (late, all) = (0, 0)
    for place in 0..<table.states.count {
      unsafe late += Int(table.states.pointer[place].outOfOrder)
      unsafe all += Int(table.states.pointer[place].samples)
    }
    return late > all / SeriesProfiler.perLate
  }

  /// Rows whose day nobody meant, by line.
  var strays: [StrayTime] {
    var found: Set<StrayTime> = []
    for place in 0..<table.states.count where unsafe table.states.pointer[place].outOfOrder > 0 {
      unsafe found.formUnion(table.states.pointer[place].strays)
    }
    return found.sorted { $0.line < $1.line }
  }

  /// One late sample in so many is within what a state sets right by itself.
  private static let perLate = 100
  /// Cells of a table that is put in order; each takes about 40 bytes while it is.
  static let sortedCells = 4 << 20
  /// The cells of the table, as far as it was read.
  var cells: Int { outcome.rows * table.reading.width }
}

/// What the reading of parts gave beside their samples.
struct PartOutcome: Sendable {
  var parts = 0
  var rows = 0
  var rejectedCount = 0
  var rejects: [Reject] = []
  /// What the parts hold, in the order of the file.
  var spans: [PartSpan] = []
  /// Where they lie, piece by piece.
  var pieces = FilePieces()
  /// Lines of the parts that were read to their ends.
  var lines = 0
  /// Where the offset from UTC changes that times are written with.
  var offsets: [(utc: Int64, offset: Int)] = []
  var problem: Problem?

  /// Adds what was read from a byte on.
  mutating func addPiece(
    at byte: Int?, linesBefore: Int, _ span: PartSpan = PartSpan(linesBefore: 0)
  ) {
    // What lies above the rows is read with the first.
    pieces.add(
      byte.map { RowPlace(byte: $0, linesBefore: $0 == 0 ? 0 : linesBefore) }, span)
  }
}

/// A decoder in memory of its own, so that all threads can look at it without a count of references.
@safe private final class DecodedRows: @unchecked Sendable {
  let decoder: UnsafeMutablePointer<SampleDecoder>
  var batch = Batch()

  init(_ reading: SampleReading) {
    unsafe decoder = .allocate(capacity: 1)
    unsafe decoder.initialize(to: SampleDecoder(reading))
    batch.uses = reading.uses
  }

  deinit {
    unsafe decoder.deinitialize(count: 1)
    unsafe decoder.deallocate()
  }
}

/// The reading of one part, which may take several rounds. Only one thread may use it at a time.
private final class PartReading: @unchecked Sendable {
  private let open: TableSource.Open
  private var reader: (any TableReader)?
  private var problem: Problem?
  private(set) var isAtEnd = false
  /// Whether some of it was handed over.
  private var hasBegun = false
  /// What is decoded in this round, or was and waits for the parts before it.
  var rows: DecodedRows?
  /// The batches of it: where each begins, and its times.
  private var blocks: [(byte: Int?, span: PartSpan)] = []

  private let isSorted: Bool

  init(_ open: @escaping TableSource.Open, isSorted: Bool) {
    self.open = open
    self.isSorted = isSorted
  }

  /// Whether the part was cut inside a record or cannot be read to its end.
  var isBroken: Bool { problem != nil || reader.map { !$0.isCutCleanly } ?? true }

  /// Reads about so many cells, or up to the end.
  func read(_ texts: borrowing SampleTexts, cells: Int, _ tick: (Int) -> Void) {
    guard let rows else { return }
    let decoder = unsafe rows.decoder
    unsafe decoder.pointee.begin(texts)
    let limit = unsafe max(1, cells / decoder.pointee.reading.width)
    do throws(ReadError) {
      if reader == nil { reader = try open() }
      while let reader, unsafe decoder.pointee.columns.count < limit {
        let before = reader.bytesRead
        let (byte, linesBefore) = (reader.nextByte, reader.nextLine - 1)
        guard try reader.read(into: &rows.batch) else {
          isAtEnd = true
          break
        }
        rows.batch.pad()
        unsafe decoder.pointee.decode(rows.batch, texts)
        blocks.append(
          unsafe (byte, decoder.pointee.columns.lastSpan(linesBefore: linesBefore)))
        tick(reader.bytesRead - before)
      }
    } catch {
      // What was read before the damage still counts.
      problem = error.problem
      isAtEnd = true
    }
    if isSorted { unsafe decoder.pointee.sort() }
    unsafe decoder.pointee.group()
  }

  /// Adds what was decoded to what the parts before it gave, and hands it over; `nil` when it does not fit to that, and when
  /// nothing was decoded.
  func add(to table: inout SeriesTable, _ outcome: inout PartOutcome) -> DecodedRows? {
    guard let rows,
      unsafe table.add(&rows.decoder.pointee, linesBefore: outcome.lines)
    else { return nil }
    self.rows = nil
    unsafe outcome.rows += rows.decoder.pointee.columns.count
    if !hasBegun {
      hasBegun = true
      outcome.spans.append(PartSpan(linesBefore: outcome.lines))
    }
    for block in blocks {
      outcome.spans[outcome.spans.count - 1].extend(by: block.span)
      outcome.addPiece(
        at: block.byte, linesBefore: outcome.lines + block.span.linesBefore, block.span)
    }
    blocks.removeAll(keepingCapacity: true)
    outcome.parts += 1
    guard isAtEnd else { return rows }
    outcome.offsets += unsafe rows.decoder.pointee.columns.offsets
    outcome.problem = problem
    guard let reader else { return rows }
    outcome.rejectedCount += reader.rejectedCount
    for var reject in reader.rejects where outcome.rejects.count < Reject.kept {
      reject.location.line += outcome.lines
      outcome.rejects.append(reject)
    }
    outcome.lines += reader.nextLine - 1
    outcome.spans[outcome.spans.count - 1].lines = reader.nextLine - 1
    return rows
  }
}
