import Recognition
import Testing
import Vocabulary

/// What is told of a table whose numbers or times cannot be sure.
@Suite struct ColumnDoubtTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var header: String
    var rows: [String]
    /// A part of each message.
    var says: [String] = []
  }

  private static func rows(_ row: (Int) -> String) -> [String] { (0..<40).map(row) }

  @Test(arguments: [
    Case(
      testDescription: "three digits behind a point in a file with semicolons",
      header: "Zeit;Maschine;Zählerstand",
      rows: rows { "\(TableExample.iso($0));M1;\(1 + $0).\(100 + $0 * 7)" },
      says: ["'Zählerstand' has three digits behind the point of each number, such as '1.100'"]),
    Case(
      testDescription: "a comma in another column tells that the point parts thousands",
      header: "Zeit;Maschine;Zählerstand;Druck",
      rows: rows { "\(TableExample.iso($0));M1;\(1 + $0).\(100 + $0 * 7);\($0 % 7),5" }),
    Case(
      testDescription: "two digits are decimals",
      header: "Zeit;Maschine;Druck",
      rows: rows { "\(TableExample.iso($0));M1;\(1 + $0).\(10 + $0)" }),
    Case(
      testDescription: "a number below one is no thousand",
      header: "Zeit;Maschine;Druck",
      rows: rows { "\(TableExample.iso($0));M1;\($0 % 3).\(100 + $0 * 7)" }),
    Case(
      testDescription: "a file with commas has decimal points",
      header: "Time,Machine,Pressure",
      rows: rows { "\(TableExample.iso($0)),M1,\(1 + $0).\(100 + $0 * 7)" }),
    Case(
      testDescription: "measurements without a time",
      header: "Maschine;Druck [bar];Temperatur [°C]",
      rows: rows { "M\($0 % 3);\($0 % 7),5;\(60 + $0 % 9),1" },
      says: ["has measurements, but no column in which a time was recognized"]),
    Case(
      testDescription: "a register has ratings",
      header: "Equipment;Description;Power [kW];Pressure [bar]",
      rows: rows { "P-\(100 + $0);feed pump \($0);\($0).5;\(6 + $0 % 4).5" }),
    Case(
      testDescription: "a list of tags has none", header: "Tag;Description;Low [bar];High [bar]",
      rows: rows { "P-\(100 + $0).PRESS;pressure of pump \($0);\($0 % 2).5;\(6 + $0 % 4).5" }),
    Case(
      testDescription: "times of which a spreadsheet kept the minutes",
      header: "Zeitstempel;Druck [bar];Temperatur [°C]",
      rows: rows { "\(10 + $0):0\($0 % 7),\($0 % 10);\($0 % 7),5;\(60 + $0 % 9),1" },
      says: ["'Zeitstempel' is called a time, but no date can be read in it, as in '10:00,0'"]),
    Case(
      testDescription: "times that were too wide for their cells",
      header: "Timestamp,Pressure,Temperature", rows: rows { "########,\($0).5,\(60 + $0 % 9).1" },
      says: ["'Timestamp' is called a time, but no date can be read in it, as in '########'"]),
    Case(
      testDescription: "a second time that can be read", header: "Timestamp,Logged at,Pressure",
      rows: rows { "########,\(TableExample.iso($0)),\($0 % 7).5" }),
  ])
  func `a doubt is told where there is one`(example: Case) throws {
    let table = try recognize(([example.header] + example.rows).joined(separator: "\n") + "\n")
    let messages = table.doubts.map(\.message)
    #expect(messages.count == example.says.count, "\(messages)")
    for (message, part) in zip(messages, example.says) {
      #expect(message.contains(part), "\(message)")
    }
  }
}
