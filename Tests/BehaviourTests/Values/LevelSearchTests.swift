import Behaviour
import Foundation
import TestSupport
import Testing

/// Lasting changes in a series of daily levels; the noise of the days is 1.
@Suite struct LevelSearchTests {
  struct Wandering {
    var random: SeededGenerator
    var level: Float = 0

    /// The next of levels of which each keeps a part of the last.
    mutating func next(keeping part: Float) -> Float {
      level = part * level + max(1 - part * part, 0.04).squareRoot() * random.normal()
      return level
    }
  }

  /// - Parameter part: how much of a day's deviation is left on the next.
  static func levels(_ count: Int, seed: UInt64, keeping part: Float = 0.3) -> [Float] {
    var wandering = Wandering(random: SeededGenerator(state: seed))
    return (0..<count).map { _ in wandering.next(keeping: part) }
  }

  static func search(_ levels: [Float], least: Float = 3, side: Int = 7) -> LevelSearch {
    LevelSearch(days: Array(levels.indices), levels: levels, least: least, side: side)
  }

  @Test(arguments: [8, 12, 20] as [Float], [7, 20, 45, 83])
  func `a step is found on its day`(size: Float, place: Int) {
    var found = 0
    for seed in 1...40 as ClosedRange<UInt64> {
      var levels = Self.levels(90, seed: seed)
      for i in place..<90 { levels[i] -= size }
      let shifts = Self.search(levels, least: 0.7 * size).shifts()
      #expect(shifts.count <= 1)
      if let shift = shifts.first, abs(shift.place - place) <= 1,
        abs(shift.after - shift.before + size) < 1.5
      {
        found += 1
      }
    }
    #expect(found >= (size > 8 ? 38 : 32), "\(found) of 40")
  }

  @Test func `two steps the same way are both found`() {
    var levels = Self.levels(90, seed: 3)
    for i in 30..<90 { levels[i] += 12 }
    for i in 60..<90 { levels[i] += 12 }
    #expect(Self.search(levels).shifts().map(\.place) == [30, 60])
  }

  @Test(arguments: [0, 30, 60], [12, 20] as [Float])
  func `a slow drift is found from its beginning`(onset: Int, total: Float) {
    var found = 0
    for seed in 1...40 as ClosedRange<UInt64> {
      let levels = Self.levels(90, seed: seed).enumerated().map { i, level in
        level + total * max(0, Float(i - onset)) / Float(90 - onset)
      }
      let search = Self.search(levels, least: 0.7 * total)
      #expect(search.shifts() == [])
      if let drift = search.drift(), abs(drift.place - onset) <= 12,
        abs(drift.after - drift.before - total) < 0.25 * total
      {
        found += 1
      }
    }
    #expect(found >= 30, "\(found) of 40")
  }

  @Test(arguments: [14, 28, 90, 365], [0, 0.5, 0.8, 0.95] as [Float])
  func `levels that wander have no step`(count: Int, keeping: Float) {
    let told = (1...200 as ClosedRange<UInt64>).count { seed in
      !Self.search(Self.levels(count, seed: seed, keeping: keeping), least: 0.5).shifts().isEmpty
    }
    #expect(told <= (keeping < 0.9 ? 1 : 4), "\(told) of 200")
  }

  static let innocents: [(name: String, level: @Sendable (Int) -> Float)] = [
    ("an episode that ends", { (30..<45).contains($0) ? 15 : 0 }),
    ("a step of two days at the end", { $0 >= 88 ? 15 : 0 }),
    ("campaigns", { Float($0 / 9 * 7 % 3) * 15 }),
    ("every other day", { Float($0 % 2) * 15 }),
    ("every weekend", { $0 % 7 >= 5 ? 15 : 0 }),
    ("a season", { 15 * sin(2 * .pi * Float($0) / 90) }),
    ("one wild day", { $0 == 40 ? 900 : 0 }),
    ("a saw tooth", { Float($0 % 30) / 2 }),
  ]

  @Test(arguments: innocents.indices)
  func `what comes back is no lasting change`(innocent: Int) {
    for seed in 1...20 as ClosedRange<UInt64> {
      let levels = Self.levels(90, seed: seed).enumerated().map {
        $1 + Self.innocents[innocent].level($0)
      }
      let search = Self.search(levels)
      #expect(search.shifts() == [], "\(Self.innocents[innocent].name)")
      #expect(search.drift() == nil, "\(Self.innocents[innocent].name)")
    }
  }

  @Test func `a saw tooth is wear, and its returns are known`() throws {
    let levels = Self.levels(90, seed: 5).enumerated().map { $1 + Float($0 % 30) }
    let wear = try #require(Self.search(levels).wear())
    #expect(wear.resets.count == 2)
    #expect(zip(wear.resets, [30, 60]).allSatisfy { abs($0 - $1) <= 1 })
    #expect(wear.before > wear.after + 20)
    #expect(Self.search(Self.levels(90, seed: 5)).wear() == nil)
  }
}

extension SeededGenerator {
  mutating func normal() -> Float {
    Float((-2 * log(max(unit(), 1e-9))).squareRoot() * cos(2 * .pi * unit()))
  }
}
