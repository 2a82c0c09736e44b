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
  /// For times: true when day and month cannot be told apart in the whole column.
  package var isDateOrderAmbiguous: Bool
  /// For such times: what they cover in each order that may be meant.
  package var dateReadings: String?
  package var reasons: [String]
  package var confidence: Double

  package init(
    name: String, role: ColumnRole, type: ColumnType, unit: String? = nil, nulls: Int = 0,
    rows: Int = 0, unparsed: Int = 0, notation: String? = nil, isDateOrderAmbiguous: Bool = false,
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
    self.dateReadings = dateReadings
    self.reasons = reasons
    self.confidence = confidence
  }
}
