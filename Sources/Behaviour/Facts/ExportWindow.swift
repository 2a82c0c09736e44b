/// A span that the export of a file covers, UTC seconds; nothing is missing outside of these.
package struct ExportWindow: Sendable, Equatable {
  package var path: String
  package var first: Double
  package var last: Double

  package init(path: String, first: Double, last: Double) {
    self.path = path
    self.first = first
    self.last = last
  }
}
