import Foundation
import Profiling
import Tabular
import TestSupport
import Testing

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

  @Test(arguments: [150.0, 210, 660])
  func `a value that comes between two rows is found with its period`(period: Double) throws {
    let export = Export(period: period, grid: 60, decimals: 2, hours: 200)
    var random = SeededGenerator(state: 4)
    let resampling = try #require(SeriesProfile(export.samples(.held, &random)).resampling)
    #expect(resampling.method == .held)
    #expect(abs(resampling.period - period) < 0.05 * period)
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
  typealias Kept = SampleWindows.Sample

  static func windows(_ samples: [Kept], isMirrored: Bool = false) -> SampleWindows {
    var builder = WindowBuilder()
    for (i, sample) in samples.enumerated() where UInt32(i + 1) > builder.next {
      builder.add(sample.time, sample.value, number: UInt32(i + 1))
    }
    return builder.finish(isMirrored: isMirrored)
  }

  /// Every 5 s, with a value that tells the place.
  static func ramp(_ places: Range<Int>) -> [Kept] {
    places.map { Kept(time: at(Double($0) * 5), value: 1000 + Double($0)) }
  }

  /// The places of the first samples of the stretches, whose others follow without a break.
  static func places(_ windows: SampleWindows) -> [Int] {
    let all = windows.all
    var first = 0
    return windows.stretches.map { stretch in
      let samples = all[first..<first + stretch.count]
      first += stretch.count
      let place = Int(samples.first?.value ?? 0) - 1000
      #expect(Array(samples) == ramp(place..<place + stretch.count))
      return place
    }
  }

  @Test(arguments: [10, 64, 65, 1000, 1024, 1025, 5000, 50_000, 123_457])
  func `windows are unbroken and lie all over the series`(count: Int) {
    let places = Self.places(Self.windows(Self.ramp(0..<count)))
    let stride = places.count > 1 ? places[1] : 64
    #expect(stride % 64 == 0 && places == (0..<places.count).map { $0 * stride })
    #expect((count - 1) / stride + 1 == places.count && places.count <= 16)
    #expect(count < 1024 ? stride == 64 : places.count >= 8)
  }

  @Test func `a series that begins with the newest sample gives its windows in order of time`() {
    let samples = Self.ramp(0..<3000)
    let mirrored = Self.windows(
      samples.reversed().map { Kept(time: ~$0.time, value: $0.value) }, isMirrored: true)
    let places = Self.places(mirrored)
    #expect(places.count >= 8 && places == places.sorted())
    #expect(mirrored.all.map(\.time).sorted() == mirrored.all.map(\.time))
  }

  @Test func `of what bends everywhere only two stretches are kept`() {
    var random = SeededGenerator(state: 5)
    let noise = (0..<200).map {
      Kept(time: at(Double($0)), value: .random(in: 0...1, using: &random))
    }
    #expect(Self.windows(Array(noise[..<127])).all.count == 127)
    let windows = Self.windows(noise)
    #expect(windows.all.count == 128 && windows.isRestless)
    var merged = Self.windows(Array(noise[..<64]))
    merged.merge(Self.windows(Array(noise[64...])))
    #expect(merged.all.count == 128 && merged.isRestless)
  }

  /// Windows of two files are as far apart in either, in order of time, and no more than of one.
  @Test(arguments: [[30, 30], [1000, 1000], [700, 9000], [9000, 40], [100_000, 100_000]])
  func `windows of two files are those of one series`(counts: [Int]) {
    let both = counts[0] + counts[1]
    let (first, second) = (
      Self.windows(Self.ramp(0..<counts[0])), Self.windows(Self.ramp(counts[0]..<both))
    )
    var merged = first
    merged.merge(second)
    let places = Self.places(merged)
    #expect(places == places.sorted() && places.count <= 16)
    #expect(places.first == 0 && places.contains { $0 >= counts[0] })
    var reversed = second
    reversed.merge(first)
    #expect(Self.places(reversed) == Self.places(reversed).sorted())
    for windows in [merged, reversed] {
      let stride = windows.stride * SampleWindows.samplesPerStretch
      let places = Self.places(windows).filter { $0 < counts[0] }
      #expect(zip(places.dropFirst(), places).allSatisfy { $0 - $1 == stride })
    }
  }
}
