import Vocabulary

/// Whether a signal that takes coarse steps moves all the time, so that its steps hide something.
struct MovesBetweenSteps: Judgement {
  static let id = "values/moves-between-steps"
  static let inForce = loaded()

  let flickers: Int
  let flickerShare: Double
  let fewest: Int
  let moves: Double
  let movesALeap: Double

  func isFlicker(short: Int, of runs: Int) -> Bool {
    short >= flickers && Double(short) / Double(runs) >= flickerShare
  }

  func goesAlong(neighbours: Int, moves: Int, leaps: Int) -> Bool {
    neighbours >= fewest && Double(moves) / Double(neighbours) >= self.moves
      && movesALeap * Double(leaps) <= Double(moves)
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    if given.has("runs") {
      return try isFlicker(short: given.count("short"), of: given.count("runs"))
    }
    return try goesAlong(
      neighbours: given.count("neighbours"), moves: given.count("moved"),
      leaps: given.count("leaps"))
  }
}
