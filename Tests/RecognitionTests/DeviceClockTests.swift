import Recognition
import Testing
import Vocabulary

/// A second time beside samples.
@Suite struct DeviceClockTests {
  private static func table(_ second: (_ i: Int) -> String) throws -> RecognizedTable {
    let rows = (0..<200).map { i in
      "2024-05-\(10 + i / 24) \(10 + i % 12):15:00,N\(1 + i % 2),\(second(i)),\(40 + i % 31).5,\(3 + i % 4).\(i % 10)\n"
    }
    return try recognize("time,device,own time,humidity,pressure\n" + rows.joined())
  }

  @Test func `a clock that is years behind is told`() throws {
    let table = try Self.table { i in
      i % 2 == 0
        ? "2024-05-\(10 + i / 24) \(10 + i % 12):15:02"
        : "2019-05-\(10 + i / 24) \(10 + i % 12):15:02"
    }
    #expect(table.kind == .samples)
    let message = try #require(table.doubts.first { $0.message.contains("own time") }).message
    #expect(message.contains("behind 'time' in the rows of 'N2'"), "\(message)")
  }

  @Test func `when a device was calibrated is no clock`() throws {
    let table = try Self.table { i in "2021-03-0\(1 + i / 100) 09:30:00" }
    #expect(!table.doubts.contains { $0.message.contains("own time") })
  }
}
