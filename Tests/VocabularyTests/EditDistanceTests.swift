import Testing
import Vocabulary

@Suite struct EditDistanceTests {
  @Test(arguments: [("filer", "filler"), ("pump", "pmup"), ("mixer", "mixxer"), ("oven", "aven")])
  func `one slip`(a: String, b: String) {
    #expect(EditDistance.isOne(a, b))
    #expect(EditDistance.isOne(b, a))
    let common = Set(EditDistance.shortened(a)).intersection(EditDistance.shortened(b))
    #expect(!common.isEmpty)
  }

  @Test(arguments: [("pump", "pump"), ("filler", "fller1"), ("abcd", "badc"), ("", "ab")])
  func `none, or more than one`(a: String, b: String) {
    #expect(!EditDistance.isOne(a, b))
  }

  @Test func `neighbours are swapped once each`() {
    #expect(EditDistance.swapped("abc") == ["bac", "acb"])
    #expect(EditDistance.swapped("a") == [])
  }
}

@Suite struct MedianTests {
  @Test func `of two middle values a caller says which it wants`() {
    #expect([1.0, 2, 4, 8].upperMedian == 4)
    #expect([1.0, 2, 4, 8].meanMedian == 3)
    #expect([1.0, 2, 4].upperMedian == 2)
    #expect([1.0, 2, 4].meanMedian == 2)
    #expect([1.0, 2, 4, 8][1...].upperMedian == 4)
    #expect([Double]().upperMedian == nil)
    #expect([Double]().meanMedian == nil)
  }
}
