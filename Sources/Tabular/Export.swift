/// One file of an export.
package struct SourceFile: Sendable, Equatable {
  /// Relative to the export, with `/`.
  package var path: String
  package var absolutePath: String
  package var byteCount: Int

  package init(path: String, absolutePath: String, byteCount: Int) {
    self.path = path
    self.absolutePath = absolutePath
    self.byteCount = byteCount
  }
}

/// The folder or file that was handed over.
package struct Export: Sendable {
  package var root: String
  /// Sorted by path.
  package var files: [SourceFile]
  package var problems: [Problem]

  package init(root: String, files: [SourceFile], problems: [Problem] = []) {
    self.root = root
    self.files = files
    self.problems = problems
  }
}
