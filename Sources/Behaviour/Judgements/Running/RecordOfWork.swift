import Vocabulary

/// Whether the times of an order, or of a repair, say when a machine ran or stood.
struct RecordOfWork: Judgement {
  static let id = "running/record-of-work"
  static let inForce = loaded()

  let longestOrder: Double
  let longestRepair: Double

  func isOfOrder(_ seconds: Double) -> Bool { seconds < longestOrder * 86_400 }

  func isOfRepair(_ seconds: Double) -> Bool { seconds < longestRepair * 86_400 }

  func holds(_ given: JudgementInput) throws -> Bool {
    let seconds = try given.number("days") * 86_400
    return given.flag("repair") ? isOfRepair(seconds) : isOfOrder(seconds)
  }
}
