import Calendar
import Tabular
import Vocabulary

/// What instants with a zone say of local times in the same rows: where both mean one moment, they differ by the offset.
struct InstantsBeside {
  /// Seconds east of UTC; `nil` where nothing says it.
  private(set) var offset: Int?
  /// The zone whose clock changes as the offsets do, where they change within a year.
  private(set) var zone: TimeZoneRules?

  init(_ candidates: [RoleCandidates], _ sample: TableSample, languages: [String] = []) {
    let times = candidates.filter { $0.type == .timestamp && !$0.isDue }
    let sure = times.filter { $0.times?.notation.hasOffset ?? false }
    let local = times.filter { !($0.times?.notation.hasOffset ?? true) }
    var offsets: Set<Int> = []
    for column in local {
      for other in sure {
        guard let seconds = InstantsBeside.difference(column, other, sample) else { continue }
        // What always ends eight hours after its start looks like a zone; the same moment twice is one.
        if seconds == 0 || InstantsBeside.mayBeOne(column, other) { offsets.insert(seconds) }
      }
    }
    offset = offsets.contains(0) ? 0 : offsets.count == 1 ? offsets.first : nil
    guard offset == nil else { return }
    zone =
      local.lazy.compactMap { column in
        sure.lazy.filter { InstantsBeside.mayBeOne(column, $0) }
          .compactMap { InstantsBeside.zone(column, $0, sample, languages) }.first
      }.first
  }

  /// The zone in which a local time is the instant beside it, in summer and in winter.
  private static func zone(
    _ local: RoleCandidates, _ sure: RoleCandidates, _ sample: TableSample, _ languages: [String]
  ) -> TimeZoneRules? {
    let judgement = InstantsAreOne.inForce
    let first = SampleKeys(sample.batch, rows: sample.rows, time: local).instants
    let second = SampleKeys(sample.batch, rows: sample.rows, time: sure).instants
    var written: [(utc: Int64, offset: Int)] = []
    var both = 0
    for (a, b) in zip(first, second) {
      guard let a, let b else { continue }
      both += 1
      let seconds = Int((Double(a - b) / 1_000_000).rounded())
      if judgement.isOffset(seconds) { written.append((b / 1_000_000, seconds)) }
    }
    let offsets = Set(written.map(\.offset))
    guard offsets.count == 2, judgement.areEnough(written.count, of: both) else { return nil }
    return TimeZoneRules.zone(writing: written, languages: languages)
  }

  /// Whether the headers of two columns may mean one moment: not where one is a start and the other an end.
  private static func mayBeOne(_ a: RoleCandidates, _ b: RoleCandidates) -> Bool {
    func isStart(_ column: RoleCandidates) -> Bool { column[.start] > column[.end] }
    func isEnd(_ column: RoleCandidates) -> Bool { column[.end] > column[.start] }
    return isStart(a) == isStart(b) && isEnd(a) == isEnd(b)
  }

  /// By how much local times are ahead, where it is the same in nearly all rows and an offset that zones have.
  private static func difference(
    _ local: RoleCandidates, _ sure: RoleCandidates, _ sample: TableSample
  ) -> Int? {
    let first = SampleKeys(sample.batch, rows: sample.rows, time: local).instants
    let second = SampleKeys(sample.batch, rows: sample.rows, time: sure).instants
    var counts: [Int: Int] = [:]
    var both = 0
    for (a, b) in zip(first, second) {
      guard let a, let b else { continue }
      both += 1
      counts[Int((Double(a - b) / 1_000_000).rounded()), default: 0] += 1
    }
    guard let most = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
      InstantsAreOne.inForce.holds(seconds: most.key, rows: most.value, of: both)
    else { return nil }
    return most.key
  }
}
