import Vocabulary

/// Whether a change of a level is nothing but other hours, other products or rest.
struct OtherWork: Judgement {
  static let id = "levels/other-work"
  static let inForce = loaded()

  let equal: Double
  let zero: Double
  let mix: Double
  let product: Double

  func isBetweenEquals(_ share: Float) -> Bool { share >= Float(equal) }

  func isRest(_ before: Double, _ after: Double) -> Bool {
    min(abs(before), abs(after)) < zero * max(abs(before), abs(after))
  }

  /// Whether an order fills nearly all of a time for which orders are known.
  func isOfOneProduct(_ seconds: Double, of all: Double) -> Bool {
    all > 0 && seconds >= product * all
  }

  func isOtherMix(_ difference: Double) -> Bool { difference > mix }

  func holds(_ given: JudgementInput) throws -> Bool {
    if given.has("equal") { return try !isBetweenEquals(Float(given.number("equal"))) }
    if given.has("product") { return try isOfOneProduct(given.number("product"), of: 1) }
    if given.has("mix") { return try isOtherMix(given.number("mix")) }
    return try isRest(given.number("before"), given.number("after"))
  }
}
