/// A place in an export: the file's path relative to the export, and a 1-based line, or 0 when unknown.
package struct SourceLocation: Hashable, Comparable, Sendable {
  package var path: String
  package var line: Int
  /// The table within the file, where that is known.
  package var table: String?

  package init(path: String, table: String? = nil, line: Int = 0) {
    self.path = path
    self.line = line
    self.table = table
  }

  package static func < (a: SourceLocation, b: SourceLocation) -> Bool {
    (a.path, a.line) < (b.path, b.line)
  }
}
