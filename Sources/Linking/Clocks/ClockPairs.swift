import Vocabulary

/// The events of a source and of the reference, on the assets that both know.
///
/// Events are kept per lane: one lane is the starts or the stops of one asset.
struct ClockPairs: Sendable {
  /// Differences up to this many seconds are looked at: the largest zone offset and two hours.
  static let reach = 16 * 3600.0

  struct Lane: Sendable {
    var isStart: Bool
    /// Wall times, ascending and distinct.
    var walls: [Double]
    /// What one wall time counts: 1 / number of assets that are booked at the same time.
    var weights: [Double]
    var granularity: Double
    /// Reference times, ascending.
    var times: [Double]
    /// Index into `sources` and `resolutions` for each of `times`.
    var origins: [Int]
  }

  var lanes: [Lane] = []
  /// The reference entries that take part.
  var resolutions: [Double] = []
  var sources: [String] = []
  var sharedAssets = 0
  /// The wall times that have a reference event within reach, without the outermost 1 %; `nil` when
  /// none has.
  var span: ClosedRange<Double>?
  /// Wall times that have a reference event within reach.
  var eventCount = 0

  init(_ source: SourceClock, reference: [ReferenceEvents]) {
    let written = Self.grouped(source.events.filter { Self.isUsable($0.granularity) }, by: \.asset)
    // A clock cannot be its own reference.
    let seen = Self.grouped(reference.filter { $0.path != source.path }, by: \.asset)
    var position = 0
    for entry in written {
      while position < seen.count, seen[position].asset < entry.asset { position += 1 }
      guard position < seen.count, seen[position].asset == entry.asset else { continue }
      sharedAssets += 1
      let first = sources.count
      for events in seen[position].members {
        sources.append(events.path)
        resolutions.append(Self.clean(events.resolution))
      }
      for isStart in [true, false] {
        add(entry.members, seen[position].members, firstOrigin: first, isStart: isStart)
      }
    }
    measureSpan()
    weigh()
  }

  /// Times to the day or the hour tell nothing about a clock.
  private static func isUsable(_ granularity: Double) -> Bool { clean(granularity) <= 900 }

  private static func clean(_ seconds: Double) -> Double {
    seconds.isFinite ? min(max(seconds, 0), 86_400) : 0
  }

  private static func grouped<Element>(_ elements: [Element], by asset: (Element) -> String)
    -> [(asset: String, members: [Element])]
  {
    Dictionary(grouping: elements, by: asset).sorted { $0.key < $1.key }
      .map { (asset: $0.key, members: $0.value) }
  }

  private mutating func add(
    _ written: [WallEvents], _ seen: [ReferenceEvents], firstOrigin: Int, isStart: Bool
  ) {
    let walls = Self.distinct(written.flatMap { isStart ? $0.starts : $0.stops })
    var times: [(time: Double, origin: Int)] = []
    for (index, events) in seen.enumerated() {
      times += Self.distinct(isStart ? events.starts : events.stops)
        .map { ($0, firstOrigin + index) }
    }
    guard !walls.isEmpty, !times.isEmpty else { return }
    times.sort { $0.time == $1.time ? $0.origin < $1.origin : $0.time < $1.time }
    // Of 1,000 assets with 1,000 events there are a hundred million pairs; every wall time that has
    // no reference event near can be left out at once.
    let reached = walls.filter { wall in
      let next = Self.firstIndex(of: wall - Self.reach, in: times.count) { times[$0].time }
      return next < times.count && times[next].time <= wall + Self.reach
    }
    guard !reached.isEmpty else { return }
    lanes.append(
      Lane(
        isStart: isStart, walls: reached, weights: [],
        granularity: written.map { Self.clean($0.granularity) }.max() ?? 0,
        times: times.map(\.time), origins: times.map(\.origin)))
  }

  private static func distinct(_ times: [Double]) -> [Double] {
    var result: [Double] = []
    // Beyond the year 9999 there is no calendar.
    for time in times.filter({ $0.magnitude < 253_402_300_799 }).sorted() where time != result.last
    {
      result.append(time)
    }
    return result
  }

  /// The first index of ascending values that is not below `value`.
  static func firstIndex(of value: Double, in count: Int, _ element: (Int) -> Double) -> Int {
    (0..<count).partitioningIndex { element($0) >= value }
  }

  private mutating func measureSpan() {
    eventCount = lanes.reduce(0) { $0 + $1.walls.count }
    // A few times of 1970 or 2099 must not stretch the span over decades.
    let walls = lanes.flatMap(\.walls).sorted()
    let aside = walls.count / 200
    guard let first = walls.dropFirst(aside).first, let last = walls.dropLast(aside).last
    else { return }
    span = first...last
  }

  private mutating func weigh() {
    for isStart in [true, false] {
      var all: [Double] = []
      for lane in lanes where lane.isStart == isStart { all += lane.walls }
      all.sort()
      for index in lanes.indices where lanes[index].isStart == isStart {
        lanes[index].weights = lanes[index].walls.map { wall in
          let first = Self.firstIndex(of: wall, in: all.count) { all[$0] }
          var end = first
          while end < all.count, all[end] == wall { end += 1 }
          return 1 / Double(max(1, end - first))
        }
      }
    }
  }
}
