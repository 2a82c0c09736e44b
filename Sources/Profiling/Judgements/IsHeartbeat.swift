package import Vocabulary

/// Whether long intervals of like length are repetitions, and no nights.
package struct IsHeartbeat: Judgement {
  package static let id = "sampling/heartbeat"
  package static let inForce = loaded()

  package let settings: [Double]
  package let longer: Double
  package let chain: Int
  package let chainShare: Double
  package let sharp: Double
  package let scan: Double
  package let setWithin: Double
  package let fewest: Int
  package let setShare: Double

  func isAlone(_ count: Int, longer: Int) -> Bool {
    self.longer * Double(longer) <= Double(max(count, 10))
  }

  /// - Parameter pairs: intervals that follow one like them.
  func isChain(_ pairs: Int, of count: Int) -> Bool {
    pairs >= chain && Double(pairs) / Double(count) >= chainShare
  }

  func isNear(_ seconds: Double, setting: Double, typical: Double) -> Bool {
    seconds >= (1 - setWithin) * setting && seconds <= (1 + setWithin) * setting + scan * typical
  }

  func isSet(_ near: Int, of count: Int) -> Bool {
    near >= fewest && Double(near) / Double(count) >= setShare
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    let count = try given.count("intervals")
    return isChain(Int(given.optionalNumber("chained") ?? 0), of: count)
      || isSet(Int(given.optionalNumber("near") ?? 0), of: count)
  }
}
