import Calendar
package import Linking
import Profiling
import Vocabulary

/// The hour that a clock of local time shows twice when summer time ends.
///
/// Late samples of it are the clock's doing: told once for the source, not for each signal.
package enum RepeatedHour: SourcePass {
  package static let reads: Set<FactGroup> = [.sampling]
  package static let writes: Set<FactGroup> = [.sampling, .clocks]

  package static func run(_ plant: inout PlantSignals, source members: [Int]) {
    let late = members.filter { plant.behaviours[$0].profile.outOfOrder > 0 }
    guard let path = members.first.map({ plant.behaviours[$0].facts.path }),
      let reading = reading(path: path, hours: late.map { start(of: plant.behaviours[$0]) }),
      late.contains(where: { hasDoubled(plant.behaviours[$0]) })
    else { return }
    plant.clocks.append(reading)
    for i in late where start(of: plant.behaviours[i]) != nil {
      plant.behaviours[i].facts.sampling.duplicates = 0
      plant.behaviours[i].facts.sampling.outOfOrder = 0
    }
  }

  /// Microseconds since 1970 of the written hour's first and last late sample, when all late samples of a signal lie in
  /// one hour of a Sunday night in spring or autumn; `nil` otherwise.
  package static func start(of signal: SignalBehaviour) -> Int64? {
    let profile = signal.profile
    guard profile.outOfOrder > 0, profile.lateFirst <= profile.lateLast,
      profile.lateLast - profile.lateFirst < 3_600_000_000
    else { return nil }
    let second = profile.lateFirst / 1_000_000
    let day = second >= 0 ? second / 86_400 : (second - 86_399) / 86_400
    let hour = (second - day * 86_400) / 3600
    let isOfClock = IsRepeatedHour.inForce.isOfClock(
      weekday: CivilDate.weekday(ofDay: day), hour: Int(hour), month: CivilDate(days: day).month)
    guard isOfClock else { return nil }
    return day * 86_400_000_000 + hour * 3_600_000_000
  }

  /// Whether so many samples come late as are due in the hour.
  private static func hasDoubled(_ signal: SignalBehaviour) -> Bool {
    guard let hour = start(of: signal) else { return false }
    return RowsAreDue.inForce.areWrittenTwice(
      signal.due(inHoursFrom: [hour]), late: signal.profile.outOfOrder)
  }

  /// The reading of a source of which most signals repeat the same hour; `nil` otherwise.
  package static func reading(path: String, hours: [Int64?]) -> ClockReading? {
    let known = hours.compactMap { $0 }
    guard let hour = known.first, known.allSatisfy({ $0 == hour }),
      IsRepeatedHour.inForce.isOfMost(same: known.count, of: hours.count)
    else { return nil }
    let date = CivilDate(days: hour / 86_400_000_000)
    let clock = hour % 86_400_000_000 / 3_600_000_000
    return ClockReading(
      path: path, reference: nil, zone: nil, offset: nil, drift: nil, plusMinus: nil,
      events: known.count, verdict: .dst,
      evidence: [
        "the hour from \(Wording.digits(Int(clock), 2)):00 on \(date) is written twice, as a clock of local time does when summer time ends"
      ])
  }
}
