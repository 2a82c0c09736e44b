/// How a synthetic export is written down.
package struct Layout: Sendable {
  package enum Shape: String, Sendable {
    /// A row has one sample: tag, time, value, quality.
    case long
    /// A row has a time and one cell for each tag.
    case wide
    /// A row has a time, a machine and one cell for each of its signals.
    case keyed
  }

  enum Times: Sendable {
    /// `2024-01-31T13:05:06.789Z`
    case iso
    /// `2024-01-31T14:05:06.789+01:00`
    case offset
    /// `2024/01/31 13:05:06.789`
    case slashed
    /// `31.01.2024 13:05:06`
    case dotted
    /// `01/31/2024 01:05:06 PM`
    case american
    case epochSeconds
    case epochMilliseconds

    /// Milliseconds of the finest difference that it can write.
    var step: Int64 {
      switch self {
      case .dotted, .american, .epochSeconds: 1000
      case .iso, .offset, .slashed, .epochMilliseconds: 1
      }
    }

    /// The latest time up to this one that it can write.
    func rounded(_ time: Int64) -> Int64 { time / step * step }
  }

  package var name: String
  package var shape = Shape.long
  var times = Times.iso
  var header = ["tag", "timestamp", "value", "quality"]
  var delimiter = ","
  var decimal = "."
  var lineEnd = "\n"
  var isQuoted = false
  var good = "Good"
  var uncertain = "Uncertain"
  var bad = "Bad"

  package static let all: [Layout] = [
    Layout(name: "long"),
    Layout(
      name: "messy", times: .dotted, header: ["Tag", "Timestamp", "Value", "Quality"],
      delimiter: ";", decimal: ",", lineEnd: "\r\n", isQuoted: true),
    Layout(name: "wide", shape: .wide, header: ["timestamp"]),
    Layout(name: "keyed", shape: .keyed, header: ["Time", "Machine ID"]),
    Layout(
      name: "tab", times: .slashed, header: ["TagName", "DateTime", "Value", "OPCQuality"],
      delimiter: "\t", good: "192", uncertain: "64", bad: "0"),
    Layout(name: "offset", times: .offset, delimiter: "|"),
    Layout(
      name: "american", times: .american, header: ["TagName", "DateTime", "Value", "Quality"]),
    Layout(name: "epoch-ms", times: .epochMilliseconds),
    Layout(name: "epoch-s", times: .epochSeconds),
  ]

  package static func named(_ name: String) -> Layout? { all.first { $0.name == name } }
}
