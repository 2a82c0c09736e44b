import Profiling
package import Vocabulary

package struct ColumnFacts: Sendable {
  package var name: String
  package var role: ColumnRole
  package var type: ColumnType
  package var unit: String?
  /// Empty fields, and placeholders such as `N/A`.
  package var nulls: Int
  /// Line of the first of them, 0 when it is not known.
  package var nullLine = 0
  package var rows: Int
  /// Non-empty fields that do not parse as the column's type.
  package var unparsed: Int
  /// Line of the first of them, 0 when it is not known.
  package var unparsedLine = 0
  /// For times: the notation, such as `DD.MM.YYYY HH:MM:SS`.
  package var notation: String?
  /// For times: whether each carries its offset or a Z.
  package var hasOffset: Bool
  /// For times of records: line of the first, 0 when it is not known.
  package var firstLine = 0
  /// For times: true when day and month cannot be told apart in the whole column.
  package var isDateOrderAmbiguous: Bool
  /// For such times: what they cover in each order that may be meant.
  package var dateReadings: String?
  package var reasons: [String]
  package var confidence: Double

  package init(
    name: String, role: ColumnRole, type: ColumnType, unit: String? = nil, nulls: Int = 0,
    rows: Int = 0, unparsed: Int = 0, notation: String? = nil, isDateOrderAmbiguous: Bool = false,
    hasOffset: Bool = false,
    dateReadings: String? = nil, reasons: [String] = [], confidence: Double = 1
  ) {
    self.name = name
    self.role = role
    self.type = type
    self.unit = unit
    self.nulls = nulls
    self.rows = rows
    self.unparsed = unparsed
    self.notation = notation
    self.isDateOrderAmbiguous = isDateOrderAmbiguous
    self.hasOffset = hasOffset
    self.dateReadings = dateReadings
    self.reasons = reasons
    self.confidence = confidence
  }
}

extension ColumnFacts {
  /// Takes the lines of the first fields that are empty, cannot be read, or are times, of a column by its place.
  mutating func takeLines(of place: Int, _ records: RecordTable) {
    (nullLine, unparsedLine) = (records.firstNulls[place], records.firstUnparsed[place])
    firstLine = records.firstLine(of: role)
  }
}
