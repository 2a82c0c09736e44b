import Calendar
import Recognition
import Tabular
import Vocabulary

/// The samples of a part of a file as columns: what lies between bytes and the states of the tags.
///
/// Batches are read behind each other, one column after the other, each in a tight loop. Memory is reused.
struct SampleColumns: ~Copyable {
  static let noTime = Int64.min
  /// Rows of all batches.
  private(set) var count = 0
  /// Where the rows of the last batch begin.
  private(set) var start = 0
  /// Microseconds, or `noTime`.
  private(set) var times = PlainArray<Int64>()
  /// Numbers of tags or assets, -1 of rows without a time and of names that are left out.
  private(set) var names = PlainArray<Int32>()
  private(set) var qualities = PlainArray<Quality>()
  /// The line of each row, counted from the start of the part.
  private(set) var lines = PlainArray<UInt32>()
  /// The values of one column after the other, each with room for `capacity` rows.
  private var values = PlainArray<Double>()
  private var capacity = 0
  private let width: Int
  private var time: TimestampTemplate
  /// Of the first and of the second column that is added to the time.
  private var clock: TimestampTemplate?
  private var fraction: TimestampTemplate?
  private let scale: QualityScale?
  private let bounds: ClosedRange<Int64>?
  /// Quality texts seen, and what they mean.
  private var qualityTexts = TextTable()
  private var meanings: [Quality] = []
  /// As many texts of the quality column are kept.
  static let qualityTextLimit = 1 << 12

  init(_ reading: SampleReading) {
    time = TimestampTemplate(reading.times)
    if let notation = reading.clocks.first { clock = TimestampTemplate(notation) }
    if let notation = reading.clocks.dropFirst().first { fraction = TimestampTemplate(notation) }
    scale = reading.scale
    bounds = reading.bounds
    width = reading.width
  }

  /// Where the offset from UTC changes that the times are written with.
  var offsets: [(utc: Int64, offset: Int)] { time.offsets }

  /// Forgets the rows.
  mutating func removeAll() {
    count = 0
    start = 0
  }

  /// Makes room for the rows of a batch behind those that are there.
  mutating func extend(_ rows: BatchRows) {
    start = count
    unsafe count += rows.count
    times.resize(count, doubling: true)
    names.resize(count, doubling: true)
    qualities.resize(count, doubling: true)
    lines.resize(count, doubling: true)
    let lines = unsafe lines.pointer + start
    for row in unsafe 0..<rows.count {
      unsafe lines[row] = UInt32(truncatingIfNeeded: rows.lines[row])
    }
    if count > capacity { spread(to: max(count, capacity + capacity / 2)) }
  }

  /// Gives each column of values room for so many rows.
  private mutating func spread(to rows: Int) {
    var spread = PlainArray<Double>()
    spread.resize(rows * width)
    for column in 0..<(start > 0 ? width : 0) {
      for row in 0..<start { spread[column * rows + row] = values[column * capacity + row] }
    }
    values = spread
    capacity = rows
  }

  /// Puts all rows in the order of their times; rows of one time stay as they were.
  mutating func sort() {
    let order = (0..<count).sorted { (times[$0], $0) < (times[$1], $1) }
    SampleColumns.permute(&times, 0, order)
    SampleColumns.permute(&names, 0, order)
    SampleColumns.permute(&qualities, 0, order)
    SampleColumns.permute(&lines, 0, order)
    for column in 0..<width { SampleColumns.permute(&values, column * capacity, order) }
  }

  private static func permute<Element: BitwiseCopyable>(
    _ array: inout PlainArray<Element>, _ start: Int, _ order: [Int]
  ) {
    let old = order.map { array[start + $0] }
    for (place, element) in old.enumerated() { array[start + place] = element }
  }

  /// The values of a column from the first row of all batches on.
  @inline(__always)
  func values(_ column: Int) -> UnsafeMutablePointer<Double> {
    unsafe values.pointer + column &* capacity
  }

  /// The times of the last batch.
  func lastSpan(linesBefore: Int) -> PartSpan {
    var (first, last) = (Int64.max, Int64.min)
    let times = unsafe times.pointer
    for row in start..<count {
      let time = unsafe times[row]
      first = time != SampleColumns.noTime && time < first ? time : first
      last = time > last ? time : last
    }
    var span = PartSpan(linesBefore: linesBefore)
    (span.first, span.last) = (first, last)
    return span
  }

  /// Adds the texts of the quality column to those that the parts before have.
  func addQualityTexts(to texts: inout TextTable) {
    for text in 0..<qualityTexts.count where texts.count < SampleColumns.qualityTextLimit {
      _ = qualityTexts.index(of: text, in: &texts)
    }
  }

  mutating func readTimes(_ rows: BatchRows, column: Int, clockColumns: [Int]) {
    unsafe parseTimes(rows, column: column, clockColumns: clockColumns)
    guard let bounds else { return }
    let times = unsafe times.pointer + start
    for row in unsafe 0..<rows.count where unsafe !bounds.contains(times[row]) {
      unsafe times[row] = SampleColumns.noTime
    }
  }

  /// Takes the times of some lines out of the last batch.
  mutating func leaveOut(_ strays: [StrayTime]) {
    for row in start..<count where strays.contains(where: { $0.line == Int(lines[row]) }) {
      times[row] = SampleColumns.noTime
    }
  }

  private mutating func parseTimes(_ rows: BatchRows, column: Int, clockColumns: [Int]) {
    let times = unsafe times.pointer + start
    if case .instants(let stored) = unsafe rows.typed(column) {
      for row in unsafe 0..<rows.count { unsafe times[row] = stored[row] }
    } else {
      let fields = unsafe rows.column(column)
      for row in unsafe 0..<rows.count {
        let field = unsafe fields.field(row)
        unsafe times[row] = time.parse(field.start, field.count)
      }
    }
    if let column = clockColumns.first {
      unsafe SampleColumns.add(rows.column(column), rows.count, to: times, by: &clock)
    }
    if let column = clockColumns.dropFirst().first {
      unsafe SampleColumns.add(rows.column(column), rows.count, to: times, by: &fraction)
    }
  }

  /// Adds what a column says to the times of the rows; a row without it has none.
  private static func add(
    _ fields: BatchColumn, _ rows: Int, to times: UnsafeMutablePointer<Int64>,
    by template: inout TimestampTemplate?
  ) {
    for row in 0..<rows where unsafe times[row] != noTime {
      let field = unsafe fields.field(row)
      let offset = unsafe template?.parse(field.start, field.count)
      if let offset, offset != noTime {
        unsafe times[row] += offset
      } else {
        unsafe times[row] = noTime
      }
    }
  }

  mutating func readQualities(_ rows: BatchRows, column: Int) {
    if case .codes(let codes, let texts) = unsafe rows.typed(column) {
      let meanings = texts.map { text in
        unsafe text.withUnsafeBufferPointer { text in unsafe scale?.read(text) ?? .unknown }
      }
      for (text, meaning) in zip(texts, meanings)
      where qualityTexts.index(of: text, limit: SampleColumns.qualityTextLimit)
        == self.meanings.count
      {
        self.meanings.append(meaning)
      }
      for row in unsafe 0..<rows.count {
        qualities[start + row] = codes[row] < 0 ? .unknown : meanings[Int(codes[row])]
      }
      return
    }
    let qualities = unsafe qualities.pointer + start
    let fields = unsafe rows.column(column)
    // Most rows say the same as the row before.
    var lastWord: UInt64 = 0
    var lastCount = -1
    var last = Quality.unknown
    for row in unsafe 0..<rows.count {
      let field = unsafe fields.field(row)
      let word = unsafe UnsafeRawPointer(field.start).loadUnaligned(as: UInt64.self)
      let unused = unsafe UInt64(truncatingIfNeeded: 64 &- 8 &* field.count)
      if unsafe field.count > 8 {
        last = unsafe read(field.start, field.count)
        lastCount = -1
      } else if unsafe field.count != lastCount
        || (field.count > 0 && UInt64(littleEndian: word ^ lastWord) &<< unused != 0)
      {
        last = unsafe read(field.start, field.count)
        lastWord = word
        lastCount = unsafe field.count
      }
      unsafe qualities[row] = last
    }
  }

  @inline(__always)
  private mutating func read(_ start: UnsafePointer<UInt8>, _ count: Int) -> Quality {
    if qualityTexts.count < SampleColumns.qualityTextLimit {
      let index = unsafe qualityTexts.index(of: start, count)
      if index < meanings.count { return meanings[index] }
      unsafe meanings.append(
        scale?.read(UnsafeBufferPointer(start: start, count: count)) ?? .unknown)
      return meanings[index]
    }
    return unsafe scale?.read(UnsafeBufferPointer(start: start, count: count)) ?? .unknown
  }
}
