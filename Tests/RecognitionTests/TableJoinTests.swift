import Foundation
import Recognition
import Tabular
import Testing
import Vocabulary

/// What tables tell of each other, and what values tell where headers do not.
@Suite struct TableJoinTests {
  private typealias Example = TableExample

  private static let orders =
    "Production order,Machine,Product,Batch,Start,End\n"
    + (0..<24).map { i in
      "WO\(250_100 + i),L2-MIX-\(i % 3),PX\(10 + i % 4),CH-\(4000 + i),\(Example.iso(i)),\(Example.iso(i + 2))\n"
    }.joined()

  /// Recognizes tables as those of one export.
  private func recognizeTogether(_ tables: [(path: String, text: String)]) throws
    -> [RecognizedTable]
  {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("joins-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let recognizer = try Recognizer(vocabulary: .builtIn())
    let alone = try tables.map { path, text in
      let file = folder.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      let sources = try FileFormat.tables(
        of: SourceFile(path: path, absolutePath: file.path, byteCount: text.utf8.count))
      return try recognizer.recognize(path: path, source: try #require(sources.first))
    }
    // The rows that were read once serve again.
    try FileManager.default.removeItem(at: folder)
    return try zip(alone, recognizer.joins(of: alone)).map { table, joins in
      joins.isEmpty ? table : try recognizer.recognize(again: table, joins: joins)
    }
  }

  @Test func `orders without a header are known by the names in another file`() throws {
    let bare = (0..<24).map { i in
      "000000\(250_100 + i);PX\(10 + i % 4);000000\(4000 + i);\(700 + i * 3);\(14 + i / 8).03.2025;\(14 + i / 6).03.2025\n"
    }.joined()
    let tables = try recognizeTogether([("a/one.csv", TableJoinTests.orders), ("b/two.csv", bare)])
    let roles = tables[1].columns.map(\.role)
    #expect(tables[1].kind == .orders, "\(tables[1].reasons)")
    #expect(roles[0] == .order && roles[1] == .material && roles[2] == .batch)
    #expect(tables[1].columns[0].reasons.contains { $0.contains("a/one.csv") })
    #expect(tables[1].confidence <= 0.9)
    // Alone, nothing says what the numbers are.
    let alone = try recognize(bare)
    #expect(alone.kind == .unknown)
  }

  @Test(arguments: [("L2-MIX-", ColumnRole.asset), ("Hall ", .area)])
  func `machines under a header that means a place are machines`(name: String, role: ColumnRole)
    throws
  {
    let stops =
      "Section,Start,End,Reason\n"
      + (0..<24).map { i in
        "\(name)\(i % 3),\(Example.iso(i)),\(Example.iso(i + 1)),\(["jam", "no pallets"][i % 2])\n"
      }.joined()
    let tables = try recognizeTogether([("a/one.csv", TableJoinTests.orders), ("b/two.csv", stops)])
    #expect(tables[1].columns[0].role == role)
    #expect(try recognize(stops).columns[0].role == .area)
  }

  @Test func `a name is what its header says, not what another file has`() throws {
    let products = "Product,Customer\nPX10,L2-MIX-0\nPX11,L2-MIX-1\nPX12,L2-MIX-2\n"
    let tables = try recognizeTogether([
      ("a/one.csv", TableJoinTests.orders), ("b/products.csv", products),
    ])
    #expect(tables[1].columns[0].role == .material)
  }

  @Test func `small numbers join nothing`() throws {
    let machines = "Machine,Model\n" + (1...30).map { "\($0),M\($0 % 3)\n" }.joined()
    let counts =
      "when,x,y\n" + (0..<30).map { "\(Example.iso($0)),\(1 + $0 % 9),0.\($0)\n" }.joined()
    let tables = try recognizeTogether([("a/machines.csv", machines), ("b/counts.csv", counts)])
    #expect(tables[1].columns[1].role != .asset)
  }

  @Test(arguments: [
    ("CH-001002", "0000001002", true), ("WO110001", "110001", true), ("P-101", "p101", true),
    ("L1-FIL-1", "L1_FIL_1", true), ("PX10", "PX11", false), ("A-1000-2000", "10002000", false),
    ("12", "0012", false),
  ])
  func `names are compared without what systems add`(a: String, b: String, same: Bool) {
    let (a, b) = (ColumnNames.key(of: a), ColumnNames.key(of: b))
    let isSame =
      a.spelling != 0 && a.spelling == b.spelling || a.number != 0 && a.number == b.number
    #expect(isSame == same)
  }

  @Test func `a start and an end are told by their order`() throws {
    let forth = try recognize(
      "Neco,Odkdy,Dokdy\n"
        + (0..<20).map {
          "x\($0),\(Example.iso($0)),\(Example.iso($0, minute: $0 % 5 == 0 ? 0 : 30))\n"
        }.joined())
    #expect(forth.columns.map(\.role).suffix(2) == [.start, .end])
    #expect(forth.columns[1].reasons.contains { $0.contains("never later") })
    let back = try recognize(
      "Neco,Dokdy,Odkdy\n"
        + (0..<20).map { "x\($0),\(Example.iso($0 + 1)),\(Example.iso($0))\n" }.joined())
    #expect(back.columns.map(\.role).suffix(2) == [.end, .start])
    // Now one is the earlier, now the other.
    let mixed = try recognize(
      "Neco,A1x,B1x\n"
        + (0..<20).map {
          "x\($0),\(Example.iso($0 + ($0 % 2) * 3)),\(Example.iso($0 + 1))\n"
        }.joined())
    #expect(!mixed.columns.contains { $0.role == .start || $0.role == .end })
  }

  /// A list of codes, beside samples of tags and work orders that name some of them.
  private func register(_ text: String, tags: [String], work: [String] = []) throws
    -> RecognizedTable
  {
    let samples =
      "tag,time,value\n"
      + (0..<60).map { i in
        "\(tags[i % tags.count]),\(Example.iso(i / tags.count)),4\(i % 7).5\n"
      }.joined()
    let orders =
      "Work Order,Asset,Work Type,Start\n"
      + work.enumerated().map { "\(700 + $0),\"\($1)\",CM,\(Example.iso($0))\n" }.joined()
    var tables = [("a/list.csv", text), ("b/log.csv", samples)]
    if !work.isEmpty { tables.append(("c/wo.csv", orders)) }
    return try recognizeTogether(tables)[0]
  }

  @Test func `codes that work orders name are the assets, and the names beside them are not`()
    throws
  {
    let list =
      "Code,Name,Category\nBL-01,Steam boiler,Boiler\nCM-01,Air compressor,Compressor\nFN-02,Flue gas fan,Fan\n"
    let table = try register(
      list, tags: ["X1.TEMP"], work: ["BL-01", "FN-02, CM-01", "CM-01", "BL-01"])
    #expect(table.kind == .assets, "\(table.reasons)")
    #expect(table.columns[0].role == .asset && table.columns[1].role != .asset)
  }

  @Test(arguments: [
    ("Codice;Descrizione;Responsabile", "V-5", "K3_FI_V5", ".MIS"),
    ("N° immobilisation;Libellé;Responsable", "FR-30-CMQ5", "CMQ5", ".Temp"),
    ("Kennzeichen;Bezeichnung;Ansprechpartner", "10LAB20CP0", "KW2_10LAB20CP0", "_XQ01"),
  ])
  func `codes inside tags are assets, also beside a person`(
    header: String, code: String, before: String, after: String
  ) throws {
    let rows = (11..<17).map { "\(code)\($0);machine \($0);A. Rossi" }
    let table = try register(
      ([header] + rows).joined(separator: "\n") + "\n",
      tags: (11..<15).map { "\(before)\($0)\(after)" })
    #expect(table.kind == .assets, "\(table.reasons)")
    #expect(table.columns[0].role == .asset)
  }

  @Test func `an old number that the work orders still use is another name`() throws {
    let list =
      "Machine no,Text,Former no\n60011,Ladle car,LC-3\n60012,Ladle car,LC-4\n60013,Crane,CR-1\n"
    let table = try register(list, tags: ["X1.TEMP"], work: ["LC-3", "CR-1", "LC-4"])
    #expect(table.columns.map(\.role) == [.asset, .description, .assetAlias])
  }

  @Test func `codes that nothing else has list no assets`() throws {
    let rows = (11..<17).map { "V-5\($0);machine \($0);A. Rossi" }
    let table = try register(
      (["Codice;Descrizione;Responsabile"] + rows).joined(separator: "\n") + "\n",
      tags: (11..<15).map { "K3_FI_V9\($0).MIS" })
    #expect(table.columns[0].role != .asset)
  }

  @Test func `stops without a header are stops when the machine is known`() throws {
    let bare = (0..<18).map { i in
      "L2-MIX-\(i % 3),\(Example.iso(i * 3)),\(Example.iso(i * 3 + 1)),\(["Jam", "Setup"][i % 2])\n"
    }.joined()
    let tables = try recognizeTogether([("a/one.csv", TableJoinTests.orders), ("b/two.csv", bare)])
    #expect(tables[1].kind == .downtime, "\(tables[1].reasons)")
    #expect(tables[1].columns.map(\.role) == [.asset, .start, .end, .reason])
    #expect(tables[1].confidence < 0.8)
  }

  @Test func `headers of samples tell which column of a list names the points`() throws {
    let trend =
      "Fecha;Caudal de lejía;Vacío de rodillo;Caudal de agua\n"
      + (0..<60).map { "\(Example.iso($0));\(40 + $0 % 7).\($0 % 10);\($0 % 9).5;\($0 % 8).5\n" }
      .joined()
    let list =
      "ref;nombre;unidad\n71;Caudal de lejía;m3/h\n72;Vacío de rodillo;kPa\n73;Caudal de agua;m3/h\n"
    let tables = try recognizeTogether([("t.csv", trend), ("puntos.csv", list)])
    #expect(tables[1].kind == .tags, "\(tables[1].reasons)")
    #expect(tables[1].column(.tag)?.name == "nombre")
  }

  @Test func `names that a list of points has are tags, also under a header of machines`() throws {
    let names = ["BX-Q1", "BX-Q2", "BX-Q3", "BX-Q4"]
    let log =
      "Equipment,Time,Value\n"
      + (0..<80).map { "\(names[$0 % 4]),\(Example.iso($0 / 4)),\(40 + $0 % 7).5\n" }.joined()
    let list =
      "Equipment,Text,Unit,Range Low,Range High,Cabinet\n"
      + names.map { "\($0),what it is,bar,0,16,PLC-\($0.last == "1" ? 1 : 2)\n" }.joined()
    let tables = try recognizeTogether([("log.csv", log), ("points.csv", list)])
    #expect(tables[1].column(.tag)?.name == "Equipment", "\(tables[1].reasons)")
    #expect(tables[0].column(.tag)?.name == "Equipment" && tables[0].layout == .long)
    // Machines of a register are measured as what they are.
    let register =
      "Equipment,Description,Area,Owner\n"
      + names.map { "\($0),box,Hall 2,A. Rossi\n" }.joined()
    let others = try recognizeTogether([("log.csv", log), ("machines.csv", register)])
    #expect(others[0].layout == .keyed && others[0].column(.asset)?.name == "Equipment")
  }

  /// Fails where a header that may mean machines makes a register of a list whose names are those of samples.
  @Test(arguments: [
    (["bar", "°C", "A"], true), (["bar", "bar", "bar"], false),
  ])
  func `names of samples with what is measured in several units are points`(
    units: [String], arePoints: Bool
  ) throws {
    let names = ["20LKA10CP001", "20LKA10CT001", "20LKA20AP001"]
    let log =
      "Zeit;Signal;Wert\n"
      + (0..<90).map { "\(Example.iso($0 / 3));\(names[$0 % 3]);\(40 + $0 % 7),5\n" }.joined()
    let list =
      "Equipment;Bezeichnung;Einheit\n"
      + zip(names, units).map { "\($0);Saugseite;\($1)\n" }.joined()
    let tables = try recognizeTogether([("log.csv", log), ("liste.csv", list)])
    #expect((tables[1].kind == .tags) == arePoints, "\(tables[1].reasons)")
  }

  @Test func `points of several machines may have one number`() throws {
    let rows = (0..<12).map { i in "MIX0\(i / 4),\(1041 + i % 4),m\(i),rpm\n" }
    let tables = try recognizeTogether([
      ("a/orders.csv", Self.orders.replacing("L2-MIX-", with: "MIX0")),
      ("b/svid.csv", "EQPID,SVID,SVNAME,UNITS\n" + rows.joined()),
    ])
    #expect(tables[1].kind == .tags, "\(tables[1].reasons)")
  }

  @Test func `a column of known machines names them whatever its header`() throws {
    let lots =
      "Lot;Tronçon;Début;Fin;Quantité\n"
      + (0..<24).map { i in
        "A\(700 + i);L2-MIX-\(i % 3);\(Example.iso(i));\(Example.iso(i + 1));\(100 + i)\n"
      }.joined()
    let tables = try recognizeTogether([("a/one.csv", Self.orders), ("b/lots.csv", lots)])
    #expect(tables[1].column(.asset)?.name == "Tronçon", "\(tables[1].columns.map(\.role))")
  }

  /// Repairs that call the machine by a second name, beside a register.
  private func repairs(
    _ header: String, _ names: [String], register: String
  ) throws -> [RecognizedTable] {
    let rows = (0..<24).map { i in
      "R-\(30 + i);\(names[i % names.count]);\(["Corrective", "Preventive"][i % 2]);what was done \(i);\(Example.iso(i * 3));\(Example.iso(i * 3 + 1))\n"
    }
    return try recognizeTogether([
      ("shop/jobs.csv", "Job;\(header);Type;Text;Start;End\n" + rows.joined()),
      ("shop/list.csv", register),
    ])
  }

  @Test func `numbers of a register are the machines of repairs, with and without their zeros`()
    throws
  {
    let tables = try repairs(
      "Inv. plate", ["40112", "40119", "40230"],
      register:
        "Inv. plate;Machine;Hall;Responsible\n040112;Saw 1;H1;A. Rossi\n040119;Saw 2;H1;A. Rossi\n040230;Lathe 4;H2;B. Neri\n"
    )
    #expect(tables[0].kind == .workOrders, "\(tables[0].reasons)")
    #expect(tables[0].column(.asset)?.name == "Inv. plate")
    #expect(tables[1].columns[0].role == .assetAlias && tables[1].columns[1].role == .asset)
  }

  @Test(arguments: [(["M-107", "M-112", "M-218"], true), (["S-9107", "S-9112", "S-9218"], false)])
  func `serial numbers are machines where the register has them by no other name`(
    names: [String], isMachine: Bool
  ) throws {
    let tables = try repairs(
      "Serial no", names,
      register:
        "Serial no;Description;Department;Responsible\nM-107;ball mill;Mill;A. Rossi\nM-112;spray dryer;Mill;A. Rossi\nM-218;press;Press shop;B. Neri\n"
    )
    #expect(tables[1].kind == .assets, "\(tables[1].reasons)")
    #expect(tables[1].column(.asset)?.name == "Serial no")
    #expect((tables[0].column(.asset)?.name == "Serial no") == isMachine)
    #expect((tables[0].kind == .workOrders) == isMachine, "\(tables[0].reasons)")
  }

  @Test func `places inside each other are machines where their texts name some`() throws {
    let rows = (1...6).flatMap { i in
      ["S.B\(i);bay \(i);S;K. Holm\n", "S.B\(i).P1;feed pump \(i);S.B\(i);K. Holm\n"]
    }
    let places = "Location;Description;Parent;Responsible\nS;south works;;\n" + rows.joined()
    #expect(try recognize(places).kind == .assets)
    let offices =
      "Location;Description;Parent;Responsible\n"
      + (1...6).map { "S.O\($0);office \($0);\($0 > 3 ? "S.O1" : "S.O2");K. Holm\n" }.joined()
    #expect(try recognize(offices).kind != .assets)
  }

  @Test(arguments: [
    (["Bin 4, south", "Bin 4, north", "Sifter A+B", "Aspirator"], true),
    (["Bin 5, south", "Bin 5, north", "Sifter C+D", "Elevator"], false),
  ])
  func `a list is of machines where other tables name what it lists, whatever its header`(
    names: [String], isMachine: Bool
  ) throws {
    let tables = try repairs(
      "Machine", ["Bin 4, south", "Bin 4, north", "Sifter A+B", "Aspirator"],
      register: "Entry;Text\n" + names.map { "\($0);as built\n" }.joined())
    #expect((tables[1].column(.asset)?.name == "Entry") == isMachine, "\(tables[1].reasons)")
    #expect((tables[1].kind == .assets) == isMachine)
  }

  @Test func `a long list is of machines where cells name some of them together`() throws {
    let machines = (11...16).map { "PO-\($0)" }
    let cells = (0..<24).map { i in
      [0, 1, 3].prefix(i % 3 + 1).map { machines[(i + $0) % 6] }.joined(separator: ", ")
    }
    let tables = try repairs(
      "Machine", cells,
      register: "Entry;Text\n" + (11...60).map { "PO-\($0);as built\n" }.joined())
    #expect(tables[1].column(.asset)?.name == "Entry", "\(tables[1].reasons)")
  }
}
