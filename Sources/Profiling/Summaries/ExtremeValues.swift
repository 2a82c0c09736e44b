/// The distinct values while they are few, later the three lowest and highest; all with their counts.
package struct ExtremeValues: ~Copyable {
  struct Entry: BitwiseCopyable {
    var value: Double
    var count: Int

    package init(value: Double, count: Int) {
      self.value = value
      self.count = count
    }
  }
  private static let distinctLimit = 32

  /// Values inside change nothing.
  private var lowEdge = Double.infinity
  private var highEdge = -Double.infinity
  private(set) var isCounting = true
  private var lastPlace = 0
  private(set) var distinct = PlainArray<Entry>()
  private(set) var low = PlainArray<Entry>()
  private(set) var high = PlainArray<Entry>()

  package init() {}

  @inline(__always)
  package mutating func add(_ value: Double) {
    if value <= lowEdge || value >= highEdge { addRare(value) }
  }

  /// Whether values between the two change nothing.
  @inline(__always)
  func isInside(_ low: Double, _ high: Double) -> Bool { low > lowEdge && high < highEdge }

  private mutating func addRare(_ value: Double) {
    if isCounting { countDistinct(value, 1) } else { addExtreme(value, 1) }
  }

  private mutating func countDistinct(_ value: Double, _ n: Int) {
    if lastPlace < distinct.count, distinct[lastPlace].value == value {
      unsafe distinct.pointer[lastPlace].count &+= n
      return
    }
    for i in 0..<distinct.count where distinct[i].value == value {
      unsafe distinct.pointer[i].count &+= n
      lastPlace = i
      return
    }
    if distinct.count < ExtremeValues.distinctLimit {
      lastPlace = distinct.count
      distinct.append(Entry(value: value, count: n))
      return
    }
    stopCounting()
    addExtreme(value, n)
  }

  private mutating func stopCounting() {
    isCounting = false
    for i in 0..<distinct.count { addExtreme(distinct[i].value, distinct[i].count) }
    distinct = PlainArray()
  }

  private mutating func addExtreme(_ value: Double, _ n: Int) {
    if value <= lowEdge {
      ExtremeValues.insert(Entry(value: value, count: n), into: &low) { $0 < $1 }
      if low.count == 3 { lowEdge = low[2].value }
    }
    if value >= highEdge {
      ExtremeValues.insert(Entry(value: value, count: n), into: &high) { $0 > $1 }
      if high.count == 3 { highEdge = high[2].value }
    }
  }

  private static func insert(
    _ entry: Entry, into entries: inout PlainArray<Entry>, _ isBefore: (Double, Double) -> Bool
  ) {
    for i in 0..<entries.count where entries[i].value == entry.value {
      unsafe entries.pointer[i].count += entry.count
      return
    }
    var place = entries.count
    while place > 0, isBefore(entry.value, entries[place - 1].value) { place -= 1 }
    if place < 3 { entries.insert(entry, at: place) }
    if entries.count > 3 { entries.removeLast(1) }
  }

  /// Ends the counting; the distinct values are `nil` when there were too many.
  package mutating func finish() -> (
    distinct: [(value: Double, count: Int)]?, low: [Extremes.Entry], high: [Extremes.Entry]
  ) {
    let values = isCounting ? distinct.array.map { (value: $0.value, count: $0.count) } : nil
    if isCounting { stopCounting() }
    return (
      values, low.array.map { .init(value: $0.value, count: $0.count) },
      high.array.map { .init(value: $0.value, count: $0.count) }
    )
  }
}
