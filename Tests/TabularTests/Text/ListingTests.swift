import Tabular
import Testing
import Vocabulary

/// Columns that blanks hold apart, and files that name each tag above its rows.
@Suite struct ListingTests {
  private static let listing = """
    Stamp                Kiln 1 Temp   Kiln 2 Temp   State
    -------------------  -----------   -----------   -------
    2024-02-01 06:00:00        851.2         849.0   heating
    2024-02-01 06:05:00        852.0                 heating
    2024-02-01 06:10:00                      850.1   soak

    """

  @Test(arguments: [
    VendorText(
      testDescription: "a listing with a rule and empty cells",
      text: listing + """
        2024-02-01 06:15:00        852.4         850.6   soak
        2024-02-01 06:20:00        852.3         850.2   soak
        2024-02-01 06:25:00        852.1         850.3   soak
        2024-02-01 06:30:00        852.2         850.4   soak
        2024-02-01 06:35:00        852.2         850.5   soak
        2024-02-01 06:40:00        852.2         850.5   soak
        2024-02-01 06:45:00        852.2         850.5   soak
        """,
      header: ["Stamp", "Kiln 1 Temp", "Kiln 2 Temp", "State"],
      rows: [
        ["2024-02-01 06:00:00", "851.2", "849.0", "heating"],
        ["2024-02-01 06:05:00", "852.0", "", "heating"],
        ["2024-02-01 06:10:00", "", "850.1", "soak"],
        ["2024-02-01 06:15:00", "852.4", "850.6", "soak"],
        ["2024-02-01 06:20:00", "852.3", "850.2", "soak"],
        ["2024-02-01 06:25:00", "852.1", "850.3", "soak"],
        ["2024-02-01 06:30:00", "852.2", "850.4", "soak"],
        ["2024-02-01 06:35:00", "852.2", "850.5", "soak"],
        ["2024-02-01 06:40:00", "852.2", "850.5", "soak"],
        ["2024-02-01 06:45:00", "852.2", "850.5", "soak"],
      ]),
    VendorText(
      testDescription: "pages, each with its title and header, and decimals with a comma",
      text: """
        WERK NORD   TRENDLISTE
        Datum       Zeit     LIC7     FIC8
        01.02.2024  06:00    51,2     8,30
        01.02.2024  06:05    51,9     8,28
        01.02.2024  06:10    52,0     8,31
        WERK NORD   TRENDLISTE
        Datum       Zeit     LIC7     FIC8
        01.02.2024  06:15    52,1     8,32
        01.02.2024  06:20    52,3     8,30
        """,
      header: ["Datum", "Zeit", "LIC7", "FIC8"],
      rows: [
        ["01.02.2024", "06:00", "51,2", "8,30"], ["01.02.2024", "06:05", "51,9", "8,28"],
        ["01.02.2024", "06:10", "52,0", "8,31"], ["01.02.2024", "06:15", "52,1", "8,32"],
        ["01.02.2024", "06:20", "52,3", "8,30"],
      ]),
    VendorText(
      testDescription: "a line that fits no column is told",
      text: """
        Stamp             A1     B2
        2024-02-01 06:00  51.2   8.30
        2024-02-01 06:05  51.9   8.28
        2024-02-01 06:10  52.0   8.31
        2024-02-01 06:15  52.0   8.31
        end  of  the  list
        """,
      header: ["Stamp", "A1", "B2"],
      rows: [
        ["2024-02-01 06:00", "51.2", "8.30"], ["2024-02-01 06:05", "51.9", "8.28"],
        ["2024-02-01 06:10", "52.0", "8.31"], ["2024-02-01 06:15", "52.0", "8.31"],
      ], rejected: [6]),
  ])
  func `a listing is read by where its columns stand`(example: VendorText) throws {
    let (info, contents) = try table(example.text, named: "trend.lst")
    #expect(info.header == example.header)
    #expect(contents.rows == example.rows)
    #expect(contents.rejects.filter { $0.omission == nil }.map(\.location.line) == example.rejected)
  }

  /// Fields with blanks around them are still those of their delimiter.
  @Test(arguments: [
    "time;    A;    B\n", "time,    A,    B\n", "time|    A|    B\n",
  ])
  func `a delimiter outranks the blanks around it`(header: String) throws {
    let mark = try #require(header.first { ";,|".contains($0) })
    let rows = (0..<9).map { "2024-02-01 06:0\($0)\(mark)    5\(mark)    \($0)\n" }
    let (info, contents) = try table(header + rows.joined())
    #expect(info.header == ["time", "A", "B"])
    #expect(contents.rows.count == 9)
    #expect(contents.rows.last == ["2024-02-01 06:08", "5", "8"])
  }

  @Test(arguments: [
    "The kiln was rebuilt  in spring\nand nobody knows  the old tags\nask the shift  on duty\nor the  office\n",
    "The kiln was rebuilt in spring, as they say\nNobody told the office, so it is old\nAsk Eva on Monday, she has the list\n",
    "Le four a été refait, personne ne sait\nDeux capteurs sont vieux, certains sont faux\nIl faut demander à Eva, elle sait tout\n",
  ])
  func `a note is no table`(text: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(text, to: "note.txt")
    #expect(throws: ReadError.self) { try FileFormat.tables(of: file) }
  }

  /// Cells of several words, among them one that begins with a number, or short ones.
  @Test(arguments: [
    "Person,Job in the plant\nEva,looks after the historian\nTom,has the old list of tags\n",
    "What was done,When it was\ncleaned the filter,3 May 2024\nchanged the oil,4 May 2024\n",
  ])
  func `a table with texts for people is one`(text: String) throws {
    let (info, contents) = try table(text, named: "people.txt")
    #expect(info.header.count == 2)
    #expect(contents.rows.count == 2)
  }

  @Test func `titles of pages are neither the header nor rows`() throws {
    let page = { (number: Int) in
      "Plant North   Trend log   Page \(number)\n\nStamp                  TI_7     PI_8\n"
        + (0..<20).map { i in
          "2024-02-0\(number) 06:\(10 + i):00    85\(i % 10).2     4.\(i % 10)\n"
        }.joined() + "\n"
    }
    let (info, contents) = try table(page(1) + page(2) + page(3), named: "log.txt")
    #expect(info.header == ["Stamp", "TI_7", "PI_8"])
    #expect(contents.rows.count == 60)
  }
}
