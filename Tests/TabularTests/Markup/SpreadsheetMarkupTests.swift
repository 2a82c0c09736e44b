import Tabular
import Testing
import Vocabulary

/// Workbooks that are text: SpreadsheetML of 2003, and tables of a page under the name of a workbook.
@Suite struct SpreadsheetMarkupTests {
  private static let sheet = """
    <?xml version="1.0"?>
    <?mso-application progid="Excel.Sheet"?>
    <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
    <Styles><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style></Styles>
    <Worksheet ss:Name="Empty"><Table/></Worksheet>
    <Worksheet ss:Name="Orders"><Table>
    <Row><Cell ss:MergeAcross="2"><Data ss:Type="String">Orders of May</Data></Cell></Row>
    <Row ss:Index="3"><Cell><Data ss:Type="String">Order</Data></Cell><Cell><Data ss:Type="String">Start</Data></Cell>
    <Cell><Data ss:Type="String">Qty</Data><Comment><Data>a note</Data></Comment></Cell></Row>
    <Row><Cell><Data ss:Type="Number">1</Data></Cell><Cell ss:StyleID="d"><Data ss:Type="DateTime">2024-05-01T00:00:00.000</Data></Cell>
    <Cell ss:Formula="=RC[-2]*2"><Data ss:Type="Number">2</Data></Cell></Row>
    <Row><Cell><Data ss:Type="Number">2</Data></Cell><Cell ss:Index="3" ss:Formula="=1/3"/></Row>
    </Table></Worksheet></Workbook>
    """

  @Test func `an XML spreadsheet is read like a workbook`() throws {
    let (info, contents) = try table(Self.sheet, named: "orders.xls")
    #expect(info.name == "Orders")
    #expect(info.header == ["Order", "Start", "Qty"])
    #expect(info.headerLine == 3)
    #expect(contents.rows == [["1", "2024-05-01", "2"], ["2", "", ""]])
    #expect(contents.rejectedCount == 0)
    #expect(
      contents.rejects.map(\.omission) == [Omission(kind: .formula, count: 1, firstLine: 5)])
  }

  private static let page = """
    <html><head><style>td { color: "<td>" }</style></head><body>
    <table border=1><tr><th>Asset<th>State &amp; cause<th>Hours</tr>
    <!-- <tr><td>no</td></tr> -->
    <tr><td rowspan="2">P&uuml;mp 1</td><td>leaks<br>badly</td><td align='right'>1,5&nbsp;</td></tr>
    <tr><td>&#111;k</td><td>2</td></tr>
    <tr><td>Pump 2<td>ok<td>3
    <tr><td colspan=2>Total</td><td>6,5</td></tr>
    </table></body></html>
    """

  @Test func `the table of a page under the name of a workbook is read`() throws {
    let (info, contents) = try table(Self.page, named: "stops.xls")
    #expect(info.header == ["Asset", "State & cause", "Hours"])
    #expect(
      contents.rows == [
        ["Pümp 1", "leaks badly", "1,5"], ["Pümp 1", "ok", "2"], ["Pump 2", "ok", "3"],
      ])
    #expect(contents.rejects.map(\.omission?.kind) == [.summary])
  }

  @Test(arguments: [
    (
      "<html><body><form><table><tr><td>User</td><td><input></td></tr></table></form></body></html>",
      "a.csv"
    ),
    ("<html><table><tr><th>a<th>b<tr><td>1<td>2</table><input type=password></html>", "a.xls"),
    (page, "manual.html"),
  ])
  func `a page that is no export is refused with a cure`(text: String, name: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(text, to: name)
    let error = #expect(throws: ReadError.self) { try FileFormat.tables(of: file) }
    #expect(error?.problem.message.hasPrefix("is an HTML page") == true)
    #expect(error?.problem.help.contains("CSV") == true)
  }

  @Test func `pages are read the same wherever the pieces are cut`() throws {
    let rows = (0..<4000).map { "<tr><td>P-\($0)</td><td>&auml;&lt;\($0)</td></tr>" }
    let text = "<table><tr><th>name</th><th>value</th></tr>\(rows.joined())</table>"
    let (_, contents) = try table(text, named: "long.xls")
    #expect(contents.rows == (0..<4000).map { ["P-\($0)", "ä<\($0)"] })
  }
}
