import Vocabulary

/// Whether another column of a register says what its assets are, where the first one does not.
struct SecondColumnDescribes: Judgement {
  static let id = "registers/second-column-describes"
  static let inForce = loaded()

  let leastSure: Double

  func isSure(_ confidence: Double) -> Bool { confidence >= leastSure }

  func holds(_ given: JudgementInput) throws -> Bool {
    try given.flag("repeats") && isSure(given.number("sure"))
  }
}
