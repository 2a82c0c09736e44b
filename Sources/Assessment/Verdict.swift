package enum Verdict: String, Sendable, CaseIterable {
  case ready
  case limitedPilot = "limited-pilot"
  case fixFoundation = "fix-foundation"
  case dashboardEnough = "dashboard-enough"
  case notAssessable = "not-assessable"
}
