import Testing
import Vocabulary

/// A small table as some system would export it, and what it is.
struct TableExample: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var path = "export/table.csv"
  var text: String
  var kind: TableKind
  var layout: SampleLayout?
  /// `nil` when several systems may have written it.
  var system: SourceSystem?
  /// Role of each column that must have one, by header.
  var roles: [String: ColumnRole]

  init(
    _ name: String, path: String = "export/table.csv", _ kind: TableKind,
    _ system: SourceSystem?, layout: SampleLayout? = nil, roles: [String: ColumnRole] = [:],
    _ text: String
  ) {
    testDescription = name
    self.path = path
    self.text = text
    self.kind = kind
    self.layout = layout
    self.system = system
    self.roles = roles
  }

  init(
    _ name: String, path: String = "export/table.csv", _ kind: TableKind,
    _ system: SourceSystem?, layout: SampleLayout? = nil, roles: [String: ColumnRole] = [:],
    header: String, rows: Int, row: (Int) -> String
  ) {
    self.init(
      name, path: path, kind, system, layout: layout, roles: roles,
      ([header] + (0..<rows).map(row)).joined(separator: "\n") + "\n")
  }

  static func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }

  /// A time of May 2024, `hours` after its start, day first or as ISO writes it.
  static func iso(_ hours: Int, minute: Int = 0) -> String {
    "2024-05-\(two(1 + hours / 24)) \(two(hours % 24)):\(two(minute)):00"
  }
  static func dotted(_ hours: Int, minute: Int = 0) -> String {
    "\(two(1 + hours / 24)).05.2024 \(two(hours % 24)):\(two(minute))"
  }
  static func slashed(_ hours: Int, minute: Int = 0) -> String {
    "\(two(13 + hours / 24))/05/2024 \(two(hours % 24)):\(two(minute))"
  }
}
