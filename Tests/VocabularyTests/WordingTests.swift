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
      (0, "0 s"), (0.02, "20 ms"), (0.9996, "1 s"), (1, "1 s"), (90, "90 s"), (-90, "-90 s"),
      (120, "2 min"), (900, "15 min"), (9_000, "2.5 h"), (172_800, "2 d"), (364 * 86_400, "364 d"),
      (3 * 31_557_600, "3 years"),
    ] as [(Double, String)])
  func `a duration has the unit that reads best`(seconds: Double, text: String) {
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

  @Test func `words go with their number`() {
    #expect(Wording.count(1, "more fix") == "1 more fix")
    #expect(Wording.count(2, "more fix") == "2 more fixes")
    #expect(Wording.bytes(999) == "999 B" && Wording.bytes(1_234_567) == "1.2 MB")
    #expect(Wording.effort(0.5...1) == "0.5–1 person-day")
    #expect(Wording.list(["a", "b", "c"]) == "a, b and c")
  }
}
