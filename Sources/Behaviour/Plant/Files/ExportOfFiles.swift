import Profiling

/// Files of one layout, and of one machine where each is of one.
struct ExportOfFiles: Hashable {
  var group: Int
  var machine: String?

  /// When the tables of each export have samples, in written time, where they follow each other and are of the same tags: one
  /// that overlaps another is of another machine, and one of other tags goes on with nothing.
  static func windows(
    _ tables: [ProfiledTable], _ exports: [ExportOfFiles?]
  ) -> [ExportOfFiles: ClosedRange<Int64>] {
    var files: [ExportOfFiles: [(span: ClosedRange<Int64>, tags: Set<String>)]] = [:]
    for (table, export) in zip(tables, exports) {
      guard let export, case .samples(let tags) = table.content else { continue }
      let live = tags.filter { $0.profile.samples > 0 }
      guard let first = live.map(\.profile.first).min(), let last = live.map(\.profile.last).max()
      else { continue }
      files[export, default: []].append((first...last, Set(live.map(\.tag))))
    }
    return files.compactMapValues { files in
      let sorted = files.sorted { $0.span.lowerBound < $1.span.lowerBound }
      let follow = zip(sorted, sorted.dropFirst()).allSatisfy { before, next in
        next.span.lowerBound >= before.span.upperBound
          && 2 * before.tags.intersection(next.tags).count
            >= min(before.tags.count, next.tags.count)
      }
      guard files.count > 1, follow, let first = sorted.first, let last = sorted.last else {
        return nil
      }
      return first.span.lowerBound...last.span.upperBound
    }
  }
}
