import Vocabulary

/// Whether rows had to come in the hours that a clock of local time leaves out or shows twice.
struct RowsAreDue: Judgement {
  static let id = "sampling/rows-are-due"
  static let inForce = loaded()

  let chance: Double
  let grid: Double
  let late: Double

  func holds(_ due: DueRows) -> Bool { due.count >= (due.isGrid ? grid : chance) }

  /// Whether so many late rows are those of an hour that is written a second time.
  func areWrittenTwice(_ due: DueRows, late: Int) -> Bool {
    holds(due) && Double(late) >= self.late * due.count
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    let due = DueRows(count: try given.number("rows"), isGrid: given.flag("is-grid"))
    guard let late = given.optionalNumber("late") else { return holds(due) }
    return areWrittenTwice(due, late: Int(late))
  }
}
