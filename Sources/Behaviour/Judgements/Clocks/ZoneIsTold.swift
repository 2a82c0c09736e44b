import Vocabulary

/// How sure a zone is that nobody declared, and whether a source follows the clock of another.
struct ZoneIsTold: Judgement {
  static let id = "clocks/zone-is-told"
  static let inForce = loaded()

  let written: Double
  let compared: Double
  let followed: Double
  let inside: Double

  /// - Parameter share: of the times that lie within the order of their batch.
  func follows(_ share: Double) -> Bool { share >= inside }

  func holds(_ given: JudgementInput) throws -> Bool {
    guard let by = given.text("by") else {
      return try follows(given.number("inside") / given.number("of"))
    }
    let known = ["written": written, "compared": compared, "followed": followed]
    return try (known[by] ?? 0) >= given.number("needed")
  }
}
