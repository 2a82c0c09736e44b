import Tabular
import Testing
import Vocabulary

@Suite struct WorkbookTests {
  private func sources(_ bytes: [UInt8]) throws -> [(info: TableInfo, contents: Contents)] {
    let folder = try TemporaryFolder()
    let file = try folder.write(bytes, to: "book.xlsx")
    return try FileFormat.tables(of: file).map { ($0.info, Contents(try $0.open())) }
  }

  @Test(arguments: [true, false])
  func `every kind of cell becomes text`(deflated: Bool) throws {
    let book = WorkbookFixture(
      sheets: [
        (
          "Aufträge",
          WorkbookFixture.row(1, ["Stand Mai"]) + """
            <row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c>\
            <c r="C3" t="str"><v>ok</v></c><c r="D3" t="inlineStr"><is><t>note</t></is></c>\
            <c r="E3" t="s"><v>3</v></c></row>
            <row r="4"><c r="A4"><v>4711</v></c><c r="B4" s="1"><v>45413.354166666664</v></c>\
            <c r="C4" t="b"><v>1</v></c><c r="E4"><f>1/0</f><v>1.5E-2</v></c></row>
            <row r="6"><c r="A6"><v>4712</v></c><c r="B6" s="2"><v>45413</v></c>\
            <c r="C6" t="b"><v>0</v></c><c r="D6" t="e"><v>#N/A</v></c><c r="E6" t="s"><v>2</v></c></row>
            """
        ),
        (
          "hidden",
          WorkbookFixture.row(1, ["tag", "value"]) + "<row><c><v>1</v></c><c><v>2</v></c></row>"
        ),
        ("empty", ""),
      ],
      sharedStrings: """
        <si><t>order</t></si><si><r><t>be</t></r><r><t>gin</t></r></si>\
        <si><t xml:space="preserve"> a &amp; b </t><rPh sb="0" eb="1"><t>kana</t></rPh></si><si><t>cost</t></si>
        """,
      styles: """
        <numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/></numFmts>\
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>\
        <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs>
        """)
    let tables = try sources(book.zip(deflated: deflated).finished())
    #expect(tables.map(\.info.name) == ["Aufträge", "hidden"])
    var info = TableInfo(
      name: "Aufträge", header: ["order", "begin", "ok", "note", "cost"], hasHeader: true,
      headerLine: 3, preamble: ["Stand Mai"])
    info.isSheet = true
    #expect(tables[0].info == info)
    #expect(
      tables[0].contents.rows == [
        ["4711", "2024-05-01T08:30:00", "TRUE", "", "1.5E-2"],
        ["4712", "2024-05-01", "FALSE", "#N/A", "a & b"],
      ])
    #expect(tables[0].contents.lines == [4, 6])
    #expect(tables[1].contents.rows == [["1", "2"]])
  }

  struct DateCase: Sendable {
    var code: String
    var serial: String
    var from1904 = false
    var text: String
  }

  @Test(arguments: [
    DateCase(code: "yyyy-mm-dd", serial: "1", text: "1900-01-01"),
    DateCase(code: "yyyy-mm-dd", serial: "59", text: "1900-02-28"),
    DateCase(code: "yyyy-mm-dd", serial: "60", text: "1900-02-29"),
    DateCase(code: "yyyy-mm-dd", serial: "61", text: "1900-03-01"),
    DateCase(code: "yyyy-mm-dd", serial: "0", text: "1900-01-00"),
    DateCase(code: "yyyy-mm-dd", serial: "45292.5", text: "2024-01-01T12:00:00"),
    DateCase(code: "d.m.yy h:mm", serial: "45292.999999999", text: "2024-01-02T00:00:00"),
    DateCase(code: "mm:ss.0", serial: "45292.50000144676", text: "2024-01-01T12:00:00.125"),
    DateCase(code: "h:mm AM/PM", serial: "0.75", text: "18:00:00"),
    DateCase(code: "[h]:mm", serial: "1.5", text: "36:00:00"),
    DateCase(code: "yyyy-mm-dd", serial: "0", from1904: true, text: "1904-01-01"),
    DateCase(code: "yyyy-mm-dd", serial: "43830", from1904: true, text: "2024-01-01"),
    DateCase(code: "yyyy-mm-dd", serial: "-1", text: "-1"),
    DateCase(code: "General", serial: "45292", text: "45292"),
    DateCase(code: "0.00E+00", serial: "45292", text: "45292"),
    DateCase(code: "[Red]0.0 \"days\"", serial: "45292", text: "45292"),
    DateCase(code: "0\\d", serial: "45292", text: "45292"),
  ])
  func `dates become ISO text and other numbers stay as written`(test: DateCase) throws {
    let code = test.code.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "&quot;")
    let book = WorkbookFixture(
      sheets: [
        (
          "s",
          WorkbookFixture.row(1, ["name", "when"])
            + "<row><c t=\"str\"><v>x 1</v></c><c s=\"0\"><v>\(test.serial)</v></c></row>"
        )
      ],
      styles: "<numFmts><numFmt numFmtId=\"170\" formatCode=\"\(code)\"/></numFmts>"
        + "<cellXfs><xf numFmtId=\"170\"/></cellXfs>",
      properties: test.from1904 ? "<workbookPr date1904=\"1\"/>" : "")
    let tables = try sources(book.zip().finished())
    #expect(tables[0].contents.rows == [["x 1", test.text]])
  }

  @Test func `row numbers and references that no sheet has do no harm`() throws {
    let rows =
      WorkbookFixture.row(1, ["tag", "n"])
      + "<row r=\"9223372036854775807\"><c r=\"A1\"><v>1</v></c><c r=\"ZZZZZZZZZ1\"><v>2</v></c></row>"
      + "<row r=\"-5\"><c t=\"s\"><v>99999999999999999999</v></c><c s=\"77\"><v>3</v></c></row>"
    let contents = try sources(WorkbookFixture(sheets: [("s", rows)]).zip().finished())[0].contents
    #expect(contents.rows == [["1", "2"], ["", "3"]])
    #expect(contents.lines == [2_147_483_647, 2_147_483_648])
  }

  @Test func `rows come in order however many pieces the sheet has`() throws {
    var rows = WorkbookFixture.row(1, ["tag", "n"])
    for i in 2...5001 {
      rows += "<row r=\"\(i)\"><c t=\"str\"><v>P &lt; \(i)</v></c><c><v>\(i)</v></c></row>"
    }
    rows += "<row><c t=\"str\"><v>x</v></c><c/><c r=\"D5002\"><v>9</v></c></row>"
    let contents = try sources(WorkbookFixture(sheets: [("s", rows)]).zip().finished())[0].contents
    #expect(contents.rows == (2...5001).map { ["P < \($0)", "\($0)"] })
    #expect(contents.lines == Array(2...5001))
    #expect(
      contents.rejects == [
        Reject(
          location: SourceLocation(path: "book.xlsx", line: 5002),
          reason: "has 4 fields where the header has 2", excerpt: "x | 9")
      ])
  }

  private static func cells(_ number: Int, _ cells: [String]) -> String {
    "<row r=\"\(number)\">"
      + cells.map { cell in
        Double(cell) != nil ? "<c><v>\(cell)</v></c>" : "<c t=\"str\"><v>\(cell)</v></c>"
      }.joined() + "</row>"
  }

  @Test func `a sheet is cut into its tables`() throws {
    let rows =
      WorkbookFixture.row(1, ["Machines"]) + Self.cells(2, ["Machine", "Type", "Power"])
      + Self.cells(3, ["P-1", "Pump", "5"]) + Self.cells(4, ["P-2", "Pump", "6"])
      + WorkbookFixture.row(6, ["Stops"])
      + Self.cells(7, ["Machine", "Reason", "Start", "Minutes"])
      + Self.cells(8, ["P-1", "Jam", "2024-05-01 08:00", "5"])
      + Self.cells(9, ["P-2", "Jam", "2024-05-01 09:00", "7"])
    let tables = try sources(WorkbookFixture(sheets: [("Line", rows)]).zip().finished())
    #expect(tables.map(\.info.name) == ["Line", "Line: Stops"])
    #expect(tables.map(\.info.headerLine) == [2, 7])
    #expect(tables.map(\.contents.lines) == [[3, 4], [8, 9]])
    #expect(tables.allSatisfy { $0.contents.rejects.isEmpty })
  }

  @Test func `a sheet without a header goes on with the columns of the one before`() throws {
    let first =
      Self.cells(1, ["order", "start", "qty"]) + Self.cells(2, ["A 1", "2024-05-01", "5"])
    let second =
      Self.cells(1, ["A 2", "2024-05-02", "6"]) + Self.cells(2, ["A 3", "2024-05-03", "7"])
    let book = WorkbookFixture(sheets: [("one", first), ("two", second)])
    let tables = try sources(book.zip().finished())
    #expect(tables.map(\.info.header) == [["order", "start", "qty"], ["order", "start", "qty"]])
    #expect(tables[1].contents.rows.count == 2)
    // Its second sheet is hidden too.
    let messages = tables[1].info.problems.map(\.message)
    #expect(messages.count == 2)
    #expect(messages.first?.contains("'two' has no header") == true)
    #expect(messages.last?.contains("'two' is hidden") == true)
    #expect(tables[0].info.problems.isEmpty)
  }

  @Test func `formulas without a value are counted`() throws {
    let rows =
      WorkbookFixture.row(1, ["tag", "n"])
      + "<row r=\"2\"><c t=\"str\"><v>x</v></c><c><f>1+1</f><v></v></c></row>"
      + "<row r=\"3\"><c t=\"str\"><v>y</v></c><c t=\"str\"><f>\"\"</f><v></v></c></row>"
    let contents = try sources(WorkbookFixture(sheets: [("s", rows)]).zip().finished())[0].contents
    #expect(contents.rows == [["x", ""], ["y", ""]])
    #expect(contents.rejects.map(\.omission) == [Omission(kind: .formula, count: 1, firstLine: 2)])
  }
}
