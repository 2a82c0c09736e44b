package import Tabular
import Vocabulary

/// What was passed over, in one line.
package enum LeftOutWords {
  /// `left out: 2 hidden files ('.git', …), 1 lock file ('~.xlsx')`; `nil` for nothing.
  package static func sentence(_ all: [LeftOut]) -> String? {
    guard !all.isEmpty else { return nil }
    return "left out: "
      + all.map {
        "\(Display.count($0.count, $0.kind.noun)) ('\(Display.clipped($0.first, 40))'\($0.count > 1 ? ", …" : ""))"
      }
      .joined(separator: ", ")
  }
}

extension LeftOut.Kind {
  fileprivate var noun: String {
    switch self {
    case .hidden: "hidden file"
    case .lockFile: "lock file"
    case .systemFile: "system file"
    case .tableJournal: "table journal"
    case .removedFile: "removed table file"
    case .earlierReport: "earlier report"
    }
  }
}
