import Testing
import Vocabulary

@Suite struct ShortIDTests {
  @Test func `a short ID does not depend on the place in the list`() {
    let names = (0..<50).map { ["historian/a.csv", "L1.TT\($0)"] }
    let ids = ShortIDs.ids("S", named: names)
    #expect(ids.allSatisfy { $0.hasPrefix("S-") && $0.count == 8 })
    #expect(ShortIDs.ids("S", named: names.reversed()) == ids.reversed())
  }

  @Test func `equal names and equal beginnings are told apart`() {
    let same = ShortIDs.ids("A", named: [["x"], ["y"], ["x"], ["x"]])
    #expect(Set(same).count == 4)
    #expect(same[0] == ShortIDs.ids("A", named: [["x"]])[0])
    let near = ShortIDs.ids("F", ["abcdef12", "abcdef34", "0123456789"])
    #expect(near == ["F-abcdef1", "F-abcdef3", "F-012345"])
  }

  @Test func `many are all different`() {
    let ids = ShortIDs.ids("S", named: (0..<20_000).map { ["f.csv", "tag \($0)"] })
    #expect(Set(ids).count == ids.count)
  }
}
