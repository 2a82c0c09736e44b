import Behaviour

/// Rectangles as one SVG path, in a box of 1000 by 12.
struct BarPath {
  private(set) var data = ""
  private(set) var wiped = ""

  mutating func rect(_ from: Double, _ to: Double, _ y: Double, _ height: Double) {
    data += Self.path(from, to, y, height)
  }

  mutating func add(_ cause: GapCause, from: Double, to start: Double) {
    let to = max(start, from + 1.5)
    wiped += Self.path(from, to, 0, 12)
    switch cause {
    case .outage: rect(from, to, 0, 12)
    case .tag:
      rect(from, to, 0, 4.5)
      rect(from, to, 7.5, 4.5)
    case .badQuality: rect(from, to, 0, 6)
    case .plannedStop: rect(from, to, 5.25, 1.5)
    case .unitStopped: rect(from, to, 10, 2)
    case .quiet: rect(from, to, 1, 1)
    }
  }

  private static func path(_ from: Double, _ to: Double, _ y: Double, _ height: Double) -> String {
    let (left, right) = (Plot.coordinate(from), Plot.coordinate(to))
    return "M\(left) \(Plot.coordinate(y))H\(right)v\(Plot.coordinate(height))H\(left)z"
  }
}
