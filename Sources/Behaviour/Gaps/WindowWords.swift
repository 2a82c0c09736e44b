import Calendar
import Vocabulary

extension PlantSignals {
  /// Tells of the windows of which the record of a source is made; empty for one without any.
  func windows(of path: String) -> [Problem] {
    guard let between = notExported[path], let first = between.spans.first,
      let members = sources.first(where: { $0.path == path })?.members,
      let begin = behaviours[members[0]].facts.sourceFirst
    else { return [] }
    func day(_ time: Double) -> CivilDate { CivilDate(days: Int64((time / 86_400).rounded(.down))) }
    let more = between.spans.count > 1 ? " and so on" : ""
    return [
      Problem(
        severity: .note, location: SourceLocation(path: path),
        message:
          "the record is made of \(between.spans.count + 1) windows: \(day(begin)) to \(day(first.start)), then from \(day(first.end)) on\(more); what lies between is not counted as missing",
        help: "export the time between as well if it was recorded")
    ]
  }
}
