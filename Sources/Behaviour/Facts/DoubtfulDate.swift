package import Vocabulary

/// An instant of a row that lies so far from the others of its list that nobody meant it. Nothing else counts it.
package struct DoubtfulDate: Sendable, Equatable {
  package var location: SourceLocation
  package var role: ColumnRole
  /// UTC seconds, as written.
  package var time: Double
}
