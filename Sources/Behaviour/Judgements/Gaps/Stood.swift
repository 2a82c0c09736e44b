import Vocabulary

/// Whether orders or signals show that the asset stood while its signal was silent.
struct Stood: Judgement {
  static let id = "gaps/stood"
  static let inForce = loaded()

  let orders: Double
  let running: Double
  let stops: Double

  func isPlanned(orders share: Double) -> Bool { share < orders }

  func isOfUnit(running share: Double) -> Bool { share < running }

  /// - Parameter stops: share of the silence, less what passes until the next sample, with stops of the asset.
  func isOfUnit(stops share: Double) -> Bool { share >= stops }

  func holds(_ given: JudgementInput) throws -> Bool {
    if given.has("orders") { return try isPlanned(orders: given.number("orders")) }
    if given.has("stops") { return try isOfUnit(stops: given.number("stops")) }
    return try isOfUnit(running: given.number("running"))
  }
}
