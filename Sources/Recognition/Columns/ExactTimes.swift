import Calendar
import Tabular
import Vocabulary

/// Columns that say the moment of another column once more, as a number or more exactly.
///
/// Panels and loggers write the time as a text to the second and beside it as a number with everything behind the
/// second. The rows tell that both are one moment; no header has to.
enum ExactTimes {
  /// What numbers may count.
  private static let forms: [(form: TimestampNotation.Form, pattern: String)] = [
    (.serial(unitsPerDay: 1_000_000), "millionths of a day since 1899-12-30"),
    (.serial(unitsPerDay: 1), "spreadsheet serial"),
    (.epoch(unitsPerSecond: 1), "epoch seconds"),
    (.epoch(unitsPerSecond: 1_000), "epoch milliseconds"),
    (.epoch(unitsPerSecond: 1_000_000), "epoch microseconds"),
  ]

  /// Numbers that are such moments become times, and where they tell rows apart that the other time does not, the time.
  static func settle(_ candidates: inout [RoleCandidates], _ sample: TableSample) {
    let calendars = candidates.filter { candidate in
      guard !candidate.isDue, candidate[.time] > 0 || candidate.type == .date,
        case .calendar = candidate.times?.notation.form
      else { return false }
      return true
    }
    let written = calendars.filter { $0.type == .timestamp }
    let clocks = candidates.filter { $0.type == .timeOfDay && !$0.isDue }
    // One time alone can be meant, be it in one column or in two.
    let isPair = written.isEmpty && calendars.count == 1 && clocks.count == 1
    guard let time = isPair ? calendars.first : written.first, isPair || written.count == 1 else {
      return
    }
    let instants = SampleKeys(
      sample.batch, rows: sample.rows, time: time, clocks: isPair ? clocks : []
    ).instants
    let clock = isPair ? clocks[0] : time
    if let i = candidates.firstIndex(where: { isFraction($0, of: clock, instants, sample) }) {
      candidates[i].times = DetectedTimes(
        notation: TimestampNotation(
          form: .epoch(unitsPerSecond: 1_000), pattern: "milliseconds of the second",
          hasOffset: false, hasTimeOfDay: true, granularity: 0.001), share: 1, offsets: [],
        reasons: [], sortedShare: 0)
      for role in ColumnRole.allCases { candidates[i].damp(role, by: 0) }
      candidates[i].raise(
        .timeOfDay, to: 1, because: "it counts the milliseconds of the second in '\(clock.name)'")
      return
    }
    if isPair { return }
    for i in candidates.indices where candidates[i].column != time.column {
      guard let (times, exact) = moment(of: candidates[i], beside: time, instants, sample) else {
        continue
      }
      // An instant that is called one is sure where a local time depends on its zone.
      let isSure =
        candidates[i][.time] > 0 && times.notation.hasOffset
        && time.times?.notation.hasOffset == false
      candidates[i].times = times
      for role in ColumnRole.allCases { candidates[i].damp(role, by: 0) }
      guard isSure || isFiner(exact, than: instants) else { continue }
      candidates[i].raise(
        .time, to: time[.time], because: "it says the time in '\(time.name)' more exactly")
      for role in ColumnRole.allCases where role.isTime {
        candidates[time.column].damp(role, by: 0)
      }
      return
    }
  }

  /// The notation in which the numbers of a column are the instants of another one, and what they are then.
  private static func moment(
    of candidate: RoleCandidates, beside time: RoleCandidates, _ instants: [Int64?],
    _ sample: TableSample
  ) -> (DetectedTimes, [Int64?])? {
    guard candidate.sample.isNumeric || candidate.sample.integers == candidate.sample.values else {
      return nil
    }
    // Numbers under the header of a time may be known as instants already.
    if let times = candidate.times {
      guard times.notation.isNumber, max(candidate[.start], candidate[.end]) < candidate[.time]
      else { return nil }
      let exact = SampleKeys(sample.batch, rows: sample.rows, time: candidate).instants
      return areOne(exact, instants, step: time.times?.notation.granularity ?? 1)
        ? (times, exact) : nil
    }
    for (form, pattern) in forms where isLikely(candidate.sample, form) {
      let hasFraction = candidate.type == .decimal
      let isEpoch = if case .epoch = form { true } else { false }
      let notation = TimestampNotation(
        form: form, pattern: pattern, hasOffset: isEpoch, hasTimeOfDay: true,
        granularity: hasFraction ? 0.001 : 1)
      let times = DetectedTimes(
        notation: notation, share: 1, offsets: isEpoch ? [0] : [],
        reasons: ["it says the time in '\(time.name)' as a number"],
        sortedShare: time.times?.sortedShare ?? 0)
      var other = candidate
      other.times = times
      let exact = SampleKeys(sample.batch, rows: sample.rows, time: other).instants
      if areOne(exact, instants, step: time.times?.notation.granularity ?? 1) {
        return (times, exact)
      }
    }
    return nil
  }

  /// Whether a column counts milliseconds by its header, from 0 to 999, that tell rows of one second apart.
  private static func isFraction(
    _ candidate: RoleCandidates, of clock: RoleCandidates, _ instants: [Int64?],
    _ sample: TableSample
  ) -> Bool {
    guard clock.times?.notation.granularity == 1, candidate.type == .integer,
      candidate.sample.distinctCount > 1, candidate.sample.minimum >= 0,
      candidate.sample.maximum < 1_000,
      ([candidate.name] + Words.split(candidate.name)).contains(where: {
        UnitTable.inForce.unit($0)?.symbol == "ms"
      })
    else { return false }
    let seconds = instants.compactMap { $0 }
    let exact = instants.indices.compactMap { row in
      instants[row].map { second in
        "\(second) " + sample.batch.string(row: row, column: candidate.column)
      }
    }
    return Set(exact).count > Set(seconds).count
  }

  /// Whether all numbers lie in the years in which exports are written.
  private static func isLikely(_ sample: ColumnSample, _ form: TimestampNotation.Form) -> Bool {
    let range: ClosedRange<Double> =
      switch form {
      case .serial(let units): 20_000 * Double(units)...80_000 * Double(units)
      case .epoch(let units): 315_532_800 * Double(units)...4_102_444_800 * Double(units)
      default: 0...0
      }
    return range.contains(sample.minimum) && range.contains(sample.maximum)
  }

  /// Whether nearly all rows have one moment in both columns: they differ by an offset from UTC and by what a text leaves out
  /// that is cut off or rounded to its `step`, seconds.
  private static func areOne(_ exact: [Int64?], _ written: [Int64?], step: Double) -> Bool {
    let judgement = InstantsAreOne.inForce
    let (zone, step) = (Int64(judgement.step) * 1_000_000, Int64(step * 1_000_000))
    var counts: [Int64: Int] = [:]
    var both = 0
    for (a, b) in zip(exact, written) {
      guard let a, let b else { continue }
      both += 1
      let offset = Int64((Double(a - b) / Double(zone)).rounded()) * zone
      if -step / 2..<step ~= a - b - offset { counts[offset, default: 0] += 1 }
    }
    guard let most = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else {
      return false
    }
    return judgement.holds(seconds: Int(most.key / 1_000_000), rows: most.value, of: both)
  }

  /// Whether rows have one time in a column and several in another.
  private static func isFiner(_ exact: [Int64?], than written: [Int64?]) -> Bool {
    Set(exact.compactMap { $0 }).count > Set(written.compactMap { $0 }).count
  }
}
