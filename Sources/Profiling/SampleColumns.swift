import Recognition
import Tabular

/// The columns of one batch as values: what lies between bytes and the states of the tags.
///
/// One column is read after the other, each in a tight loop. `rowCount` entries are valid; memory is reused.
struct SampleColumns: ~Copyable {
  static let noTime = Int64.min
  /// Microseconds, or `noTime`.
  private(set) var times = PlainArray<Int64>()
  var names = PlainArray<Int32>()
  var values = PlainArray<Double>()
  var qualities = PlainArray<Quality>()
  private var time: TimestampTemplate
  private var clock: TimestampTemplate?
  private let scale: QualityScale?
  /// Quality texts seen, and what they mean.
  private var qualityTexts = TextTable()
  private var meanings: [Quality] = []
  private static let qualityTextLimit = 1 << 12

  /// Texts of the quality column, as far as they are kept.
  var distinctQualityTexts: [String] {
    (0..<qualityTexts.count).map { qualityTexts.text($0) }.filter { !$0.isEmpty }
  }

  /// Adds the texts that another part of the file has.
  mutating func mergeQualityTexts(_ other: borrowing SampleColumns) {
    for text in 0..<other.qualityTexts.count
    where qualityTexts.count < SampleColumns.qualityTextLimit {
      let index = other.qualityTexts.index(of: text, in: &qualityTexts)
      if index == meanings.count { meanings.append(other.meanings[text]) }
    }
  }

  init(_ reading: SampleReading) {
    time = TimestampTemplate(reading.times)
    if let notation = reading.clock { clock = TimestampTemplate(notation) }
    scale = reading.scale
  }

  /// Makes room for the rows of a batch.
  mutating func resize(_ rowCount: Int) {
    times.resize(rowCount)
    names.resize(rowCount)
    values.resize(rowCount)
    qualities.resize(rowCount)
  }

  mutating func readTimes(_ rows: BatchRows, column: Int, clockColumn: Int?) {
    if case .instants(let stored) = unsafe rows.typed(column) {
      for row in unsafe 0..<rows.count { times[row] = stored[row] }
    } else {
      let times = unsafe times.pointer
      let fields = unsafe rows.column(column)
      for row in unsafe 0..<rows.count {
        let field = unsafe fields.field(row)
        unsafe times[row] = time.parse(field.start, field.count)
      }
    }
    guard let clockColumn else { return }
    let clocks = unsafe rows.column(clockColumn)
    for row in unsafe 0..<rows.count where times[row] != SampleColumns.noTime {
      let field = unsafe clocks.field(row)
      let offset = unsafe clock?.parse(field.start, field.count)
      if let offset, offset != SampleColumns.noTime {
        times[row] += offset
      } else {
        times[row] = SampleColumns.noTime
      }
    }
  }

  /// Leaves a row out.
  mutating func drop(_ row: Int, _ count: inout Int) {
    times[row] = SampleColumns.noTime
    count += 1
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
        qualities[row] = codes[row] < 0 ? .unknown : meanings[Int(codes[row])]
      }
      return
    }
    let qualities = unsafe qualities.pointer
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
