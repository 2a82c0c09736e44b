import Calendar
import Tabular
package import Vocabulary

extension RecognizedTable {
  /// What is doubtful in the columns, as where, what and how to fix it.
  package var doubts: [Problem] {
    func problem(_ message: String, _ help: String) -> Problem {
      Problem(
        severity: .warning, location: SourceLocation(path: path, line: source.info.headerLine),
        message: message, help: help)
    }
    var problems = columns.compactMap { column in
      column.doubt.map { problem("column '\(column.name)' \($0.message)", $0.help) }
    }
    for column in columns {
      guard let text = column.openNumber else { continue }
      let other = text.filter { $0 != "." && $0 != "," }
      problems.append(
        problem(
          "column '\(column.name)' has three digits behind the point of each number, such as '\(text)', which was "
            + "read as a decimal; if the point parts thousands, it is \(other)",
          "ask which it is, or export the numbers without a mark of thousands"))
    }
    if let clock = deviceClock {
      problems.append(
        problem(clock.message, "set the clock of the device, and join by the other time until then")
      )
    }
    if let time = unreadTime {
      problems.append(
        problem(
          "column '\(time.name)' is called a time, but no date can be read in it, as in '\(time.text)'; so no row of this "
            + "table has its place in time",
          "export the times in full, with the date, and do not save the file in a spreadsheet"))
    } else if isMissingTime {
      problems.append(
        problem(
          "has measurements, but no column in which a time was recognized, so they make no history of signals",
          "export the time of each row as well"))
    }
    return problems
  }

  /// Whether columns measure something in a table without any date or time, which is no list of what there is.
  private var isMissingTime: Bool {
    guard kind != .tags, kind != .owners, !columns.contains(where: { $0.times != nil }) else {
      return false
    }
    // Machines have ratings; a list of them says something else of each as well.
    let texts = columns.count { $0.type == .text }
    if kind == .assets, texts > 1 { return false }
    let least = TableIsSamples.inForce.leastOthers
    if columns.count(where: { $0.measures }) >= least { return true }
    // Fractions of pieces that a table of nothing else numbers are measured too.
    return kind == .unknown
      && columns.count { $0.type == .decimal && [.unknown, .value].contains($0.role) } > least
  }
}
