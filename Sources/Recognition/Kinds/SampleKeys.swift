import Calendar
import Tabular
import Vocabulary

/// What the rows of a sample say of which columns tell its samples apart.
///
/// The key of a sample is what makes its time unique: a column whose values share instants is part of it. A column that
/// goes on for rows and never has two values at an instant, such as a programme or a shift, is a state of one series.
struct SampleKeys {
  /// How one column goes with the times.
  struct Evidence {
    /// Rows with a time.
    var rows = 0
    /// Rows at an instant that has another value of the column in another row.
    var shared = 0
    /// Times that the value changed in the order of time, and one more.
    var runs = 0
  }

  /// The instant of each row, `nil` of one without.
  let instants: [Int64?]
  private let batch: Batch

  /// `clocks` are the columns of the time of day beside a date, and of what counts on within its seconds.
  init(
    _ batch: Batch, rows: Int, time: RoleCandidates, clocks: [RoleCandidates] = []
  ) {
    self.batch = batch
    guard let notation = time.times?.notation else {
      instants = []
      return
    }
    func parsed(_ column: Int, _ notation: TimestampNotation) -> [Int64?] {
      let parser = TimestampParser(notation)
      return unsafe batch.bytes.withUnsafeBufferPointer { bytes in
        (0..<rows).map { row in
          let range = batch.range(row: row, column: column)
          let instant = unsafe parser.parse(UnsafeBufferPointer(rebasing: bytes[range]))
          return instant == TimestampParser.invalid ? nil : instant
        }
      }
    }
    instants = clocks.reduce(parsed(time.column, notation)) { instants, clock in
      guard let notation = clock.times?.notation else { return instants }
      return zip(instants, parsed(clock.column, notation)).map { instant, clock in
        instant.flatMap { instant in clock.map { instant + $0 } }
      }
    }
  }

  /// What a column says by its texts, and where `others` are given, among the rows that have the same texts there.
  func evidence(_ column: Int, among others: [Int] = []) -> Evidence {
    struct Row {
      var group: String
      var instant: Int64
      var text: String
      var place: Int
    }
    var rows: [Row] = []
    rows.reserveCapacity(instants.count)
    for (place, instant) in instants.enumerated() {
      guard let instant else { continue }
      let group = others.map { batch.string(row: place, column: $0) }.joined(separator: "\u{1F}")
      rows.append(
        Row(
          group: group, instant: instant, text: batch.string(row: place, column: column),
          place: place))
    }
    rows.sort { ($0.group, $0.instant, $0.place) < ($1.group, $1.instant, $1.place) }
    var evidence = Evidence(rows: rows.count, shared: 0, runs: rows.isEmpty ? 0 : 1)
    var start = 0
    for i in rows.indices {
      if i > 0, rows[i].text != rows[i - 1].text { evidence.runs += 1 }
      let isLast =
        i + 1 == rows.count || rows[i + 1].instant != rows[i].instant
        || rows[i + 1].group != rows[i].group
      guard isLast else { continue }
      let texts = rows[start...i].map(\.text)
      if texts.contains(where: { $0 != texts[0] }) { evidence.shared += texts.count }
      start = i + 1
    }
    return evidence
  }

  /// Whether each instant has as many rows as a column has texts, each with another one of them: machines by their number.
  func tellsApart(_ column: Int) -> Bool {
    var groups: [Int64: Int] = [:]
    var texts: Set<String> = []
    var pairs: Set<String> = []
    for (place, instant) in instants.enumerated() {
      guard let instant else { continue }
      let text = batch.string(row: place, column: column)
      groups[instant, default: 0] += 1
      texts.insert(text)
      guard pairs.insert("\(instant)\u{1F}\(text)").inserted else { return false }
    }
    // The last instant may be cut off.
    let whole = groups.values.count { $0 == texts.count }
    return texts.count > 1 && groups.count > 2 && whole + 1 >= groups.count
  }

  /// How many rows go on in the order of the texts of a column, each of which comes once before one comes again, and how
  /// many rows there are with a time; none of a column that counts with the clock, as a minute does.
  func turns(_ column: Int) -> (steady: Int, rows: Int) {
    let rows = instants.indices.compactMap { place in instants[place].map { (place, $0) } }
      .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
    let texts = rows.map { batch.string(row: $0.0, column: column) }
    let count = Set(texts).count
    guard count > 1, count < texts.count else { return (0, texts.count) }
    // Hours and days may be those of another zone.
    let clocks: [(unit: Int64, cycle: Int64, isOpen: Bool)] = [
      (1, 60, false), (60, 60, false), (3_600, 24, true), (86_400, 7, true), (86_400, 31, true),
    ]
    let isClock = clocks.contains { clock in
      let shifts = Set(
        zip(rows, texts).map { row, text in
          let part = row.1 / 1_000_000 / clock.unit
          return Int64(text).map { (($0 - part) % clock.cycle + clock.cycle) % clock.cycle } ?? -1
        })
      return shifts == [0] || clock.isOpen && shifts.count == 1 && shifts != [-1]
    }
    if isClock { return (0, texts.count) }
    let steady = texts.indices.dropFirst(count).count {
      texts[$0] == texts[$0 - count] && texts[$0] != texts[$0 - 1]
    }
    return (steady + count, texts.count)
  }

  /// The share of the rows in which the number of a column has grown by its usual step since the row before that has the same
  /// texts in `others`.
  func steps(_ column: Int, among others: [Int]) -> Double {
    var last: [String: Double] = [:]
    var counts: [Double: Int] = [:]
    var pairs = 0
    for place in instants.indices {
      let group = others.map { batch.string(row: place, column: $0) }.joined(separator: "\u{1F}")
      guard let number = Double(batch.string(row: place, column: column)) else { continue }
      if let before = last[group] {
        pairs += 1
        counts[number - before, default: 0] += 1
      }
      last[group] = number
    }
    let usual = counts.filter { $0.key > 0 }.values.max() ?? 0
    return pairs > 0 ? Double(usual) / Double(pairs) : 0
  }

  /// The share of the rows whose instant another row has too, among those with the same text in each of `columns`.
  func repeated(_ columns: [Int]) -> Double {
    var counts: [String: Int] = [:]
    var keys: [String] = []
    for (place, instant) in instants.enumerated() {
      guard let instant else { continue }
      let names = columns.map { batch.string(row: place, column: $0) }
      let key = "\(instant)\u{1F}" + names.joined(separator: "\u{1F}")
      counts[key, default: 0] += 1
      keys.append(key)
    }
    guard !keys.isEmpty else { return 0 }
    return Double(keys.count { counts[$0] ?? 0 > 1 }) / Double(keys.count)
  }

  /// How the rows stand in the file, told by a column.
  struct Order {
    /// Steps against the usual direction of time, from a row to the next one with the same names.
    var back = 0
    /// Those of them at which the column has another text.
    var told = 0
    /// Steps at which the column has another text.
    var changes = 0
    /// Times that the text changes in the order of time.
    var turns = 0
  }

  /// How rows with the same texts in `names` stand in the file, block by block of the texts of a column.
  func order(_ column: Int, among names: [Int]) -> Order {
    var last: [String: (instant: Int64, text: String)] = [:]
    var order = Order()
    var (ahead, aheadTold) = (0, 0)
    for (place, instant) in instants.enumerated() {
      guard let instant else { continue }
      let name = names.map { batch.string(row: place, column: $0) }.joined(separator: "\u{1F}")
      let text = batch.string(row: place, column: column)
      if let before = last[name] {
        let isChange = before.text != text
        if isChange { order.changes += 1 }
        if instant < before.instant {
          order.back += 1
          if isChange { order.told += 1 }
        } else if instant > before.instant {
          ahead += 1
          if isChange { aheadTold += 1 }
        }
      }
      last[name] = (instant, text)
    }
    if order.back > ahead { (order.back, order.told) = (ahead, aheadTold) }
    order.turns = evidence(column, among: names).runs - last.count
    return order
  }
}
