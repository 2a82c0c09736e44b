package import Recognition
package import Tabular
package import Vocabulary

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
  /// How its samples were read, and what the parts held that were read at the same time; for who looks for a row again.
  var reading: SampleReading?
  var parts: [PartSpan] = []
  /// Rows of samples whose day nobody meant, which the samples leave out.
  package var strays: [StrayTime] { reading?.strays ?? [] }
  var pieces = FilePieces()
  /// Where the offset from UTC changes that its samples are written with: instant and offset, seconds.
  package var offsets: [(utc: Int64, offset: Int)] = []

  /// What its samples or events cover on the clock of the source; `nil` of registers and of empty tables.
  var span: ClosedRange<Int64>? {
    var times: [Int64] = []
    switch content {
    case .samples(let tags):
      for tag in tags where tag.profile.samples > 0 {
        times += [tag.profile.first, tag.profile.last]
      }
    case .records(let records):
      // When an asset was bought says nothing of what the exports cover.
      if [.assets, .materials, .owners, .tags].contains(table.kind) { return nil }
      times = records.records.flatMap { [$0.time, $0.start, $0.end].compactMap { $0 } }
    }
    guard let first = times.min(), let last = times.max() else { return nil }
    return first...last
  }
}

/// What a file is, as its beginning says.
package struct InspectedFile: Sendable {
  package var tables: [RecognizedTable] = []
  package var problems: [Problem] = []
  /// Whether this program wrote it, so that it is no export.
  package var isEarlierReport = false
}

/// One file as read: its tables, and what went wrong on the way.
package struct ProfiledSource: Sendable {
  package var path: String
  package var bytes: Int
  package var tables: [ProfiledTable]
  package var problems: [Problem]
  /// Whether this program wrote it, so that it is no export.
  package var isEarlierReport = false

  package init(path: String, bytes: Int, tables: [ProfiledTable], problems: [Problem]) {
    self.path = path
    self.bytes = bytes
    self.tables = tables
    self.problems = problems
  }
}

/// Reads files from end to end: samples into profiles, everything else into records.
///
/// Files, and parts of big files, are read at the same time; the result does not depend on how many threads do it.
package struct Profiler: Sendable {
  package let recognizer: Recognizer
  let jobs: Int
  private let partSize: Int
  let partCells: Int
  private let memory: Int
  /// Bytes that the state of one series may come to: 12 KB of timeline, 10 of steps, 8 of windows, 5 of intervals, and the
  /// rest; most need half of it.
  package static let seriesSize = 40 << 10
  /// Called now and then with the bytes of a file that were read since the last call, from any thread.
  private let progress: @Sendable (_ path: String, _ bytes: Int) -> Void

  /// At most `jobs` threads; a file that threads share is cut into parts of at least `partSize` bytes, of which about
  /// `partCells` values are held at a time. Series that would need more than `memory` bytes are left out, and the source
  /// says so.
  package init(
    recognizer: Recognizer, jobs: Int = 1, memory: Int = .max, partSize: Int = 2 << 20,
    partCells: Int = 2 << 20,
    progress: @escaping @Sendable (_ path: String, _ bytes: Int) -> Void = { _, _ in }
  ) {
    self.recognizer = recognizer
    self.jobs = jobs
    self.memory = memory
    self.partSize = partSize
    self.partCells = partCells
    self.progress = progress
  }

  /// Never throws: what cannot be read becomes a problem of the source, and the rest of the file is kept.
  package func profile(_ files: [SourceFile]) -> [ProfiledSource] {
    let total = files.reduce(1) { $0 + $1.byteCount }
    let inspected = inspect(files)
    var searches = concurrentMap(inspected, jobs: jobs) { file in
      file.tables.map { table in
        var search = DateOrderSearch(table)
        search?.readRows()
        return search
      }
    }
    let clear = inspected.flatMap(\.tables)
    for i in searches.indices {
      for j in searches[i].indices { searches[i][j]?.settle(by: clear) }
    }
    // What is open still waits for the others, which say what the exports cover.
    let settled = searches
    var opened = concurrentMap(Array(files.indices), jobs: jobs) { i in
      let tables = zip(inspected[i].tables, settled[i]).map { $1?.table ?? $0 }
      let limit = seriesLimit(
        share: Double(files[i].byteCount) / Double(total * max(tables.count, 1)))
      return tables.map { TableProfiling($0, self, seriesLimit: limit) }
    }
    let isOpen = searches.map { $0.map { $0?.isOpen ?? false } }
    read(files, opened) { i, j in !isOpen[i][j] }
    if let window = window(opened.flatMap { $0 }) {
      for i in searches.indices {
        for j in searches[i].indices where isOpen[i][j] {
          searches[i][j]?.settle(within: window)
          if let table = searches[i][j]?.table {
            opened[i][j] = TableProfiling(table, self, seriesLimit: opened[i][j].seriesLimit)
          }
        }
      }
    }
    read(files, opened) { i, j in isOpen[i][j] }
    RollingFiles(opened.flatMap { $0 }).takeOverlaps(
      of: Dictionary(files.map { ($0.path, $0) }) { first, _ in first })
    var sources: [ProfiledSource] = []
    for (i, file) in files.enumerated() {
      var source = ProfiledSource(
        path: file.path, bytes: file.byteCount, tables: [], problems: inspected[i].problems)
      source.isEarlierReport = inspected[i].isEarlierReport
      for table in opened[i] { table.finish(&source) }
      sources.append(source)
    }
    return sources
  }

  /// Reads those tables of the files that are chosen by their places.
  private func read(
    _ files: [SourceFile], _ tables: [[TableProfiling]], where isChosen: (Int, Int) -> Bool
  ) {
    var chosen: [(table: TableProfiling, file: SourceFile)] = []
    for (i, file) in files.enumerated() {
      for (j, table) in tables[i].enumerated() where isChosen(i, j) {
        chosen.append((table, file))
      }
    }
    // The largest first, so that no thread is left with one at the end.
    chosen.sort { $0.file.byteCount > $1.file.byteCount }
    var rest = chosen[...]
    var bytes = chosen.reduce(0) { $0 + $1.file.byteCount }
    // All threads share one that is large beside those that are left; of the others, each reads its own.
    while jobs > 1, let largest = rest.first,
      largest.table.canBeShared && largest.file.byteCount >= 2 * partSize
        && 4 * largest.file.byteCount * jobs > bytes
        || rest.count == 1
    {
      read(largest.table, of: largest.file, jobs: jobs)
      bytes -= largest.file.byteCount
      rest.removeFirst()
    }
    _ = concurrentMap(Array(rest), jobs: jobs) { read($0.table, of: $0.file, jobs: 1) }
  }

  private func read(_ table: TableProfiling, of file: SourceFile, jobs: Int) {
    let opened = file.keptOpen()
    defer { withExtendedLifetime(opened) {} }
    table.read(jobs: jobs, bytes: file.byteCount, partSize: partSize)
  }

  /// What the tables that were read cover, and a day before and after it for the zones of their clocks.
  private func window(_ tables: [TableProfiling]) -> ClosedRange<Int64>? {
    let spans = tables.compactMap(\.span)
    guard let first = spans.map(\.lowerBound).min(), let last = spans.map(\.upperBound).max()
    else { return nil }
    let day: Int64 = 86_400_000_000
    return first - day...last + day
  }

  package func profile(_ file: SourceFile) -> ProfiledSource { profile([file])[0] }

  /// Big files get more of the memory.
  private func seriesLimit(share: Double) -> Int {
    let count = Double(memory) / Double(Profiler.seriesSize) * share
    return count < 1e9 ? max(64, Int(count)) : Int(Int32.max)
  }

  /// What the files are, as each says and as the names in the others tell, without reading them to the end.
  package func inspect(_ files: [SourceFile]) -> [InspectedFile] {
    let opened = concurrentMap(files, jobs: jobs) { inspect($0) }
    let places = opened.indices.flatMap { file in
      opened[file].tables.indices.map { (file: file, table: $0) }
    }
    let joins = recognizer.joins(of: places.map { opened[$0.file].tables[$0.table] })
    let joined = zip(places, joins).filter { !$0.1.isEmpty }
    let tables = concurrentMap(joined, jobs: jobs) { place, joins in
      let table = opened[place.file].tables[place.table]
      // It could be read before; if no more, what it said then still holds.
      return (try? recognizer.recognize(again: table, joins: joins)) ?? table
    }
    var result = opened
    for ((place, _), table) in zip(joined, tables) {
      result[place.file].tables[place.table] = table
    }
    // Orders without a machine may have one in a table that links both.
    let links = recognizer.links(of: places.map { result[$0.file].tables[$0.table] })
    for (i, place) in places.enumerated() where links[i] {
      let table = result[place.file].tables[place.table]
      result[place.file].tables[place.table] =
        (try? recognizer.recognize(again: table, joins: joins[i], isLinked: true)) ?? table
    }
    let systems = recognizer.systemsOfRegisters(
      places.map { result[$0.file].tables[$0.table] })
    for (place, system) in zip(places, systems) {
      guard let system else { continue }
      result[place.file].tables[place.table].system = system
      result[place.file].tables[place.table].reasons.append(
        "its machines are those of the orders and stops from \(system.rawValue)")
    }
    var kept = 0
    for place in places {
      kept += result[place.file].tables[place.table].first?.bytes.count ?? 0
      // Those beyond are read once more.
      if kept > Profiler.firstRowsLimit { result[place.file].tables[place.table].first = nil }
    }
    return result
  }

  /// Bytes of first rows that are kept from recognition to reading.
  private static let firstRowsLimit = 64 << 20

  /// What the file is, without reading it to the end.
  package func inspect(_ file: SourceFile) -> InspectedFile {
    var result = InspectedFile()
    if recognizer.declarations.source(file.path)?.isSkipped == true {
      let note = Problem(
        severity: .note, location: SourceLocation(path: file.path),
        message: "left out, as readiness.yml says",
        help: "remove 'skip: true' there to have it audited")
      result.problems = [note]
      return result
    }
    let opened = file.keptOpen()
    defer { withExtendedLifetime(opened) {} }
    do throws(ReadError) {
      for var table in try FileFormat.tables(of: file) {
        table.whole = file.table
        do throws(ReadError) {
          let recognized = try recognizer.recognize(path: file.path, source: table)
          result.tables.append(recognized)
          result.problems += recognized.doubts
        } catch {
          result.problems.append(error.problem)
        }
      }
    } catch {
      result.isEarlierReport = error.kind == .earlierReport
      result.problems.append(error.problem)
    }
    return result
  }

  func tick(_ path: String, _ bytes: Int) { progress(path, bytes) }
}
