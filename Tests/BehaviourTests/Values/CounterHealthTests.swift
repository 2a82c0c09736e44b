import Behaviour
import Profiling
import Recognition
import TestPlants
import TestSupport
import Testing
import Vocabulary

/// Counters that begin anew, with a reason and without.
@Suite struct CounterHealthTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var kind = SignalKind.count
    /// Changes the count in a minute, before it is stored.
    var change: @Sendable (_ minute: Int, _ count: inout Double) -> Void = { _, _ in }
    /// What is stored of it.
    var shown: @Sendable (Int, Double) -> Double = { $1 }
    /// Minutes at which orders begin.
    var orders: [Int] = []
    /// Minutes whose samples come three rows late.
    var late: Set<Int> = []
    /// `nil` when it is no counter.
    var resets: Int? = 0
    /// `nil` when that cannot be told.
    var unexplained: Int? = 0
    var rollover: Double? = nil
    var testDescription: String { name }
  }

  /// Four weeks.
  private static let minutes = 28 * 1440
  /// Minutes without any habit.
  private static let odd = [
    1003, 3571, 6604, 9350, 12_007, 14_999, 17_333, 20_888, 24_111, 29_050, 33_333, 38_010,
  ]

  private static let elsewhere = odd.map { $0 + 300 + $0 % 700 }

  private static func reset(_ minutes: [Int], to value: Double = 0)
    -> @Sendable (Int, inout Double) -> Void
  {
    let minutes = Set(minutes)
    return { if minutes.contains($0) { $1 = value } }
  }

  static let cases = [
    Case(name: "a counter that goes on"),
    Case(
      name: "resets for no reason", change: reset(odd), orders: elsewhere, resets: 12,
      unexplained: 12),
    Case(
      name: "resets without any order to compare", change: reset(odd), resets: 12,
      unexplained: nil),
    Case(
      name: "an energy meter with resets for no reason", kind: .energy, change: reset(odd),
      orders: elsewhere, resets: 12, unexplained: 12),
    Case(
      name: "steps back", change: { if odd.contains($0) { $1 *= 0.6 } }, resets: 12,
      unexplained: 12),
    Case(
      name: "resets at the start of an order", change: reset(odd), orders: odd.map { $0 - 2 },
      resets: 12),
    Case(
      name: "orders that are booked late", change: reset(odd), orders: odd.map { $0 + 40 },
      resets: 12),
    Case(
      name: "each shift",
      change: { if [360, 840, 1320].contains(($0 - $0 / 1440 % 9) % 1440) { $1 = 0 } },
      resets: 84),
    Case(name: "each hour", change: { if $0 % 60 == 0, $0 > 0 { $1 = 0 } }, resets: 671),
    Case(
      name: "a full box", change: { if $1 >= 4000 { $1 = 0 } }, resets: 100),
    Case(
      name: "16 bits", shown: { $1.truncatingRemainder(dividingBy: 65_536) }, resets: 6,
      rollover: 65_536),
    Case(
      name: "16 bits with a sign",
      // Never −32 768 itself, which stands for missing.
      shown: { ($1 + 32_771).truncatingRemainder(dividingBy: 65_536) - 32_768 }, resets: 6,
      rollover: 65_536),
    Case(
      name: "five digits", shown: { $1.truncatingRemainder(dividingBy: 100_000) }, resets: 4,
      rollover: 100_000),
    Case(
      name: "16 bits and resets for no reason", change: reset(Array(odd.prefix(2))),
      shown: { $1.truncatingRemainder(dividingBy: 65_536) }, orders: elsewhere, resets: 7,
      unexplained: 2,
      rollover: 65_536),
    Case(
      name: "replaced once", change: reset([9350]), orders: elsewhere, resets: 1, unexplained: 1),
    Case(name: "late samples", late: Set(odd)),
    Case(name: "the noise of a reading", shown: { $1 - ($0 % 50 == 0 ? 12 : 0) }),
    Case(
      name: "a cycle that is counted out", shown: { minute, _ in Double(minute % 40) }, resets: 1007
    ),
    Case(
      name: "pieces per minute", shown: { minute, _ in Double(minute * 7919 % 31) }, resets: nil),
    Case(name: "a dosing", kind: .other, change: { if $0 % 360 == 0 { $1 = 0 } }, resets: nil),
  ]

  @Test(arguments: cases)
  func `a counter that begins anew needs a reason`(each: Case) throws {
    var random = SeededGenerator(state: 7)
    var count = 0.0
    var samples: [(time: Int64, value: Double, quality: Quality)] = []
    for minute in 0..<Self.minutes {
      count += Double(random.next(21))
      each.change(minute, &count)
      samples.append((Int64(minute) * 60_000_000, each.shown(minute, count), .good))
    }
    for minute in each.late.sorted() { samples.insert(samples.remove(at: minute), at: minute + 3) }
    let behaviour = SignalPasses.alone(
      SignalBehaviour(
        tag: TagProfile(
          tag: "C", asset: nil, unit: nil, line: 2, profile: SeriesProfile(samples: samples)),
        path: "h.csv", reading: TagReading(asset: nil, kind: each.kind, reason: ""),
        vocabulary: try ExportedPlant.vocabulary.get()))
    var plant = Plant()
    for start in each.orders {
      var order = ProductionOrder(location: .init(path: "o.csv", line: 1), system: .mes)
      order.start = Double(start) * 60
      plant.productionOrders.append(order)
    }
    let health = CounterHealth(behaviour, boundaries: Boundaries(plant))
    #expect(health?.resets == each.resets)
    #expect(health.map { $0.unexplained == each.unexplained } ?? true)
    #expect(health?.rollover == each.rollover)
  }
}
