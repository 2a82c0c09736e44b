import Vocabulary

/// Whether a signal that takes coarse steps moves all the time, so that its steps hide something.
struct MovesBetweenSteps: Judgement {
  static let id = "ranges/moves-between-steps"
  static let inForce = loaded()

  let flickers: Int
  let flickerShare: Double
  let fewest: Int
  let moves: Double
  let movesALeap: Double
  let fewestAtWork: Int
  let alike: Double
  let fewestFine: Int

  /// - Parameter samples: while the asset runs.
  func isShown(by samples: Int) -> Bool { samples >= fewestAtWork }

  /// Whether signals of a kind with these levels measure alike much.
  func areAlike(_ own: Double, _ other: Double) -> Bool {
    other <= alike * own && own <= alike * other
  }

  /// Whether so many signals of its kind and size take fine steps that they show what happens between coarse ones.
  func isAmongFine(_ count: Int) -> Bool { count >= fewestFine }

  func isFlicker(short: Int, of runs: Int) -> Bool {
    short >= flickers && Double(short) / Double(runs) >= flickerShare
  }

  func goesAlong(neighbours: Int, moves: Int, leaps: Int) -> Bool {
    neighbours >= fewest && Double(moves) / Double(neighbours) >= self.moves
      && movesALeap * Double(leaps) <= Double(moves)
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    if given.has("runs") {
      let fine = try given.numbers("fine").count { areAlike(1, $0) }
      return try isFlicker(short: given.count("short"), of: given.count("runs"))
        && isAmongFine(fine)
    }
    return try isShown(by: given.count("samples"))
      && goesAlong(
        neighbours: given.count("neighbours"), moves: given.count("moved"),
        leaps: given.count("leaps"))
  }
}
