package import Vocabulary

/// Whether a column tells the samples of one instant apart, or says in which state one series is.
package struct ColumnIsKey: Judgement {
  package static let id = "columns/column-is-key"
  package static let inForce = loaded()

  let leastShared: Double
  let leastRun: Double
  let leastRepeated: Double
  let mostLeft: Double
  let mostNames: Double
  let leastSteps: Double
  let leastBack: Double
  let leastTold: Double
  let leastTurns: Double
  let leastSteady: Double

  /// Whether a column says in which state one series is: rows of one instant never differ in it, and it stays as it is for
  /// rows.
  func isState(shared: Int, rows: Int, runs: Int) -> Bool {
    !isShared(shared, rows: rows) && Double(rows) >= leastRun * Double(runs)
  }

  /// Whether enough of the rows have an instant at which another one differs in the column. Numbers that do not, and that
  /// no header calls a machine in full, are measured: they take turns as often as those of machines do.
  func isShared(_ shared: Int, rows: Int) -> Bool {
    Double(shared) >= leastShared * Double(rows)
  }

  func isState(_ evidence: SampleKeys.Evidence) -> Bool {
    isState(shared: evidence.shared, rows: evidence.rows, runs: evidence.runs)
  }

  /// Whether so many of the rows repeat an instant that something has to tell them apart.
  func isWanting(repeated: Double) -> Bool { repeated >= leastRepeated }

  /// Whether a column of so many names tells the rows apart that had an instant twice.
  func settles(repeated: Double, left: Double, names: Int, rows: Int) -> Bool {
    isWanting(repeated: repeated) && left <= mostLeft * repeated && names >= 2
      && Double(names) <= mostNames * Double(rows)
  }

  /// Whether the rows of a table stand block by block of a column's names, each of which covers the time of the others: time
  /// goes back at the changes of the name alone, and in the order of time the names take turns.
  func settles(_ order: SampleKeys.Order, names: Int, rows: Int) -> Bool {
    let changes = Double(order.changes)
    return Double(order.back) >= leastBack && order.told == order.back
      && Double(order.told) >= leastTold * changes && Double(order.turns) >= leastTurns * changes
      && Double(names) <= mostNames * Double(rows)
  }

  /// Whether the numbers of a column come in one order, again and again, as machines do that are asked one after the other.
  func areAsked(steady: Int, rows: Int, names: Int) -> Bool {
    Double(steady) >= leastSteady * Double(rows) && Double(names) <= mostNames * Double(rows)
      && names > 1
  }

  /// Whether numbers that grow by one step in such a share of the rows count them.
  func areCounted(_ steps: Double) -> Bool { steps >= leastSteps }

  package func holds(_ given: JudgementInput) throws -> Bool {
    if given.has("steps") { return try areCounted(given.number("steps")) }
    if given.has("steady") {
      return try areAsked(
        steady: given.count("steady"), rows: given.count("rows"), names: given.count("names"))
    }
    if given.has("back") {
      let order = try SampleKeys.Order(
        back: given.count("back"), told: given.count("told"), changes: given.count("changes"),
        turns: given.count("turns"))
      return try settles(order, names: given.count("names"), rows: given.count("rows"))
    }
    if given.has("repeated") {
      return try settles(
        repeated: given.number("repeated"), left: given.number("left"),
        names: given.count("names"), rows: given.count("rows"))
    }
    if given.flag("are-numbers") {
      return try isShared(given.count("shared"), rows: given.count("rows"))
    }
    return try !isState(
      shared: given.count("shared"), rows: given.count("rows"), runs: given.count("runs"))
  }
}
