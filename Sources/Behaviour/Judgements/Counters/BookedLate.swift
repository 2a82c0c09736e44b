import Vocabulary

/// Whether what begins and ends on a machine is off by one and the same lag.
struct BookedLate: Judgement {
  static let id = "counters/booked-late"
  static let inForce = loaded()

  let fewest: Int
  let longest: Double
  let share: Double

  func holds(lag: Double, near: Int, of events: Int) -> Bool {
    events >= fewest && abs(lag) <= longest && Double(near) / Double(events) >= share
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    try holds(lag: given.number("lag"), near: given.count("near"), of: given.count("events"))
  }
}
