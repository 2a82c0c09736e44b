import Vocabulary

/// Whether what a signal shows of its machine is enough to be asked.
struct TellsRunning: Judgement {
  static let id = "running/tells"
  static let inForce = loaded()

  let known: Double

  func holds(known: Double, on: Double, history: Double) -> Bool {
    known >= self.known * history && on > 0 && on < known
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    try holds(
      known: given.number("known"), on: given.number("on"), history: given.number("history"))
  }
}
