import Vocabulary

/// Whether values pile up at one end of a signal that is restless everywhere else.
struct IsCutOff: Judgement {
  static let id = "ranges/cut-off"
  static let inForce = loaded()

  let fewestNumbers: Int
  let fewest: Int
  let share: Double
  let pile: Double
  let touches: Int
  let busy: Double
  let fewestPairs: Int
  let mostRepeats: Double
  let turns: Double

  /// - Parameter beside: counts of the values next to it.
  func isPile(_ count: Int, of numbers: Int, beside: [Int]) -> Bool {
    count >= fewest && Double(count) / Double(numbers) >= share
      && beside.allSatisfy { pile * Double($0) <= Double(count) }
  }

  /// - Parameters:
  ///   - turns: how many of the corners, which are pairs of steps, turn.
  func isRestless(pairs: Int, repeats: Int, turns: Int, corners: Int) -> Bool {
    pairs >= fewestPairs && Double(repeats) / Double(pairs) <= mostRepeats
      && Double(turns) >= self.turns * Double(corners)
  }

  func isOften(_ bins: Int) -> Bool { bins >= touches }

  func isBusy(_ busy: Int, of all: Int) -> Bool { Double(busy) / Double(all) >= self.busy }

  func holds(_ given: JudgementInput) throws -> Bool {
    let numbers = try given.count("numbers")
    return try numbers >= fewestNumbers
      && isPile(given.count("count"), of: numbers, beside: [given.count("beside")])
      && isOften(given.count("bins"))
      && isRestless(
        pairs: given.count("pairs"), repeats: given.count("repeats"), turns: given.count("turns"),
        corners: given.count("corners"))
  }
}
