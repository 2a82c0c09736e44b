import Vocabulary

/// Whether a line runs by what is known of its machines.
struct LineRuns: Judgement {
  static let id = "running/line"
  static let inForce = loaded()

  let known: Double
  let running: Double

  func isKnown(_ known: Int, of machines: Int) -> Bool {
    known > 0 && Double(known) >= self.known * Double(machines)
  }

  func runs(_ running: Int, of known: Int) -> Bool {
    Double(running) >= self.running * Double(known)
  }

  func holds(_ given: JudgementInput) throws -> Bool {
    let known = try given.count("known")
    return try isKnown(known, of: given.count("machines"))
      && runs(given.count("running"), of: known)
  }
}
