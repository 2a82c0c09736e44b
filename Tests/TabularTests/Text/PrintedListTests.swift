import Tabular
import Testing

/// Lists as programs print them: titles, rules, headers on every page, sub-totals.
@Suite struct PrintedListTests {
  static let page = """
    ------------------------------------------------
    |Auftrag |Art |Kurztext      |Eckstart  |  Kosten|
    ------------------------------------------------
    |4000100 |PM01|Ventil klemmt |02.01.2023|  155,22-|
    |4000101 |PM02|Wartung       |05.01.2023|4.805,20 |
    |4000102 |PM01|Lager laut    |08.01.2023|   74,70 |
    """
  static let subtotal = "|*       |    |              |          |4.724,68 |"

  static let unconverted =
    "13.02.2023     Dynamische Listenausgabe      1\n\nBerichtsdatum: 13.02.2023\n\n\(page)\n\(subtotal)\n"
    + "13.02.2023     Dynamische Listenausgabe      2\n\n\(page)\n\(subtotal)\n"

  /// Columns with neither name nor value may be there.
  private func records(_ text: [UInt8], named name: String) throws -> (
    TableInfo, Contents, [[String]]
  ) {
    let (info, contents) = try table(text, named: name)
    let named = info.header.indices.filter { !info.header[$0].hasPrefix("column ") }
    return (info, contents, contents.rows.map { row in named.map { row[$0] } })
  }

  private static let rows = [
    ["4000100", "PM01", "Ventil klemmt", "02.01.2023", "155,22-"],
    ["4000101", "PM02", "Wartung", "05.01.2023", "4.805,20"],
    ["4000102", "PM01", "Lager laut", "08.01.2023", "74,70"],
  ]

  private static func utf16(_ text: String) -> [UInt8] {
    [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  }

  private static func cells(_ separator: String, lead: String) -> String {
    let lines = [["Auftrag", "Art", "Kurztext", "Eckstart", "Kosten"]] + rows
    func line(_ cells: [String]) -> String {
      lead + cells.map { $0.contains(separator) ? "\"\($0)\"" : $0 }.joined(separator: separator)
    }
    return "13.02.2023  Dynamische Listenausgabe  1\n\n" + line(lines[0]) + "\n\n"
      + lines.dropFirst().map(line).joined(separator: "\n") + "\n"
      + line(["*", "", "", "", "4.724,68"]) + "\n" + "13.02.2023  Dynamische Listenausgabe  2\n"
      + line(lines[0]) + "\n" + lines.dropFirst().map(line).joined(separator: "\n") + "\n"
      + line(["**", "", "", "", "9.449,36"]) + "\n"
  }

  @Test(arguments: [
    (Array(unconverted.utf8), "list.txt", 2), (utf16(cells("\t", lead: "\t\t")), "list.xls", 2),
    (Array(cells(",", lead: ",,").utf8), "list.csv", 2),
  ])
  func `what stands between the records is left out, counted and named`(
    text: [UInt8], name: String, sums: Int
  ) throws {
    let (info, contents, records) = try records(text, named: name)
    #expect(
      info.header.filter { !$0.hasPrefix("column ") }
        == ["Auftrag", "Art", "Kurztext", "Eckstart", "Kosten"])
    #expect(records == Self.rows + Self.rows)
    #expect(contents.rejectedCount == 0)
    let omissions = contents.rejects.compactMap(\.omission)
    #expect(omissions.map(\.kind) == [.repeatedHeader, .text, .summary])
    #expect(omissions.map(\.count) == [1, 1, sums])
    #expect(omissions.allSatisfy { $0.firstLine > info.headerLine })
  }

  @Test func `a plain table keeps a record that is called total`() throws {
    let (_, contents) = try table(
      "name,kind,value\nTotal,meter,5\nPump 1,meter,6\nPump 2,meter,7\n")
    #expect(contents.rows.count == 3)
    #expect(contents.rejects.isEmpty)
  }

  @Test func `marks of a WinCC recorder are no samples`() throws {
    let (_, contents) = try table(
      """
      "VarName";"TimeString";"VarValue";"Validity";"Time_ms"
      "$RT_OFF$";"01.03.2024 00:00:00";0;2;45352000000,000000
      "Tank_Level";"01.03.2024 00:00:01";1,5;1;45352000011,574074
      "$RT_DIS$";"01.03.2024 00:00:02";0;2;45352000023,148148
      "$Tank_Level";"01.03.2024 00:00:03";1,6;1;45352000034,722222
      "$RT_COUNT$";4;;;
      """)
    #expect(contents.rows.map { $0[0] } == ["Tank_Level", "$Tank_Level"])
    #expect(contents.rejectedCount == 0)
    #expect(
      contents.rejects.map(\.omission) == [Omission(kind: .control, count: 3, firstLine: 2)])
  }

  @Test func `units under the header are no record`() throws {
    let (info, contents) = try table(
      "Time,TT-1,PT-1\n,°C,bar\n2024-05-01 00:00,20.5,3\n2024-05-01 00:01,21,4\n")
    #expect(info.units == [nil, "°C", "bar"])
    #expect(contents.rows.map { $0[1] } == ["20.5", "21"])
  }

  @Test(arguments: [
    "Time,TT-1\n2024-05-01 00:00,bad\n2024-05-01 00:01,5\n",
    "Time,TT-1\n,bad\n2024-05-01 00:01,5\n",
    "a,b\n,nan\n1,2\n",
  ])
  func `a first record without numbers is no row of units`(text: String) throws {
    let (info, contents) = try table(text)
    #expect(info.units.isEmpty)
    #expect(contents.rows.count == 2)
  }

  @Test func `several lines of a title may be as wide as a table with empty cells`() throws {
    let text =
      "Works North;;\nPeriod;04.03.2024 - 07.03.2024;\nMade by;A. Krueger;\n;;\nZeit;Dampf_t_h;Druck_bar\n"
      + (0..<30).map { "04.03.2024 00:\(10 + $0):00;22,\($0);40,8\n" }.joined()
    let (info, contents) = try table(text)
    #expect(info.header == ["Zeit", "Dampf_t_h", "Druck_bar"])
    #expect(contents.rows.count == 30)
  }
}
