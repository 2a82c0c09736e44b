import Vocabulary

/// Whether a signal with next to no samples is stored on change because most of its source are.
struct StoredAsNeighbours: Judgement {
  static let id = "sampling/neighbours-store-on-change"
  static let inForce = loaded()

  let share: Double

  func holds(quiet: Int, of known: Int) -> Bool {
    quiet > 0 && Double(quiet) / Double(known) >= share
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    try holds(quiet: given.count("quiet"), of: given.count("known"))
  }
}
