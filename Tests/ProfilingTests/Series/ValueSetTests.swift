import Profiling
import TestSupport
import Testing

/// What is kept of late rows and of extreme values does not depend on the order they came in.
@Suite struct ValueSetTests {
  /// Some orders of the elements.
  static func orders<Element>(_ elements: [Element], seed: UInt64) -> [[Element]] {
    var random = SeededGenerator(state: seed)
    return [elements, elements.reversed(), elements.shuffled(using: &random)]
  }

  @Test(arguments: [10, 256, 257, 2000], [1, 2, 3] as [UInt64])
  func `cells of late rows`(count: Int, seed: UInt64) {
    var random = SeededGenerator(state: seed)
    let keys = (0..<count).map { _ in
      at(Double(Int.random(in: -20_000...(seed == 1 ? 20_000 : 4_000_000), using: &random)))
    }
    func cells(_ keys: [Int64]) -> [[Int64]] {
      var late = LateCells()
      for key in keys { late.add(key) }
      return late.cells(between: .min, and: .max).map { [$0.first, $0.last] }
    }
    let expected = cells(keys)
    #expect(expected.count <= 256)
    if Set(keys).count <= 256 { #expect(expected == Set(keys).sorted().map { [$0, $0] }) }
    #expect(keys.allSatisfy { key in expected.contains { $0[0] <= key && key <= $0[1] } })
    for order in Self.orders(keys, seed: seed) { #expect(cells(order) == expected) }
  }

  @Test func `cells lie wholly between two instants`() {
    var late = LateCells()
    for key in [5, 10, 15] as [Int64] { late.add(key) }
    #expect(late.cells(between: 5, and: 15).map(\.first) == [10])
    #expect(late.cells(between: 4, and: 16).map(\.first) == [5, 10, 15])
  }

  /// Distinct values in order of appearance, and the three lowest and highest, all with their counts.
  static func expected(_ values: [Double]) -> [String] {
    var distinct: [Double] = []
    for value in values where !distinct.contains(value) { distinct.append(value) }
    func entry(_ value: Double) -> String { "\(value) \(values.count { $0 == value })" }
    return [
      distinct.count <= 32 ? distinct.map(entry).joined(separator: ", ") : "many",
      distinct.sorted().prefix(3).map(entry).joined(separator: ", "),
      distinct.sorted(by: >).prefix(3).map(entry).joined(separator: ", "),
    ]
  }

  static func found(_ values: [Double]) -> [String] {
    var whole = ExtremeValues()
    for value in values { whole.add(value) }
    let (distinct, low, high) = whole.finish()
    return [
      distinct.map { $0.map { "\($0.value) \($0.count)" }.joined(separator: ", ") } ?? "many",
      low.map { "\($0.value) \($0.count)" }.joined(separator: ", "),
      high.map { "\($0.value) \($0.count)" }.joined(separator: ", "),
    ]
  }

  @Test(arguments: [1, 2, 3, 5, 31, 32, 33, 34, 60, 500], [1, 2, 3] as [UInt64])
  func `extreme and distinct values`(levels: Int, seed: UInt64) {
    var random = SeededGenerator(state: seed &* 31 &+ UInt64(levels))
    let values = (0..<600).map { _ in
      // Squared, so that some levels are rare and some parts have none of them.
      let level = Double.random(in: 0..<1, using: &random)
      return (level * level * Double(levels)).rounded(.down) / 4 - 7
    }
    for order in Self.orders(values, seed: seed) {
      #expect(Self.found(order) == Self.expected(order))
    }
    #expect(Self.found([]) == ["", "", ""])
  }
}
