import Behaviour
import Vocabulary

/// A file of which nothing or not all could be read, and what to do about it.
struct UnreadFile {
  var path: String
  /// Some of its tables were read.
  var isReadInPart: Bool
  /// The worst of its problems; one of its own when there is none.
  var problem: Problem

  var words: String { isReadInPart ? "read in part" : "not read" }

  /// The files not read come first, then the worst, then by path.
  static func all(_ plant: Plant) -> [UnreadFile] {
    let paths = plant.sources.map(\.path)
    return plant.sources.compactMap { source -> UnreadFile? in
      // What describes the exports is none of them.
      if source.tables.isEmpty, plant.descriptionPaths.contains(source.path) { return nil }
      let worst = source.problems.enumerated().min {
        ($0.element.severity, $1.offset) > ($1.element.severity, $0.offset)
      }?.element
      guard !source.tables.isEmpty else {
        // Of an archive that is broken, the files before the break are read.
        let isArchive = paths.contains { $0.hasPrefix(source.path + "/") }
        return UnreadFile(
          path: source.path, isReadInPart: isArchive, problem: worst ?? noTable(source.path))
      }
      guard let worst, worst.severity == .error else { return nil }
      return UnreadFile(path: source.path, isReadInPart: true, problem: worst)
    }
    .sorted { a, b in
      if a.isReadInPart != b.isReadInPart { return b.isReadInPart }
      if a.problem.severity != b.problem.severity { return a.problem.severity > b.problem.severity }
      return a.path.utf8.lexicographicallyPrecedes(b.path.utf8)
    }
  }

  private static func noTable(_ path: String) -> Problem {
    Problem(
      severity: .note, location: SourceLocation(path: path), message: "it holds no table",
      help: "if it should, export it again as CSV, XLSX, JSON, XML or Parquet")
  }

  /// `2 of 14 files were not read, 1 only in part`; `nil` when all were read.
  static func headline(_ files: [UnreadFile], of plant: Plant) -> String? {
    let total = plant.sources.count {
      !$0.tables.isEmpty || !plant.descriptionPaths.contains($0.path)
    }
    let unread = files.count { !$0.isReadInPart }
    let part = files.count - unread
    func was(_ count: Int) -> String {
      "\(Display.count(count)) of \(Display.count(total, "file")) \(count == 1 ? "was" : "were")"
    }
    if unread > 0 {
      return "\(was(unread)) not read" + (part > 0 ? ", \(Display.count(part)) only in part" : "")
    }
    return part > 0 ? "\(was(part)) read only in part" : nil
  }
}
