import Tabular
import Testing
import Vocabulary

/// A document and the tables that it holds.
struct XMLCase: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var document: String
  var tables: [Table]

  struct Table: Equatable, Sendable {
    var name: String
    var header: [String]
    var rows: [[String]]
    var lines: [Int]
  }

  static let all = [
    XMLCase(
      testDescription: "one table, namespaces and prefixes left out",
      document: """
        <?xml version="1.0"?>
        <q:Sync xmlns:q="http://www.ibm.com/maximo" xmlns:xsi="x" xsi:schemaLocation="a b" q:id="7"><q:Set>
        <q:ASSET><q:ASSETNUM>P&amp;1</q:ASSETNUM><q:SITEID> BR
        </q:SITEID></q:ASSET>
        <ASSET action="Add &amp; &lt;Change&gt;"><ASSETNUM><![CDATA[P<2]]></ASSETNUM><SITEID/></ASSET>
        </q:Set></q:Sync>
        """,
      tables: [
        Table(
          name: "ASSET", header: ["Sync/id", "action", "ASSETNUM", "SITEID"],
          rows: [["7", "", "P&1", "BR"], ["7", "Add & <Change>", "P<2", ""]], lines: [3, 5])
      ]),
    XMLCase(
      testDescription: "rows in rows take the keys above them",
      document: """
        <Performance>
        <Response><ID>R1</ID><State>ok</State>
        <Segment><ID>S1</ID><Actual><EquipmentID>V1</EquipmentID><Quantity><QuantityString>5</QuantityString></Quantity></Actual></Segment>
        <Segment><ID>S2</ID><Actual><EquipmentID>V2</EquipmentID></Actual></Segment><End>1</End>
        </Response>
        <Response><State>new</State><Segment><ID>S3</ID></Segment></Response>
        </Performance>
        """,
      tables: [
        Table(
          name: "Response", header: ["ID", "State", "End"],
          rows: [["R1", "ok", "1"], ["", "new", ""]], lines: [2, 6]),
        Table(
          name: "Segment", header: ["Response/ID", "ID", "EquipmentID", "QuantityString"],
          rows: [["R1", "S1", "V1", "5"], ["R1", "S2", "V2", ""], ["", "S3", "", ""]],
          lines: [3, 4, 6]),
      ]),
    XMLCase(
      testDescription: "attributes only",
      document: "<l><e t='1' v='a'/><e v='b' t='2'/>\n<e w='c'></e></l>",
      tables: [
        Table(
          name: "e", header: ["t", "v", "w"],
          rows: [["1", "a", ""], ["2", "b", ""], ["", "", "c"]],
          lines: [1, 1, 2])
      ]),
    XMLCase(
      testDescription: "one record",
      document: "<a><set>\n<Order><ID>1</ID><Item><ID>2</ID></Item></Order></set></a>",
      tables: [Table(name: "Order", header: ["ID", "Item/ID"], rows: [["1", "2"]], lines: [2])]),
    XMLCase(
      testDescription: "an order above its steps",
      document: """
        <s><Order><ID>1</ID><Item>x</Item><Due>2024-01-01</Due><Step><No>10</No></Step><Step><No>20</No></Step></Order></s>
        """,
      tables: [
        Table(
          name: "Order", header: ["ID", "Item", "Due"], rows: [["1", "x", "2024-01-01"]], lines: [1]
        ),
        Table(
          name: "Step", header: ["Order/ID", "No"], rows: [["1", "10"], ["1", "20"]], lines: [1, 1]),
      ]),
    XMLCase(
      testDescription: "a list of plain values",
      document: "<l><tag>A</tag><tag>B</tag></l>",
      tables: [Table(name: "tag", header: ["tag"], rows: [["A"], ["B"]], lines: [1, 1])]),
    XMLCase(
      testDescription: "elements inside elements of the same name",
      document: """
        <CAEXFile><RoleClassLib><InternalElement Name="type"/><InternalElement Name="type"/></RoleClassLib><InstanceHierarchy Name="H">
        <InternalElement Name="Site" ID="{1}"><InternalElement Name="Line" ID="{2}">
        <InternalElement Name="Filler" ID="{3}"/></InternalElement><InternalElement Name="Store" ID="{4}"/></InternalElement>
        </InstanceHierarchy></CAEXFile>
        """,
      tables: [
        Table(
          name: "InternalElement",
          header: [
            "InstanceHierarchy/Name", "parent asset", "parent asset id", "asset name", "asset id",
          ],
          rows: [
            ["H", "Line", "{2}", "Filler", "{3}"], ["H", "Site", "{1}", "Line", "{2}"],
            ["H", "Site", "{1}", "Store", "{4}"], ["H", "", "", "Site", "{1}"],
          ], lines: [3, 2, 3, 2])
      ]),
    XMLCase(
      testDescription: "a mirror of an element is no second one",
      document: """
        <CAEXFile><InstanceHierarchy Name="H"><InternalElement Name="Cell" ID="{1}">
        <InternalElement Name="Press" ID="{a0c4e1d2-0000-4000-8000-00000000000F}" RefBaseSystemUnitPath="Lib/Press"/></InternalElement>
        <InternalElement Name="Safety" ID="{2}"><InternalElement Name="Press" ID="{3}" RefBaseSystemUnitPath="a0c4e1d2-0000-4000-8000-00000000000F"/>
        <InternalElement Name="Lamp" ID="{4}" RefBaseSystemUnitPath="a0c4e1d2-lamp-of-the-old-lib-abcdefabcdef"/></InternalElement>
        </InstanceHierarchy></CAEXFile>
        """,
      tables: [
        Table(
          name: "InternalElement",
          header: [
            "InstanceHierarchy/Name", "parent asset", "parent asset id", "asset name", "asset id",
            "RefBaseSystemUnitPath",
          ],
          rows: [
            [
              "H", "Cell", "{1}", "Press", "{a0c4e1d2-0000-4000-8000-00000000000F}", "Lib/Press",
            ], ["H", "", "", "Cell", "{1}", ""],
            ["H", "Safety", "{2}", "Lamp", "{4}", "a0c4e1d2-lamp-of-the-old-lib-abcdefabcdef"],
            ["H", "", "", "Safety", "{2}", ""],
          ], lines: [2, 1, 4, 3])
      ]),
    XMLCase(
      testDescription: "a weak reference is the element of another place",
      document: """
        <AF><AFElement ReferenceType="Parent-Child"><Name>Hall</Name>
        <AFElement ReferenceType="Parent-Child"><Name>P-7</Name><Template>Pump</Template></AFElement></AFElement>
        <AFElement ReferenceType="Parent-Child"><Name>Critical</Name>
        <AFElement ReferenceType="Weak"><Name>P-7</Name></AFElement></AFElement></AF>
        """,
      tables: [
        Table(
          name: "AFElement", header: ["parent asset", "relation", "asset name", "asset type"],
          rows: [
            ["Hall", "Parent-Child", "P-7", "Pump"], ["", "Parent-Child", "Hall", ""],
            ["", "Parent-Child", "Critical", ""],
          ], lines: [2, 1, 3])
      ]),
    XMLCase(
      testDescription: "what stands behind a row in a row",
      document: """
        <m><Unit><id>1</id><Unit><id>2</id><Unit><id>3</id></Unit><kW>22</kW></Unit><note>a</note>
        <Unit><id>4</id></Unit><kW>11</kW></Unit><Unit><Unit><id>6</id></Unit><id>5</id></Unit></m>
        """,
      tables: [
        Table(
          name: "Unit", header: ["parent/id", "id", "kW", "note"],
          rows: [
            ["2", "3", "", ""], ["1", "2", "22", ""], ["1", "4", "", ""], ["", "1", "11", "a"],
            ["", "6", "", ""], ["", "5", "", ""],
          ], lines: [1, 1, 2, 1, 2, 2])
      ]),
    XMLCase(
      testDescription: "an asset administration shell",
      document: """
        <a:environment xmlns:a="https://admin-shell.io/aas/3/0"><a:assetAdministrationShells><a:assetAdministrationShell>
        <a:idShort>Motor</a:idShort><a:id>i1</a:id></a:assetAdministrationShell></a:assetAdministrationShells><a:submodels>
        <a:submodel><a:idShort>Data</a:idShort><a:id>s1</a:id><a:submodelElements><a:submodelElementCollection><a:idShort>Axis</a:idShort>
        <a:qualifiers><a:qualifier><a:type>t</a:type></a:qualifier><a:qualifier/></a:qualifiers><a:value>
        <a:property><a:idShort>Speed</a:idShort><a:valueType>xs:int</a:valueType><a:value>1450</a:value></a:property>
        <a:multiLanguageProperty><a:idShort>Name</a:idShort><a:value><a:langStringTextType><a:language>en</a:language><a:text>Axis</a:text>
        </a:langStringTextType><a:langStringTextType><a:language>de</a:language><a:text>Achse</a:text></a:langStringTextType></a:value>
        </a:multiLanguageProperty><a:referenceElement><a:idShort>Ref</a:idShort><a:value><a:type>M</a:type><a:keys/></a:value>
        </a:referenceElement></a:value></a:submodelElementCollection></a:submodelElements></a:submodel></a:submodels></a:environment>
        """,
      tables: [
        Table(
          name: "assetAdministrationShell", header: ["asset name", "id"], rows: [["Motor", "i1"]],
          lines: [1]),
        Table(
          name: "submodel", header: ["submodel", "id"], rows: [["Data", "s1"]], lines: [3]),
        Table(
          name: "submodelElements",
          header: [
            "submodel/idShort", "submodel/id", "parent", "type", "signal name", "value",
            "langStringTextType/text", "value/type", "valueType",
          ],
          rows: [
            ["Data", "s1", "Axis", "property", "Speed", "1450", "", "", "xs:int"],
            ["Data", "s1", "Axis", "multiLanguageProperty", "Name", "", "Axis", "", ""],
            ["Data", "s1", "Axis", "referenceElement", "Ref", "", "", "M", ""],
            ["Data", "s1", "", "submodelElementCollection", "Axis", "", "", "", ""],
          ], lines: [5, 6, 8, 3]),
      ]),
    XMLCase(
      testDescription: "what a shell says of its asset, with numbers of it",
      document: """
        <environment><assetAdministrationShells><assetAdministrationShell><idShort>Lathe</idShort><assetInformation>
        <assetKind>Instance</assetKind><globalAssetId>urn:lathe:7</globalAssetId><assetType>urn:lathe</assetType>
        <specificAssetIds><specificAssetId><name>plate</name><value>77</value></specificAssetId><specificAssetId>
        <name>inventory</name><value>4</value></specificAssetId></specificAssetIds></assetInformation>
        </assetAdministrationShell><assetAdministrationShell><idShort>Mill</idShort></assetAdministrationShell>
        </assetAdministrationShells></environment>
        """,
      tables: [
        Table(
          name: "assetAdministrationShell",
          header: ["asset name", "assetKind", "asset id", "assetType"],
          rows: [["Lathe", "Instance", "urn:lathe:7", "urn:lathe"], ["Mill", "", "", ""]],
          lines: [1, 5]),
        Table(
          name: "specificAssetId",
          header: [
            "assetAdministrationShell/idShort", "assetInformation/globalAssetId", "name", "value",
          ],
          rows: [
            ["Lathe", "urn:lathe:7", "plate", "77"], ["Lathe", "urn:lathe:7", "inventory", "4"],
          ], lines: [3, 3]),
      ]),
    XMLCase(
      testDescription: "variables of an OPC UA server, without their values",
      document: """
        <UANodeSet><UAVariable NodeId="ns=1;i=1" ParentNodeId="ns=1;i=9"><DisplayName>Speed</DisplayName><Value><DateTime>x</DateTime></Value></UAVariable>
        <UAVariable NodeId="ns=1;i=2" ParentNodeId="ns=1;i=9"><DisplayName>Load</DisplayName><References><Reference>i=1</Reference></References></UAVariable></UANodeSet>
        """,
      tables: [
        Table(
          name: "UAVariable", header: ["tag id", "asset id", "signal name"],
          rows: [["ns=1;i=1", "ns=1;i=9", "Speed"], ["ns=1;i=2", "ns=1;i=9", "Load"]],
          lines: [1, 2])
      ]),
    XMLCase(
      testDescription: "MTConnect devices",
      document: """
        <MTConnectDevices xmlns="urn:mtconnect.org:MTConnectDevices:1.3"><Header sender="a"/><Devices>
        <Device id="d" name="VMC"><Components><Axes id="x" name="base"><DataItems>
        <DataItem id="i1" category="SAMPLE" units="MILLIMETER"/><DataItem id="i2" category="EVENT"/></DataItems>
        </Axes></Components><DataItems><DataItem id="i3" category="EVENT"/></DataItems></Device></Devices></MTConnectDevices>
        """,
      tables: [
        Table(
          name: "Components",
          header: ["parent asset id", "parent asset", "asset type", "asset id", "asset name"],
          rows: [["d", "VMC", "Axes", "x", "base"], ["", "", "Device", "d", "VMC"]], lines: [2, 2]),
        Table(
          name: "DataItem", header: ["asset id", "asset name", "tag id", "category", "unit"],
          rows: [
            ["x", "base", "i1", "SAMPLE", "MILLIMETER"], ["x", "base", "i2", "EVENT", ""],
            ["d", "VMC", "i3", "EVENT", ""],
          ], lines: [3, 3, 4]),
      ]),
    XMLCase(
      testDescription: "MTConnect streams, with an undeclared prefix of the vendor",
      document: """
        <m:MTConnectStreams xmlns:m="urn:mtconnect.org:MTConnectStreams:1.5"><Header creationTime="x"/><m:Streams>
        <DeviceStream name="VMC" uuid="1"><ComponentStream component="Axes" name="base"><Samples>
        <Load dataItemId="l" name="load" sequence="1" timestamp="2024-01-01T00:00:00Z">0.5</Load>
        <Load dataItemId="l" sequence="2" timestamp="2024-01-01T00:01:00Z" subType="ACTUAL">UNAVAILABLE</Load></Samples></ComponentStream>
        <ComponentStream component="Controller"><Condition><Fault dataItemId="c" type="SYSTEM" timestamp="t">E-stop</Fault></Condition>
        <Events><x:Mode dataItemId="m" timestamp="u">AUTO</x:Mode></Events></ComponentStream></DeviceStream></m:Streams></m:MTConnectStreams>
        """,
      tables: [
        Table(
          name: "observations",
          header: [
            "timestamp", "dataItemId", "name", "device", "component", "componentName", "category",
            "type", "subType",
            "value", "sequence", "quality",
          ],
          rows: [
            [
              "2024-01-01T00:00:00Z", "l", "load", "VMC", "Axes", "base", "Samples", "Load", "",
              "0.5", "1", "",
            ],
            [
              "2024-01-01T00:01:00Z", "l", "", "VMC", "Axes", "base", "Samples", "Load", "ACTUAL",
              "", "2", "UNAVAILABLE",
            ],
            ["t", "c", "", "VMC", "Controller", "", "Condition", "SYSTEM", "", "Fault", "", ""],
            ["u", "m", "", "VMC", "Controller", "", "Events", "Mode", "", "AUTO", "", ""],
          ], lines: [3, 4, 5, 6])
      ]),
  ]
}

@Suite struct XMLRecordsTests {
  private func tables(_ bytes: [UInt8], name: String = "a.xml") throws -> [XMLCase.Table] {
    let folder = try TemporaryFolder()
    return try FileFormat.tables(of: folder.write(bytes, to: name)).map { source in
      let contents = Contents(try source.open())
      #expect(contents.error == nil)
      return XMLCase.Table(
        name: source.info.name, header: source.info.header, rows: contents.rows,
        lines: contents.lines)
    }
  }

  @Test(arguments: XMLCase.all)
  func `elements that repeat are rows`(document: XMLCase) throws {
    let found = try tables(Array(document.document.utf8))
    #expect(found == document.tables)
  }

  @Test func `compressed and in another encoding`() throws {
    let utf16 = "<?xml version='1.0' encoding='UTF-16'?><l><e v='ö'/><e v='ß'/></l>".utf16
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    #expect(try tables(deflate(bytes), name: "a.xml.gz").map(\.rows) == [[["ö"], ["ß"]]])
  }

  /// Rows and the keys above them go on from one read to the next.
  @Test(arguments: [1, 70_000])
  func `rows come in order whatever the length of a value`(length: Int) throws {
    let long = String(repeating: "x", count: length)
    let count = 300_000 / (length + 100) + 3
    var text = "<l><g id='G'><n>\(long)</n>"
    for i in 0..<count { text += "\n<e><a>\(i)</a><b>\(long)</b></e>" }
    text += "</g><g id='H'/></l>"
    let table = try #require(try tables(Array(text.utf8)).last)
    #expect(table.header == ["g/id", "a", "b"])
    #expect(table.rows == (0..<count).map { ["G", String($0), long] })
    #expect(table.lines == (0..<count).map { $0 + 2 })
  }

  @Test func `a row around many rows keeps its values`() throws {
    let inner = (0..<5000).map { "<Unit><id>\($0)</id><kW>\($0 % 7)</kW></Unit>" }
    let text = "<m><Unit><id>A</id><u>kPa</u>\(inner.joined())<kW>9</kW></Unit></m>"
    let table = try #require(try tables(Array(text.utf8)).first)
    #expect(table.header == ["parent/id", "id", "u", "kW"])
    #expect(table.rows.dropLast() == (0..<5000).map { ["A", "\($0)", "", "\($0 % 7)"] }[...])
    #expect(table.rows.last == ["", "A", "kPa", "9"])
  }

  @Test func `what comes too late to become a column is said`() throws {
    let early = (0..<4000).map { "<op id='\($0)'><kW>1</kW></op>" }.joined(separator: "\n")
    let late = """
      <op id='x' shift='1'><kW>2</kW><Nm>5</Nm></op>
      <op id='y' shift='2'><kW>2</kW><Nm>5</Nm><Nm>6</Nm>late</op><stop>9</stop><op id='z'>late</op>
      """
    let folder = try TemporaryFolder()
    let file = try folder.write("<l>\(early)\n\(late)</l>", to: "a.xml")
    let whole = try FileFormat.xmlTables(file).map { try Contents($0.open()) }
    #expect(whole.allSatisfy { $0.rejectedCount == 0 })
    let source = try #require(try FileFormat.xmlTables(file, surveyed: 1).first)
    let contents = Contents(try source.open())
    #expect(contents.rows.suffix(3) == [["x", "2"], ["y", "2"], ["z", ""]])
    let end = "comes too late in the file to become a column"
    #expect(
      contents.rejects.map { "\($0.location.line) \($0.reason)" } == [
        "4001 'op/shift' \(end) (2 times)", "4001 'op/Nm' \(end) (3 times)",
        "4002 'op' \(end) (2 times)", "4002 'l/stop' \(end)",
      ])
    #expect(contents.rejectedCount == 8)
  }

  @Test func `more kinds of records than are tables are said`() throws {
    let kinds = (0..<120).map { "<k\($0) id='1'/><k\($0) id='2'/>" }.joined()
    let (_, contents) = try table("<l>\(kinds)</l>", named: "a.xml")
    #expect(contents.rows.count == 2)
    #expect(
      contents.rejects.map(\.reason) == [
        "holds 120 kinds of records; of the last 20 none is read, from 'k100' on"
      ])
  }

  @Test func `a library of types holds no assets`() throws {
    let text =
      "<CAEXFile FileName='a' SchemaVersion='2.15'><RoleClassLib><RoleClass Name='x'/></RoleClassLib></CAEXFile>"
    let error = #expect(throws: ReadError.self) { try table(text, named: "a.aml") }
    #expect(error?.kind == .notATable("an XML document without assets or values"))
  }

  @Test(
    arguments: [
      (
        """
        <xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element name='a' type='b'/>
        <xs:complexType name='b'><xs:sequence/></xs:complexType></xs:schema>
        """, "an XML schema"
      ),
      (
        """
        <xsl:stylesheet xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>
        <xsl:template match='/'><a b='1'/></xsl:template></xsl:stylesheet>
        """, "an XSLT stylesheet"
      ),
    ])
  func `a document about the form of documents is no data`(text: String, what: String) throws {
    let error = #expect(throws: ReadError.self) { try table(text, named: "a.xsd") }
    #expect(error?.kind == .notATable(what))
  }

  @Test func `records called schema are still records`() throws {
    let (_, contents) = try table(
      "<schema><row id='1'><v>2</v></row><row id='2'><v>3</v></row></schema>", named: "a.xml")
    #expect(contents.rows.count == 2)
  }

  @Test func `a value of any length costs a bounded amount of memory`() throws {
    let long = String(repeating: "x", count: 3_000_000)
    let table = try #require(
      try tables(Array("<l><e><a>\(long)</a></e><e><a>1</a></e></l>".utf8)).first)
    #expect(table.rows.count == 2)
    #expect(table.rows[0][0].utf8.count <= 200_000)
    #expect(table.rows[1] == ["1"])
  }

  @Test(arguments: [
    ("<l><e><a>1</a></e>\n<e><a>2</a></e>\n<e><a>3", "is cut off: its XML ends early", 3),
    (
      "<l><e><a>1</a></e>\n<e><a>2</a></e>\n<e></a></e></l>",
      "is damaged: the XML is not well-formed", 3
    ),
    (
      "<l><e><a>1</a></e>\n<e><a>2</a></e>\n<e>&lol;</e></l>",
      "is damaged: the XML is not well-formed", 3
    ),
    (
      "<l><e><a>1</a></e><e><a>2</a></e>" + String(repeating: "<x>", count: 100_000),
      "is damaged: its elements are nested too deeply", 1
    ),
  ])
  func `rows before a break are delivered`(text: String, message: String, line: Int) throws {
    let folder = try TemporaryFolder()
    let source = try #require(try FileFormat.tables(of: folder.write(text, to: "a.xml")).first)
    let reader = try source.open()
    var batch = Batch()
    var values: [String] = []
    let error = #expect(throws: ReadError.self) {
      while try reader.read(into: &batch) {
        values += (0..<batch.rowCount).map { batch.string(row: $0, column: 0) }
      }
    }
    #expect(values.prefix(2) == ["1", "2"])
    #expect(error?.problem.message == message)
    #expect(error?.location == SourceLocation(path: "a.xml", line: line))
  }

  @Test(arguments: [
    "<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">",
    "<!ENTITY b SYSTEM \"file:///etc/passwd\">", "<!ENTITY % p SYSTEM \"http://localhost/x\"> %p;",
  ])
  func `a document type is refused`(declarations: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      "<?xml version=\"1.0\"?>\n<!DOCTYPE l [\(declarations)]>\n<l><e>&b;</e><e>1</e></l>",
      to: "a.xml")
    let error = #expect(throws: ReadError.self) { try FileFormat.tables(of: file) }
    #expect(
      error?.problem
        == Problem(
          severity: .error, location: SourceLocation(path: "a.xml", line: 2),
          message: "is an XML file with a document type, which cannot be read as a table",
          help: "take its '<!DOCTYPE …>' out, then run again; no declaration is ever followed"))
  }
}
