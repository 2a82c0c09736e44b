import Recognition
import Testing
import Vocabulary

@Suite struct QualityScaleTests {
  struct Column: Sendable, CustomTestStringConvertible {
    var header: String
    var scale: QualityScale.Scale
    /// Every text of the column, in order, with what it means.
    var values: [(String, Quality)]
    var testDescription: String { "\(header): \(values.map(\.0).joined(separator: " "))" }
  }

  static let columns: [Column] = [
    // 0 is bad.
    Column(
      header: "OPC quality", scale: .classic,
      values: [("0", .bad), ("192", .good), ("64", .uncertain), ("24", .bad), ("216", .good)]),
    Column(header: "quality", scale: .classic, values: [("0", .bad), ("64", .uncertain)]),
    // 0 is good.
    Column(
      header: "StatusCode", scale: .unified,
      values: [
        ("0", .good), ("2147483648", .bad), ("1073741824", .uncertain), ("2150891520", .bad),
      ]),
    Column(
      header: "status", scale: .unified,
      values: [("0", .good), ("-2147483648", .bad), ("-2144075776", .bad)]),
    Column(
      header: "StatusCode", scale: .unified,
      values: [
        ("0x00000000", .good), ("0x80310000", .bad), ("0x40920000", .uncertain), ("1024", .good),
        ("2150694912", .bad), ("Bad", .bad),
      ]),
    Column(
      header: "StatusCode", scale: .words,
      values: [
        ("Good", .good), ("GoodLocalOverride", .good), ("BadNoCommunication", .bad),
        ("UncertainLastUsableValue", .uncertain), ("Good (0x00000000)", .good),
        ("Bad, Comm Failure", .bad), ("badly", .unknown), ("goods", .unknown),
      ]),
    // The two lowest bits are those of a limit.
    Column(
      header: "quality", scale: .classic,
      values: [("195", .good), ("193", .good), ("66", .uncertain), ("3", .bad)]),
    // 0 is good, and 1 is bad.
    Column(
      header: "Quality", scale: .aveva,
      values: [("0", .good), ("1", .bad), ("16", .uncertain), ("133", .uncertain)]),
    Column(header: "Quality", scale: .aveva, values: [("0", .good), ("1", .bad)]),
    Column(
      header: "dataintegrity", scale: .ignition,
      values: [("192", .good), ("500", .bad), ("256", .uncertain), ("512", .bad), ("0", .bad)]),
    Column(
      header: "quality", scale: .ignition,
      values: [("192", .good), ("500", .bad), ("256", .uncertain), ("600", .bad)]),
    Column(
      header: "dataintegrity", scale: .ignition,
      values: [("192", .good), ("-2147483137", .bad), ("1073742080", .uncertain)]),
    // 0 is invalid.
    Column(header: "Validity", scale: .validity, values: [("0", .bad), ("1", .good)]),
    Column(header: "is_valid", scale: .validity, values: [("1", .good), ("0", .bad)]),
    Column(header: "good", scale: .validity, values: [("1", .good), ("0", .bad)]),
    Column(header: "Gültigkeit", scale: .validity, values: [("1", .good), ("0", .bad)]),
    // 0 says nothing.
    Column(header: "status", scale: .undecided, values: [("0", .unknown)]),
    Column(header: "q", scale: .undecided, values: [("0", .unknown), ("1", .unknown)]),
    Column(header: "quality", scale: .undecided, values: [("0", .unknown), ("3", .unknown)]),
    // Words, in any case and language, also when none of them came yet.
    Column(header: "quality", scale: .words, values: [("", .unknown)]),
    Column(
      header: "quality", scale: .words,
      values: [
        ("Good", .good), ("BAD", .bad), ("Uncertain", .uncertain), ("good", .good),
        ("perhaps", .unknown), ("", .unknown),
      ]),
    Column(
      header: "Qualität", scale: .words,
      values: [
        ("Gut", .good), ("Gültig", .good), ("GoodQuality", .good), ("Schlecht", .bad),
        ("ungültig", .bad), ("UNGÜLTIG", .bad),
      ]),
    Column(header: "qualité", scale: .words, values: [("bon", .good), ("Mauvais", .bad)]),
    Column(header: "calidad", scale: .words, values: [("Bueno", .good), ("malo", .bad)]),
  ]

  @Test(arguments: columns)
  func everyTextMeansWhatItsScaleSays(_ column: Column) throws {
    let scale = try QualityScale(
      header: column.header, texts: column.values.map(\.0).filter { !$0.isEmpty },
      vocabulary: .builtIn())
    #expect(scale.scale == column.scale)
    let read = column.values.map { text, _ in
      var text = text
      return text.withUTF8 { unsafe scale.read($0) }
    }
    #expect(read == column.values.map(\.1))
  }

  @Test(arguments: ["OPCQuality", "QualityDetail", "quality detail"])
  func theQualityOfOPCBesideItTellsThatZeroIsGood(neighbour: String) throws {
    let vocabulary = try Vocabulary.builtIn()
    func scale(_ header: String, _ neighbours: [String]) -> QualityScale.Scale {
      QualityScale(header: header, texts: ["0"], neighbours: neighbours, vocabulary: vocabulary)
        .scale
    }
    #expect(scale("Quality", ["Value", "Quality", neighbour]) == .aveva)
    #expect(scale("Quality", ["Value", "Quality"]) == .undecided)
    #expect(scale(neighbour, ["Value", "Quality", neighbour]) == .undecided)
  }

  @Test(arguments: [
    ("", Quality.good), ("E", .bad), ("u", .bad), ("*", .bad), ("S", .uncertain), ("R", .unknown),
  ])
  func lettersOfFactoryTalkAreReadBesideItsHeaders(text: String, quality: Quality) throws {
    func read(_ neighbours: [String]) throws -> Quality {
      let scale = try QualityScale(
        header: "Status", texts: [], neighbours: neighbours, vocabulary: .builtIn())
      var text = text
      return text.withUTF8 { unsafe scale.read($0) }
    }
    #expect(try read(["Date", "Time", "Millitm", "TagIndex", "Value", "Status"]) == quality)
    // An `E` of a meter is an estimate.
    #expect(text == "E" ? try read(["Meter", "Status"]) == .unknown : true)
  }

  @Test(arguments: ["badge", "0x80000000", "-", "99999999999999999999", "\u{FFFD}", "1.5"])
  func strayTextInANumericScaleIsUnknown(text: String) throws {
    let scale = try QualityScale(
      header: "quality", texts: ["0", "192", "64"], vocabulary: .builtIn())
    var text = text
    #expect(text.withUTF8 { unsafe scale.read($0) } == .unknown)
  }
}
