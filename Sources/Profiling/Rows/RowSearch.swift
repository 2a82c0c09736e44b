import Recognition
package import Tabular
import Vocabulary

/// Finds the rows that findings speak of.
///
/// What a finding needs shown is known only when all is read. Most of it the pass knows by line, and of those lines alone the
/// text is read again; the rest is looked up by tag, time and value, in the parts of a file that may hold it.
package struct RowSearch: Sendable {
  let tables: [RowTable]
  let files: [String: SourceFile]
  private let jobs: Int

  /// Keeps the tables, and none of the profiles. Tags are told by the `names` that they have beyond their files.
  package init(
    _ sources: [ProfiledSource], names beyond: TagNames = TagNames(), files: [SourceFile],
    jobs: Int
  ) {
    tables = sources.flatMap { source in
      source.tables.map { table in
        var recognized = table.table
        recognized.first = nil
        var tags: [String] = []
        var mirrored: [Bool] = []
        var names: [String] = []
        if case .samples(let profiles) = table.content {
          tags = profiles.map(\.tag)
          mirrored = profiles.map(\.profile.isMirrored)
          if table.reading?.keyColumn != nil {
            names = profiles.map { SampleReading.name(asset: $0.asset ?? "", tag: $0.column) }
          }
          let told = tags.map { beyond.told($0, in: TableName(recognized)) }
          if told != tags, names.isEmpty { names = tags }
          tags = told
        }
        return RowTable(
          table: recognized, reading: table.reading, tags: tags, mirrored: mirrored, names: names,
          parts: table.parts, pieces: table.pieces,
          isOneOfMany: source.tables.count > 1)
      }
    }
    self.files = Dictionary(files.map { ($0.path, $0) }) { first, _ in first }
    self.jobs = jobs
  }

  /// The rows for each of those wanted, in the order of the file; none where there is no such row.
  package func rows(_ wanted: [WantedRow]) -> [[ShownRow]] {
    var found = Array(repeating: [ShownRow](), count: wanted.count)
    var left = Array(wanted.indices)
    // A tag whose files follow each other is told with the path of the first.
    for isOwnPath in [true, false] where !left.isEmpty {
      let entries = entries(wanted, left, isOwnPath: isOwnPath)
      let works = entries.flatMap { table, entries -> [Work] in
        table.hasLines
          ? [.lines(table, entries)] : TableSearch.parts(table, entries).map { .search($0) }
      }
      for work in concurrentMap(works, jobs: jobs, { run($0) }) {
        for (id, row) in work where found[id].count < wanted[id].most { found[id].append(row) }
      }
      left = left.filter { found[$0].isEmpty && wanted[$0].tag != nil && wanted[$0].line == 0 }
    }
    return found
  }

  /// What one thread does.
  private enum Work: Sendable {
    case lines(RowTable, [TableSearch.Entry])
    case search(TableSearch)
  }

  private func run(_ work: Work) -> [(id: Int, row: ShownRow)] {
    switch work {
    case .lines(let table, let entries):
      let opened = files[table.table.path]?.keptOpen()
      defer { withExtendedLifetime(opened) {} }
      return LineSearch(table, entries).rows()
    case .search(let search):
      let opened = files[search.table.table.path]?.keptOpen()
      defer { withExtendedLifetime(opened) {} }
      return search.rows().map { (search.wanted[$0.place].id, $0.row) }
    }
  }

  /// What is wanted of each table.
  private func entries(
    _ wanted: [WantedRow], _ left: [Int], isOwnPath: Bool
  ) -> [(RowTable, [TableSearch.Entry])] {
    var byTag: [String: [Int]] = [:]
    var byPath: [String: [Int]] = [:]
    for id in left {
      if let tag = wanted[id].tag { byTag[tag, default: []].append(id) }
      // A name above the columns needs no line.
      if wanted[id].line > 0 || wanted[id].word != nil {
        byPath[wanted[id].path, default: []].append(id)
      }
    }
    var result: [(RowTable, [TableSearch.Entry])] = []
    for table in tables {
      var series: [Int: Int] = [:]
      var entries: [TableSearch.Entry] = []
      if !byTag.isEmpty {
        for (place, tag) in table.tags.enumerated() {
          for id in byTag[tag] ?? [] where (wanted[id].path == table.table.path) == isOwnPath {
            series[id] = place
            if wanted[id].line > 0 { continue }
            entries.append(TableSearch.Entry(id: id, row: wanted[id], series: place))
          }
        }
      }
      if isOwnPath {
        for id in byPath[table.table.path] ?? [] where wanted[id].tag == nil || series[id] != nil {
          var row = wanted[id]
          if let name = row.table, name != table.table.source.info.name { continue }
          // There, names stand above the columns.
          let isNamedAbove = row.word != nil && table.reading?.isWide == true
          if isNamedAbove, table.table.source.info.headerLine > 0 {
            row.line = table.table.source.info.headerLine
          }
          if row.line == 0 { continue }
          entries.append(TableSearch.Entry(id: id, row: row, series: series[id]))
        }
      }
      if !entries.isEmpty { result.append((table, entries)) }
    }
    return result
  }
}
