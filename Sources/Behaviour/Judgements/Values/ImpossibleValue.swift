import Vocabulary

/// Whether a value lies below absolute zero, or far outside of a share.
struct ImpossibleValue: Judgement {
  static let id = "values/impossible"
  static let inForce = loaded()

  let celsius: Double
  let fahrenheit: Double
  let kelvin: Double
  let percent: [Double]

  init(_ constants: inout JudgementConstants) {
    celsius = constants["celsius"]
    fahrenheit = constants["fahrenheit"]
    kelvin = constants["kelvin"]
    percent = constants["percent"]
  }

  func limits(of unit: String?) -> ClosedRange<Double>? {
    switch unit.map({ Words.folded($0) }) {
    case "c", "°c", "degc", "deg c", "celsius": celsius...Double.infinity
    case "f", "°f", "degf", "deg f", "fahrenheit": fahrenheit...Double.infinity
    case "k", "kelvin": kelvin...Double.infinity
    case "%", "percent", "pct": percent[0]...percent[1]
    default: nil
    }
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    let value = try given.number("value")
    return limits(of: given.text("unit")).map { !$0.contains(value) } ?? false
  }
}
