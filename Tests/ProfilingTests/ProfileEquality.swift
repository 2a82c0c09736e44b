import Profiling

extension SeriesProfile {
  /// The fields in which the two differ, with both values. Numbers count bit by bit.
  func differences(from other: SeriesProfile) -> [String] {
    let (mine, its) = (fields, other.fields)
    return zip(mine, its).filter { $0.0.text != $0.1.text }
      .map { "\($0.0.name): \($0.0.text), not \($0.1.text)" }
  }

  private var fields: [(name: String, text: String)] {
    let excluded = low.entries.prefix(1).map(\.value) + high.entries.prefix(1).map(\.value)
    let rest = moments(excluding: excluded)
    return [
      ("samples", "\(samples)"), ("first", "\(first)"), ("last", "\(last)"),
      ("numeric", "\(numeric)"), ("nonNumeric", "\(nonNumeric)"), ("empty", "\(empty)"),
      ("duplicates", "\(duplicates)"), ("outOfOrder", "\(outOfOrder)"),
      ("late", "\(lateFirst) \(lateLast)"),
      ("quality", "\(badQuality) \(uncertainQuality) \(knownQuality)"),
      ("magic", "\(magicCount)"), ("steps", "\(rises) \(falls)"),
      ("mean", SeriesProfile.bits(mean)), ("deviation", SeriesProfile.bits(standardDeviation)),
      ("rest", SeriesProfile.bits(rest.mean) + SeriesProfile.bits(rest.standardDeviation)),
      ("intervals", "\(intervals)"), ("timeline", "\(timeline)"),
      ("windows", "\(windows)"), ("longest", "\(longest)"),
      ("runs", runs.map { "\($0) \($0.value.bitPattern)" }.joined(separator: ", ")),
      ("runLengths", "\(runLengths)"), ("badRuns", "\(badRuns)"),
      (
        "jumps",
        jumps.map { "\($0) \($0.before.bitPattern) \($0.after.bitPattern)" }
          .joined(separator: ", ")
      ),
      ("low", SeriesProfile.text(low)), ("high", SeriesProfile.text(high)),
      (
        "distinct",
        distinct.map { $0.map { "\($0.value) \($0.value.bitPattern) \($0.count)" } }.map {
          $0.joined(separator: ", ")
        } ?? "many"
      ),
      ("texts", "\(texts)"),
      (
        "witnesses",
        witnesses.map { "\($0.kind) \($0.time) \($0.value.bitPattern) \($0.line)" }
          .joined(separator: ", ")
      ), ("lastLine", "\(lastLine)"),
    ]
  }

  private static func bits(_ value: Double?) -> String {
    value.map { "\($0) \($0.bitPattern) " } ?? "nil "
  }

  private static func text(_ extremes: Extremes) -> String {
    extremes.entries.map { "\($0.value) \($0.value.bitPattern) \($0.count)" }
      .joined(separator: ", ")
  }
}

extension TagProfile {
  func differences(from other: TagProfile) -> [String] {
    func text(_ tag: TagProfile) -> String {
      "\(tag.tag) of \(tag.asset ?? "-") in \(tag.unit ?? "-") from line \(tag.line)"
    }
    return (text(self) == text(other) ? [] : ["\(text(self)), not \(text(other))"])
      + profile.differences(from: other.profile).map { "\(tag): \($0)" }
  }
}
