/// A number of the exports that a pilot should move, counted in weeks.
package enum SuccessMetric: String, Sendable, CaseIterable {
  case downtime, scrap, output, repairs, nonconforming

  package var title: String {
    switch self {
    case .downtime: "downtime, hours per week"
    case .scrap: "scrap, share of the quantity per week"
    case .output: "output, quantity per week"
    case .repairs: "corrective work orders per week"
    case .nonconforming: "inspections that do not conform, share per week"
    }
  }
}
