import Vocabulary

/// Whether what a signal shows of its machine is enough to be asked.
struct TellsRunning: Judgement {
  static let id = "running/tells"
  static let inForce = loaded()

  let known: Double
  let knownPart: Double

  func holds(known: Double, on: Double, history: Double) -> Bool {
    known >= self.known * history && on > 0 && on < known
  }

  /// Whether it is known for enough of an interval, both in seconds.
  func isKnown(_ known: Double, of interval: Double) -> Bool { known >= knownPart * interval }

  func holds(_ given: JudgementInput) throws -> Bool {
    if let interval = given.optionalNumber("interval") {
      return try isKnown(given.number("known"), of: interval)
    }
    return try holds(
      known: given.number("known"), on: given.number("on"), history: given.number("history"))
  }
}
