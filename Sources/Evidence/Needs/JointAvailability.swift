package import Behaviour

/// Of the running time of an asset, how much is covered by all signals at once that a use case cannot do without.
package struct JointAvailability {
  var useCase: String
  var asset: String
  /// The signals, the best one for each need, by path and tag.
  package var signals: [SignalFacts]
  /// Seconds in which the asset ran, or where nobody knows, that were exported.
  package var running: Double
  /// Whether signals, orders or its line tell when the asset ran.
  package var isRunningKnown: Bool
  package var covered: Double
  /// The signal without whose losses most would be covered, and how much that is, seconds.
  package var weakest: SignalFacts
  package var coveredWithoutWeakest: Double

  /// `nil` unless there are two signals or more for as many needs.
  ///
  /// - Parameter candidates: Signals of the asset.
  package init?(_ useCase: UseCase, asset: String, plant: Plant, candidates: [SignalFacts]) {
    var chosen: [SignalFacts] = []
    for need in useCase.signals where need.isMandatory {
      let best = candidates.filter {
        need.kinds.contains($0.kind) && $0.coverage.availability != nil
      }
      .max {
        ($0.coverage.availability ?? 0, $1.path, $1.tag) < (
          $1.coverage.availability ?? 0, $0.path, $0.tag
        )
      }
      guard let best else { return nil }
      if !chosen.contains(where: { $0.path == best.path && $0.tag == best.tag }) {
        chosen.append(best)
      }
    }
    guard chosen.count > 1, let first = chosen.compactMap(\.sourceFirst).max(),
      let last = chosen.compactMap(\.sourceLast).min(), first < last
    else { return nil }
    isRunningKnown = plant.running[asset] != nil
    let running = (plant.running[asset]?.on ?? Spans([(first, last)])).clipped(first, last)
      .subtracting(Spans(chosen.flatMap(\.coverage.notExported)))
    guard RanLongEnough.inForce.holds(seconds: running.seconds) else { return nil }
    func time(with signals: [SignalFacts]) -> Double {
      running.subtracting(Spans(signals.flatMap(\.coverage.lost))).seconds
    }
    let without = chosen.indices.map { left in
      time(with: chosen.indices.filter { $0 != left }.map { chosen[$0] })
    }
    guard let most = without.max(), let place = without.firstIndex(of: most) else { return nil }
    self.useCase = useCase.id
    self.asset = asset
    signals = chosen.sorted { ($0.path, $0.tag) < ($1.path, $1.tag) }
    self.running = running.seconds
    covered = time(with: chosen)
    weakest = chosen[place]
    coveredWithoutWeakest = most
  }
}
