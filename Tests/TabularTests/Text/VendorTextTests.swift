import Tabular
import Testing
import Vocabulary

/// A text as a vendor's tool saves it, and the rows that it must give.
struct VendorText: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var text: String
  var header: [String]
  var rows: [[String]]
  /// The lines of the records that must be rejected.
  var rejected: [Int] = []
}

@Suite struct VendorTextTests {
  @Test(arguments: [
    VendorText(
      testDescription: "line protocol",
      text: """
        # DML
        motor,line=L1,machine=P-7 temperature=51.5,starts=3i,on=t 1709251200000000000
        motor\\ room,machine=P\\,8 mode="auto, \\"fast\\" 1" 1709251260000000000
        motor temperature=1
        no point 1
        """,
      header: ["tag", "time", "value"],
      rows: [
        ["motor.line=L1.machine=P-7.temperature", "1709251200000000000", "51.5"],
        ["motor.line=L1.machine=P-7.starts", "1709251200000000000", "3"],
        ["motor.line=L1.machine=P-7.on", "1709251200000000000", "1"],
        ["motor room.machine=P,8.mode", "1709251260000000000", "auto, \"fast\" 1"],
      ], rejected: [4, 5]),
    VendorText(
      testDescription: "annotated CSV with two tables",
      text: """
        #group,false,false,true,true,false,false,true,true,true
        #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string
        #default,mean,,,,,,,,
        ,result,table,_start,_stop,_time,_value,_field,_measurement,machine
        ,,0,2024-03-01T00:00:00Z,2024-03-02T00:00:00Z,2024-03-01T00:01:00Z,1.5,temperature,motor,P-7
        ,,0,2024-03-01T00:00:00Z,2024-03-02T00:00:00Z,2024-03-01T00:02:00Z,,temperature,motor,P-7

        #group,false,false,false,false,true,true
        #datatype,string,long,dateTime:RFC3339,boolean,string,string
        #default,,,,,on,plc
        ,result,table,_time,_value,_field,_measurement
        ,,1,2024-03-01T00:03:00Z,true,,
        ,,1,2024-03-01T00:04:00Z
        """,
      header: ["tag", "time", "value"],
      rows: [
        ["motor.machine=P-7.temperature", "2024-03-01T00:01:00Z", "1.5"],
        ["plc.on", "2024-03-01T00:03:00Z", "1"],
      ], rejected: [13]),
    VendorText(
      testDescription: "extended annotated CSV",
      text: """
        #datatype measurement,tag,double,long,dateTime:RFC3339
        m,host,used,count,time
        mem,a,64.2,3,2024-03-01T00:00:00Z
        """,
      header: ["tag", "time", "value"],
      rows: [
        ["mem.host=a.used", "2024-03-01T00:00:00Z", "64.2"],
        ["mem.host=a.count", "2024-03-01T00:00:00Z", "3"],
      ]),
    VendorText(
      testDescription: "adapter log of MTConnect",
      text: """
        * adapterVersion: 2
        2024-03-01T00:00:00.1Z|Srpm|1200|Fload|3
        2024-03-01T00:00:01.1Z@10|mill:execution|UNAVAILABLE
        2024-03-01T00:00:02.1Z|travel|FAULT|7|1|HIGH|over travel
        2024-03-01T00:00:03.1Z|travel|Unavailable||||
        2024-03-01T00:00:04.1Z|note|42|door open
        2024-03-01T00:00:05.1Z|@ASSET@|1|Tool|<Tool/>
        2024-03-01T00:00:05.1Z|@ASSET@|2|Tool|--multiline--0FF0
        <Tool>
        2024-03-01T00:00:06.1Z|Srpm|1
        </Tool>
        --multiline--0FF0
        garbage
        """,
      header: ["time", "tag", "value", "quality"],
      rows: [
        ["2024-03-01T00:00:00.1Z", "Srpm", "1200", ""],
        ["2024-03-01T00:00:00.1Z", "Fload", "3", ""],
        ["2024-03-01T00:00:01.1Z", "mill:execution", "", "UNAVAILABLE"],
        ["2024-03-01T00:00:02.1Z", "travel", "FAULT", ""],
        ["2024-03-01T00:00:03.1Z", "travel", "", "Unavailable"],
        ["2024-03-01T00:00:04.1Z", "note", "door open", ""],
      ], rejected: [13]),
    VendorText(
      testDescription: "ETL text of Proficy",
      text: """
        1601890328:76000000,T1,5,Float,GOOD
        1601890329:1,T1,6,Float,BAD
        1601890329,T1,6,Float,BAD
        """,
      header: ["time", "tag", "value", "type", "quality"],
      rows: [
        ["1601890328.076000000", "T1", "5", "Float", "GOOD"],
        ["1601890329.000000001", "T1", "6", "Float", "BAD"],
      ], rejected: [3]),
    VendorText(
      testDescription: "import file of AVEVA",
      text: """
        ASCII
        |
        admin|1|UTC|0|0
        Pump.PV|0|2024/03/01|12:00:00.000|0|1.5|192
        Pump.PV|0|2024/03/01
        """,
      header: ["tag", "operation", "date", "time of day", "value type", "value", "opc quality"],
      rows: [["Pump.PV", "0", "2024/03/01", "12:00:00.000", "0", "1.5", "192"]], rejected: [5]),
    VendorText(
      testDescription: "pairs of time and value, tags above the times",
      text: """
        Feed,,,,,Product,
        21-PT-101,,,22-TT-101,,23-FT-102,
        ,bar,,,degC,,m3/h
        3,,,2,,2,
        01-Mar-24 00:00:00,1.5,,01-Mar-24 00:00:00,70,01-Mar-24 00:00:00,9
        01-Mar-24 00:01:00,1.6,,01-Mar-24 00:05:00,Bad Input,01-Mar-24 00:07:00,8
        01-Mar-24 00:02:00,1.7,,01-Mar-24 00:09:00,71,,
        """,
      header: ["tag", "time", "value", "unit"],
      rows: [
        ["21-PT-101", "01-Mar-24 00:00:00", "1.5", "bar"],
        ["22-TT-101", "01-Mar-24 00:00:00", "70", "degC"],
        ["23-FT-102", "01-Mar-24 00:00:00", "9", "m3/h"],
        ["21-PT-101", "01-Mar-24 00:01:00", "1.6", "bar"],
        ["22-TT-101", "01-Mar-24 00:05:00", "Bad Input", "degC"],
        ["23-FT-102", "01-Mar-24 00:07:00", "8", "m3/h"],
        ["21-PT-101", "01-Mar-24 00:02:00", "1.7", "bar"],
        ["22-TT-101", "01-Mar-24 00:09:00", "71", "degC"],
      ]),
    VendorText(
      testDescription: "pairs, tags above the values",
      text: """
        Timestamp,21-PT-101,Timestamp,22-TT-101
        2024-03-01 00:00:00,1.5,2024-03-01 00:00:30,70
        2024-03-01 00:01:00,1.6,2024-03-01 00:01:30,71
        """,
      header: ["tag", "time", "value"],
      rows: [
        ["21-PT-101", "2024-03-01 00:00:00", "1.5"], ["22-TT-101", "2024-03-01 00:00:30", "70"],
        ["21-PT-101", "2024-03-01 00:01:00", "1.6"], ["22-TT-101", "2024-03-01 00:01:30", "71"],
      ]),
    VendorText(
      testDescription: "pairs that both name their tag, with units in brackets",
      text: """
        P1.Temp Time,P1.Temp Value [degC],P1.Press Time,P1.Press Value [bar]
        2024-03-01 00:00:00,70,2024-03-01 00:00:30,1.5
        2024-03-01 00:01:00,71,2024-03-01 00:01:37,1.6
        """,
      header: ["tag", "time", "value", "unit"],
      rows: [
        ["P1.Temp", "2024-03-01 00:00:00", "70", "degC"],
        ["P1.Press", "2024-03-01 00:00:30", "1.5", "bar"],
        ["P1.Temp", "2024-03-01 00:01:00", "71", "degC"],
        ["P1.Press", "2024-03-01 00:01:37", "1.6", "bar"],
      ]),
    VendorText(
      testDescription: "pairs whose values have units in brackets",
      text: """
        Zeit,21-PT-101 [bar],Zeit,22-TT-101 [degC]
        2024-03-01 00:00:00,1.5,2024-03-01 00:00:30,70
        2024-03-01 00:01:00,1.6,2024-03-01 00:01:30,71
        """,
      header: ["tag", "time", "value", "unit"],
      rows: [
        ["21-PT-101", "2024-03-01 00:00:00", "1.5", "bar"],
        ["22-TT-101", "2024-03-01 00:00:30", "70", "degC"],
        ["21-PT-101", "2024-03-01 00:01:00", "1.6", "bar"],
        ["22-TT-101", "2024-03-01 00:01:30", "71", "degC"],
      ]),
    VendorText(
      testDescription: "a start and an end with their readings are no pairs",
      text: """
        Start time,Start reading,End time,End reading
        2024-03-01 00:00:00,70,2024-03-01 06:00:30,95
        2024-03-02 00:01:00,95,2024-03-02 06:01:37,131
        """,
      header: ["Start time", "Start reading", "End time", "End reading"],
      rows: [
        ["2024-03-01 00:00:00", "70", "2024-03-01 06:00:30", "95"],
        ["2024-03-02 00:01:00", "95", "2024-03-02 06:01:37", "131"],
      ]),
    VendorText(
      testDescription: "a start and an end of a numbered meter are no pairs",
      text: """
        Meter7_start_time,Meter7_start_reading,Meter7_end_time,Meter7_end_reading
        2024-03-01 00:00:00,70,2024-03-01 06:00:30,95
        2024-03-02 00:01:00,95,2024-03-02 06:01:37,131
        """,
      header: [
        "Meter7_start_time", "Meter7_start_reading", "Meter7_end_time", "Meter7_end_reading",
      ],
      rows: [
        ["2024-03-01 00:00:00", "70", "2024-03-01 06:00:30", "95"],
        ["2024-03-02 00:01:00", "95", "2024-03-02 06:01:37", "131"],
      ]),
    VendorText(
      testDescription: "two times of one record are no pairs",
      text: """
        measured,value,received,delay
        2024-03-01 00:00:00,1.5,2024-03-01 00:00:30,30
        2024-03-01 00:01:00,1.6,2024-03-01 00:01:30,30
        """,
      header: ["measured", "value", "received", "delay"],
      rows: [
        ["2024-03-01 00:00:00", "1.5", "2024-03-01 00:00:30", "30"],
        ["2024-03-01 00:01:00", "1.6", "2024-03-01 00:01:30", "30"],
      ]),
    VendorText(
      testDescription: "tag history of Ignition",
      text: """
        tagid,intvalue,floatvalue,stringvalue,datevalue,dataintegrity,t_stamp
        1,,20.5,,,192,1709251200000
        2,7,NULL,NULL,NULL,192,1709251200000
        3,,,"run, fast",,192,1709251201000
        1,,,,,500,1709251202000
        """,
      header: ["tagid", "value", "dataintegrity", "t_stamp"],
      rows: [
        ["1", "20.5", "192", "1709251200000"], ["2", "7", "192", "1709251200000"],
        ["3", "run, fast", "192", "1709251201000"], ["1", "", "500", "1709251202000"],
      ]),
    VendorText(
      testDescription: "a quality beside each value",
      text: """
        Timestamp,L1.Temp,L1.Temp Quality,L1.Speed
        2024-03-01 00:00:00,1.5,192,9
        2024-03-01 00:01:00,1.6,0,8
        """,
      header: ["tag", "time", "value", "quality"],
      rows: [
        ["L1.Temp", "2024-03-01 00:00:00", "1.5", "192"],
        ["L1.Speed", "2024-03-01 00:00:00", "9", ""],
        ["L1.Temp", "2024-03-01 00:01:00", "1.6", "0"],
        ["L1.Speed", "2024-03-01 00:01:00", "8", ""],
      ]),
  ])
  func `a vendor's text becomes rows`(_ sample: VendorText) throws {
    let (info, contents) = try table(sample.text)
    #expect(info.header == sample.header)
    #expect(contents.rows == sample.rows)
    #expect(contents.rejects.map(\.location.line) == sample.rejected)
    #expect(contents.rejectedCount == sample.rejected.count)
  }

  @Test(arguments: [
    """
    Description,Suction pressure,Bearing temperature
    Units,bar,degC
    Timestamp,23-PT-101.PV,23-TT-101.PV

    """,
    """
    ,23-PT-101.PV,23-TT-101.PV
    ,Suction pressure,Bearing temperature
    ,bar,degC

    """,
    """
    Tag,23-PT-101.PV,23-TT-101.PV
    Start,*-30d,
    Interval,1m,
    Timestamp,23-PT-101.PV,23-TT-101.PV

    """,
  ])
  func `rows of labels around the header hold no values`(text: String) throws {
    let rows = (10..<30).map { "01-Mar-24 00:\($0):00,1.\($0),\($0 == 20 ? "I/O Timeout" : "70")" }
    let (info, contents) = try table(text + rows.joined(separator: "\n"))
    #expect(info.header.dropFirst() == ["23-PT-101.PV", "23-TT-101.PV"])
    #expect(info.labels.count >= 2)
    #expect(contents.rows.count == 20)
    #expect(contents.rows.allSatisfy { $0[0].hasPrefix("01-Mar-24") })
  }

  @Test func `a row without a time among values is no label`() throws {
    let (info, contents) = try table(
      "time,a,b\n,1,2\n2024-03-01 00:00:00,3,4\n2024-03-01 00:01:00,5,6\n")
    #expect(info.labels.isEmpty)
    #expect(contents.rows.count == 3)
  }

  @Test func `sections of a file are tables`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      """
      * exported
      [Tags]
      Tagname,EngineeringUnits
      A.TEMP.F_CV,degC
      [Data]
      Tagname,TimeStamp,Value,DataQuality
      A.TEMP.F_CV,7/20/01 11:07,1,Good
      * restarted
      A.TEMP.F_CV,7/20/01 11:08,2
      """)
    let sources = try FileFormat.tables(of: file)
    #expect(sources.map(\.info.name) == ["Tags", "Data"])
    #expect(sources.map(\.info.header.count) == [2, 4])
    let data = Contents(try sources[1].open())
    #expect(data.rows == [["A.TEMP.F_CV", "7/20/01 11:07", "1", "Good"]])
    #expect(data.lines == [7])
    #expect(data.rejects.map(\.location.line) == [9])
  }

  @Test func `a long line protocol keeps its lines across blocks`() throws {
    let count = 20_000
    let text = (0..<count).map { "m,machine=P-\($0 % 7) v=\($0) \(1_709_251_200 + $0)\r\n" }
    let (_, contents) = try table(text.joined())
    #expect(contents.rows.map { $0[2] } == (0..<count).map(String.init))
    #expect(contents.lines == Array(1...count))
  }
}
