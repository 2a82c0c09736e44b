import Foundation
import Testing

@testable import Profiling

/// Values that a faster grid repeats or joins by lines are told from those that are real.
@Suite struct ResamplingTests {
  enum Fill: CaseIterable, Sendable { case held, interpolated }

  /// A noisy process that is sampled every so many seconds and written on another grid.
  struct Export: Sendable, CustomTestStringConvertible {
    var period = 60.0
    var grid = 5.0
    /// Decimals of the values in the file, `nil` for all of them, and of those at the source.
    var decimals: Int?
    var sourceDecimals: Int?
    var noise = 0.8
    /// Seconds by which the source is ahead of the grid.
    var phase = 0.0
    var hours = 20.0
    /// Share of the day in which the machine stands and its value is 0.
    var rest = 0.0
    /// Whether the newest row comes first.
    var descends = false
    var testDescription: String {
      "\(period) s on \(grid) s, decimals \(decimals.map(String.init) ?? "all"), noise \(noise)"
        + ", phase \(phase), \(hours) h, rest \(rest)\(descends ? ", descending" : "")"
    }

    func samples(_ fill: Fill, _ random: inout SeededGenerator) -> [Sample] {
      let end = hours * 3600
      let values = (0..<Int(end / period) + 3).map { i -> Double in
        let time = Double(i) * period
        if time.truncatingRemainder(dividingBy: 86_400) < rest * 86_400 { return 0 }
        let noise = (0..<3).reduce(0.0) { sum, _ in sum + .random(in: -1...1, using: &random) }
        return rounded(60 + 4 * sin(time / 9000) + self.noise * noise, sourceDecimals)
      }
      let samples = (0..<Int(end / grid)).map { row -> Sample in
        let time = Double(row) * grid
        let place = (time + phase) / period
        let i = Int(place)
        let share = fill == .held ? 0 : place - Double(i)
        return Sample(
          time, rounded(values[i] + share * (values[i + 1] - values[i]), decimals))
      }
      return descends ? samples.reversed() : samples
    }

    private func rounded(_ value: Double, _ decimals: Int?) -> Double {
      guard let decimals else { return value }
      let scale = pow(10, Double(decimals))
      return (value * scale).rounded() / scale
    }
  }

  static let exports = [
    Export(),
    Export(decimals: 3), Export(decimals: 2), Export(decimals: 1, noise: 2),
    Export(decimals: 2, sourceDecimals: 1),
    Export(decimals: 2, phase: 3),
    Export(decimals: 2, hours: 60),
    Export(decimals: 2, hours: 72, rest: 0.6),
    Export(decimals: 2, descends: true),
    Export(grid: 1, decimals: 3), Export(grid: 1, hours: 30),
    Export(period: 30, grid: 10, decimals: 2), Export(period: 2, grid: 1, decimals: 2),
    Export(period: 900, grid: 60, decimals: 1, noise: 3, hours: 300),
    Export(period: 600, grid: 60, decimals: 2, hours: 200, rest: 0.3),
  ]

  @Test(arguments: exports, Fill.allCases)
  func `a slower value on a grid is found with its period`(export: Export, fill: Fill) throws {
    for seed in 1...2 as ClosedRange<UInt64> {
      var random = SeededGenerator(state: seed)
      let resampling = try #require(
        SeriesProfile(export.samples(fill, &random)).resampling, "seed \(seed)")
      #expect(resampling.method == (fill == .held ? .held : .interpolated))
      #expect(abs(resampling.period - export.period) < 0.001 * export.period, "seed \(seed)")
    }
  }

  /// Series of one value every `seconds`, which is as it was recorded.
  enum Real: String, CaseIterable, Sendable {
    case noise, coarseNoise, smooth, smoothRounded, steady, constant, quantised, slowQuantised
    case setpoint, programme, sawtooth, cycle, squareWave, pulses, counter, filtered
    case onChange, randomWalk, jitteredGrid, heating, startsAndStops

    func samples(_ random: inout SeededGenerator) -> [Sample] {
      let count = 4000
      var value = 20.0
      var last = 20.0
      var samples: [Sample] = []
      for i in 0..<count {
        let noise = (0..<3).reduce(0.0) { sum, _ in sum + .random(in: -1...1, using: &random) }
        let isRare = Int.random(in: 0..<40, using: &random) == 0
        let slow = sin(Double(i) / 300)
        var seconds = Double(i) * 5
        switch self {
        case .noise: value = 20 + noise
        case .coarseNoise: value = (200 + 0.7 * noise).rounded() / 10
        case .smooth: value = 20 + 5 * slow
        case .smoothRounded: value = ((20 + 5 * slow) * 100).rounded() / 100
        case .steady: value = ((20 + 0.02 * noise) * 10).rounded() / 10
        case .constant: value = 20
        case .quantised: value = (20 + 3 * slow + 0.2 * noise).rounded()
        case .slowQuantised: value = (20 + 12 * slow).rounded()
        case .setpoint: if isRare { value = Double(Int.random(in: 10...30, using: &random)) }
        case .programme:
          let place = i % 720
          value = place < 300 ? 80 + Double(place) * 0.5 : max(80, 230 - Double(place - 300) * 0.7)
        case .sawtooth: value = Double(i % 12) * 1.25
        case .cycle: value = 20 + [0, 1, 4, 9, 7, 5, 3, 2, 1, 1, 0, 0][i % 12] + 0.1 * noise
        case .squareWave: value = i / 12 % 2 == 0 ? 10 : 30
        case .pulses: value = i % 12 == 0 ? ((20 + noise) * 10).rounded() / 10 : 0
        case .counter: value += Double(Int.random(in: 0...3, using: &random))
        case .filtered: value += 0.05 * (20 + noise * 4 - value)
        case .onChange:
          let next = 20 + noise
          if abs(next - last) < 1 { continue }
          (value, last) = (next, next)
        case .randomWalk: value = ((value + 0.1 * noise) * 100).rounded() / 100
        case .jitteredGrid:
          value = 20 + noise
          seconds += Double.random(in: -1...1, using: &random)
        case .heating: value = ((90 - 70 * exp(-Double(i % 2000) / 500)) * 10).rounded() / 10
        case .startsAndStops: value = i / 500 % 2 == 0 ? 0 : ((20 + noise) * 10).rounded() / 10
        }
        samples.append(Sample(seconds, value))
      }
      return samples
    }
  }

  @Test(arguments: Real.allCases)
  func `what is real is not marked`(real: Real) {
    for seed in 1...5 as ClosedRange<UInt64> {
      var random = SeededGenerator(state: seed)
      let resampling = SeriesProfile(real.samples(&random)).resampling
      #expect(resampling == nil, "seed \(seed)")
    }
  }

  @Test func `a few rows prove nothing`() {
    var random = SeededGenerator(state: 1)
    let samples = Export().samples(.held, &random)
    #expect(SeriesProfile(samples.prefix(31)).resampling == nil)
    #expect(SeriesProfile(samples.prefix(60)).resampling == nil)
  }
}

@Suite struct SampleWindowsTests {
  static func windows(_ samples: some Sequence<WindowSample>) -> SampleWindows {
    var windows = SampleWindows()
    for sample in samples where sample.key >= windows.next { windows.add(sample.key, sample.value) }
    return windows
  }

  static func kept(_ samples: [WindowSample], isMirrored: Bool = false) -> [WindowSample] {
    var windows = windows(samples)
    return windows.finish(isMirrored: isMirrored)
  }

  /// Samples of 0.2 to 40 s with a few long gaps.
  static func samples(_ count: Int, _ random: inout SeededGenerator) -> [WindowSample] {
    var key: Int64 = -1_000_000_000
    return (0..<count).map { i in
      let isGap = Int.random(in: 0..<500, using: &random) == 0
      key += Int64.random(in: 200_000...40_000_000, using: &random) * (isGap ? 1000 : 1)
      return WindowSample(key: key, value: Double(i))
    }
  }

  @Test func `windows are unbroken and lie all over the series`() {
    let samples = (0..<50_000).map { WindowSample(key: Int64($0) * 5_000_000, value: Double($0)) }
    let kept = Self.kept(samples)
    let starts = kept.indices.filter { $0 == 0 || kept[$0].value != kept[$0 - 1].value + 1 }
    #expect((8...16).contains(starts.count))
    #expect(zip(starts, starts.dropFirst() + [kept.count]).allSatisfy { $1 - $0 == 64 })
    let distances = zip(starts.dropFirst(), starts).map { kept[$0].value - kept[$1].value }
    #expect(distances.dropFirst().allSatisfy { abs($0 - distances[1]) <= 1 })
    let mirrored = Self.kept(
      samples.reversed().map { WindowSample(key: ~$0.key, value: $0.value) }, isMirrored: true)
    #expect(
      mirrored.count >= 512 && zip(mirrored, mirrored.dropFirst()).allSatisfy { $0.key < $1.key })
  }

  @Test func `no more is kept than sixteen windows`() {
    var random = SeededGenerator(state: 3)
    for count in [100, 1100, 30_000] {
      #expect(Self.kept(Self.samples(count, &random)).count <= 1024)
    }
  }
}
