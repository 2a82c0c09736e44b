import Recognition
import Testing
import Vocabulary

/// Rows of the header that say of what object a column is and what it measures there.
@Suite struct ColumnObjectTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var header: [String]
    /// Object, measurement and unit of each column behind the time.
    var columns: [[String?]]
  }

  static let cases = [
    Case(
      testDescription: "the object first",
      header: [
        "Time;Reactor 1;Reactor 1;Reactor 2", ";Temperature;Pressure;Temperature",
        ";degC;bar;degC",
      ],
      columns: [
        ["Reactor 1", "Temperature", "degC"], ["Reactor 1", "Pressure", "bar"],
        ["Reactor 2", "Temperature", "degC"],
      ]),
    Case(
      testDescription: "the measurement first",
      header: [
        "Time;Temperature;Pressure;Temperature", ";Reactor 1;Reactor 1;Reactor 2",
        ";degC;bar;degC",
      ],
      columns: [
        ["Reactor 1", "Temperature", "degC"], ["Reactor 1", "Pressure", "bar"],
        ["Reactor 2", "Temperature", "degC"],
      ]),
    Case(
      testDescription: "the object first, in words that nobody knows",
      header: ["Time;Xoro;Xoro;Yula", ";Beldi;Kuma;Beldi", ";degC;bar;degC"],
      columns: [["Xoro", "Beldi", "degC"], ["Xoro", "Kuma", "bar"], ["Yula", "Beldi", "degC"]]),
    Case(
      testDescription: "the measurement first, in words that nobody knows",
      header: ["Time;Beldi;Kuma;Beldi", ";Xoro;Xoro;Yula", ";degC;bar;degC"],
      columns: [["Xoro", "Beldi", "degC"], ["Xoro", "Kuma", "bar"], ["Yula", "Beldi", "degC"]]),
    Case(
      testDescription: "one measurement in different units, each of another object",
      header: ["Time;Level;Level;Level", ";Tank 1;Tank 2;Tank 3", ";m;%;m"],
      columns: [["Tank 1", "Level", "m"], ["Tank 2", "Level", "%"], ["Tank 3", "Level", "m"]]),
    Case(
      testDescription: "German without units, the object first",
      header: ["Zeit;Ofen 1;Ofen 1;Ofen 2", ";Temperatur;Druck;Temperatur"],
      columns: [
        ["Ofen 1", "Temperatur", nil], ["Ofen 1", "Druck", nil], ["Ofen 2", "Temperatur", nil],
      ]),
    Case(
      testDescription: "Polish, the object below, the unit behind the measurement",
      header: [";Temperatura [°C];Ciśnienie [bar];Temperatura [°C]", "Czas;Piec 1;Piec 1;Piec 2"],
      columns: [
        ["Piec 1", "Temperatura", "°C"], ["Piec 1", "Ciśnienie", "bar"],
        ["Piec 2", "Temperatura", "°C"],
      ]),
    // Each column has a name of its own.
    Case(
      testDescription: "tags, and what they are",
      header: ["Time;TT101;PT102;TT103", ";Kiln;Kiln;Dryer", ";degC;bar;degC"],
      columns: [[nil, "TT101", "degC"], [nil, "PT102", "bar"], [nil, "TT103", "degC"]]),
  ]

  @Test(arguments: cases)
  func `what a column is on is told from what it measures`(each: Case) throws {
    let rows = (0..<30).map { row in
      "2025-05-05 06:\(row + 10):00"
        + each.columns.indices.map { ";\(60 + row % 7).\($0 + row % 6)" }.joined()
    }
    let table = try recognize((each.header + rows).joined(separator: "\n"))
    #expect(table.kind == .samples)
    #expect(
      table.columns.dropFirst().map { [$0.object, $0.writtenName, $0.unit] } == each.columns)
  }
}
