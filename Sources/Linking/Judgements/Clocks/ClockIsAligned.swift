package import Vocabulary

/// Whether an offset is too small to matter, or to be told.
package struct ClockIsAligned: Judgement {
  package static let id = "clocks/clock-is-aligned"
  package static let inForce = loaded()

  let within: Double
  let bounds: Double

  func holds(offset: Double, bound: Double) -> Bool {
    offset.magnitude <= max(within, bounds * bound)
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    try holds(offset: given.number("offset"), bound: given.number("bound"))
  }
}
