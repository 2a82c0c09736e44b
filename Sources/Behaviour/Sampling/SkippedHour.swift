import Calendar
import Linking
import Profiling
import Vocabulary

/// The hour that a clock of local time leaves out when summer time begins: nothing was lost in it.
enum SkippedHour: SourcePass {
  static let reads: Set<FactGroup> = [.sampling]
  static let writes: Set<FactGroup> = [.silences, .clocks, .sampling]

  static func run(_ plant: inout PlantSignals, source members: [Int]) {
    let open = members.filter {
      plant.behaviours[$0].isZoneOpen && plant.behaviours[$0].profile.samples > 0
    }
    guard let path = members.first.map({ plant.behaviours[$0].facts.path }), !open.isEmpty
    else { return }
    let left = open.map { plant.behaviours[$0].skippedHours }
    var counts: [Int64: Int] = [:]
    for span in left.joined() { counts[span.hour, default: 0] += 1 }
    let hours = counts.keys.sorted().filter { hour in
      let able = open.count {
        plant.behaviours[$0].profile.first < hour && plant.behaviours[$0].profile.last > hour
      }
      return IsRepeatedHour.inForce.isOfMost(same: counts[hour] ?? 0, of: max(1, able))
    }
    guard !hours.isEmpty else { return }
    plant.skipped[path] = Spans(
      hours.map { hour in
        let start = plant.behaviours[open[0]].utc(hour)
        return (start, start + 3600)
      })
    let told = zip(open, left).first { i, spans in
      let own = spans.map(\.hour).filter(hours.contains)
      return RowsAreDue.inForce.holds(plant.behaviours[i].due(inHoursFrom: own))
    }
    guard let told,
      let shown = told.1.filter({ hours.contains($0.hour) }).min(by: { $0.hour < $1.hour })
    else { return }
    plant.behaviours[told.0].skippedHour = shown.span
    let first = shown.hour
    let date = CivilDate(days: first / 86_400_000_000)
    let clock = Int(first % 86_400_000_000 / 3_600_000_000)
    plant.clocks.append(
      ClockReading(
        path: path, reference: nil, zone: nil, offset: nil, drift: nil, plusMinus: nil,
        events: counts[first] ?? 0, verdict: .dst,
        evidence: [
          "the hour from \(Wording.digits(clock, 2)):00 on \(date) is left out, as a clock of local time does when summer time begins"
        ]))
  }
}

extension SignalBehaviour {
  /// Hours, as the first microsecond that was not written, which it leaves out just when clocks of some zone do; with the
  /// samples before and after.
  fileprivate var skippedHours: [(hour: Int64, span: SeriesProfile.Span)] {
    guard let typical = profile.intervals.typical, typical > 0 else { return [] }
    let step = Int64(typical * 1.5e6)
    let hour: Int64 = 3_600_000_000
    return profile.longest.compactMap { span in
      guard span.microseconds > hour, span.microseconds <= hour + 2 * step,
        let skipped = SummerTime.hour(
          after: span.start / 1_000_000, before: span.end / 1_000_000)
      else { return nil }
      let begin = skipped * 1_000_000
      return span.start < begin && span.start > begin - step && span.end >= begin + hour
        && span.end < begin + hour + step ? (begin, span) : nil
    }
  }
}
