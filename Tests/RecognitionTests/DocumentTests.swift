import Recognition
import Tabular
import Testing
import Vocabulary

/// A document whose elements are records.
struct DocumentExample: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var kind: TableKind
  var roles: [String: ColumnRole]
  var text: String

  static let all: [DocumentExample] = [
    DocumentExample(
      testDescription: "production orders as IDocs", kind: .orders,
      roles: ["AUFNR": .order, "GSTRS": .start, "GLTRS": .unknown, "BMENGE": .quantity],
      text: """
        <LOIPRO01><IDOC BEGIN="1"><EDI_DC40 SEGMENT="1"><DOCNUM>1</DOCNUM></EDI_DC40>
        <E1AFKOL SEGMENT="1"><AUFNR>000001000001</AUFNR><MATNR>4711</MATNR><GSTRS>20230105</GSTRS>
        <GLTRS>20230106</GLTRS><BMENGE>1000.000</BMENGE></E1AFKOL></IDOC>
        <IDOC BEGIN="1"><EDI_DC40 SEGMENT="1"><DOCNUM>2</DOCNUM></EDI_DC40>
        <E1AFKOL SEGMENT="1"><AUFNR>000001000002</AUFNR><MATNR>4712</MATNR><GSTRS>20230107</GSTRS>
        <GLTRS>20230128</GLTRS><BMENGE>900.000</BMENGE></E1AFKOL></IDOC></LOIPRO01>
        """),
    DocumentExample(
      testDescription: "equipment in equipment", kind: .assets,
      roles: ["ID": .asset, "parent/ID": .area],
      text: """
        <ShowEquipmentInformation xmlns="http://www.mesa.org/xml/B2MML-V0600"><Equipment><ID>L1</ID>
        <Description>Line 1</Description><Equipment><ID>L1.Filler</ID><Description>Filler</Description>
        </Equipment><Equipment><ID>L1.Capper</ID><Description>Capper</Description></Equipment>
        </Equipment></ShowEquipmentInformation>
        """),
    DocumentExample(
      testDescription: "shells of the second version", kind: .assets,
      roles: ["asset name": .asset, "asset id": .assetAlias],
      text: """
        <aas:aasenv xmlns:aas="http://www.admin-shell.io/aas/2/0"><aas:assetAdministrationShells>
        <aas:assetAdministrationShell><aas:idShort>Pump1</aas:idShort><aas:assetRef><aas:keys>
        <aas:key>urn:pump:1</aas:key></aas:keys></aas:assetRef></aas:assetAdministrationShell>
        <aas:assetAdministrationShell><aas:idShort>Pump2</aas:idShort><aas:assetRef><aas:keys>
        <aas:key>urn:pump:2</aas:key></aas:keys></aas:assetRef></aas:assetAdministrationShell>
        </aas:assetAdministrationShells></aas:aasenv>
        """),
    DocumentExample(
      testDescription: "assets with a property and its value", kind: .assets,
      roles: ["ASSETNUM": .asset, "LOCATION": .area],
      text: """
        <QueryMXASSETResponse xmlns="http://www.ibm.com/maximo" rsTotal="300" rsCount="2"><MXASSETSet>
        <ASSET><ASSETNUM>11200</ASSETNUM><LOCATION>BR200</LOCATION><DESCRIPTION>Feed pump</DESCRIPTION>
        <ASSETSPEC><NUMVALUE>1450</NUMVALUE></ASSETSPEC></ASSET>
        <ASSET><ASSETNUM>11201</ASSETNUM><LOCATION>BR201</LOCATION><DESCRIPTION>Fan of hall 2</DESCRIPTION>
        <ASSETSPEC><NUMVALUE>980</NUMVALUE></ASSETSPEC></ASSET></MXASSETSet></QueryMXASSETResponse>
        """),
  ]
}

@Suite struct DocumentTests {
  @Test(arguments: DocumentExample.all)
  func recordsOfADocumentAreTakenForWhatTheyAre(_ example: DocumentExample) throws {
    let table = try recognize(example.text, path: "export/document.xml")
    #expect(table.kind == example.kind, "\(table.reasons)")
    for (name, role) in example.roles.sorted(by: { $0.key < $1.key }) {
      #expect(table.columns.first { $0.name == name }?.role == role, "\(name)")
    }
    #expect(!table.columns.contains { $0.name.contains("SEGMENT") || $0.name == "DOCNUM" })
    let isPage = example.text.contains("rsTotal")
    #expect(table.source.info.problems.map(\.severity) == (isPage ? [.warning] : []))
  }
}
