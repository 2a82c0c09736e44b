import Foundation
import Testing

/// Names and IDs of models of a plant, which mean one thing in one document.
@Suite struct ModelNamesTests {
  private typealias Object = [String: Any]

  private func assets(_ report: Object) -> [String: [String]] {
    var result: [String: [String]] = [:]
    for asset in report["assets"] as? [Object] ?? [] {
      let names = (asset["names"] as? [Object] ?? []).compactMap { $0["name"] as? String }
      result[asset["id"] as? String ?? ""] = names.sorted()
    }
    return result
  }

  private func device(_ name: String, _ id: String, spindle: String) -> String {
    """
    <?xml version="1.0"?>
    <MTConnectDevices><Header version="1.7"/><Devices>
    <Device id="\(id)" name="\(name)" uuid="\(name)-77">
      <DataItems><DataItem id="\(id)_av" name="avail" category="EVENT" type="AVAILABILITY"/></DataItems>
      <Components>
        <Axes id="ax" name="base"><Components>
          <Rotary id="\(spindle)" name="S1"><DataItems>
            <DataItem id="\(id)_load" name="load" category="SAMPLE" type="LOAD" units="PERCENT"/>
          </DataItems></Rotary>
          <Linear id="\(id)_l"><DataItems>
            <DataItem id="\(id)_pos" name="pos" category="SAMPLE" type="POSITION" units="MILLIMETER"/>
          </DataItems></Linear>
        </Components></Axes>
        <Door id="\(id)_d" name="\(name) door"/>
      </Components>
    </Device></Devices></MTConnectDevices>
    """
  }

  @Test func `axes of two machines are two things, and an id of two documents names none`() throws {
    let report = try Program.report(on: [
      "lathe.xml": device("Lathe4", "d1", spindle: "c1"),
      "mill.xml": device("Mill9", "d1", spindle: "S1"),
    ])
    let assets = assets(report)
    #expect(assets["Lathe4"] == ["Lathe4", "Lathe4-77"])
    #expect(assets["Lathe4/base"] == ["Lathe4/base"])
    #expect(assets["Mill9/base"] == ["Mill9/base"])
    // What has a name of its own stays what it is called.
    #expect(assets["Mill9 door"] != nil)
    #expect(assets.keys.allSatisfy { !["base", "S1", "ax", "d1", "c1"].contains($0) })
  }

  private func nodes(_ machine: String, _ part: String) -> String {
    """
    <?xml version="1.0"?>
    <UANodeSet><UAObjectType NodeId="ns=1;i=1002" BrowseName="1:PressType"><DisplayName>PressType</DisplayName></UAObjectType>
    <UAObject NodeId="ns=1;i=5001" BrowseName="1:M" ParentNodeId="i=85"><DisplayName>\(machine)</DisplayName></UAObject>
    <UAObject NodeId="ns=1;i=5002" BrowseName="1:P" ParentNodeId="ns=1;i=5001"><DisplayName>\(part)</DisplayName></UAObject>
    <UAObject NodeId="ns=1;i=5009" BrowseName="1:T" ParentNodeId="ns=1;i=1002"><DisplayName>Typed part</DisplayName></UAObject>
    <UAObject NodeId="ns=1;i=5010" BrowseName="Info" ParentNodeId="i=11715"><DisplayName>Bookkeeping</DisplayName></UAObject>
    <UAVariable NodeId="ns=1;i=6001" BrowseName="1:Force" ParentNodeId="ns=1;i=5002" DataType="Double"><DisplayName>Force</DisplayName></UAVariable>
    <UAVariable NodeId="ns=1;i=6002" BrowseName="1:Unit" ParentNodeId="ns=1;i=6001" DataType="String"><DisplayName>Unit</DisplayName></UAVariable>
    </UANodeSet>
    """
  }

  @Test func `a node id means another thing in each file, and what types are made of is no plant`()
    throws
  {
    let report = try Program.report(on: [
      "press.NodeSet2.xml": nodes("Press 3", "Ram"),
      "furnace.NodeSet2.xml": nodes("Furnace 8", "Hearth"),
    ])
    #expect(assets(report).keys.sorted() == ["Furnace 8", "Hearth", "Press 3", "Ram"])
  }

  @Test func `a model that is there twice gives each element once, by its plain name`() throws {
    let report = try Program.report(on: [
      "press.NodeSet2.xml": nodes("Press 3", "Ram"),
      "copy/press.NodeSet2.xml": nodes("Press 3", "Ram") + "\n",
    ])
    #expect(assets(report).keys.sorted() == ["Press 3", "Ram"])
  }

  @Test(arguments: [1, 400])
  func `a chain of parents is walked once, and a ring has an end`(depth: Int) throws {
    // Each node is in the one before it, and the first in the last.
    let nodes = (0..<4000).map { place in
      let parent = place % depth == 0 ? place + depth - 1 : place - 1
      return """
        <UAObject NodeId="ns=1;i=\(place)" BrowseName="1:Bin" ParentNodeId="ns=1;i=\(parent)">\
        <DisplayName>Bin</DisplayName></UAObject>
        """
    }
    let report = try Program.report(on: [
      "store.NodeSet2.xml": "<UANodeSet>\(nodes.joined(separator: "\n"))</UANodeSet>"
    ])
    #expect((report["sources"] as? [Object])?.count == 1)
  }

  @Test func `a second name of a row is a name, and no second row`() throws {
    let report = try Program.report(on: [
      "equipment.csv": """
      Equipment No,Equipment Name,Manufacturer Serial No,Owner
      10004,Slab washer,SN-4711,M. Ortiz
      10005,Edge grinder,SN-4712,M. Ortiz
      10006,Drill table,SN-4713,K. Osei

      """
    ])
    let names = assets(report)
    #expect(names.count == 3)
    #expect(names["10004"]?.contains("Slab washer") == true)
    let duplicates = (report["findings"] as? [Object] ?? []).filter {
      $0["rule"] as? String == "identity/duplicate"
    }
    #expect(duplicates.isEmpty)
  }

  /// A path that two registers know in parts is a name all the same.
  @Test(arguments: ["PR-11;PR-12;PR-14", "PR-11|PR-12"])
  func `a cell that lists machines is none`(_ cell: String) throws {
    let machines = (11...18).map { "PR-\($0),Press \($0),Press,J. Doe" }.joined(separator: "\n")
    let report = try Program.report(on: [
      "cmms/equipment.csv": "Equipment,Description,Class,Owner\n" + machines + "\n",
      "cmms/failure_modes.csv": """
      Equipment,Description,Class
      \(cell),Ram drifts,Hydraulic
      PR-13;PR-15,Bearing failure,Mechanical
      PR-16;PR-17;PR-18,Oil is too hot,Hydraulic

      """,
      "mes/stops.csv": "Machine,From,To,Reason\n"
        + (11...18).map { "PR-\($0),2025-03-\($0) 08:00:00,2025-03-\($0) 08:20:00,Jam\n" }
        .joined(),
    ])
    let assets = report["assets"] as? [Object] ?? []
    #expect(assets.count == 8)
    #expect(assets.allSatisfy { ($0["title"] as? String)?.hasPrefix("Press") == true })
    #expect(assets.allSatisfy { $0["class"] as? String == "press" })
  }
}
