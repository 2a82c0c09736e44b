import Vocabulary

/// Whether orders or signals show that the asset stood while its signal was silent.
struct Stood: Judgement {
  static let id = "gaps/stood"
  static let inForce = loaded()

  let orders: Double
  let running: Double
  let stops: Double
  let booked: Double
  let bookedPart: Double

  func isPlanned(orders share: Double) -> Bool { share < orders }

  func isOfUnit(running share: Double) -> Bool { share < running }

  /// - Parameter stops: share of the silence, less what passes until the next sample, with stops of the asset.
  func isOfUnit(stops share: Double) -> Bool { share >= stops }

  /// What of a silence, at either end, a stop need not cover, because people book it later than it began.
  func booked(_ seconds: Double) -> Double { min(booked, bookedPart * seconds) }

  func holds(_ given: JudgementInput) throws -> Bool {
    if given.has("orders") { return try isPlanned(orders: given.number("orders")) }
    if let minutes = given.optionalNumber("minutes") {
      let late = try given.number("late")
      let (seconds, lost) = (minutes * 60, booked(minutes * 60))
      return isOfUnit(stops: 1 - max(0, late * 60 - lost) / (seconds - 2 * lost))
    }
    if given.has("stops") { return try isOfUnit(stops: given.number("stops")) }
    return try isOfUnit(running: given.number("running"))
  }
}
