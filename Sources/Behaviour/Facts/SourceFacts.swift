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
}
