import Rules

package enum Verdict: String, Sendable, CaseIterable {
  case ready
  case limitedPilot = "limited-pilot"
  case fixFoundation = "fix-foundation"
  case dashboardEnough = "dashboard-enough"
  case notAssessable = "not-assessable"

  /// What a verdict is decided by once enough can be assessed.
  struct Grounds {
    /// 0…100, after caps.
    var score: Double
    var gates: [Outcome]
    /// True when something is needed for `ready` that is not met or not known.
    var isHeldBack: Bool
    /// Share of the deciding checks that could be assessed.
    var coverage: Double
    /// Share of the variations that keep the verdict; `nil` when they are left aside.
    var stability: Double?
  }

  init(_ grounds: Grounds) {
    self =
      if FixFoundation.inForce.holds(grounds) {
        .fixFoundation
      } else {
        Ready.inForce.holds(grounds) ? .ready : .limitedPilot
      }
  }
}
