import Testing
import Vocabulary

@Suite struct VocabularyFileTests {
  static let names = VocabularyFile.all.map(\.name)

  @Test(arguments: names)
  func `a file ships with the program and has its shape`(name: String) throws {
    let file = try #require(VocabularyFile.all.first { $0.name == name })
    _ = try file.read(file.text(), path: name)
  }

  @Test(arguments: names)
  func `a key that nobody knows is told with its line`(name: String) throws {
    let file = try #require(VocabularyFile.all.first { $0.name == name })
    let text = try file.text() + "\nsurplus: [a]\n"
    let line = text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
    let error = #expect(throws: VocabularyError.self) { try file.read(text, path: name) }
    #expect(error?.message == "\(name):\(line): unknown key 'surplus' in 'the file'")
  }

  @Test(
    arguments: [
      (
        "missing.yml", "texts: [a]\ncatch-all: [b]\nnumbers: [many]\nsize: 1", 3,
        "'numbers' is not a number"
      ),
      ("units.yml", "units: {bar: {knd: pressure}}\nfactors: {}", 1, "unknown key 'knd' in 'bar'"),
      ("units.yml", "units: {bar: {kind: presure}}\nfactors: {}", 1, "'presure' is not a known"),
      ("columns.yml", "tme: {en: [time]}", 1, "unknown key 'tme' in 'the file'"),
      ("equipment.yml", "classes:\n  pump: {cods: [P]}", 2, "unknown key 'cods' in 'pump'"),
      ("headers.yml", "suffixes: [a]", 1, "'identifiers' is missing"),
    ])
  func `what has another shape is told`(name: String, text: String, line: Int, message: String)
    throws
  {
    let file = try #require(VocabularyFile.all.first { $0.name == name })
    let error = #expect(throws: VocabularyError.self) { try file.read(text, path: name) }
    #expect(
      error?.message.hasPrefix("\(name):\(line): \(message)") == true, "\(error?.message ?? "")")
  }
}

@Suite struct SignalKindTests {
  @Test func `each kind is of one sort`() {
    let sorts: [SignalKind.Trait] = [.measured, .cumulative, .told, .set]
    for kind in SignalKind.allCases {
      #expect(sorts.count { kind.has($0) } == 1, "\(kind.rawValue)")
      #expect(SignalKind(rawValue: kind.rawValue) == kind)
    }
    #expect(SignalKind(rawValue: "colour") == nil)
    #expect(SignalKind.allCases.last == .other)
  }

  @Test func `what shows that a machine runs is told by rank`() {
    #expect(SignalKind.showingRunning == [.state, .speed, .power, .current, .count])
  }
}

@Suite struct UnitTableTests {
  let units = UnitTable.inForce

  @Test(
    arguments: [
      ("°C", SignalKind.temperature), ("DEG C", .temperature), ("MBAR", .pressure),
      ("mm/s", .vibration), ("kwh", .energy), ("m3/h", .flow), ("Stk", .count),
    ])
  func `a unit tells its kind in any case of letters`(text: String, kind: SignalKind) {
    #expect(units.kind(text) == kind)
  }

  @Test(arguments: ["V", "kHz", "Ω", "%", "PERCENT", "Millimeter/second", "€", "件"])
  func `a unit of no kind is a unit`(text: String) {
    #expect(units.kind(text) == nil)
    #expect(units.contains(text) || units.resembles(text))
  }

  @Test(arguments: ["", "Pump 1", "OK", "P-101", "Filler", "a/very/long/path/of/words"])
  func `a name is no unit`(text: String) {
    #expect(!units.contains(text) && !units.resembles(text))
  }

  @Test func `zeros and factors lead to the base and back`() throws {
    let fahrenheit = try #require(units.unit("°F"))
    #expect(fahrenheit.fromBase(100) == 212)
    #expect(fahrenheit.toBase(212) == 100)
    #expect(units.unit("degC")?.possible?.lowerBound == -273.15)
    #expect(units.unit("pct")?.ofWhole == -5...105)
    #expect(units.unit("bar")?.possible == nil)
  }

  /// A factor that no two units of the kind explain would be a slip.
  @Test func `factors of pressures are those of two units`() {
    let known = units.units.filter { $0.kind == .pressure }.map(\.perBase)
    for factor in units.factors(amongSiblings: .pressure) + units.factors(inTime: .pressure) {
      let isExplained = known.contains { a in
        known.contains { b in abs(a / b / factor - 1) < 1e-4 }
      }
      #expect(isExplained, "\(factor)")
    }
  }
}

@Suite struct MissingValuesTests {
  let missing = MissingValues.inForce

  @Test(arguments: ["", "n/a", "NaN", "-", "#N/A", "무"])
  func `texts`(text: String) {
    #expect(missing.contains(text) == (text != "무"))
  }

  @Test(arguments: [(-9999.0, true), (999.25, true), (-1e31, true), (1e30, true), (998, false)])
  func `numbers`(number: Double, isMissing: Bool) {
    #expect(missing.contains(number) == isMissing)
  }
}
