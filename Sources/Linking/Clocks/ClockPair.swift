package import Vocabulary

/// Two rows that show how a clock stands to its reference.
package struct ClockPair: Sendable, Equatable {
  package struct Row: Sendable, Equatable {
    package var path: String
    /// Sheet or table, of a record.
    package var table: String?
    /// Of a record; `nil` of a sample.
    package var line: Int?
    /// Of a sample.
    package var tag: String?
    /// UTC seconds, as far as its clock is known.
    package var time: Double
    /// The column with that time.
    package var role: ColumnRole

    package init(
      path: String, table: String? = nil, line: Int? = nil, tag: String? = nil, time: Double,
      role: ColumnRole
    ) {
      self.path = path
      self.table = table
      self.line = line
      self.tag = tag
      self.time = time
      self.role = role
    }
  }
  /// File whose clock it is.
  package var path: String
  package var row: Row
  package var reference: Row

  package init(path: String, row: Row, reference: Row) {
    self.path = path
    self.row = row
    self.reference = reference
  }
}
