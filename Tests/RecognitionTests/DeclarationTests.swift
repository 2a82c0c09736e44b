import Calendar
import Recognition
import Testing
import Vocabulary

@Suite struct DeclarationTests {
  @Test(arguments: [
    ("a/*.csv", "a/b/c.csv", true), ("a/*.csv", "b/a/c.csv", false), ("*", "", true),
    ("p-?01", "p-101", true), ("p-?01", "p-01", false), ("*TT*PV", "L1.TT101.PV", true),
    ("*TT*PV", "L1.TT101.SP", false), ("a**b", "ab", true), ("[x]", "[x]", true),
    ("a*a", "a", false),
  ])
  func `a pattern matches`(pattern: String, name: String, matches: Bool) {
    #expect(Glob(pattern).matches(name) == matches)
  }

  @Test(arguments: [
    ("{area}.{asset}.{signal}", "L1.FIL01.TT101.PV", "FIL01", "TT101.PV"),
    ("{asset}_{signal}", "FIL01_TEMP_C", "FIL01", "TEMP_C"),
    ("VAL_{asset}:{signal}", "VAL_23-PT:X.Value", "23-PT", "X.Value"),
    ("{signal}@{asset}", "Temp@M1", "M1", "Temp"),
    ("{asset:2}.{signal}", "L1.M7.TT1.PV", "L1.M7", "TT1.PV"),
  ])
  func `a tag is split as the pattern says`(
    pattern: String, tag: String, asset: String, signal: String
  ) throws {
    let parts = try #require(TagPattern(pattern)?.split(tag))
    #expect(parts.asset == asset)
    #expect(parts.signal == signal)
  }

  @Test(arguments: [
    "{asset}", "{asset}{signal}", "{asset}.{asset}.{signal}", "x", "{asset.{signal}",
  ])
  func `a pattern without both parts is none`(text: String) {
    #expect(TagPattern(text) == nil)
  }

  @Test func `a tag that is built otherwise is not split`() throws {
    let pattern = try #require(TagPattern("{area}.{asset}.{signal}"))
    #expect(pattern.split("L1_FIL01_TT101") == nil)
    #expect(pattern.split("L1..TT101") == nil)
  }

  private static let orders = """
    Order,Machine,Started,Ended,Qty,Weight
    1001,M1,03/04/2025 06:00,03/04/2025 07:00,10,"1,234"
    1002,M2,03/04/2025 07:00,03/04/2025 08:00,12,"2,500"
    1003,M1,04/04/2025 06:00,04/04/2025 07:00,11,"1,001"
    """

  private func declared(_ change: (inout SourceDeclaration) -> Void) -> Declarations {
    var source = SourceDeclaration(path: Glob("export/*.csv"))
    change(&source)
    return Declarations(sources: [source])
  }

  @Test func `what agrees with what is inferred changes nothing`() throws {
    let plain = try recognize(Self.orders)
    let same = try recognize(
      Self.orders,
      declarations: declared { source in
        source.system = plain.system
        var table = TableDeclaration()
        table.kind = plain.kind
        table.columns = plain.columns.map { column in
          var told = ColumnDeclaration(name: column.name)
          told.role = column.role
          return told
        }
        source.tables = [table]
      })
    #expect(same.confidence == plain.confidence)
    #expect(same.reasons == plain.reasons)
    #expect(same.columns.map(\.confidence) == plain.columns.map(\.confidence))
  }

  @Test func `what is declared outranks what is inferred`() throws {
    let plain = try recognize(Self.orders)
    #expect(plain.kind == .orders)
    let table = try recognize(
      Self.orders,
      declarations: declared { source in
        source.system = .quality
        source.zone = "Asia/Tokyo"
        var table = TableDeclaration()
        table.kind = .events
        var area = ColumnDeclaration(name: "Machine")
        area.role = .area
        var start = ColumnDeclaration(name: "Started")
        start.dateOrder = .monthDayYear
        var weight = ColumnDeclaration(name: "Weight")
        weight.unit = "kg"
        weight.usesDecimalComma = true
        table.columns = [area, start, weight]
        source.tables = [table]
      })
    #expect(table.kind == .events)
    #expect(table.system == .quality)
    #expect(table.confidence == 1)
    #expect(table.reasons.first == "readiness.yml says so")
    #expect(table.timezone == ZoneEvidence(name: "Asia/Tokyo", basis: .declared, confidence: 1))
    let columns = Dictionary(uniqueKeysWithValues: table.columns.map { ($0.name, $0) })
    #expect(columns["Machine"]?.role == .area)
    #expect(columns["Started"]?.times?.dateOrder == .monthDayYear)
    #expect(columns["Weight"]?.unit == "kg")
    #expect(columns["Weight"]?.usesDecimalComma == true)
    #expect(columns["Ended"]?.times?.dateOrder == plain.columns[3].times?.dateOrder)
  }

  @Test func `one corrected line makes the others no surer`() throws {
    let plain = try recognize(Self.orders)
    let table = try recognize(
      Self.orders,
      declarations: declared { source in
        source.system = plain.system
        var table = TableDeclaration()
        table.kind = plain.kind
        table.columns = plain.columns.map { column in
          var told = ColumnDeclaration(name: column.name)
          told.role = column.name == "Machine" ? .area : column.role
          return told
        }
        source.tables = [table]
      })
    #expect(table.kind == plain.kind)
    #expect(table.confidence == plain.confidence)
    #expect(table.systemConfidence == plain.systemConfidence)
    for (column, before) in zip(table.columns, plain.columns) {
      let isCorrected = column.name == "Machine"
      #expect(column.role == (isCorrected ? .area : before.role))
      #expect(column.confidence == (isCorrected ? 1 : before.confidence), "\(column.name)")
    }
  }

  @Test(arguments: TableKind.allCases) func `any kind can be declared`(kind: TableKind) throws {
    let table = try recognize(
      Self.orders,
      declarations: declared { source in
        var table = TableDeclaration()
        table.kind = kind
        source.tables = [table]
      })
    #expect(table.kind == kind)
    #expect((table.layout != nil) == (kind == .samples))
  }

  @Test func `a number is a time when it is declared to be one`() throws {
    let text = "x,y\n" + (0..<50).map { "\(1_741_000_000 + $0 * 60),\($0 * 7 % 13).5\n" }.joined()
    #expect(try recognize(text).kind != .samples)
    let table = try recognize(
      text,
      declarations: declared { source in
        var table = TableDeclaration()
        table.kind = .samples
        var time = ColumnDeclaration(name: "x")
        time.role = .time
        var value = ColumnDeclaration(name: "y")
        value.role = .value
        table.columns = [time, value]
        source.tables = [table]
      })
    #expect(table.layout == .wide)
    #expect(table.columns[0].times?.form == .epoch(unitsPerSecond: 1))
  }
}
