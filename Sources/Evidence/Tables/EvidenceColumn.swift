/// What a column of the evidence means. Every column may be NULL, which is "not known".
package struct EvidenceColumn: Sendable {
  enum Kind: String {
    case text = "TEXT"
    case integer = "INTEGER"
    case real = "REAL"
  }
  package var name: String
  var kind: Kind
  package var about: String
}

extension EvidenceTable {
  /// A column, and how its value comes from what a row is made from.
  package struct Column<Row>: Sendable {
    let column: EvidenceColumn
    let value: @Sendable (Row) -> SQLValue

    private init(
      _ name: String, _ kind: EvidenceColumn.Kind, _ about: String,
      _ value: @escaping @Sendable (Row) -> SQLValue
    ) {
      column = EvidenceColumn(name: name, kind: kind, about: about)
      self.value = value
    }

    package static func text(
      _ name: String, _ about: String, _ value: @escaping @Sendable (Row) -> String?
    ) -> Column { Column(name, .text, about) { SQLValue(value($0)) } }

    package static func real(
      _ name: String, _ about: String, _ value: @escaping @Sendable (Row) -> Double?
    ) -> Column { Column(name, .real, about) { SQLValue(value($0)) } }

    package static func count(
      _ name: String, _ about: String, _ value: @escaping @Sendable (Row) -> Int?
    ) -> Column { Column(name, .integer, about) { SQLValue(value($0)) } }

    /// 1 or 0.
    package static func flag(
      _ name: String, _ about: String, _ value: @escaping @Sendable (Row) -> Bool?
    ) -> Column { Column(name, .integer, about) { SQLValue(value($0)) } }
  }
}
