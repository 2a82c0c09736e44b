/// SplitMix64, seeded by hex digits: the same draws on every machine.
struct SplitMix {
  private var state: UInt64

  init(seed: String) { state = UInt64(seed, radix: 16) ?? 1 }

  mutating func next(in range: ClosedRange<Double>) -> Double {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    let unit = Double((z ^ (z >> 31)) >> 11) / 9_007_199_254_740_992
    return range.lowerBound + unit * (range.upperBound - range.lowerBound)
  }
}
