import Foundation

/// What `measure` prints.
struct Measurement: Codable {
  struct Machine: Codable {
    var system: String
    var processor: String
    var cores: Int
    /// Bytes.
    var memory: UInt64
    var swift: String
  }

  struct File: Codable {
    var path: String
    var bytes: Int
    /// As made by this program; `nil` for a file that was given.
    var layout: String?
    var tags: Int?
    var seed: UInt64?
  }

  struct StageRuns: Codable {
    var stage: String
    var rows: Int?
    var median: Cost
    /// Bytes of the file in a second of the median.
    var bytesPerSecond: Double
    var runs: [Cost]

    init(stage: Stage, rows: Int?, bytes: Int, runs: [Cost]) {
      self.stage = stage.rawValue
      self.rows = rows
      self.runs = runs
      func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        return (sorted[sorted.count / 2] + sorted[(sorted.count - 1) / 2]) / 2
      }
      self.median = Cost(
        wall: median(runs.map(\.wall)), user: median(runs.map(\.user)),
        system: median(runs.map(\.system)), memory: Int(median(runs.map { Double($0.memory) })))
      bytesPerSecond = Double(bytes) / self.median.wall
    }
  }

  var machine: Machine
  var file: File
  var stages: [StageRuns]
  /// How many times as long as reading the bytes it takes to find the rows in them. One comparison of a SIMD vector with
  /// a constant that is not typed makes it more than ten times as much; nothing else in the scan can.
  var scanPerRead: Double?
}

extension Measurement.Machine {
  /// The machine that this program runs on.
  static var own: Measurement.Machine {
    let information = ProcessInfo.processInfo
    let processor = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8))?
      .split(separator: "\n").first { $0.hasPrefix("model name") }?
      .split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) }
    #if compiler(>=6.4)
      let swift = "6.4 or later"
    #elseif compiler(>=6.3)
      let swift = "6.3"
    #else
      let swift = "6.2"
    #endif
    return Measurement.Machine(
      system: information.operatingSystemVersionString, processor: processor ?? "unknown",
      cores: information.activeProcessorCount, memory: information.physicalMemory, swift: swift)
  }
}
