import Vocabulary

/// Whether a machine ran for so much of a run of one value that the value should have moved.
struct StoodWhileRunning: Judgement {
  static let id = "stuck/stood-while-running"
  static let inForce = loaded()

  let running: Double
  let held: Double
  let shown: Double
  let shownShare: Double
  let silence: Double

  /// - Parameters:
  ///   - running: share of the run in which the asset ran.
  ///   - followsWork: whether the signal follows the work, and stood at another level than that of rest.
  ///   - shown: seconds in which others show that it ran; `nil` for a signal that does not follow.
  func holds(running: Double, seconds: Double, followsWork: Bool, shown: Double?) -> Bool {
    running >= self.running || followsWork && running * seconds >= held
      || shown.map { $0 >= max(self.shown, shownShare * seconds) } ?? false
  }

  func isSilent(_ silence: Double, of seconds: Double) -> Bool { silence >= self.silence * seconds }

  func holds(_ given: JudgementInput) throws -> Bool {
    let seconds = try given.number("seconds")
    return try holds(
      running: given.number("running"), seconds: seconds, followsWork: given.flag("held"),
      shown: given.flag("left") ? given.optionalNumber("shown") : nil)
      && !isSilent(given.optionalNumber("silence") ?? 0, of: seconds)
  }
}
