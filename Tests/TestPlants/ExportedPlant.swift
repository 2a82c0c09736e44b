package import Behaviour
import Foundation
package import Profiling
import Recognition
import Tabular
import TestSupport
package import Vocabulary

/// A small plant in May 2025 as the files that it would be exported to: ten days of a historian in UTC, and a MES, a
/// CMMS, an ERP and a laboratory in the local time of Berlin, all of them right. A test changes one thing in it.
///
/// What looks odd in it is innocent: the shutdown on Sunday, a flow that is stored on change only, a pressure that rises
/// in a straight line, a level that hardly moves, a setpoint, a counter, a pump in reserve, orders that end a day before
/// the samples do.
package struct ExportedPlant {
  package struct Sample {
    /// Seconds since the first instant.
    package var second: Int
    package var value: String
    package var quality = "Good"

    package init(second: Int, value: String, quality: String = "Good") {
      (self.second, self.value, self.quality) = (second, value, quality)
    }
  }

  package struct Signal {
    package var tag: String
    package var samples: [Sample] { didSet { text = nil } }
    fileprivate var text: String?

    package init(_ tag: String, _ samples: [Sample]) {
      self.tag = tag
      self.samples = samples
    }
  }

  package struct Order {
    package var number: Int
    package var asset: String
    /// Seconds since the first instant, UTC.
    package var start: Int
    package var end: Int
    package var batch: String { "B25-\(number)" }

    package init(number: Int, asset: String, start: Int, end: Int) {
      (self.number, self.asset, self.start, self.end) = (number, asset, start, end)
    }
  }

  /// 2025-05-05T00:00:00Z, a Monday.
  package static let begin = 1_746_403_200
  package static let day = 86_400
  package static let days = 10
  package static let assets = ["PU-101", "FA-201", "MX-301", "CP-401", "PU-102"]

  package var signals: [Signal]
  package var orders: [Order]
  package var stops: [Order]
  /// Batches as the laboratory writes them, by the number of the order.
  package var laboratory: [Int: String]
  package var owners: [String: String]
  package var listedTags: [String]
  /// Seconds by which the clock of the MES is ahead.
  package var mesAhead = 0
  /// Whether the MES writes the offset of its times.
  package var mesHasOffset = false
  /// Whether the laboratory writes UTC without saying so, and takes a sample at the start of each order too.
  package var laboratoryIsUTC = false
  /// Assets whose signals stand in a second historian, in local time without a zone.
  package var elsewhere: [String] = []

  package static let healthy = ExportedPlant()

  private init() {
    var random = SeededGenerator(state: 7)
    var orders: [Order] = []
    var stops: [Order] = []
    var number = 4711
    for day in 0..<Self.days where day != 6 {
      for asset in Self.assets.dropLast() {
        number += 1
        let order = Order(
          number: number, asset: asset, start: day * Self.day + 14_400 + random.next(2500),
          end: day * Self.day + 66_000 + random.next(2500))
        orders.append(order)
        if number % 3 > 0 {
          let from = order.start + 6000 + random.next(30_000)
          stops.append(
            Order(number: number, asset: asset, start: from, end: from + 1500 + random.next(1500)))
        }
      }
    }
    self.orders = orders.filter { $0.start < 9 * Self.day }
    self.stops = stops.filter { $0.start < 9 * Self.day }
    laboratory = Dictionary(uniqueKeysWithValues: self.orders.map { ($0.number, $0.batch) })
    owners = Dictionary(uniqueKeysWithValues: Self.assets.map { ($0, "Anna Weber") })
    signals = Self.measured(orders, stops, &random)
    listedTags = signals.map(\.tag)
    for i in signals.indices { signals[i].text = Self.rendered(signals[i]) }
  }

  /// Changes the samples of one tag.
  package mutating func change(_ tag: String, _ body: (inout [Sample]) -> Void) {
    for i in signals.indices where signals[i].tag == tag { body(&signals[i].samples) }
  }

  // MARK: Signals

  private static func measured(
    _ orders: [Order], _ stops: [Order], _ random: inout SeededGenerator
  ) -> [Signal] {
    var running: [String: [Bool]] = [:]
    for asset in assets {
      var minutes = [Bool](repeating: false, count: days * 1440)
      for order in orders where order.asset == asset {
        for minute in (order.start + 59) / 60..<order.end / 60 { minutes[minute] = true }
      }
      for stop in stops where stop.asset == asset {
        for minute in (stop.start + 59) / 60..<stop.end / 60 { minutes[minute] = false }
      }
      running[asset] = minutes
    }
    func isRunning(_ asset: String, _ second: Int) -> Bool { running[asset]?[second / 60] ?? false }
    func signal(
      _ tag: String, every step: Int, _ value: (Int) -> Int, decimals: Int = 1
    ) -> Signal {
      var samples: [Sample] = []
      for second in stride(from: 0, to: days * day, by: step) where second / day != 6 {
        samples.append(Sample(second: second, value: Self.decimal(value(second), decimals)))
      }
      return Signal(tag, samples)
    }
    var result: [Signal] = []
    for asset in assets.dropLast() {
      let name = asset.replacingOccurrences(of: "-", with: "")
      result.append(
        signal("\(name).SPEED", every: 300) {
          isRunning(asset, $0) ? 14_750 + random.next(100) : 0
        })
      var level = 250
      result.append(
        signal("\(name).TEMP", every: 600) {
          level += ((isRunning(asset, $0) ? 600 : 250) - level) / 4
          return level + random.next(9)
        })
    }
    result.append(
      signal("PU101.PRESSURE", every: 600, { 200 + $0 % (day / 2) / 100 }, decimals: 2))
    result.append(
      signal(
        "FA201.VIBRATION", every: 600,
        { isRunning("FA-201", $0) ? 210 + random.next(60) : 10 + random.next(5) }, decimals: 2))
    result.append(signal("MX301.SETPOINT", every: 600) { $0 < 4 * day ? 600 : 620 })
    var count = 0
    result.append(
      signal(
        "MX301.COUNT", every: 600,
        {
          count += isRunning("MX-301", $0) ? 40 + random.next(10) : 0
          return count
        }, decimals: 0))
    var height = 550
    result.append(
      signal("CP401.LEVEL", every: 600) {
        // Now and then, on no grid.
        if $0 / 600 * 2_654_435_761 % 4_294_967_296 < 357_913_941 { height += random.next(3) - 1 }
        return height
      })
    result.append(
      signal("PU102.CURRENT", every: 600) {
        [2, 7].contains($0 / day) && $0 % day < 4 * 3600 ? 95 + random.next(12) : 0
      })
    // Stored when it changes, and every four hours when it does not.
    var quiet: [Sample] = []
    var second = 0
    while second < days * day {
      if second / day != 6 {
        quiet.append(Sample(second: second, value: Self.decimal(300 + random.next(90), 1)))
      }
      second += random.next(9) == 0 ? 14_400 : 60 + random.next(3000)
    }
    result.append(Signal("CP401.FLOW", quiet))
    return result
  }

  private static func decimal(_ value: Int, _ decimals: Int) -> String {
    switch decimals {
    case 0: "\(value)"
    case 1: "\(value / 10).\(value % 10)"
    default: "\(value / 100).\(value / 10 % 10)\(value % 10)"
    }
  }

  // MARK: Files

  private static func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }

  /// A day of May 2025 and a time on it, with `between` in the middle.
  private static func time(_ second: Int, between: String) -> String {
    "2025-05-\(two(5 + second / day))\(between)\(two(second % day / 3600)):"
      + "\(two(second % 3600 / 60)):\(two(second % 60))"
  }

  /// Two hours ahead of UTC, as Berlin in May.
  private static func local(_ second: Int) -> String { time(second + 7200, between: " ") }

  private static func rendered(_ signal: Signal) -> String {
    var text = ""
    for sample in signal.samples {
      text += signal.tag
      text += ","
      text += time(sample.second, between: "T")
      text += "Z,"
      text += sample.value
      text += ","
      text += sample.quality
      text += "\n"
    }
    return text
  }

  private func mes(_ second: Int) -> String {
    Self.local(second + mesAhead) + (mesHasOffset ? "+02:00" : "")
  }

  private func sampled(_ order: Order, _ sample: Int) -> String {
    guard laboratoryIsUTC else { return Self.local(order.end - 600) }
    return Self.time(sample == 0 ? order.start + 600 : order.end - 600, between: " ")
  }

  private func isElsewhere(_ signal: Signal) -> Bool {
    elsewhere.contains { signal.tag.hasPrefix($0.replacingOccurrences(of: "-", with: "")) }
  }

  package var files: [(path: String, text: String)] {
    var jobs = "Work order,Equipment,Work type,Failure code,Description,Start,End\n"
    var number = 900
    for (i, asset) in Self.assets.enumerated() {
      for job in 0..<26 {
        number += 1
        let date = "2024-\(Self.two(1 + job % 12))-\(Self.two(2 + (job * 7 + i * 5) % 26))"
        let kind = job % 13 == 0 ? "Preventive,," : "Corrective,F\(job % 4),"
        jobs += "WO-\(number),\(asset),\(kind)Work on \(asset),\(date) 08:1\(job % 10):00,"
        jobs += "\(date) 11:4\(job % 10):00\n"
      }
    }
    let names = ["Pump", "Fan", "Mixer", "Compressor", "Pump"]
    var files = [
      (
        "historian/samples.csv",
        "Tag,Timestamp,Value,Quality\n"
          + signals.filter { !isElsewhere($0) }.map { $0.text ?? Self.rendered($0) }.joined()
      ),
      (
        "historian/tags.csv",
        "Tag,Description,Unit\n"
          + listedTags.map { "\($0),Tag \($0),\(Self.unit($0))\n" }.joined()
      ),
      (
        "mes/orders.csv",
        "Order,Machine,Material,Batch,Start,End,Quantity,Scrap\n"
          + orders.map {
            "\($0.number),\($0.asset),M-\($0.number % 3),\($0.batch),\(mes($0.start)),"
              + "\(mes($0.end)),\(900 + $0.number % 50),\($0.number % 7)\n"
          }.joined()
      ),
      (
        "mes/downtime.csv",
        "Machine,Start,End,Reason\n"
          + stops.map { "\($0.asset),\(mes($0.start)),\(mes($0.end)),Jam\n" }.joined()
      ),
      ("cmms/work_orders.csv", jobs),
      (
        "erp/equipment.csv",
        "Equipment,Description,Class,Line,Owner\n"
          + zip(Self.assets, names).map { "\($0),\($1) \($0),\($1),Line 1,\(owners[$0] ?? "")\n" }
          .joined()
      ),
    ]
    let second = signals.filter(isElsewhere)
    if !second.isEmpty {
      files.append(
        (
          "historian/second.csv",
          "Tag,Timestamp,Value,Quality\n"
            + second.flatMap { signal in
              signal.samples.map {
                "\(signal.tag),\(Self.local($0.second)),\($0.value),\($0.quality)\n"
              }
            }.joined()
        ))
    }
    var lab = "Sample,Batch,Sampled at,Characteristic,Value,Result\n"
    for order in orders {
      guard let batch = laboratory[order.number] else { continue }
      for (sample, result) in ["OK", "NOK", "NOK"].enumerated() {
        lab += "S\(order.number)\(sample),\(batch),\(sampled(order, sample)),Density,"
        lab += "1.0\(order.number % 10),\(result)\n"
      }
    }
    files.append(("quality/inspections.csv", lab))
    return files
  }

  private static func unit(_ tag: String) -> String {
    if tag.hasSuffix("SPEED") || tag.hasSuffix("SETPOINT") { return "rpm" }
    if tag.contains("TEMP") { return "°C" }
    if tag.hasSuffix("PRESSURE") { return "bar" }
    if tag.hasSuffix("VIBRATION") { return "mm/s" }
    if tag.hasSuffix("CURRENT") { return "A" }
    if tag.hasSuffix("FLOW") { return "m3/h" }
    return tag.hasSuffix("LEVEL") ? "%" : ""
  }

  /// The files of the healthy plant as read; most tests change one of them.
  private static let healthyFiles = Dictionary(
    uniqueKeysWithValues: healthy.files.map { ($0.path, $0.text) })
  package static let vocabulary = Result { try Vocabulary.builtIn() }
  package static let equipment = Result { try EquipmentVocabulary.builtIn() }
  private static let healthySources = Result { try read(healthyFiles) }

  /// Writes files and reads them as the program does.
  package static func read(_ files: [String: String]) throws -> [ProfiledSource] {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("exported-plant-" + UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (path, text) in files {
      let file = folder.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    let export = try Export.discover(folder.path)
    let profiler = Profiler(recognizer: Recognizer(vocabulary: try vocabulary.get()))
    return profiler.profile(export.files)
  }

  package func plant() throws -> Plant {
    let changed = Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.text) })
      .filter { Self.healthyFiles[$0.key] != $0.value }
    var sources = try Self.healthySources.get().filter { changed[$0.path] == nil }
    if !changed.isEmpty { sources += try Self.read(changed) }
    sources.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    return PlantBuilder(
      vocabulary: try Self.vocabulary.get(), equipment: try Self.equipment.get()
    ).build(sources)
  }
}
