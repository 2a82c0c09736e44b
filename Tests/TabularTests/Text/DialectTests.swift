import Tabular
import Testing
import Vocabulary

struct DialectCase: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var text: String
  var delimiter: String?
  var header: [String]
  var headerLine: Int
  var preamble: [String] = []
  var rows: [[String]]

  init(
    _ name: String, _ text: String, delimiter: String?, header: [String], headerLine: Int = 1,
    preamble: [String] = [], rows: [[String]]
  ) {
    testDescription = name
    self.text = text
    self.delimiter = delimiter
    self.header = header
    self.headerLine = headerLine
    self.preamble = preamble
    self.rows = rows
  }

  static let all: [DialectCase] = [
    .init(
      "comma", "tag,value\nA,1.5\nB,2\n", delimiter: ",", header: ["tag", "value"],
      rows: [["A", "1.5"], ["B", "2"]]),
    .init(
      "semicolon with decimal commas on every row", "a;b\n1,5;2,5\n3,5;4,5\n", delimiter: ";",
      header: ["a", "b"], rows: [["1,5", "2,5"], ["3,5", "4,5"]]),
    .init(
      "semicolon with decimal commas and no header", "1,5;2,5\n3,5;4,5\n", delimiter: ";",
      header: ["column 1", "column 2"], headerLine: 0, rows: [["1,5", "2,5"], ["3,5", "4,5"]]),
    .init(
      "semicolon with one decimal column", "Zeit;Wert\n01.05.2024 08:00;1,5\n01.05.2024 09:00;2\n",
      delimiter: ";", header: ["Zeit", "Wert"],
      rows: [["01.05.2024 08:00", "1,5"], ["01.05.2024 09:00", "2"]]),
    .init(
      "semicolon with milliseconds after a comma",
      "t;v\n2024-05-01 08:00:00,123;1,5\n2024-05-01 08:00:01,123;2,5\n", delimiter: ";",
      header: ["t", "v"],
      rows: [["2024-05-01 08:00:00,123", "1,5"], ["2024-05-01 08:00:01,123", "2,5"]]),
    .init(
      "tab with commas in prose", "id\ttext\n1\tleak, at the pump, again\n2\tok\n", delimiter: "\t",
      header: ["id", "text"], rows: [["1", "leak, at the pump, again"], ["2", "ok"]]),
    .init(
      "bar", "id|name\n1|a;b\n2|c\n", delimiter: "|", header: ["id", "name"],
      rows: [["1", "a;b"], ["2", "c"]]),
    .init(
      "comma with lists of two inside", "id,name,parts\n1,x,a;b\n2,y,c;d\n", delimiter: ",",
      header: ["id", "name", "parts"], rows: [["1", "x", "a;b"], ["2", "y", "c;d"]]),
    .init(
      "quoted decimals in a comma file", "t,a,b\n2024-01-01,\"1,0\",10\n2024-01-02,\"2,0\",11\n",
      delimiter: ",", header: ["t", "a", "b"],
      rows: [["2024-01-01", "1,0", "10"], ["2024-01-02", "2,0", "11"]]),
    .init(
      "declared delimiter", "sep=;\nx;y\n1;2\n", delimiter: ";", header: ["x", "y"], headerLine: 2,
      rows: [["1", "2"]]),
    .init(
      "title lines and a blank line above",
      "Production report\nPlant: North, Line 2\n\norder,start,quantity\n1,2024-05-01,7\n2,2024-05-02,8\n3,2024-05-03,9\n4,2024-05-04,9\n",
      delimiter: ",", header: ["order", "start", "quantity"], headerLine: 4,
      preamble: ["Production report", "Plant: North, Line 2"],
      rows: [
        ["1", "2024-05-01", "7"], ["2", "2024-05-02", "8"], ["3", "2024-05-03", "9"],
        ["4", "2024-05-04", "9"],
      ]),
    .init(
      "title padded with delimiters",
      "Report;;;\nTag;Unit;Low;High\nTI-1;°C;0;100\nPI-2;bar;0;16\n",
      delimiter: ";", header: ["Tag", "Unit", "Low", "High"], headerLine: 2,
      preamble: ["Report;;;"], rows: [["TI-1", "°C", "0", "100"], ["PI-2", "bar", "0", "16"]]),
    .init(
      "comments with the header among them",
      "# Turbine 7\n# zone: UTC\n# time,speed\n2024-05-01 00:00,5.5\n2024-05-01 00:10,5.7\n",
      delimiter: ",", header: ["time", "speed"], headerLine: 3,
      preamble: ["# Turbine 7", "# zone: UTC"],
      rows: [["2024-05-01 00:00", "5.5"], ["2024-05-01 00:10", "5.7"]]),
    .init(
      "comments above a header of their own",
      "#datatype,string,double\n#default,,\n,time,value\n,2024-05-01T00:00:00Z,5.5\n,2024-05-01T00:10:00Z,6\n",
      delimiter: ",", header: ["column 1", "time", "value"], headerLine: 3,
      preamble: ["#datatype,string,double", "#default,,"],
      rows: [["", "2024-05-01T00:00:00Z", "5.5"], ["", "2024-05-01T00:10:00Z", "6"]]),
    .init(
      "no header", "P-1,2024-05-01T00:00:00Z,1\nP-1,2024-05-01T00:01:00Z,2\n", delimiter: ",",
      header: ["column 1", "column 2", "column 3"], headerLine: 0,
      rows: [["P-1", "2024-05-01T00:00:00Z", "1"], ["P-1", "2024-05-01T00:01:00Z", "2"]]),
    .init(
      "no header and a bad value in the first row",
      "P-1,2024-05-01T00:00:00Z,Bad Input\nP-1,2024-05-01T00:01:00Z,2\nP-2,2024-05-01T00:01:00Z,2\n",
      delimiter: ",", header: ["column 1", "column 2", "column 3"], headerLine: 0,
      rows: [
        ["P-1", "2024-05-01T00:00:00Z", "Bad Input"], ["P-1", "2024-05-01T00:01:00Z", "2"],
        ["P-2", "2024-05-01T00:01:00Z", "2"],
      ]),
    .init(
      "tags that are numbers", "timestamp,1001,1002\n2024-05-01 00:00,1,2\n2024-05-01 00:01,3,4\n",
      delimiter: ",", header: ["timestamp", "1001", "1002"],
      rows: [["2024-05-01 00:00", "1", "2"], ["2024-05-01 00:01", "3", "4"]]),
    .init(
      "names of text columns", "asset,location\nPump 1,Hall A\nPump 2,Hall B\n", delimiter: ",",
      header: ["asset", "location"], rows: [["Pump 1", "Hall A"], ["Pump 2", "Hall B"]]),
    .init(
      "one column", "value\n1.5\n2.5\n", delimiter: nil, header: ["value"],
      rows: [["1.5"], ["2.5"]]),
    .init(
      "one column of decimal commas", "Wert\n1,5\n2,5\n3\n", delimiter: nil, header: ["Wert"],
      rows: [["1,5"], ["2,5"], ["3"]]),
    .init(
      "repeated names and blanks around them", " a , a,b,a \n1,2,x,3\n4,5,y,6\n", delimiter: ",",
      header: ["a", "a (2)", "b", "a (3)"], rows: [["1", "2", "x", "3"], ["4", "5", "y", "6"]]),
    .init(
      "trailing empty columns and rows of delimiters",
      "a;b;;\n1;x;;\n;;;\n\n2;y;;\n", delimiter: ";", header: ["a", "b"],
      rows: [["1", "x"], ["2", "y"]]),
    .init(
      "a trailing column with values but no name", "a;b;\n1;x;7\n2;y;8\n", delimiter: ";",
      header: ["a", "b", "column 3"], rows: [["1", "x", "7"], ["2", "y", "8"]]),
    .init(
      "short rows", "a,b,c\n1,2,3\n4,5\n6\n7,8,9\n", delimiter: ",", header: ["a", "b", "c"],
      rows: [["1", "2", "3"], ["4", "5", ""], ["6", "", ""], ["7", "8", "9"]]),
    .init(
      "a header and nothing else", "tag,time,value\n", delimiter: ",",
      header: ["tag", "time", "value"], rows: []),
    .init(
      "a stray quote inside a field", "id,size\n1,5\" pipe\n2,6\" pipe\n", delimiter: ",",
      header: ["id", "size"], rows: [["1", "5\" pipe"], ["2", "6\" pipe"]]),
    .init(
      "quoted line breaks and blanks before quotes",
      "id, text\r\n1, \"a \"\"b\"\"\r\nc\"\r\n2,  d  \r\n", delimiter: ",", header: ["id", "text"],
      rows: [["1", "a \"b\"\r\nc"], ["2", "d"]]),
  ]
}

@Suite struct DialectTests {
  @Test(arguments: DialectCase.all)
  func `the dialect of a text is recognised`(test: DialectCase) throws {
    let (info, contents) = try table(test.text)
    #expect(
      info
        == TableInfo(
          name: "table", header: test.header, hasHeader: test.headerLine > 0,
          headerLine: test.headerLine, preamble: test.preamble, encoding: "utf-8",
          delimiter: test.delimiter))
    #expect(contents.rows == test.rows)
    #expect(contents.rejects == [])
    #expect(contents.error == nil)
  }

  @Test func `the last record is rejected when the file ends inside it`() throws {
    let (_, contents) = try table("a,b,c\n1,2,3\n4,5")
    #expect(contents.rows == [["1", "2", "3"]])
    #expect(
      contents.rejects == [
        Reject(
          location: SourceLocation(path: "table.csv", line: 3),
          reason: "has 2 fields where the header has 3, and the file ends inside it", excerpt: "4,5"
        )
      ])
  }

  @Test func `a last line without a newline is a row when it is whole`() throws {
    let (_, contents) = try table("a,b\n1,2\n3,4")
    #expect(contents.rows == [["1", "2"], ["3", "4"]])
    #expect(contents.rejects == [])
  }

  @Test func `rows are located by the line where they begin`() throws {
    let (_, contents) = try table("title\n\nid,text,n\n1,\"a\nb\",3\n\n2,c,4\n3,d,5\n")
    #expect(contents.lines == [4, 7, 8])
  }

  /// Of lines of as many fields, the one that calls the time by its name has the names.
  @Test(arguments: ["Marca de tiempo", "Tidspunkt", "Időpont", "采集时间", "Zeit"])
  func `titles may be as wide as the rows`(time: String) throws {
    let rows = (0..<20).map { i in "A\(i % 2).PV;01-Sep-25 04:\(10 + i):00;\(i),5;Bueno" }
    let text =
      "Servidor;SRV-1;Area;31 molienda\nConsulta;valores;Zona;UTC\nTag;\(time);Valor;Estado\n"
      + rows.joined(separator: "\n") + "\n"
    let folder = try TemporaryFolder()
    let file = try folder.write(Array(text.utf8), to: "a.csv")
    let info = try #require(try FileFormat.tables(of: file).first?.info)
    #expect(info.header == ["Tag", time, "Valor", "Estado"])
    #expect(info.headerLine == 3)
    #expect(info.preamble.count == 2)
  }
}
