/// The tag history of Ignition: samples in one table a month or day, and the names of the tags in another.
struct IgnitionHistory {
  /// The tables of samples, which the one table of the history stands for.
  let partitions: [String]
  let scans: [SQLiteScan]

  /// `nil` where the tables are not there. `columns` are those of each table, by its name.
  init?(_ columns: [String: [String]], _ connection: SQLiteConnection) throws(ReadError) {
    let names = columns.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    guard let tags = names.first(where: { $0.lowercased() == "sqlth_te" }),
      Self.has(["id", "tagpath"], columns[tags])
    else { return nil }
    let list = names.first { $0.lowercased() == "sqlth_partitions" }
    let listed = try Self.listed(list, columns, connection)
    let partitions = names.filter { name in
      let lowercase = name.lowercased()
      return lowercase.hasPrefix("sqlt_data_") && Self.has(["tagid", "t_stamp"], columns[name])
        && !Self.values(columns[name]).isEmpty
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
      let value = Self.values(own).map { "d.\($0)" }
      let quality = Self.has(["dataintegrity"], own) ? "d.dataintegrity" : "NULL"
      let quoted = SQLiteScan.quoted(name)
      // A tag is listed once; where damage lists it twice, its samples must not double.
      return SQLiteScan(
        subject: "the table '\(name)'",
        select: "SELECT coalesce(e.tagpath, d.tagid) AS tagpath, d.t_stamp AS t_stamp, "
          + "\(value.count > 1 ? "coalesce(\(value.joined(separator: ", ")))" : value[0]) AS value, "
          + "\(quality) AS dataintegrity FROM \(quoted) AS d NOT INDEXED LEFT JOIN "
          + "(SELECT id, min(tagpath) AS tagpath FROM \(SQLiteScan.quoted(tags)) GROUP BY id) AS e "
          + "ON e.id = d.tagid",
        rowNumbers: SQLiteScan.rowNumbers(of: own).map { (quoted, $0) })
    }
  }

  /// When each partition begins (ms since 1970), and whether it holds summaries, by its name in lower case.
  private static func listed(
    _ list: String?, _ columns: [String: [String]], _ connection: SQLiteConnection
  ) throws(ReadError) -> [String: (start: Int64?, isSummary: Bool)] {
    guard let list, has(["pname", "start_time"], columns[list]) else { return [:] }
    let size = has(["blocksize"], columns[list]) ? "blocksize" : "0"
    let rows = try connection.prepare(
      "SELECT pname, start_time, \(size) FROM \(SQLiteScan.quoted(list)) LIMIT 100000",
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
  private static func values(_ columns: [String]?) -> [String] {
    TypedValues.names.filter { has([$0], columns) }
  }
}
