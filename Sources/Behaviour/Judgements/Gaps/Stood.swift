import Vocabulary

/// Whether orders or signals show that the asset stood while its signal was silent.
struct Stood: Judgement {
  static let id = "gaps/stood"
  static let inForce = loaded()

  let orders: Double
  let running: Double

  func isPlanned(orders share: Double) -> Bool { share < orders }

  func isOfUnit(running share: Double) -> Bool { share < running }

  func holds(_ given: JudgementInput) throws -> Bool {
    if given.has("orders") { return try isPlanned(orders: given.number("orders")) }
    return try isOfUnit(running: given.number("running"))
  }
}
