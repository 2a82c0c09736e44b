import Profiling
import Testing

@Suite struct LargestTests {
  @Test(arguments: [1, 2, 7, 64], [1, 2, 3] as [UInt64])
  func theLargestStay(limit: Int, seed: UInt64) {
    var random = SeededGenerator(state: seed)
    let sizes = (0..<500).map { _ in Double(Int.random(in: 0...900, using: &random)) }
    var largest = Largest<Int>(limit: limit)
    for (i, size) in sizes.enumerated() { largest.offer(size, i) }
    let expected = Array(sizes.sorted(by: >).prefix(limit))
    #expect(largest.entries.map(\.size).sorted(by: >) == expected)
    #expect(largest.entries.allSatisfy { sizes[$0.entry] == $0.size })
    #expect(largest.threshold == expected.last)
  }

  @Test func thereIsNoThresholdUntilItIsFull() {
    var largest = Largest<Int>(limit: 2)
    largest.offer(5, 0)
    #expect(largest.threshold == -.infinity)
    largest.offer(3, 1)
    #expect(largest.threshold == 3)
    largest.offer(3, 2)
    #expect(largest.entries.map(\.entry).sorted() == [0, 1])
  }

  @Test func removalLeavesTheOthers() {
    var largest = Largest<Int>(limit: 5)
    for i in 0..<5 { largest.offer(Double(i), i) }
    #expect(largest.remove { $0 == 2 } == 2)
    #expect(largest.remove { $0 == 9 } == nil)
    #expect(largest.entries.map(\.entry).sorted() == [0, 1, 3, 4])
    largest.offer(0.5, 7)
    largest.offer(0.7, 8)
    #expect(largest.entries.map(\.entry).sorted() == [1, 3, 4, 7, 8])
  }

  @Test func partsMergeToTheWhole() {
    var a = Largest<Int>(limit: 3)
    var b = Largest<Int>(limit: 3)
    for i in [4, 9, 1, 7] { a.offer(Double(i), i) }
    for i in [8, 2, 3, 6] { b.offer(Double(i), i) }
    a.merge(b)
    #expect(a.entries.map(\.entry).sorted() == [7, 8, 9])
  }
}
