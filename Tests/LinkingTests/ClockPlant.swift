import Linking
import TestSupport

/// A generator of starts and stops with known clocks.
struct ClockPlant {
  static let berlin: @Sendable (Double) -> Double = { $0 < 1_743_296_400 ? 3600 : 7200 }
  static let chicago: @Sendable (Double) -> Double = { $0 < 1_741_593_600 ? -21_600 : -18_000 }
  static func fixed(_ offset: Double) -> @Sendable (Double) -> Double { { _ in offset } }

  var random: SeededGenerator
  var begin: Double
  var days: Double
  /// True starts and stops per asset.
  var truth: [(starts: [Double], stops: [Double])] = []

  init(seed: UInt64, begin: Double, days: Double, assets: Int, perDay: Double) {
    random = SeededGenerator(state: seed)
    self.begin = begin
    self.days = days
    for _ in 0..<assets {
      let count = Int(days * perDay)
      let times = (0..<(2 * count)).map { _ in random.uniform(begin...(begin + days * 86_400)) }
        .sorted()
      truth.append(
        (
          stride(from: 0, to: times.count, by: 2).map { times[$0] },
          stride(from: 1, to: times.count, by: 2).map { times[$0] }
        ))
    }
  }

  /// Every asset starts every `takt` seconds and runs for two thirds of that.
  init(seed: UInt64, begin: Double, takt: Double, jitter: Double, count: Int, assets: Int) {
    random = SeededGenerator(state: seed)
    self.begin = begin
    days = takt * Double(count) / 86_400
    for asset in 0..<assets {
      var starts: [Double] = []
      var stops: [Double] = []
      for index in 0..<count {
        let time = begin + takt * Double(index) + 97 * Double(asset)
        starts.append(time + random.normal(jitter))
        stops.append(time + takt * 2 / 3 + random.normal(jitter))
      }
      truth.append((starts, stops))
    }
  }

  mutating func reference(
    path: String = "historian.csv", resolution: Double, missing: Double = 0.1,
    spurious: Double = 0.3, signals: Int = 1
  ) -> [ReferenceEvents] {
    var result: [ReferenceEvents] = []
    for (asset, events) in truth.enumerated() {
      for _ in 0..<signals {
        let phase = random.uniform(0...1) * resolution
        func seen(_ times: [Double]) -> [Double] {
          var all = times.filter { _ in random.uniform(0...1) >= missing }
          for _ in 0..<Int(Double(times.count) * spurious) {
            all.append(random.uniform(begin...(begin + days * 86_400)))
          }
          guard resolution > 0 else { return all }
          return all.map { (($0 - phase) / resolution).rounded(.up) * resolution + phase }
        }
        result.append(
          ReferenceEvents(
            path: path, asset: "asset\(asset)", starts: seen(events.starts),
            stops: seen(events.stops), resolution: resolution))
      }
    }
    return result
  }

  mutating func source(
    path: String = "orders.csv", zone: @Sendable (Double) -> Double, offset: Double = 0,
    perDay: Double = 0, lag: Double = 0, stopLag: Double? = nil, jitter: Double = 0,
    missing: Double = 0.1, granularity: Double = 1, knownZone: String? = nil,
    languages: [String] = [], assetName: (Int) -> String = { "asset\($0)" }
  ) -> SourceClock {
    var events: [WallEvents] = []
    for (asset, times) in truth.enumerated() {
      func written(_ times: [Double], _ lag: Double) -> [Double] {
        times.filter { _ in random.uniform(0...1) >= missing }.map { time in
          var wall = time + zone(time) + offset + perDay * (time - begin) / 86_400
          if lag > 0 { wall += random.exponential(lag) }
          wall += random.normal(jitter)
          return (wall / granularity).rounded(.down) * granularity
        }
      }
      events.append(
        WallEvents(
          path: path, asset: assetName(asset), starts: written(times.starts, lag),
          stops: written(times.stops, stopLag ?? lag), granularity: granularity))
    }
    return SourceClock(path: path, events: events, knownZone: knownZone, languages: languages)
  }
}

extension SeededGenerator {
  /// The waiting time of a Poisson process with 1,000 steps per mean.
  mutating func exponential(_ mean: Double) -> Double {
    var sum = 0.0
    while uniform(0...1) > 0.001, sum < 20_000 { sum += 1 }
    return sum * mean / 1000
  }
}
