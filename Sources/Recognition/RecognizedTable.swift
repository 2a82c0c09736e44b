package import Calendar
import Foundation
package import Tabular
package import Vocabulary

/// What one column was taken for, and why.
package struct RecognizedColumn: Sendable {
  package var index: Int
  package var name: String
  package var role: ColumnRole
  package var type: ColumnType
  package var unit: String?
  /// How the column writes instants, when it does.
  package var times: TimestampNotation?
  package var usesDecimalComma: Bool
  /// Units that stand behind the numbers in the fields.
  package var valueUnits: [String] = []
  package var reasons: [String]
  package var confidence: Double
  package var doubt: TimestampDoubt?
  /// What later rows may say of the zone of its times.
  var otherZone: OtherZone?
  /// What the column is on, where a row of the header says it.
  package var object: String?
  /// What it measures there, where its name is that of the object and another row of the header says it.
  var measured: String?
  /// A number of a column in which a point may part thousands as well as decimals.
  package var openNumber: String?
  /// Whether its texts say when a machine runs, beside what is measured of it.
  package var tellsRunning = false
  /// Whether its numbers have a unit of something that signals measure.
  var measures = false
  /// Whether a yes in it says that something is not in order.
  package var answersFaults = false
  /// The name as the file has it: a number in brackets tells columns of one name apart.
  package var writtenName: String {
    if let measured { return measured }
    guard object != nil, name.hasSuffix(")"), let open = name.range(of: " (", options: .backwards),
      name[open.upperBound...].dropLast().allSatisfy(\.isNumber)
    else { return name }
    return String(name[..<open.lowerBound])
  }
  /// Of dates whose order is open: what they cover in each order.
  package var dateReadings: String?
}

extension RecognizedColumn {
  /// A column that another table has for the rows of this one.
  package init(joined role: ColumnRole, name: String) {
    self.init(
      index: 0, name: name, role: role, type: .text, usesDecimalComma: false, reasons: [],
      confidence: 1)
  }
}

/// What one table was taken for, and why.
package struct RecognizedTable: Sendable {
  package var path: String
  package var source: TableSource
  package var system: SourceSystem
  package var systemConfidence: Double
  /// Whether it is a register of which only its kind tells the system, which is one of several.
  package var isSystemOpen = false
  package var kind: TableKind
  package var layout: SampleLayout?
  package var columns: [RecognizedColumn]
  package var timezone: ZoneEvidence?
  /// Languages of the headers, the most frequent first.
  package var languages: [String]
  package var reasons: [String]
  package var confidence: Double
  /// The rows that it was recognized by, while somebody may ask for them again.
  package var first: Batch?
  /// Times of later rows, by column, that say more of its zone than the first rows do.
  var later: [Int: String] = [:]
  /// A column whose header says a time, in a table without any, and one of its texts.
  var unreadTime: (name: String, text: String)?
  /// The column of a place without which machines of one name would be one.
  package var place: Int?
  /// A second time in its samples that is far from the first.
  var deviceClock: DeviceClock?
  /// What its columns hold that other tables may know, or learn from it.
  var names: [ColumnNames] = []
  /// The names of its signals and what they are made of.
  var signalNames: SignalNames?

  package var decimal: String? {
    let numbers = columns.filter { $0.type == .decimal }
    guard !numbers.isEmpty else { return nil }
    return numbers.contains { $0.usesDecimalComma } ? "," : "."
  }

  package func column(_ role: ColumnRole) -> RecognizedColumn? {
    columns.first { $0.role == role }
  }

  /// The columns whose fields are values of signals, in their order: what is measured, and states in words that tell when
  /// a machine runs.
  package var signalColumns: [RecognizedColumn] {
    columns.filter { $0.role == .value || $0.tellsRunning }
  }

  package func columns(_ role: ColumnRole) -> [RecognizedColumn] {
    columns.filter { $0.role == role }
  }
}
