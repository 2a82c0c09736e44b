import Calendar
import Foundation
import Recognition
import Testing
import Vocabulary

/// Columns of numbers that say the time once more.
@Suite struct ExactTimeTests {
  /// 2024-05-06 00:00, days since 1899-12-30.
  private static let day = 45_418.0

  /// Rows at steps of 0.4 s, with a text to the second.
  private static func table(_ header: String, _ number: (_ seconds: Double) -> String) -> String {
    let rows = (0..<300).map { i in
      let seconds = Double(i) * 0.4
      let (minute, second) = (Int(seconds) / 60, Int(seconds) % 60)
      let text = String(format: "06.05.2024 00:%02d:%02d", minute, second)
      return "LN4.Gewicht;\(text);\(20 + i % 7),\(i % 10);1;\(number(seconds))\n"
    }
    return header + "\n" + rows.joined()
  }

  @Test func `millionths of a day outdo a text to the second`() throws {
    let table = try recognize(
      Self.table("Variable;Zeit;Messwert;Gültig;Stempel") { seconds in
        String(format: "%.4f", (Self.day + seconds / 86_400) * 1e6)
          .replacing(".", with: ",")
      })
    #expect(table.layout == .long)
    #expect(table.column(.time)?.name == "Stempel", "\(table.columns.map(\.role))")
    #expect(table.column(.time)?.times?.form == .serial(unitsPerDay: 1_000_000))
  }

  /// The text is two hours ahead of the milliseconds, as in summer.
  @Test func `milliseconds since 1970 outdo a local text`() throws {
    let table = try recognize(
      Self.table("Variable;Zeit;Messwert;Gültig;Tick") { seconds in
        String(Int(((Self.day - 25_569) * 86_400 - 7200 + seconds) * 1000))
      })
    #expect(table.column(.time)?.name == "Tick", "\(table.columns.map(\.role))")
  }

  /// Under the header of a time numbers are instants by themselves, unless it is that of a start or an end.
  @Test(arguments: [("timestamp_ms", "timestamp_ms"), ("Ende", "Zeit")])
  func `milliseconds under the header of a time outdo a text, those of an end do not`(
    header: String, time: String
  ) throws {
    let table = try recognize(
      Self.table("Variable;Zeit;Messwert;Gültig;\(header)") { seconds in
        String(Int(((Self.day - 25_569) * 86_400 + seconds) * 1000))
      })
    #expect(table.column(.time)?.name == time, "\(table.columns.map(\.role))")
  }

  /// Work that ends at instants since 1970 and was reported done in local time, a row a week: two hours ahead in summer.
  @Test(arguments: [(3600, 7200, "Europe/Berlin"), (3600, 5400, nil), (3600, 3600, "UTC+01:00")])
  func `offsets that change as those of a zone tell the zone`(
    winter: Int, summer: Int, name: String?
  ) throws {
    let text = DateFormatter()
    text.timeZone = TimeZone(secondsFromGMT: 0)
    text.locale = Locale(identifier: "en_US_POSIX")
    text.dateFormat = "dd.MM.yyyy HH:mm:ss"
    let berlin = try #require(TimeZone(identifier: "Europe/Berlin"))
    let rows = (0..<50).map { i in
      let end = 1_673_250_000 + Double(i * 7 * 86_400 + i * 61)
      let isSummer = berlin.isDaylightSavingTime(for: Date(timeIntervalSince1970: end))
      let done = Date(timeIntervalSince1970: end + Double(isSummer ? summer : winter))
      return
        "M-\(5100 + i);Ofen \(i % 3);Wartung;\(Int(end - 4000) * 1000);\(Int(end) * 1000);\(text.string(from: done))\n"
    }
    let table = try recognize(
      "Meldung;Anlage;Art;Beginn;Ende;Erledigt am\n" + rows.joined())
    #expect(table.timezone?.name == name)
  }

  /// The counter is of the size of such days, and the second number the time of the row, no more exactly.
  @Test func `a counter is no time, and a time that is not more exact is no signal`() throws {
    let rows = (0..<300).map { i in
      "2024-05-06 \(10 + i / 60):\(10 + i % 50):00,\(45_418 + Double(i) / 100),\(1_714_989_600 + i / 60 * 3600 + (10 + i % 50) * 60),\(3 + i % 5).\(i % 10)\n"
    }
    let table = try recognize("time,energy,nr,flow\n" + rows.joined())
    #expect(table.column(.time)?.name == "time")
    #expect(table.columns(.value).map(\.name) == ["energy", "flow"])
  }

  @Test func `milliseconds in a column of their own are added to the second`() throws {
    let rows = (0..<200).map { i in
      "07.05.2024 06:00:\(i / 5 < 10 ? "0" : "")\(i / 5);\(i % 5 * 200);\(410 + i % 7),\(i % 10)\n"
    }
    let table = try recognize("Zeit;Millisekunden;Kraft_kN\n" + rows.joined())
    #expect(table.layout == .wide, "\(table.columns.map(\.role))")
    #expect(table.column(.timeOfDay)?.name == "Millisekunden")
    #expect(table.signalColumns.map(\.name) == ["Kraft_kN"])
  }

  @Test func `seconds since 1970 outdo a local text that is as exact`() throws {
    let rows = (0..<60).map { i in
      "2024-05-07 08:\(i < 10 ? "0" : "")\(i):00;\(1_715_061_600 + i * 60);\(8 + i % 2),\(i % 10)\n"
    }
    let table = try recognize("Ortszeit;epoch_s;Feuchte\n" + rows.joined())
    #expect(table.column(.time)?.name == "epoch_s", "\(table.columns.map(\.role))")
  }
}
