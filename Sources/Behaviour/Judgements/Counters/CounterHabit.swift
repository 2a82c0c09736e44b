import Vocabulary

/// Whether so many falls of a counter have a value, or a time of the day or of the hour, in common.
struct CounterHabit: Judgement {
  static let id = "counters/counter-habit"
  static let inForce = loaded()

  let preset: Int
  let presetShare: Double
  let presetIncrements: Double
  let presetWidth: Double
  let daily: Int
  let dailyShare: Double
  let hourly: Int
  let hourlyShare: Double
  let chance: Double

  func isPreset(_ company: Int, of falls: Int) -> Bool {
    company >= max(preset, Int(presetShare * Double(falls)))
  }

  /// Whether a fall is from as good as the same value.
  func isAlike(_ before: Double, _ preset: Double, increment: Double) -> Bool {
    abs(before - preset) <= max(presetIncrements * increment, presetWidth * preset)
  }

  func isDaily(_ company: Int, of falls: Int) -> Bool {
    company >= daily && Double(company) / Double(falls) >= dailyShare
  }

  func isHourly(_ company: Int, of falls: Int) -> Bool {
    company >= hourly && Double(company) / Double(falls) >= hourlyShare
  }

  /// How near to each other falls have to be to have a time in common, in seconds: so near that few of those at any time
  /// are by chance. `nil` where samples are too far apart to tell.
  ///
  /// - Parameter widths: the likeliest first.
  func width(of widths: [Double], period: Double, share: Double) -> Double? {
    widths.first { 2 * $0 / period <= chance * share }
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    if given.has("before") {
      return try isAlike(
        given.number("before"), given.number("preset"), increment: given.number("increment"))
    }
    if let width = given.optionalNumber("width") {
      let isDay = given.text("habit") == "day"
      return self.width(
        of: [width], period: isDay ? 86_400 : 3600, share: isDay ? dailyShare : hourlyShare) != nil
    }
    let (company, falls) = (try given.count("company"), try given.count("falls"))
    return switch given.text("habit") {
    case "preset": isPreset(company, of: falls)
    case "day": isDaily(company, of: falls)
    default: isHourly(company, of: falls)
    }
  }
}
