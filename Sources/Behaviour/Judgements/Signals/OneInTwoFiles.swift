import Vocabulary

/// Whether what two files have of one tag is of one signal.
struct OneInTwoFiles: Judgement {
  static let id = "signals/one-in-two-files"
  static let inForce = loaded()

  let near: Double
  let share: Double

  func areSame(_ a: Float, _ b: Float, range: Double) -> Bool {
    Double(abs(a - b)) <= near * range
  }

  func holds(same: Int, of compared: Int) -> Bool { Double(same) >= share * Double(compared) }

  func holds(_ given: JudgementInput) throws -> Bool {
    try holds(same: given.count("same"), of: given.count("compared"))
  }
}
