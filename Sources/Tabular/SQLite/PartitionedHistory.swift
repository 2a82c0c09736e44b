import Vocabulary

/// A history of tags: samples in one table a month or day, and the names of the tags in another.
struct PartitionedHistory {
  /// What its tables and columns are called, in lower case.
  struct Names: Sendable {
    var tags: (table: String, id: String, path: String)
    var list: (table: String, name: String, start: String, block: String)
    var samples: (begins: String, tag: String, time: String, quality: String)
    /// The columns of which one holds the value, by the type of its tag.
    var values: [String]
    /// The columns of the one table.
    var header: [String] { [tags.path, samples.time, "value", samples.quality] }

    init(_ file: WordFile) {
      func text(_ part: String, _ key: String) -> String { file[part][key].text }
      tags = (text("tags", "table"), text("tags", "id"), text("tags", "path"))
      list = (
        text("partitions", "table"), text("partitions", "name"), text("partitions", "start"),
        text("partitions", "block")
      )
      samples = (
        text("samples", "begins"), text("samples", "tag"), text("samples", "time"),
        text("samples", "quality")
      )
      values = file["values"].words
    }

    static let shape = FileShape.fields([
      FileField(
        "tags",
        .fields([
          .text("table", "The table of tags."), .text("id", "Its key."), .text("path", "The name."),
        ]), required: true, "Where the names of the tags are."),
      FileField(
        "partitions",
        .fields([
          .text("table", "The list of tables of samples."), .text("name", "A table."),
          .text("start", "When it begins, in milliseconds since 1970."),
          .text("block", "Above 0 for a table of summaries."),
        ]), required: true, "Where the tables of samples are listed."),
      FileField(
        "samples",
        .fields([
          .text("begins", "How the name of such a table begins."), .text("tag", "The tag's key."),
          .text("time", "The time."), .text("quality", "The quality."),
        ]), required: true, "The tables of samples."),
      .words("values", "Columns of which one holds the value."),
    ])
  }

  /// The tables of samples, which the one table of the history stands for.
  let partitions: [String]
  let scans: [SQLiteScan]

  /// `nil` where the tables are not there. `columns` are those of each table, by its name.
  init?(
    _ columns: [String: [String]], _ known: Names, _ connection: SQLiteConnection
  ) throws(ReadError) {
    let names = columns.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    guard let tags = names.first(where: { $0.lowercased() == known.tags.table }),
      Self.has([known.tags.id, known.tags.path], columns[tags])
    else { return nil }
    let list = names.first { $0.lowercased() == known.list.table }
    let listed = try Self.listed(list, known, columns, connection)
    let partitions = names.filter { name in
      let lowercase = name.lowercased()
      return lowercase.hasPrefix(known.samples.begins)
        && Self.has([known.samples.tag, known.samples.time], columns[name])
        && !Self.values(known, columns[name]).isEmpty
        // Summaries say again what the samples say.
        && listed[lowercase]?.isSummary != true
    }
    guard !partitions.isEmpty else { return nil }
    // The list of partitions knows their order; without it, their names tell.
    let starts = partitions.map { listed[$0.lowercased()]?.start }
    let isListed = !starts.contains(nil)
    self.partitions = zip(partitions, starts).enumerated().sorted { a, b in
      let (first, second) = (isListed ? a.element.1 ?? 0 : 0, isListed ? b.element.1 ?? 0 : 0)
      return (first, a.offset) < (second, b.offset)
    }.map(\.element.0)
    scans = self.partitions.map { name in
      let own = columns[name] ?? []
      let value = Self.values(known, own).map { "d.\($0)" }
      let quality = Self.has([known.samples.quality], own) ? "d.\(known.samples.quality)" : "NULL"
      let quoted = SQLiteScan.quoted(name)
      // A tag is listed once; where damage lists it twice, its samples must not double.
      return SQLiteScan(
        subject: "the table '\(name)'",
        select: "SELECT coalesce(e.path, d.\(known.samples.tag)), d.\(known.samples.time), "
          + "\(value.count > 1 ? "coalesce(\(value.joined(separator: ", ")))" : value[0]), "
          + "\(quality) FROM \(quoted) AS d NOT INDEXED LEFT JOIN "
          + "(SELECT \(known.tags.id) AS id, min(\(known.tags.path)) AS path "
          + "FROM \(SQLiteScan.quoted(tags)) GROUP BY \(known.tags.id)) AS e "
          + "ON e.id = d.\(known.samples.tag)",
        rowNumbers: SQLiteScan.rowNumbers(of: own).map { (quoted, $0) })
    }
  }

  /// When each partition begins (ms since 1970), and whether it holds summaries, by its name in lower case.
  private static func listed(
    _ list: String?, _ known: Names, _ columns: [String: [String]], _ connection: SQLiteConnection
  ) throws(ReadError) -> [String: (start: Int64?, isSummary: Bool)] {
    let names = known.list
    guard let list, has([names.name, names.start], columns[list]) else { return [:] }
    let size = has([names.block], columns[list]) ? names.block : "0"
    let rows = try connection.prepare(
      "SELECT \(names.name), \(names.start), \(size) FROM \(SQLiteScan.quoted(list)) LIMIT 100000",
      reading: "the table '\(list)'")
    var listed: [String: (start: Int64?, isSummary: Bool)] = [:]
    while try rows.step() {
      guard let name = rows.text(0) else { continue }
      listed[name.lowercased()] = (rows.integer(1), (rows.integer(2) ?? 0) > 0)
    }
    return listed
  }

  private static func has(_ names: [String], _ columns: [String]?) -> Bool {
    let known = Set((columns ?? []).map { $0.lowercased() })
    return names.allSatisfy(known.contains)
  }

  /// The columns of which one holds the value, by the type of its tag.
  private static func values(_ known: Names, _ columns: [String]?) -> [String] {
    known.values.filter { has([$0], columns) }
  }
}
