import Foundation
import TestSupport
import Testing
import Vocabulary

@Suite struct WordingTests {
  @Test(
    arguments: [
      (0, "0"), (-0.0, "0"), (2, "2"), (-3, "-3"), (0.031, "0.031"), (97.44, "97.4"),
      (12.25, "12.2"),
      (-12.75, "-12.8"), (3.14159, "3.14"), (1_234.5, "1234"), (0.005, "0.005"), (4e-7, "4e-07"),
      (1e15, "1e+15"), (.infinity, "?"), (0.99999, "1"),
    ] as [(Double, String)])
  func `a number has three digits that matter`(value: Double, text: String) {
    #expect(Wording.number(value) == text)
  }

  @Test(
    arguments: [
      (0, "0 s"), (0.02, "20 ms"), (0.9996, "1 s"), (1, "1 s"), (12.34, "12.3 s"), (60, "1 min"),
      (59.96, "1 min"), (90, "1 min 30 s"), (-90, "-1 min 30 s"), (120, "2 min"), (599.7, "10 min"),
      (900, "15 min"), (2_352, "39 min"), (3_600, "1 h"), (3_599.9, "1 h"), (7_500, "2 h 5 min"),
      (86_400, "24 h"), (172_799, "2 d"), (172_800, "2 d"), (1_218_240, "14.1 d"),
      (364 * 86_400, "364 d"), (3 * 31_557_600, "3 years"),
    ] as [(Double, String)])
  func `a duration is said in hours and minutes, from two days on in days`(
    seconds: Double, text: String
  ) {
    #expect(Wording.duration(seconds) == text)
  }

  @Test(
    arguments: [
      (0, "0 %"), (1, "100 %"), (0.984, "98.4 %"), (0.99999, "> 99.9 %"), (0.000_01, "< 0.1 %"),
    ] as [(Double, String)])
  func `only all is 100 %`(share: Double, text: String) {
    #expect(Wording.percent(share) == text)
  }

  @Test(
    arguments: [(0.1, "0.1"), (-12, "-12"), (1e300, "1e+300"), (.nan, nil)] as [(Double, String?)])
  func `exact digits read back`(value: Double, text: String?) {
    #expect(Wording.exact(value) == text)
    if let text { #expect(Double(text) == value) }
  }

  @Test(
    arguments: [
      (94.99, "%", "< 95", "94.99 %"), (94.9, "%", "< 95", "94.9 %"), (95.003, "%", "< 95", "95 %"),
      (95.003, "%", "<= 95", "95.003 %"), (79.999_96, "%", "< 80", "79.99996 %"),
      (99.97, "%", "< 95", "99.97 %"), (0.002, "%", "> 1", "0.002 %"), (100, "%", "< 95", "100 %"),
      (60.02, "s", "> 60", "1 min 0.02 s"), (299.6, "s", ">= 300", "4 min 59.6 s"),
      (86_401, "s", "> 86400", "24 h 1 s"),
      (604_801, "s", "> 604800", "7.00001 d"), (10.04, "times", ">= 10", "10 times"),
      (1, "times", ">= 10", "1 time"),
    ] as [(Double, String, String, String)])
  func `no number is rounded across a limit`(
    value: Double, unit: String, limit: String, text: String
  ) throws {
    let limit = try #require(Limit(limit))
    #expect(Wording.quantity(value, unit: unit, beside: [limit]) == text)
  }

  @Test func `any number is shown on its side of any limit`() throws {
    var random = SeededGenerator(state: 11)
    for _ in 0..<20_000 {
      let limit = Limit(
        Limit.Comparison.allCases[random.next(4)], Double(random.next(1000)) / 10)
      let value = limit.value + (random.unit() - 0.5) / pow(10, Double(random.next(7)))
      let text = Wording.quantity(value, unit: nil, beside: [limit])
      let shown = try #require(Double(text))
      #expect(limit.isBroken(by: shown) == limit.isBroken(by: value), "\(value) \(limit.text)")
      #expect(abs(shown - value) <= max(0.005 * abs(value), 0.0005), "\(value) as \(text)")
    }
  }

  @Test(
    arguments: [
      ("signal", "signals"), ("batch", "batches"), ("loss", "losses"), ("fix", "fixes"), ("d", "d"),
      ("h", "h"), ("property", "properties"), ("day", "days"), ("order number", "order numbers"),
    ])
  func `a noun has its plural`(noun: String, plural: String) {
    #expect(Wording.plural(noun) == plural)
    #expect(Wording.count(1, noun) == "1 " + noun)
    #expect(Wording.count(2, noun) == "2 " + plural)
  }

  @Test(
    arguments: [
      (5.18, "5.18"), (Double(Float(5.18)), "5.18"), (-999, "-999"), (101.325, "101.325"),
      (1_234_567, "1234567"), (0.000_05, "0.00005"), (0, "0"),
    ] as [(Double, String)])
  func `a value is said as it stands in the exports`(value: Double, text: String) {
    #expect(Wording.value(value) == text)
  }

  @Test func `words go with their number`() {
    #expect(Wording.count(1, "more fix") == "1 more fix")
    #expect(Wording.count(2, "more fix") == "2 more fixes")
    #expect(Wording.bytes(999) == "999 B" && Wording.bytes(1_234_567) == "1.2 MB")
    #expect(Wording.effort(0.5...1) == "0.5–1 person-day")
    #expect(Wording.list(["a", "b", "c"]) == "a, b and c")
  }
}
