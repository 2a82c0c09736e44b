/// When an asset or a line ran, and what says so.
package struct RunningFacts {
  package enum Basis: String { case signals, orders, both, line }
  package var on: Spans
  package var basis: Basis

  package init(on: Spans, basis: Basis) {
    self.on = on
    self.basis = basis
  }
}
