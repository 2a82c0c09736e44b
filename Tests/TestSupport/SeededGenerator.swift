/// SplitMix64, so that a failing seed can be run again.
package struct SeededGenerator: RandomNumberGenerator, Sendable {
  package var state: UInt64

  package init(state: UInt64) { self.state = state }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// 0 ..< limit.
  package mutating func next(_ limit: Int) -> Int { Int((next() >> 33) % UInt64(limit)) }

  /// 0 ..< 1.
  package mutating func unit() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

  package mutating func uniform(_ range: ClosedRange<Double>) -> Double {
    .random(in: range, using: &self)
  }

  /// Of mean 0, as the sum of twelve uniform numbers.
  package mutating func normal(_ deviation: Double) -> Double {
    deviation * ((0..<12).reduce(-6.0) { sum, _ in sum + uniform(0...1) })
  }
}
