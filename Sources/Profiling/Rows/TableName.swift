package import Recognition
import Tabular

/// A table by its file and its name in it.
package struct TableName: Hashable, Sendable {
  package var path: String
  package var table: String

  package init(_ table: RecognizedTable) {
    path = table.path
    self.table = table.source.info.name
  }
}
