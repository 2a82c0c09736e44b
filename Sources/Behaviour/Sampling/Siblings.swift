package import Vocabulary

/// What most signals of one kind in one source do, with any one of them left out. Everything is sorted once, so that
/// leaving one out costs a step and not a sort.
package struct Siblings {
  package struct Member {
    /// Number of the signal, by which it is left out of questions about itself.
    package var index: Int
    /// Seconds, `nil` when it has none.
    package var interval: Double?
    var unit: String?
    /// Its levels at rest and at work; `nil` when it has none or stands still.
    var levels: (low: Double, high: Double)?

    package init(
      index: Int, interval: Double? = nil, unit: String? = nil,
      levels: (low: Double, high: Double)? = nil
    ) {
      self.index = index
      self.interval = interval
      self.unit = unit
      self.levels = levels
    }
  }

  private let kind: SignalKind
  private let members: [Int: Member]
  private let levels: [(low: Double, high: Double)]
  /// Ascending.
  private let intervals: [Double]
  private let lows: [Double]
  private let highs: [Double]
  private let scales: [String: Int]

  package init(_ order: [Member], kind: SignalKind) {
    self.kind = kind
    levels = order.compactMap(\.levels)
    members = Dictionary(order.map { ($0.index, $0) }) { first, _ in first }
    intervals = order.compactMap(\.interval).sorted()
    lows = order.compactMap { $0.levels?.low }.sorted()
    highs = order.compactMap { $0.levels?.high }.sorted()
    var scales: [String: Int] = [:]
    for member in order {
      if let scale = UnitComparison.scale(member.unit) { scales[scale, default: 0] += 1 }
    }
    self.scales = scales
  }

  /// The upper median of the others' intervals; `nil` without any.
  package func interval(without index: Int) -> Double? {
    Others(of: intervals, without: members[index]?.interval).upperMedian
  }

  /// What a signal's stated unit is beside that of most of the others, when the scales differ; `nil` otherwise.
  package func declaredMismatch(of unit: String?, index: Int) -> String? {
    guard kind == .temperature else { return nil }
    var stated = scales
    if let scale = members[index].flatMap({ UnitComparison.scale($0.unit) }) {
      stated[scale, default: 0] -= 1
    }
    return UnitComparison.declared(unit, among: stated)
  }

  /// What the signal's values look like beside the others', when a unit explains it; `nil` otherwise.
  package func mismatch(of own: (low: Double, high: Double), index: Int) -> String? {
    let left = members[index]?.levels
    let others = Others(of: lows, without: left?.low)
    guard others.count >= 3, let low = others.meanMedian,
      let high = Others(of: highs, without: left?.high).meanMedian
    else { return nil }
    return UnitOfSiblings.inForce.words(
      of: own, kind: kind, beside: (low, high), among: levels, without: left)
  }

  /// Ascending values from which one that equals `own` is taken out.
  private struct Others: RandomAccessCollection {
    private let sorted: [Double]
    private let own: Double?
    let startIndex = 0
    let endIndex: Int

    init(of sorted: [Double], without own: Double?) {
      self.sorted = sorted
      self.own = own
      endIndex = sorted.count - (own == nil ? 0 : 1)
    }

    subscript(place: Int) -> Double {
      guard let own else { return sorted[place] }
      return sorted[place] < own ? sorted[place] : sorted[place + 1]
    }
  }
}
