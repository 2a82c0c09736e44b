/// Entries of an export that are passed over by their names, as no table is expected there.
package struct LeftOut: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable {
    case hidden
    case lockFile = "lock-file"
    case systemFile = "system-file"
    case tableJournal = "table-journal"
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
      } else if name == "_delta_log" {
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

  /// One for each kind that there is, in the order of the kinds.
  static func all(of entries: [(kind: Kind, path: String)]) -> [LeftOut] {
    Kind.allCases.compactMap { kind in
      let paths = entries.lazy.filter { $0.kind == kind }.map(\.path)
      guard let first = paths.min(by: Export.precedes) else { return nil }
      return LeftOut(kind: kind, count: paths.count, first: first)
    }
  }
}
