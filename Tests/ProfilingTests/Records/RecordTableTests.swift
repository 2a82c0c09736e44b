import Profiling
import Recognition
import Tabular
import Testing
import Vocabulary

@Suite struct RecordTableTests {
  static func records(_ text: String, path: String = "mes/table.csv") throws -> RecordTable {
    let source = try profile(text, path: path)
    let table = try #require(source.tables.first)
    guard case .records(let records) = table.content else {
      Issue.record("read as samples")
      return RecordTable(table.table, vocabulary: try .builtIn())
    }
    return records
  }

  static let downtime = """
    Machine;Start;End;Reason;Duration min
    Filler 1;13.05.2024 08:00;13.05.2024 08:30;Jam;30,5
    Filler 2;13.05.2024 09:00;;n/a;12,25
    ;14.05.2024 10:00;9999-12-31;Setup;-
    Capper 1;tomorrow;15.05.2024 11:00;Setup;1.000

    """

  @Test func timesAndNumbersAreReadAndNullTextsAreEmpty() throws {
    let table = try RecordTableTests.records(RecordTableTests.downtime, path: "mes/downtime.csv")
    #expect(table.table.kind == .downtime)
    let may13 = 1_715_558_400_000_000 as Int64
    let hour = 3_600_000_000 as Int64
    #expect(table.records.map(\.line) == [2, 3, 4, 5])
    #expect(
      table.records.map(\.start) == [may13 + 8 * hour, may13 + 9 * hour, may13 + 34 * hour, nil])
    #expect(
      table.records.map(\.end) == [may13 + 8 * hour + hour / 2, nil, nil, may13 + 59 * hour])
    #expect(table.records.map { table.number(.duration, of: $0) } == [30.5, 12.25, nil, 1000])
    #expect(table.records.map { table.field(.reason, of: $0) } == ["Jam", nil, "Setup", "Setup"])
    #expect(
      table.records.map { table.field(.asset, of: $0) } == [
        "Filler 1", "Filler 2", nil, "Capper 1",
      ])
    #expect(table.field(.owner, of: table.records[0]) == nil)
    #expect(table.nulls == [1, 0, 1, 1, 1])
    #expect(table.unparsed == [0, 1, 0, 0, 0])
  }

  @Test func dateAndTimeOfDayMakeOneTime() throws {
    let rows = (0..<24).map {
      "\(10 + $0 % 14).03.2024;\($0 < 10 ? "0" : "")\($0).30.00;M\($0 % 3);RUNNING"
    }
    let table = try RecordTableTests.records(
      "Datum;Uhrzeit;Maschine;Maschinenzustand\n" + rows.joined(separator: "\n") + "\n")
    #expect(table.records.first?.time == 1_710_030_600_000_000)  // 2024-03-10 00:30
    #expect(table.records.last?.time == 1_710_891_000_000_000)
  }

  @Test func rowsBeyondTheLimitAreCountedButNotKept() throws {
    let table = try profile("Machine,Reason\nA,B\nC,D\n").tables[0].table
    var records = RecordTable(table, vocabulary: try .builtIn())
    var batch = Batch()
    batch.bytes = Array("AB".utf8)
    batch.columnCount = 2
    for i in 0..<50_001 {
      batch.starts += [0, 1]
      batch.ends += [1, 2]
      batch.lines.append(i)
    }
    for _ in 0..<6 { records.absorb(batch) }
    #expect(records.rows == 300_006)
    #expect(records.records.count == RecordTable.limit)
  }
}
