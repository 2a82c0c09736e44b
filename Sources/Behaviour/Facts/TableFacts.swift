package import Tabular
package import Vocabulary

package struct TableFacts: Sendable {
  package var name: String
  package var kind: TableKind
  package var layout: SampleLayout?
  package var rows: Int
  package var rejected: Int
  package var rejects: [Reject]
  package var encoding: String?
  package var delimiter: String?
  package var decimal: String?
  package var timezone: ZoneEvidence?
  package var headerLine: Int
  package var columns: [ColumnFacts]
  package var reasons: [String]
  package var confidence: Double
  package var first: Double?
  package var last: Double?
  /// Its first and its last row by time.
  package var firstRow: EdgeRow?
  package var lastRow: EdgeRow?
  /// Of orders of maintenance, the rows that another file has as well and tells repair from prevention.
  package var toldElsewhere = 0
  /// The person or team that answers for this table, where something says it.
  package var owner: String?

  /// What parts of one list have in common.
  var shape: [String] { [kind.rawValue] + columns.map(\.name) }

  /// Whether its orders are batches without another number: the record of each batch is that of what was made.
  package var recordsBatches: Bool {
    kind == .orders && columns.contains { $0.role == .batch }
      && !columns.contains { $0.role == .order }
  }

  package init(
    name: String, kind: TableKind, layout: SampleLayout?, rows: Int, rejected: Int,
    rejects: [Reject], encoding: String?, delimiter: String?, decimal: String?,
    timezone: ZoneEvidence?, headerLine: Int, columns: [ColumnFacts], reasons: [String],
    confidence: Double, first: Double?, last: Double?, owner: String? = nil
  ) {
    self.name = name
    self.kind = kind
    self.layout = layout
    self.rows = rows
    self.rejected = rejected
    self.rejects = rejects
    self.encoding = encoding
    self.delimiter = delimiter
    self.decimal = decimal
    self.timezone = timezone
    self.headerLine = headerLine
    self.columns = columns
    self.reasons = reasons
    self.confidence = confidence
    self.first = first
    self.last = last
    self.owner = owner
  }
}
