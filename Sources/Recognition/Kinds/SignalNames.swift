import Vocabulary

/// What the names of the signals of one table are made of, as hashes: `V517` of `K3_FI_V517.MIS`.
struct SignalNames: Sendable {
  /// Whole names, and the parts and runs of parts that some of them have.
  private(set) var whole: Set<UInt64> = []
  private(set) var parts: Set<UInt64> = []

  /// Names and parts of a name beyond these say nothing new.
  private static let mostNames = 2048
  private static let longestRun = 3

  /// `nil` for a table without signals.
  init?(_ table: RecognizedTable, _ candidates: [RoleCandidates]) {
    guard table.kind == .samples else { return nil }
    var names: [String] = []
    if table.layout == .long, let tag = table.column(.tag) {
      var seen: Set<String> = []
      for text in candidates[tag.index].sample.texts where seen.insert(text).inserted {
        names.append(text)
      }
    } else if table.layout == .wide {
      names = table.columns(.value).map(\.name)
    }
    for name in names.prefix(SignalNames.mostNames) { add(name) }
    if parts.isEmpty && whole.isEmpty { return nil }
  }

  private mutating func add(_ name: String) {
    let pieces = name.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    whole.insert(ColumnNames.key(of: name).spelling)
    guard pieces.count > 1 else { return }
    for start in pieces.indices {
      for end in start..<min(pieces.count, start + SignalNames.longestRun)
      where end - start + 1 < pieces.count {
        let key = ColumnNames.key(of: pieces[start...end].joined())
        if key.spelling != 0 { parts.insert(key.spelling) }
      }
    }
  }
}
