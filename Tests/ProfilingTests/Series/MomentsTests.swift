import Calendar
import Profiling
import Recognition
import Tabular
import TestSupport
import Testing
import Vocabulary

@Suite struct MomentsTests {
  /// Mean and deviation of values `offset` + x, from the x, which a double holds well.
  static func naive(_ values: [Double], offset: Double) -> (mean: Double, deviation: Double) {
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (offset + mean, (squares / (n - 1)).squareRoot())
  }

  static func moments(_ values: some Sequence<Double>) -> Moments {
    var moments = Moments()
    for value in values { moments.add(value) }
    return moments
  }

  @Test(
    arguments: [0, 1e3, 1e6, 1e9, -1e9], [1e-3, 1, 1e4])
  func `large offsets do not drown small spreads`(offset: Double, spread: Double) {
    var random = SeededGenerator(state: 5)
    // What is left of a small value beside a large one, so that both ways see the same numbers.
    let values = (0..<5000).map { _ in
      (offset + Double.random(in: -spread...spread, using: &random)) - offset
    }
    let moments = Self.moments(values.map { offset + $0 })
    let (mean, deviation) = Self.naive(values, offset: offset)
    #expect(abs(moments.mean(5000) - mean) <= 1e-12 * (abs(offset) + spread))
    let error = abs(moments.standardDeviation(5000) - deviation)
    // A double of twice the precision holds the squares to some 86 bits.
    let resolution = offset * offset * 0x1p-86 / deviation
    #expect(error <= 1e-9 * deviation + resolution, "\(error)")
  }

  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func `neither order nor parts show`(seed: UInt64) {
    var random = SeededGenerator(state: seed)
    let values = (0..<3000).map { _ in
      (Double.random(in: -1...1, using: &random) * 1e5).rounded() / 1000 + (seed > 3 ? 1e9 : 0)
    }
    let whole = Self.moments(values)
    let shuffled = values.shuffled(using: &random)
    var merged = Moments()
    for from in stride(from: 0, to: 3000, by: 371) {
      merged.add(Self.moments(shuffled[from..<min(3000, from + 371)]))
    }
    #expect(merged.mean(3000) == whole.mean(3000))
    #expect(merged.standardDeviation(3000) == whole.standardDeviation(3000))
  }

  @Test(arguments: [0.1, -9999, 1e12, -273.15])
  func `values that are taken out were never there`(value: Double) {
    let kept = (0..<1000).map { Double($0 % 37) * 0.3 + 20 }
    var moments = Self.moments(kept)
    for _ in 0..<50 { moments.add(value) }
    moments.remove(value, times: 50)
    let clean = Self.moments(kept)
    #expect(moments.mean(1000) == clean.mean(1000))
    let ratio = moments.standardDeviation(1000) / clean.standardDeviation(1000)
    #expect(abs(ratio - 1) < 1e-9)
  }

  @Test func `equal values do not deviate`() {
    for value in [0.1, 1e9 + 0.1, -3.3e-5, 123_456.789] {
      let moments = Self.moments(repeatElement(value, count: 1001))
      #expect(abs(moments.mean(1001) - value) <= 1e-12 * abs(value))
      #expect(moments.standardDeviation(1001) == 0)
    }
  }
}
