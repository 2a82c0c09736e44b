import Calendar
import Vocabulary

extension PlantSignals {
  /// The windows of which the records of files are made, by path and time: one for each file whose record is whole.
  func windows(of files: [SourceFacts]) -> [ExportWindow] {
    // What lies between windows is known of the files that hold the signals of one source together.
    var between: [String: Spans] = [:]
    for (path, members) in sources {
      guard let spans = notExported[path] else { continue }
      for part in members.flatMap({ behaviours[$0].parts }) { between[part.path] = spans }
      between[path] = spans
    }
    return files.flatMap { file -> [ExportWindow] in
      guard let first = file.tables.compactMap(\.first).min(),
        let last = file.tables.compactMap(\.last).max()
      else { return [] }
      let whole = Spans([(first, last)])
      let parts = whole.subtracting(between[file.path] ?? Spans()).spans
      return (whole.isEmpty ? [(first, last)] : parts).map {
        ExportWindow(path: file.path, first: $0.start, last: $0.end)
      }
    }
  }

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
