import Vocabulary

/// The coarsest step that good instruments of a quantity have.
struct UsualStep: Judgement {
  static let id = "ranges/usual-step"
  static let inForce = loaded()

  let kelvin: Double
  let fahrenheit: Double
  let millimetres: Double
  let bar: Double
  let share: Double

  /// - Parameters:
  ///   - unit: folded.
  ///   - reach: what the signals of its kind reach.
  func limit(of kind: SignalKind, unit: String?, isFahrenheit: Bool, reach: Double) -> Double {
    switch kind {
    case .temperature: isFahrenheit ? fahrenheit : kelvin
    case .vibration where unit == nil || unit == "mm/s": max(millimetres, share * reach)
    case .pressure where unit == nil || unit == "bar": max(bar, share * reach)
    default: share * max(reach, unit == "%" ? 100 : 0)
    }
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    let kind = given.text("kind").flatMap(SignalKind.init) ?? .other
    return try given.number("step")
      <= limit(
        of: kind, unit: given.text("unit"), isFahrenheit: false, reach: given.number("reach"))
  }
}
