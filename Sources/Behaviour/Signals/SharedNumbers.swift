import Foundation
import Profiling

/// A number that stands at an end of several signals.
struct SharedNumber {
  var signals = 0
  /// Kinds, units and powers of ten of the other values.
  var dresses: Set<String> = []
}

/// Finds numbers at the ends of several signals of one source, which may be its convention for missing.
enum SharedNumbers: SourcePass {
  static let reads: Set<FactGroup> = []
  static let writes: Set<FactGroup> = [.sharedNumbers]

  static func run(_ plant: inout PlantSignals, source members: [Int]) {
    let judgement = CommonNumber.inForce
    var shared: [Double: SharedNumber] = [:]
    for i in members {
      let signal = plant.behaviours[i]
      let (low, high) = (signal.profile.low.entries, signal.profile.high.entries)
      for edge in [signal.edge(of: low, to: high), signal.edge(of: high, to: low)] {
        guard let edge, judgement.isCandidate(edge) else { continue }
        let size = max(abs(edge.others.lowerBound), abs(edge.others.upperBound))
        let power = size > 0 && size.isFinite ? Int(log10(size).rounded(.down)) : 0
        shared[edge.value, default: SharedNumber()].signals += 1
        shared[edge.value]?.dresses.insert("\(edge.kind) \(edge.unit ?? "") \(power)")
      }
    }
    for i in members { plant.behaviours[i].sharedNumbers = shared }
  }
}
