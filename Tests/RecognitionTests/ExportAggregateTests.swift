import Recognition
import Testing
import Vocabulary

/// What an export made of the samples between its rows, as its headers say it.
@Suite struct ExportAggregateTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var header: String
    /// Aggregates of the columns behind the time; `nil` for none.
    var aggregates: [ExportAggregate?]
    /// Rows under the header.
    var under: [String] = []
    var testDescription: String { header }
  }

  static let cases = [
    Case(header: "timestamp;TT101;PT102", aggregates: [nil, nil]),
    Case(header: "timestamp;TT101 [Average];PT102 [Average]", aggregates: [.averaged, .averaged]),
    Case(header: "timestamp;mean(TT101);mean(PT102)", aggregates: [.averaged, .averaged]),
    Case(
      header: "timestamp;Power_mean;Power_min;Power_max", aggregates: [.averaged, nil, nil]),
    Case(
      header: "timestamp;Temperatur Mittelwert;Druck Mittelwert",
      aggregates: [.averaged, .averaged]),
    Case(
      header: "timestamp;TT101 (interpolated);PT102 (interpolated)",
      aggregates: [.interpolated, .interpolated]),
    // A tag may be the mean of three sensors.
    Case(header: "timestamp;BED_TEMP_AVG;PT102;FT103", aggregates: [nil, nil, nil]),
    Case(header: "timestamp;Average", aggregates: [.averaged]),
    Case(
      header: "timestamp;Temp;Press;Flow", aggregates: [.averaged, .averaged, nil],
      under: ["TS;degC;bar;m3/h", ";Avg;Avg;Smp"]),
  ]

  @Test(arguments: cases)
  func `names of columns tell of means`(each: Case) throws {
    let rows = (0..<20).map { row in
      "2025-05-05 06:\(row + 10):00"
        + each.aggregates.indices.map { ";\(60 + row % 7).\($0 + row % 9)" }.joined()
    }
    let table = try recognize(([each.header] + each.under + rows).joined(separator: "\n"))
    let found = table.aggregates(try Vocabulary.builtIn())
    #expect(each.aggregates.indices.map { found[$0 + 1] } == each.aggregates)
  }

  @Test func `a long table is named by its value column`() throws {
    let rows = (0..<30).map { "TT10\($0 % 2),2025-05-05 06:\($0 + 10):00,6\($0 % 7).5" }
    for (header, expected) in [("Average", ExportAggregate.averaged), ("Value", nil)] {
      let table = try recognize(
        (["Tag,Timestamp,\(header)"] + rows).joined(separator: "\n"))
      #expect(table.aggregates(try Vocabulary.builtIn())[2] == expected)
    }
  }
}
