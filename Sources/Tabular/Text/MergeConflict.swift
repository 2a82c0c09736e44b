import Vocabulary

/// What version control leaves in a text when two versions of its lines could not be joined:
///
///     <<<<<<< HEAD
///     lines of one version
///     =======
///     lines of the other
///     >>>>>>> branch
enum MergeConflict {
  private static let mark = Array("<<<<<<< ".utf8)

  /// Whether a line is the first mark.
  static func begins(_ line: some Sequence<UInt8>) -> Bool { line.starts(with: mark) }

  static func begins(_ bytes: UnsafeMutablePointer<UInt8>, _ line: Range<Int>) -> Bool {
    guard line.count >= mark.count, unsafe bytes[line.lowerBound] == mark[0] else { return false }
    return mark.indices.allSatisfy { unsafe bytes[line.lowerBound + $0] == mark[$0] }
  }
}

extension FileFormat {
  /// A text of any format whose first line is the mark of a conflict.
  static let mergeConflict = FileFormat(
    name: "merge conflict",
    recognizes: { head, _ in
      MergeConflict.begins(head.dropFirst(TextEncoding.detect(head).markLength))
    },
    tables: { (file) throws(ReadError) in
      throw ReadError(.mergeConflict, at: SourceLocation(path: file.path, line: 1))
    })
}
