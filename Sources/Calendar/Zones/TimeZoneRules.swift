import Vocabulary

/// The offsets of one time zone from UTC, past and future.
///
/// The data is the zoneinfo of the system (RFC 8536), so a rule change needs no new release of this
/// program. All instants are seconds since 1970-01-01 UTC and all offsets are seconds east of
/// Greenwich. Instants are clamped to the years 1 to 9999.
package struct TimeZoneRules: Sendable, Equatable {
  /// A change of the offset.
  package typealias Transition = (at: Int64, offsetBefore: Int, offsetAfter: Int)

  /// The IANA name, or `UTC` and `UTC+05:30` for a fixed offset.
  package let name: String

  /// Instants at which the offset changes, ascending.
  let changes: [Int64]
  /// `offsets[i]` holds from `changes[i]` on.
  let offsets: [Int]
  /// Holds before the first change.
  let firstOffset: Int
  /// Holds after the last change; `nil` when the last offset stays.
  let footer: DaylightRule?

  /// A zone that never changes, `nil` outside the -14…+14 hours that exist.
  package init?(fixedOffset seconds: Int) {
    guard seconds.magnitude <= 14 * 3600 else { return nil }
    name = Self.name(ofOffset: seconds)
    changes = []
    offsets = []
    firstOffset = seconds
    footer = nil
  }

  init(name: String, changes: [Int64], offsets: [Int], firstOffset: Int, footer: DaylightRule?) {
    self.name = name
    self.changes = changes
    self.offsets = offsets
    self.firstOffset = firstOffset
    self.footer = footer
  }

  /// Seconds east of Greenwich at `seconds`.
  package func offset(atUTC seconds: Int64) -> Int {
    let time = Self.clamp(seconds)
    guard let last = changes.last else { return footer?.offset(at: time) ?? firstOffset }
    if time >= last, let footer { return footer.offset(at: time) }
    let index = count(upTo: time)
    return index == 0 ? firstOffset : offsets[index - 1]
  }

  /// The instants at which a wall clock of this zone shows `wall`, read as if it were UTC.
  ///
  /// `later` is there only in the hour that is shown twice. An hour that is skipped is shifted
  /// forward: 02:30 in a night that jumps from 02:00 to 03:00 is taken as 03:30, which is what a
  /// clock shows that was not set in time.
  package func utc(fromWall wall: Int64) -> (earlier: Int64, later: Int64?) {
    let wall = Self.clamp(wall)
    let nearby = transitions(from: wall - 86_400, to: wall + 86_400)
    guard let first = nearby.first else { return (wall - Int64(offset(atUTC: wall)), nil) }
    var candidates = [wall - Int64(first.offsetBefore)]
    candidates += nearby.map { wall - Int64($0.offsetAfter) }
    let valid = candidates.filter { $0 + Int64(offset(atUTC: $0)) == wall }.sorted()
    if let earlier = valid.first, let last = valid.last {
      return (earlier, last == earlier ? nil : last)
    }
    let skipped = nearby.first {
      wall >= $0.at + Int64($0.offsetBefore) && wall < $0.at + Int64($0.offsetAfter)
    }
    return (wall - Int64((skipped ?? first).offsetBefore), nil)
  }

  /// The changes of the offset in `start...end`, ascending.
  package func transitions(from start: Int64, to end: Int64) -> [Transition] {
    let start = Self.clamp(start)
    let end = Self.clamp(end)
    guard start <= end else { return [] }
    var found: [Transition] = []
    var index = count(upTo: start - 1)
    while index < changes.count, changes[index] <= end {
      let before = index == 0 ? firstOffset : offsets[index - 1]
      if before != offsets[index] { found.append((changes[index], before, offsets[index])) }
      index += 1
    }
    guard let footer else { return found }
    let from = max(start, (changes.last ?? .min + 1) + 1)
    guard from <= end else { return found }
    return found + footer.transitions(from: from, to: end)
  }

  /// The number of changes at or before `time`.
  private func count(upTo time: Int64) -> Int {
    changes.partitioningIndex { $0 > time }
  }

  private static func clamp(_ seconds: Int64) -> Int64 {
    min(max(seconds, -62_135_596_800), 253_402_300_799)
  }
}
