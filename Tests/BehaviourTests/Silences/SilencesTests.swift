import Behaviour
import Foundation
import TestSupport
import Testing
import Vocabulary

@Suite struct SilencesTests {
  /// Signals that are silent in whole seconds of 0 ..< 1000, some of them all at once.
  private func members(_ count: Int, _ random: inout SeededGenerator) -> [Silences.Member] {
    let shared = (0..<3).map { _ in Double(random.next(1000)) }
    return (0..<count).map { index in
      var spans = (0..<random.next(6)).map { _ -> (start: Double, end: Double) in
        let start = Double(random.next(1000))
        return (start, start + Double(1 + random.next(200)))
      }
      for start in shared where random.next(3) > 0 {
        spans.append((start - Double(random.next(3)), start + 50 + Double(random.next(3))))
      }
      let isEmpty = random.next(10) == 0
      return Silences.Member(
        index: 100 + index, first: isEmpty ? nil : Double(random.next(300)),
        last: isEmpty ? nil : Double(700 + random.next(600)), tolerance: Double(random.next(40)),
        isPeriodic: random.next(4) > 0, isQuiet: random.next(3) == 0, spans: Spans(spans))
    }
  }

  /// The answers of one member after the other.
  private func share(
    _ members: [Silences.Member], except index: Int, _ start: Double, _ end: Double
  ) -> Silences.Share? {
    var able = members.filter {
      guard let first = $0.first, let last = $0.last else { return false }
      return $0.index != index && first <= start && last >= end && $0.tolerance < end - start
    }
    let loud = able.count { !$0.isQuiet }
    let isOfQuiet = loud * 4 < able.count || loud == 0 || loud < min(3, able.count)
    if !isOfQuiet { able.removeAll(where: \.isQuiet) }
    let mute = able.count { $0.spans.overlap(start, end) >= 0.95 * (end - start) }
    return able.isEmpty
      ? nil : Silences.Share(value: Double(mute) / Double(able.count), isOfQuiet: isOfQuiet)
  }

  private func common(
    _ members: [Silences.Member], except index: Int, _ start: Double, _ end: Double
  ) -> [Double]? {
    let others = members.filter { $0.index != index && $0.isPeriodic }
    let seen = others.compactMap { $0.spans.clipped(start, end).longest }
    guard !seen.isEmpty, seen.count * 2 >= others.count else { return nil }
    return [
      seen.map(\.start).sorted()[seen.count / 2], seen.map(\.end).sorted()[seen.count / 2],
    ]
  }

  /// Small groups are looked through, large ones have an index.
  @Test(arguments: [1, 2, 16, 17, 64, 65, 200], 1...12)
  func `an index answers as a look at every signal does`(count: Int, seed: UInt64) {
    var random = SeededGenerator(state: seed &* 1000 &+ UInt64(count))
    let members = members(count, &random)
    let silences = Silences(members)
    var told = 0
    for _ in 0..<300 {
      let start = Double(random.next(1000)) + random.unit()
      // An interval may also run backwards, where a clock was turned back.
      let end = start + Double(random.next(12) == 0 ? -random.next(50) : 1 + random.next(120))
      let index = 100 + random.next(count + 1)
      let expected = share(members, except: index, start, end)
      #expect(silences.share(except: index, start, end) == expected)
      if (expected?.value ?? 0) > 0 { told += 1 }
      let narrow = silences.common(except: index, start, end).map { [$0.start, $0.end] }
      #expect(narrow == common(members, except: index, start, end))
    }
    if count > 16 { #expect(told > 0) }
  }

  @Test func `a source is dark while half of those are silent that are not by nature`() {
    func member(_ index: Int, isQuiet: Bool, _ spans: [(start: Double, end: Double)])
      -> Silences.Member
    {
      Silences.Member(
        index: index, first: 0, last: 100, tolerance: 1, isPeriodic: !isQuiet, isQuiet: isQuiet,
        spans: Spans(spans))
    }
    let silences = Silences([
      member(0, isQuiet: false, [(10, 20)]), member(1, isQuiet: false, [(15, 30), (50, 60)]),
      member(2, isQuiet: false, []), member(3, isQuiet: true, [(0, 100)]),
    ])
    #expect(silences.dark == Spans([(15, 20)]))
    #expect(Silences([member(0, isQuiet: true, [(0, 100)])]).dark.isEmpty)
  }

  @Test func `a group without any silence is never mute`() {
    let members = (0..<40).map {
      Silences.Member(
        index: $0, first: 0, last: 100, tolerance: 1, isPeriodic: true, isQuiet: false,
        spans: Spans())
    }
    #expect(Silences(members).share(except: 0, 10, 20)?.value == 0)
    #expect(Silences(members).common(except: 0, 10, 20) == nil)
    #expect(Silences([]).share(except: 0, 10, 20) == nil)
  }
}

@Suite struct RankedTests {
  @Test(arguments: 1...60)
  func `the value of a rank is that of the sorted values`(seed: UInt64) {
    var random = SeededGenerator(state: seed)
    let values = (0..<1 + random.next(300)).map { _ in Float(random.next(40)) - 20 }
    let rank = random.next(values.count)
    var copy = values
    #expect(copy.ranked(rank) == values.sorted()[rank])
    #expect(copy.sorted() == values.sorted())
  }
}

@Suite struct ClosuresTests {
  private static let day = 86_400.0

  private func nights(_ days: [Int], hour: Double, hours: Double) -> [(start: Double, end: Double)]
  {
    days.map {
      (Double($0) * Self.day + hour * 3600, Double($0) * Self.day + (hour + hours) * 3600)
    }
  }

  @Test func `silences that begin at the same time of day again and again are closures`() {
    let closures = Closures(nights([1, 2, 3, 6], hour: 22, hours: 8))
    #expect(closures.contains(7 * Self.day + 22.3 * 3600, 8 * Self.day + 12 * 3600))
    #expect(!closures.contains(7 * Self.day + 12 * 3600, 7 * Self.day + 18 * 3600))
    #expect(!closures.contains(7 * Self.day + 22 * 3600, 7 * Self.day + 23 * 3600))
  }

  @Test(arguments: zip([[1, 2], [1, 60, 120], [1, 2, 3, 4, 5]], [8.0, 8, 2]))
  func `two of them, three in months and short ones are none`(days: [Int], hours: Double) {
    let silences = nights(days, hour: 22, hours: hours)
    let closures = Closures(silences + silences)
    #expect(!closures.contains(silences[0].start, silences[0].end))
  }

  @Test func `days that are lost now and then are none, and those of each other week are`() {
    let lost = nights([3, 11, 13, 25, 37, 46, 52, 68, 74, 90], hour: 0, hours: 24)
    #expect(!Closures(lost).contains(lost[2].start, lost[2].end))
    let cleaning = nights([2, 16, 30, 44], hour: 6, hours: 12)
    #expect(Closures(cleaning).contains(cleaning[2].start, cleaning[2].end))
  }
}
