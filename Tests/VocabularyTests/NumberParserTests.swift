import TestSupport
import Testing
import Vocabulary

@Suite struct NumberParserTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    /// Read with a decimal dot, and with a decimal comma; `nil` when the text is no number.
    var dot: Double?
    var comma: Double?
    var testDescription: String { "'\(text)'" }

    init(_ text: String, dot: Double?, comma: Double?) {
      self.text = text
      self.dot = dot
      self.comma = comma
    }
    init(_ text: String, _ both: Double?) { self.init(text, dot: both, comma: both) }
  }

  static let numbers: [Case] = [
    Case("0", 0), Case("7", 7), Case("-12", -12), Case("+12", 12), Case("0012", 12),
    Case("1.5", dot: 1.5, comma: nil), Case("1,5", dot: nil, comma: 1.5),
    Case("-0.25", dot: -0.25, comma: nil), Case("-0,25", dot: nil, comma: -0.25),
    Case(".5", dot: 0.5, comma: nil), Case(",5", dot: nil, comma: 0.5),
    Case("5.", dot: 5, comma: nil), Case("-.5", dot: -0.5, comma: nil),
    Case("155.22-", dot: -155.22, comma: nil), Case("155,22-", dot: nil, comma: -155.22),
    Case("155-", -155), Case("1.234,56-", dot: nil, comma: -1234.56),
    Case("1,234", dot: 1234, comma: 1.234), Case("1.234", dot: 1.234, comma: 1234),
    Case("1,234,567.8", dot: 1_234_567.8, comma: nil),
    Case("1.234.567,8", dot: nil, comma: 1_234_567.8),
    Case("1'234'567.25", dot: 1_234_567.25, comma: nil), Case("1'234'567", 1_234_567),
    Case("1 234", 1234), Case("-12 345 678", -12_345_678),
    Case("1\u{A0}234,5", dot: nil, comma: 1234.5), Case("1\u{A0}234\u{A0}567", 1_234_567),
    Case("12\u{202F}345,75", dot: nil, comma: 12345.75),
    Case("1,23,456", dot: 123_456, comma: nil), Case("12,34,567.5", dot: 1_234_567.5, comma: nil),
    Case("(12.3)", dot: -12.3, comma: nil), Case("(1.234,5)", dot: nil, comma: -1234.5),
    Case("(7)", -7), Case("１２", 12), Case("－１２．５", dot: -12.5, comma: nil),
    Case("1e5", 100_000), Case("1E+05", 100_000), Case("-2e-3", -0.002),
    Case("1.5E-07", dot: 1.5e-7, comma: nil), Case("1,5E-07", dot: nil, comma: 1.5e-7),
    Case("12345678901234567890", 12_345_678_901_234_567_168),
    Case("99999999999999999999", 1e20),
    Case("3.14159265358979323846", dot: 3.14159265358979323846, comma: nil),
    Case("0.000000000000000000000000001", dot: 1e-27, comma: nil),
    Case("123456789012345", 123_456_789_012_345), Case("1234567890123456", 1_234_567_890_123_456),
  ]

  static let junk: [Case] = [
    "", " ", "-", "+", ".", ",", "--", "abc", "12a", "a12", "1.2.3", "1,2,3", "12:30", "1/2",
    "2024-01-01", "1-2", "--1", "-1-", "+1-", "1--", "+-1", "e5", "1e", "1e+", "1e5e3", "0x1F",
    "nan",
    "NaN", "inf", "Infinity", "1e999", "-1e999", "12 34", "1 2 3", "1234 5678", "1,23,45",
    "1,234,56,789", "12,34,56.5", "123,45,678", "()", "(-)", "(12", "12)", "((1))", "(x)",
    "12,34.5", "1.2345,6", "1'23", "'123", "100 %", "5 bar", "Bad", "1\u{A0}2",
    "٣", "½", "\u{A0}", "1\u{0}", "1234,567.8",
    String(repeating: "9", count: 49),
  ].map { Case($0, nil) }

  @Test(arguments: numbers + junk)
  func readsWhatIsWrittenAndNothingElse(_ example: Case) {
    let read = [number(example.text), number(example.text, decimalComma: true)]
    #expect(read.map { $0.isNaN ? nil : $0 } == [example.dot, example.comma])
  }

  @Test func digitsAfterOneCommaAreAFractionOnlyWithADecimalComma() {
    #expect(number("1,2345").isNaN)
    #expect(number("1,2345", decimalComma: true) == 1.2345)
    // A group of more than three digits in front is no group.
    #expect(number("1234,567").isNaN)
    #expect(number("1234,567", decimalComma: true) == 1234.567)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func printedDoublesComeBackBitForBit(seed: UInt64) {
    var random = SeededGenerator(state: seed)
    var wrong: [String] = []
    for _ in 0..<5000 {
      let value = Double(bitPattern: random.next())
      guard value.isFinite else { continue }
      let text = "\(value)"
      if number(text).bitPattern != value.bitPattern { wrong.append(text) }
      let comma = String(text.map { $0 == "." ? "," : $0 })
      if number(comma, decimalComma: true).bitPattern != value.bitPattern { wrong.append(comma) }
    }
    #expect(wrong == [])
  }

  /// Measurements have few digits, which take another path than printed doubles.
  @Test(arguments: [4, 5, 6] as [UInt64])
  func decimalsReadAsTheStandardLibraryReadsThem(seed: UInt64) {
    var random = SeededGenerator(state: seed)
    var wrong: [String] = []
    for _ in 0..<5000 {
      let digits = (0..<Int.random(in: 1...22, using: &random)).map { _ in
        "\(Int.random(in: 0...9, using: &random))"
      }
      let point = Int.random(in: 0...digits.count, using: &random)
      let sign = Bool.random(using: &random) ? "-" : ""
      let text = sign + digits[..<point].joined() + "." + digits[point...].joined()
      if number(text) != Double(text) { wrong.append(text) }
    }
    #expect(wrong == [])
  }

  /// Bytes at random must neither trap nor pass as numbers that the standard library refuses.
  @Test func arbitraryBytesAreHarmless() {
    var random = SeededGenerator(state: 7)
    let alphabet = Array("0123456789.,-+eE' \u{A0}x".utf8)
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0...12, using: &random)).map { _ in
        alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
      }
      let text = String(decoding: bytes, as: UTF8.self)
      for comma in [false, true] {
        let value = number(text, decimalComma: comma)
        if !value.isNaN {
          #expect(value.isFinite && text.contains(where: \.isNumber), "\(text)")
        }
      }
    }
  }
}
