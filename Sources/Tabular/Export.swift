package import Vocabulary

/// One file of an export, or of an archive in it.
package struct SourceFile: Sendable, Equatable {
  /// Relative to the export, with `/`; members of an archive have it as their folder.
  package var path: String
  /// Where it lies, or the archive that it lies in.
  package var absolutePath: String {
    didSet { if absolutePath != oldValue { shared = SharedFile(path: absolutePath) } }
  }
  /// The same for all members of an archive.
  var shared: SharedFile
  /// Its length on disk; for a packed file the packed one.
  package var byteCount: Int
  /// The bytes at `absolutePath` that belong to it; `nil` for all.
  var range: Range<Int>?
  /// The member that it is of the zip archive in these bytes; `nil` when they are the file as it is.
  var entry: ZipArchive.Entry?
  /// Keeps the file at `absolutePath` while it is needed, when it was unpacked there.
  var temporary: TemporaryFile?
  /// The folder of the Delta table that it is a part of, as paths are; `nil` of a file that stands for itself.
  package var table: String?
  /// What SQLite keeps beside it in its archive.
  var beside: [SourceFile] = []

  var isMember: Bool { range != nil || entry != nil || temporary != nil }

  package init(path: String, absolutePath: String, byteCount: Int) {
    self.path = path
    self.absolutePath = absolutePath
    shared = SharedFile(path: absolutePath)
    self.byteCount = byteCount
  }

  /// Keeps the file open, so that all who read it until this is let go share one opening, however many files there are;
  /// `nil` when it cannot be opened.
  package func keptOpen() -> SharedFile.Opened? { shared.open() }
}

/// The folder or file that was handed over.
package struct Export: Sendable {
  package var root: String
  /// Sorted by path.
  package var files: [SourceFile]
  package var problems: [Problem]
  /// What was passed over.
  package var leftOut: [LeftOut]

  package init(
    root: String, files: [SourceFile], problems: [Problem] = [], leftOut: [LeftOut] = []
  ) {
    self.root = root
    self.files = files
    self.problems = problems
    self.leftOut = leftOut
  }

  /// Takes files out that showed, once they were opened, to hold no data of the plant.
  package mutating func leaveOut(_ paths: [String], as kind: LeftOut.Kind) {
    let left = Set(paths)
    files.removeAll { left.contains($0.path) }
    leftOut = LeftOut.adding(paths, as: kind, to: leftOut)
  }
}
