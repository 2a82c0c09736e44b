// Tables whose rows are made of those of another table, as they are read.

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
