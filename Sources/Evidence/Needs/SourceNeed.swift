package import Vocabulary

/// Records that a use case needs.
package struct SourceNeed: Sendable {
  package var name: String
  /// Any of these will do: words of `SourceSystem` and `TableKind`.
  package var anyOf: [String]
  /// Where there are some, the source has to have a table of one of these kinds, too.
  package var tables: [TableKind]
  /// Where there are some, such a table has to have columns of all these roles.
  package var columns: [ColumnRole]
  /// Signals that tell the same, as a counter tells what was made.
  package var orSignals: [SignalKind]
  package var isMandatory: Bool

  package init(
    name: String, anyOf: [String], tables: [TableKind] = [], columns: [ColumnRole] = [],
    orSignals: [SignalKind] = [],
    isMandatory: Bool
  ) {
    self.name = name
    self.anyOf = anyOf
    self.tables = tables
    self.columns = columns
    self.orSignals = orSignals
    self.isMandatory = isMandatory
  }
}
