import Profiling
import TestSupport
import Testing

@Suite struct LargestTests {
  struct Entry: Rankable, Equatable {
    var size: Double
    var order: Int64
    func isAhead(of other: Entry) -> Bool { false }
  }

  static func largest(_ limit: Int, of entries: some Sequence<Entry>) -> [Entry] {
    var largest = Largest<Entry>(limit: limit)
    for entry in entries { largest.offer(entry) }
    return largest.finish()
  }

  /// What a sort keeps: the first of equal ones counts as larger.
  static func expected(_ limit: Int, of entries: [Entry]) -> [Entry] {
    Array(entries.sorted { ($1.size, $0.order) < ($0.size, $1.order) }.prefix(limit))
  }

  @Test(arguments: [1, 2, 7, 64, 600], [1, 2, 3] as [UInt64])
  func theLargestStayWhateverTheOrder(limit: Int, seed: UInt64) {
    var random = SeededGenerator(state: seed)
    // Few sizes, so that many are equal at the floor.
    let range = 0...(seed == 1 ? 900 : 9)
    let entries = (0..<500).map {
      Entry(size: Double(Int.random(in: range, using: &random)), order: Int64($0))
    }
    let expected = LargestTests.expected(limit, of: entries)
    for order in [entries, entries.reversed(), entries.shuffled(using: &random)] {
      #expect(LargestTests.largest(limit, of: order) == expected)
    }
  }

  @Test func sizesThatOnlyGrowOrShrinkAreKeptToo() {
    let growing = (0..<1000).map { Entry(size: Double($0), order: Int64($0)) }
    let expected = LargestTests.expected(24, of: growing)
    #expect(LargestTests.largest(24, of: growing) == expected)
    #expect(LargestTests.largest(24, of: growing.reversed()) == expected)
  }

  /// Of what is below the mark only the largest stays, whatever comes before and behind it.
  @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
  func smallEntriesArePruned(seed: UInt64) {
    var random = SeededGenerator(state: seed)
    for count in [1, 10, 60, 300] {
      let most = seed % 2 == 0 ? 400 : 120
      let entries = (0..<count).map {
        Entry(size: Double(Int.random(in: 0...most, using: &random)), order: Int64($0))
      }
      var largest = Largest<Entry>(limit: 30)
      let first = Int.random(in: 0...count, using: &random)
      let marks = seed < 3 ? [100, 130] : [130, 100]
      for (i, entry) in entries.enumerated() {
        if i == first { largest.prune(below: Double(marks[0])) }
        if i == first + 20 { largest.prune(below: Double(marks[1])) }
        largest.offer(entry)
      }
      let kept = largest.finish()
      let expected = LargestTests.expected(30, of: entries.filter { $0.size >= 130 })
      #expect(kept.filter { $0.size >= 130 } == expected)
      #expect(kept.first?.size == entries.map(\.size).max())
      if count > first + 20 { #expect(kept.count { $0.size < Double(marks[1]) } <= 1) }
    }
  }

  /// Steps between samples of one time have the same size and begin at the same instant.
  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func jumpsOfOneSizeAndInstantAreRankedAlike(seed: UInt64) {
    var random = SeededGenerator(state: seed)
    let jumps = (0..<300).map { _ in
      let isRise = Bool.random(using: &random)
      let from = Int64.random(in: 0..<20, using: &random)
      return SeriesJump(
        from: from, to: from + Int64.random(in: 0...2, using: &random), before: isRise ? 0 : 1,
        after: isRise ? 1 : 0)
    }
    func kept(_ jumps: [SeriesJump]) -> [[Int64]] {
      var largest = Largest<SeriesJump>(limit: 40)
      for jump in jumps { largest.offer(jump) }
      return largest.finish().map { [$0.from, $0.to, Int64($0.before)] }
    }
    let expected = kept(jumps)
    for _ in 0..<5 { #expect(kept(jumps.shuffled(using: &random)) == expected) }
  }

  @Test func thereIsNoFloorUntilItIsFull() {
    var largest = Largest<Entry>(limit: 2)
    #expect(largest.floor == -.infinity && largest.admits(-.infinity, 0))
    for i in 0..<4 { largest.offer(Entry(size: Double(i), order: Int64(i))) }
    #expect(largest.finish().map(\.size) == [3, 2])
    #expect(largest.floor == 2)
    #expect(!largest.admits(1.5, 0) && largest.admits(2.5, 9))
    #expect(largest.admits(2, 1) && largest.admits(2, 2) && !largest.admits(2, 3))
  }
}
