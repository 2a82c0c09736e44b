import Vocabulary

/// Whether a source was silent against its nature.
struct IsOutage: Judgement {
  static let id = "gaps/outage"
  static let inForce = loaded()

  let share: Double
  let quietShare: Double
  let running: Double
  let speaking: Double

  /// - Parameter speaking: signals of the source that have samples in the middle of the silence, whatever their nature.
  func isOfAll(speaking: Int, of signals: Int) -> Bool {
    Double(speaking) <= self.speaking * Double(signals)
  }

  /// - Parameter running: share of the silence in which the asset ran, asked only of what is quiet by nature.
  func holds(source: Double, isOfQuiet: Bool, running: () -> Double?) -> Bool {
    guard isOfQuiet else { return source >= share }
    return source >= quietShare && (running() ?? 0) >= self.running
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    if given.has("speaking"),
      try !isOfAll(speaking: given.count("speaking"), of: given.count("signals"))
    {
      return false
    }
    return try holds(source: given.number("source"), isOfQuiet: given.flag("quiet")) {
      given.optionalNumber("running")
    }
  }
}
