import Vocabulary

/// What the files below some folders say, each ID once: of two files with one ID the first is used.
struct RuleFiles<Value> {
  /// Sorted by ID.
  let values: [Value]
  private(set) var problems: [Problem] = []
  /// The files that could not be used.
  private(set) var refused: [Checks.Skipped] = []

  /// - Parameters:
  ///   - kind: What one file holds, in words.
  ///   - read: What a text says, or the problems that keep it from being used.
  init(
    below folders: [String], without skipped: [String] = [], kind: String,
    read: (_ text: String, _ place: YAMLFile.Place) -> (Value?, [Problem])
  ) {
    var found: [String: Value] = [:]
    for place in folders.flatMap({ YAMLFile.all(below: $0, without: skipped) }) {
      guard let text = YAMLFile.contents(place.path) else {
        problems.append(YAMLFile.unreadable(place.name))
        refused.append(Checks.Skipped(rule: place.id, because: "the file cannot be read"))
        continue
      }
      let (value, complaints) = read(text, place)
      problems += complaints
      if value == nil {
        let because = complaints.first?.message ?? "the file cannot be used"
        refused.append(Checks.Skipped(rule: place.id, because: because))
      } else if found[place.id] != nil {
        problems.append(
          Problem(
            severity: .error, location: SourceLocation(path: place.name),
            message: "another \(kind) has the ID '\(place.id)'",
            help: "rename the file; the first \(kind) of that ID is used"))
      } else {
        found[place.id] = value
      }
    }
    values = found.keys.sorted().compactMap { found[$0] }
  }
}
