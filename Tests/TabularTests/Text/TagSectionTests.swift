import Tabular
import Testing
import Vocabulary

@Suite struct TagSectionTests {
  @Test(arguments: [
    VendorText(
      testDescription: "two sections with a colon, the second with columns in another order",
      text: """
        Tag: K1.PRESS
        Unit: bar
        Time,Value,Status
        2024-02-01 06:00:00,3.5,Good
        2024-02-01 06:01:00,3.6,Good

        Tag: K1.TEMP
        Unit: degC
        Time,Status,Value
        2024-02-01 06:00:00,Good,71
        """,
      header: ["tag", "Time", "Value", "Status", "unit"],
      rows: [
        ["K1.PRESS", "2024-02-01 06:00:00", "3.5", "Good", "bar"],
        ["K1.PRESS", "2024-02-01 06:01:00", "3.6", "Good", "bar"],
        ["K1.TEMP", "2024-02-01 06:00:00", "71", "Good", "degC"],
      ]),
    VendorText(
      testDescription: "comments with an equals sign, German, and no header in the second one",
      text: """
        # Messstelle = Kessel1.Druck
        Zeit;Wert
        01.02.2024 06:00;3,5
        # Messstelle = Kessel1.Temperatur
        01.02.2024 06:00;71,0
        """,
      header: ["tag", "Zeit", "Wert"],
      rows: [
        ["Kessel1.Druck", "01.02.2024 06:00", "3,5"],
        ["Kessel1.Temperatur", "01.02.2024 06:00", "71,0"],
      ]),
    VendorText(
      testDescription: "everything in quotes",
      text: """
        "Tag:","K1.PRESS"
        "Time","Value"
        "2024-02-01 06:00:00","3.5"
        "Tag:","K1.TEMP"
        "Time","Value"
        "2024-02-01 06:00:00","71"
        """,
      header: ["tag", "Time", "Value"],
      rows: [
        ["K1.PRESS", "2024-02-01 06:00:00", "3.5"], ["K1.TEMP", "2024-02-01 06:00:00", "71"],
      ]),
    VendorText(
      testDescription: "tags in brackets, of which each has a header",
      text: """
        [K1.PRESS]
        Time;Mean;Max
        2024-02-01 06:00:00;3.5;4
        [K1.TEMP]
        Time;Mean;Max
        2024-02-01 06:00:00;71;72
        """,
      header: ["tag", "Time", "Mean", "Max"],
      rows: [
        ["K1.PRESS", "2024-02-01 06:00:00", "3.5", "4"],
        ["K1.TEMP", "2024-02-01 06:00:00", "71", "72"],
      ]),
    VendorText(
      testDescription: "tags in a cell beside their word",
      text: """
        Tag name,K1.PRESS,
        Time,Value
        2024-02-01 06:00:00,3.5
        Tag name,K1.TEMP,
        Time,Value
        2024-02-01 06:00:00,71
        """,
      header: ["tag", "Time", "Value"],
      rows: [
        ["K1.PRESS", "2024-02-01 06:00:00", "3.5"], ["K1.TEMP", "2024-02-01 06:00:00", "71"],
      ]),
    VendorText(
      testDescription: "a first section so long that no other is seen yet, its tag in a cell",
      text: "Tag;K1.TEMP\nZeit;Wert\n"
        + (0..<60).map { "01.02.2024 06:\($0 < 10 ? "0" : "")\($0):00;71\n" }.joined(),
      header: ["tag", "Zeit", "Wert"],
      rows: (0..<60).map { ["K1.TEMP", "01.02.2024 06:\($0 < 10 ? "0" : "")\($0):00", "71"] },
      rejected: []),
    VendorText(
      testDescription: "a section with other columns and a short row are told",
      text: """
        Tag: K1.PRESS
        Time,Value
        2024-02-01 06:00:00,3.5
        2024-02-01 06:01:00
        Tag: K1.TEMP
        Operator,Remark
        2024-02-01 06:00:00,71
        """,
      header: ["tag", "Time", "Value"],
      rows: [
        ["K1.PRESS", "2024-02-01 06:00:00", "3.5"], ["K1.TEMP", "2024-02-01 06:00:00", "71"],
      ], rejected: [4, 6]),
    VendorText(
      testDescription: "the unit, a description and the range above the header",
      text: """
        Tag,K1.PRESS
        Unit,bar
        Description,"Pressure, first stage"
        Range,0,10
        Time,Value
        2024-02-01 06:00:00,3.5
        2024-02-01 06:01:00,3.6

        Tag,K1.TEMP
        Unit,degC
        Description,Temperature
        Range,0,120
        Time,Value
        2024-02-01 06:00:00,71
        """,
      header: ["tag", "Time", "Value", "unit"],
      rows: [
        ["K1.PRESS", "2024-02-01 06:00:00", "3.5", "bar"],
        ["K1.PRESS", "2024-02-01 06:01:00", "3.6", "bar"],
        ["K1.TEMP", "2024-02-01 06:00:00", "71", "degC"],
      ]),
    VendorText(
      testDescription: "Czech, the unit first, none in the second section, no blank lines",
      text: """
        Jednotka;°C
        Signál;TI-7
        Čas;Hodnota
        01.02.2024 06:00:00;71,5
        Jednotka;
        Signál;LS-8
        Čas;Hodnota
        01.02.2024 06:00:00;1
        Signál;PI-9
        Popis;tlak
        Čas;Hodnota
        01.02.2024 06:00:00;2
        """,
      header: ["tag", "Čas", "Hodnota", "unit"],
      rows: [
        ["TI-7", "01.02.2024 06:00:00", "71,5", "°C"], ["LS-8", "01.02.2024 06:00:00", "1", ""],
        ["PI-9", "01.02.2024 06:00:00", "2", ""],
      ]),
    VendorText(
      testDescription: "quoted, between tabs, a description that only the second section has",
      text: """
        "Tag"\t"K1.PRESS"
        "Unit"\t"bar"
        "Time"\t"Value"
        "2024-02-01 06:00:00"\t"3.5"
        "Tag"\t"K1.TEMP"
        "Unit"\t"degC"
        "Description"\t"bearing"
        "Time"\t"Value"
        "2024-02-01 06:00:00"\t"71"
        """,
      header: ["tag", "Time", "Value", "unit"],
      rows: [
        ["K1.PRESS", "2024-02-01 06:00:00", "3.5", "bar"],
        ["K1.TEMP", "2024-02-01 06:00:00", "71", "degC"],
      ]),
    VendorText(
      testDescription: "rows say their units themselves, and the lines above how they were fetched",
      text: """
        [K1.PRESS]
        Interval;60
        Time;Value;Unit
        2024-02-01 06:00:00;3.5;bar
        [K1.TEMP]
        Interval;300
        Time;Value;Unit
        2024-02-01 06:00:00;71;degC
        """,
      header: ["tag", "Time", "Value", "Unit"],
      rows: [
        ["K1.PRESS", "2024-02-01 06:00:00", "3.5", "bar"],
        ["K1.TEMP", "2024-02-01 06:00:00", "71", "degC"],
      ]),
  ])
  func `the rows of all sections have their tag`(example: VendorText) throws {
    let (info, contents) = try table(example.text, named: "history.csv")
    #expect(info.header == example.header)
    #expect(contents.rows == example.rows)
    #expect(contents.rejects.filter { $0.omission == nil }.map(\.location.line) == example.rejected)
  }

  /// What stands above says nothing of a tag, or nothing of columns that are called after others.
  @Test(arguments: [
    "Operator: Eva\nPlant: North\n", "Tag: K1.PRESS\n", "Signal: filtered\n", "[raw]\n",
    "Tag,K1.PRESS\nUnit,bar\n", "Description,kiln\nUnit,bar\n",
  ])
  func `a preamble makes no sections`(above: String) throws {
    let (info, contents) = try table(
      above + "Time,A,B\n2024-02-01 06:00:00,3.5,4\n2024-02-01 06:01:00,3.6,4\n"
    )
    #expect(info.header == ["Time", "A", "B"])
    #expect(contents.rows.count == 2)
  }

  /// One row for each column says what it is called, in which unit it is and what it is.
  @Test func `rows of labels of many columns are no sections`() throws {
    let (info, contents) = try table(
      """
      Tag,K1.PRESS,K1.TEMP
      Unit,bar,degC
      Time,Value 1,Value 2
      2024-02-01 06:00:00,3.5,4
      2024-02-01 06:01:00,3.6,4

      """
    )
    #expect(info.header.count == 3)
    #expect(contents.rows.count == 2)
  }
}
