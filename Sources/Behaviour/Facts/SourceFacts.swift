package import Vocabulary

package struct SourceFacts: Sendable {
  package var path: String
  package var system: SourceSystem
  package var confidence: Double
  package var bytes: Int
  package var tables: [TableFacts]
  package var problems: [Problem]

  package init(
    path: String, system: SourceSystem, confidence: Double, bytes: Int, tables: [TableFacts],
    problems: [Problem]
  ) {
    self.path = path
    self.system = system
    self.confidence = confidence
    self.bytes = bytes
    self.tables = tables
    self.problems = problems
  }

  /// Whether it is a later part of what another file of the same system and columns holds: it begins where the other ends
  /// or shortly before, and goes on.
  package func continues(_ other: SourceFacts) -> Bool {
    guard system == other.system, path != other.path,
      !tables.isEmpty, tables.map(\.shape) == other.tables.map(\.shape),
      let first = tables.compactMap(\.first).min(), let last = tables.compactMap(\.last).max(),
      let otherFirst = other.tables.compactMap(\.first).min(),
      let otherLast = other.tables.compactMap(\.last).max()
    else { return false }
    return last > otherLast && first > (otherFirst + otherLast) / 2
  }
}
