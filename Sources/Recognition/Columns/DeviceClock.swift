import Calendar
import Tabular
import Vocabulary

/// A second time in rows of samples that is steadily days or years from the first one, as that of a device whose clock
/// nobody has set.
struct DeviceClock {
  private(set) var column: String
  private(set) var time: String
  /// The device; `nil` where rows name none.
  private(set) var name: String?
  /// How far it is behind; below zero where it is ahead.
  private(set) var seconds: Double
  private(set) var rows: Int

  /// The first of them in a table of samples.
  init?(_ candidates: [RoleCandidates], _ columns: [RecognizedColumn], _ sample: TableSample) {
    guard let time = columns.first(where: { $0.role == .time }) else { return nil }
    let name = columns.first { $0.role == .asset || $0.role == .tag }
    let instants = SampleKeys(sample.batch, rows: sample.rows, time: candidates[time.index])
      .instants
    for candidate in candidates
    where candidate.type == .timestamp && candidate.column != time.index && !candidate.isDue
      && columns[candidate.column].role == .unknown
    {
      let others = SampleKeys(sample.batch, rows: sample.rows, time: candidate).instants
      var differences: [String: [Double]] = [:]
      for (row, pair) in zip(instants, others).enumerated() {
        guard let first = pair.0, let second = pair.1 else { continue }
        let key = name.map { sample.batch.string(row: row, column: $0.index) } ?? ""
        differences[key, default: []].append(Double(first - second) / 1e6)
      }
      for (key, list) in differences.sorted(by: { $0.key < $1.key }) {
        let judgement = ClockIsUnset.inForce
        guard let middle = list.sorted().upperMedian else { continue }
        let steady = list.count { judgement.areOne($0, middle) }
        guard judgement.holds(seconds: middle, steady: steady, of: list.count) else { continue }
        self.column = candidate.name
        self.time = time.name
        self.name = key.isEmpty ? nil : key
        (seconds, rows) = (middle, list.count)
        return
      }
    }
    return nil
  }

  var message: String {
    let way = seconds > 0 ? "behind" : "ahead of"
    return "column '\(column)' is \(Wording.duration(abs(seconds))) \(way) '\(time)'"
      + (name.map { " in the rows of '\($0)'" } ?? "")
      + ", steadily, as the clock of a device is that nobody has set; '\(time)' is the time of the samples"
  }
}
