/// Entries of an export that are passed over, as no data of the plant are expected there.
package struct LeftOut: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable {
    case hidden
    case lockFile = "lock-file"
    case systemFile = "system-file"
    case tableJournal = "table-journal"
    /// A file that the journal of its table has removed.
    case removedFile = "removed-file"
    /// A folder with a report of this program, or a file of one.
    case earlierReport = "earlier-report"

    /// What an entry with this name is; `nil` for one that is looked at.
    init?(_ name: String) {
      let lower = name.lowercased()
      if name.hasPrefix("~$") || (name.hasPrefix(".~lock.") && name.hasSuffix("#")) {
        self = .lockFile
      } else if [".ds_store", "thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx"].contains(lower)
        || name.hasPrefix("._")
      {
        self = .systemFile
      } else if name.hasPrefix(".") {
        self = .hidden
      } else if name == DeltaLog.folder {
        self = .tableJournal
      } else {
        return nil
      }
    }
  }

  package var kind: Kind
  /// Files and folders; what lies in such a folder does not count.
  package var count: Int
  /// Path of the first.
  package var first: String

  package init(kind: Kind, count: Int, first: String) {
    self.kind = kind
    self.count = count
    self.first = first
  }

  /// The same with more entries.
  static func adding(_ paths: [String], as kind: Kind, to all: [LeftOut]) -> [LeftOut] {
    guard let first = paths.min(by: Export.precedes) else { return all }
    var result = all
    if let place = all.firstIndex(where: { $0.kind == kind }) {
      result[place].count += paths.count
      result[place].first = Export.precedes(first, all[place].first) ? first : all[place].first
      return result
    }
    result.append(LeftOut(kind: kind, count: paths.count, first: first))
    return Kind.allCases.flatMap { kind in result.filter { $0.kind == kind } }
  }

  /// One for each kind that there is, in the order of the kinds.
  static func all(of entries: [(kind: Kind, path: String)]) -> [LeftOut] {
    Kind.allCases.compactMap { kind in
      let paths = entries.lazy.filter { $0.kind == kind }.map(\.path)
      guard let first = paths.min(by: Export.precedes) else { return nil }
      return LeftOut(kind: kind, count: paths.count, first: first)
    }
  }
}
