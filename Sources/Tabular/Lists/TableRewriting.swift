// Tables whose rows are made of those of another table, as they are read.

/// Reads a table and changes its rows batch by batch.
protocol TableRewriter: TableReader {
  var source: any TableReader { get }
  /// Makes the rows that were read those of this table.
  func rewrite(_ batch: inout Batch)
}

extension TableRewriter {
  var rejectedCount: Int { source.rejectedCount }
  var rejects: [Reject] { source.rejects }
  var bytesRead: Int { source.bytesRead }
  var nextLine: Int { source.nextLine }
  var isCutCleanly: Bool { source.isCutCleanly }

  func read(into batch: inout Batch) throws(ReadError) -> Bool {
    while try source.read(into: &batch) {
      rewrite(&batch)
      if batch.rowCount > 0 { return true }
    }
    return false
  }
}

extension TableSource {
  /// The same table, a row for each sample.
  func turned(_ groups: SampleGroups) -> TableSource {
    var info = info
    info.header = groups.header
    info.labels = []
    let turned = info
    return rewritten(turned) { SampleGroupReader($0, groups, info: turned) }
  }

  /// The same table, with the one value of each row in one column.
  func joined(_ values: TypedValues) -> TableSource {
    var info = info
    info.header = values.header
    info.labels = []
    info.units = []
    let joined = info
    return rewritten(joined) { TypedValueReader($0, values, info: joined) }
  }

  /// A table whose rows another reader makes of those of this one, part by part.
  private func rewritten(
    _ info: TableInfo, by wrap: @escaping @Sendable (any TableReader) -> any TableReader
  ) -> TableSource {
    let turn = { @Sendable (open: @escaping Open) -> Open in
      { () throws(ReadError) in wrap(try open()) }
    }
    var cut: (@Sendable (Int) throws(ReadError) -> [Open])?
    if let parts {
      cut = { (count) throws(ReadError) in
        let opens = try parts(count)
        return opens.map(turn)
      }
    }
    return TableSource(info: info, parts: cut, open: turn(open))
  }
}
