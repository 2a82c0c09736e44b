import Profiling
import Recognition
import Tabular
import Testing
import Vocabulary

@Suite struct DoubtfulCellTests {
  private func tags(_ source: ProfiledSource) -> [TagProfile] {
    guard case .samples(let tags) = source.tables.first?.content else { return [] }
    return tags
  }

  private func rows(_ count: Int, _ cells: (Int) -> String) -> String {
    (0..<count).map { i in
      "TI-101;2025-07-14 \(10 + i / 3600):\(10 + i / 60 % 50):\(10 + i % 50);\(cells(i))\n"
    }.joined()
  }

  @Test(arguments: [("192", 6000), ("64", 6000), ("-2147483648", 0)])
  func `a code that comes late tells what the early zeros mean`(code: String, bad: Int) throws {
    let text =
      "TagName;Timestamp;Value;Quality\n" + rows(6010) { "20.5;\($0 < 6000 ? "0" : code)" }
    let source = try profile(text)
    #expect(tags(source).first?.profile.badQuality == bad + (code.hasPrefix("-") ? 10 : 0))
    #expect(source.problems.isEmpty)
  }

  @Test func `zeros alone are of unknown quality, which is said`() throws {
    let source = try profile("TagName;Timestamp;Value;Quality\n" + rows(60) { _ in "20.5;0" })
    #expect(tags(source).first?.profile.knownQuality == 0)
    #expect(
      source.problems.map(\.message) == [
        "quality column 'Quality' holds only '0', which is good in some systems and bad in others, so the "
          + "quality of its samples is unknown"
      ])
  }

  @Test func `the unit behind the values becomes the unit of the tag`() throws {
    let source = try profile(
      "TagName;Timestamp;Value\n"
        + rows(60) { $0 == 59 ? "12 mbar" : $0 == 0 ? "n/a" : "\($0),5 bar" })
    let tag = try #require(tags(source).first)
    #expect(tag.unit == "bar")
    #expect(tag.profile.numeric == 58)
    // Another unit is no value of this tag.
    #expect(tag.profile.texts.map(\.text) == ["12 mbar"])
  }

  @Test func `rounded identifiers are left out and told`() throws {
    let source = try profile(
      """
      Order;Material;Start;End;Quantity
      100000001234;4711;2025-07-14 10:00;2025-07-14 11:00;5
      1E+11;4711;2025-07-14 11:00;2025-07-14 12:00;6
      1.23457E+11;4711;2025-07-14 12:00;2025-07-14 13:00;7

      """, path: "mes/orders.csv")
    guard case .records(let records) = source.tables.first?.content else {
      Issue.record("no records")
      return
    }
    #expect(records.records.map { records.field(.order, of: $0) } == ["100000001234", nil, nil])
    #expect(
      source.problems.map(\.message) == [
        "2 values of column 'Order' were rounded to a number by a spreadsheet, such as '1E+11'"
      ])
    #expect(source.problems.map(\.location.line) == [3])
  }

  @Test func `identifiers that became days are told`() throws {
    let source = try profile(
      """
      Order;Batch;Start;End;Quantity
      4711;1-12;2025-07-14 10:00;2025-07-14 11:00;5
      4712;3-Mar;2025-07-14 11:00;2025-07-14 12:00;6
      4713;2-47;2025-07-14 12:00;2025-07-14 13:00;7

      """, path: "mes/orders.csv")
    #expect(
      source.problems.map(\.message) == [
        "1 value of column 'Batch' was turned into a date by a spreadsheet, such as '3-Mar'"
      ])
  }
}
