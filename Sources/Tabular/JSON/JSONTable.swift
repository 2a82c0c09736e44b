/// How one table is read from a document.
struct JSONTable: Sendable {
  struct Column: Sendable {
    var name: String
    /// Nodes whose values it takes.
    var nodes: [Int32]
    /// Values of one row are joined.
    var joins: Int32 = -1
  }

  var name: String
  /// The node of a record.
  var row: Int32
  /// What names the outer records, the outermost first.
  var outer: [Column] = []
  /// Which record each outer column belongs to.
  var outerRecords: [Int32] = []
  var columns: [Column] = []
  /// Rows are arrays, with their columns by place.
  var isPlaced = false
  /// The array beside the rows that names their columns.
  var columnNames: Int32 = -1
  /// Records lie in records; the column that tells them apart, or -1.
  var isNested = false
  var nameColumn = -1
  var rowCount = 0
  /// Set where the table stands column by column.
  var series: JSONSeries?
}
