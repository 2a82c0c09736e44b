import Calendar
import Recognition
import Testing
import Vocabulary

@Suite struct ColumnSampleTests {
  private func sample(_ texts: [String]) throws -> ColumnSample {
    var sample = ColumnSample()
    let vocabulary = try Vocabulary.builtIn()
    for text in texts {
      var text = text
      text.withUTF8 { unsafe sample.absorb($0, vocabulary: vocabulary) }
    }
    return sample
  }

  /// Columns, and whether a comma is their decimal sign.
  @Test(arguments: [
    (["1.234", "850", "12.500"], true), (["1,234", "850", "12,500"], false),
    (["1.234", "1.250", "0.999"], false), (["1,234", "1,250", "0,999"], true),
    (["1.234", "2.500", "12"], false), (["1.234", "850", "12.5"], false),
    (["1.234", "850", "0.125"], false), (["1.234", "850", "4711"], false),
    (["1.234,5", "1.234"], true), (["1,234.5", "1,234"], false),
  ])
  func `the column tells thousands from fractions`(texts: [String], isComma: Bool) throws {
    #expect(try sample(texts).usesDecimalComma == isComma)
  }

  @Test(arguments: [
    (["12.3 °C", "12.5 °C"], ["°C"]), (["4,5 bar", "12 mbar"], ["bar", "mbar"]),
    (["12kW", "14.5kW"], ["kW"]), (["98 %", "97.5%"], ["%"]), (["1.5E+03 bar", "7"], ["bar"]),
    (["101A", "102A"], []), (["3 pumps", "4 pumps"], []), (["12.3", "12.5"], []),
    (["5 bar 3", "°C"], []),
  ])
  func `units behind the numbers are found`(texts: [String], units: [String]) throws {
    let sample = try sample(texts)
    #expect(sample.units.map(\.text) == units)
    #expect(sample.isNumeric == (!units.isEmpty || texts[0] == "12.3"))
  }

  @Test(arguments: [
    ("1.23E+11", true), ("1E+10", true), ("1,00005E+13", true), ("1.23E+09", true),
    ("1.2E+07", true),
    ("1.2E+05", false),
    ("1.23456789012E+11", false), ("1.23456789012E+10", false), ("12.3E+11", false),
    ("1.23e11", false), ("1.2x3E+11", false), ("12345678901", false), ("0.5E+12", false),
  ])
  func `a rounded number leaves digits open`(text: String, isRounded: Bool) {
    #expect(SpoiledIdentifier.isRounded(text) == isRounded)
  }

  @Test(arguments: [
    ("3-Mar", true), ("01. Dez", true), ("Mar-03", true), ("3-3", false), ("3-Mar-25", false),
    ("A-Mar", false), ("Mar", false), ("3", false),
  ])
  func `a day without a year is none of a system's`(text: String, isDay: Bool) {
    #expect(SpoiledIdentifier.isDay(text) == isDay)
  }

  @Test func `a column that is empty at first is written as the others are`() throws {
    let rows = (0..<400).map { i in
      "2024-05-06 0\(i / 60):\(i % 60 < 10 ? "0" : "")\(i % 60):00;\(17 + i % 3),\(i % 10);\n"
    }
    let table = try recognize("time;Amps A;Amps B\n" + rows.joined())
    let commas = table.columns.filter { $0.name.hasPrefix("Amps") }.map(\.usesDecimalComma)
    #expect(commas == [true, true])
  }
}
