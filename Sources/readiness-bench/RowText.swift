import Calendar
import Recognition

/// Writes rows in a layout.
struct RowText {
  var bytes: [UInt8] = []
  private let delimiter: UInt8
  private let decimal: UInt8
  private let isQuoted: Bool
  private var day = Int64.min
  private var date: (year: Int64, month: Int64, day: Int64) = (0, 0, 0)

  init(_ layout: Layout) {
    delimiter = layout.delimiter.utf8.first ?? 44
    decimal = layout.decimal.utf8.first ?? 46
    isQuoted = layout.isQuoted
    bytes.reserveCapacity(1 << 20 + 1 << 16)
  }

  mutating func header(_ layout: Layout, tags: [String]) {
    var names = layout.header
    switch layout.shape {
    case .long: break
    case .wide: names += tags
    case .keyed: names += SyntheticExport.keyedColumns
    }
    for (i, name) in names.enumerated() {
      if i > 0 { bytes.append(delimiter) }
      field(name)
    }
    endRow(layout)
  }

  /// Writes the time, and the machine of a keyed row; long rows begin with their tag.
  mutating func beginRow(_ layout: Layout, time: Int64, tag: String?) {
    guard layout.shape != .long else { return }
    quote()
    self.time(time, layout.times)
    quote()
    if let tag {
      bytes.append(delimiter)
      field(tag)
    }
  }

  mutating func sample(
    _ layout: Layout, tag: String, time: Int64, _ cell: SyntheticSignal.Cell,
    _ signal: SyntheticSignal, _ quality: SyntheticSignal.Quality
  ) {
    field(tag)
    bytes.append(delimiter)
    quote()
    self.time(time, layout.times)
    quote()
    self.cell(layout, cell, signal)
    bytes.append(delimiter)
    field(
      quality == .bad ? layout.bad : quality == .uncertain ? layout.uncertain : layout.good)
  }

  mutating func cell(
    _ layout: Layout, _ cell: SyntheticSignal.Cell, _ signal: SyntheticSignal
  ) {
    bytes.append(delimiter)
    switch cell {
    case .number(let value):
      quote()
      number(value, decimals: signal.decimals)
      quote()
    case .text(let word), .nothing(let word): field(word)
    case .absent: field("")
    }
  }

  mutating func endRow(_ layout: Layout) { bytes.append(contentsOf: layout.lineEnd.utf8) }

  private mutating func quote() { if isQuoted { bytes.append(34) } }

  private mutating func field(_ text: String) {
    quote()
    for byte in text.utf8 {
      if byte == 34 { bytes.append(34) }
      bytes.append(byte)
    }
    quote()
  }

  private mutating func number(_ value: Int64, decimals: Int) {
    if value < 0 { bytes.append(45) }
    let scale = SyntheticSignal.powers[decimals]
    let size = abs(value)
    digits(size / scale)
    guard decimals > 0 else { return }
    bytes.append(decimal)
    digits(size % scale, width: decimals)
  }

  /// A number that is not negative, with leading zeros up to the width.
  private mutating func digits(_ value: Int64, width: Int = 1) {
    let start = bytes.count
    var rest = value
    repeat {
      bytes.append(48 + UInt8(rest % 10))
      rest /= 10
    } while rest > 0 || bytes.count - start < width
    var (left, right) = (start, bytes.count - 1)
    while left < right {
      bytes.swapAt(left, right)
      (left, right) = (left + 1, right - 1)
    }
  }

  /// Milliseconds since 1970.
  private mutating func time(_ time: Int64, _ times: Layout.Times) {
    switch times {
    case .epochSeconds: return digits(time / 1000)
    case .epochMilliseconds: return digits(time)
    default: break
    }
    let local = times == .offset ? time + 3_600_000 : time
    if local / 86_400_000 != day {
      day = local / 86_400_000
      let civil = CivilDate(days: day)
      date = (Int64(civil.year), Int64(civil.month), Int64(civil.day))
    }
    let rest = local % 86_400_000
    let (hour, minute, second) = (rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60)
    switch times {
    case .iso, .offset:
      three(date.year, date.month, date.day, 45)
      bytes.append(84)
      three(hour, minute, second, 58)
      fraction(rest % 1000)
      bytes.append(contentsOf: (times == .iso ? "Z" : "+01:00").utf8)
    case .slashed:
      three(date.year, date.month, date.day, 47)
      bytes.append(32)
      three(hour, minute, second, 58)
      fraction(rest % 1000)
    case .dotted:
      three(date.day, date.month, date.year, 46)
      bytes.append(32)
      three(hour, minute, second, 58)
    case .american:
      three(date.month, date.day, date.year, 47)
      bytes.append(32)
      three((hour + 11) % 12 + 1, minute, second, 58)
      bytes.append(contentsOf: (hour < 12 ? " AM" : " PM").utf8)
    case .epochSeconds, .epochMilliseconds: break
    }
  }

  private mutating func three(_ a: Int64, _ b: Int64, _ c: Int64, _ separator: UInt8) {
    digits(a, width: 2)
    bytes.append(separator)
    digits(b, width: 2)
    bytes.append(separator)
    digits(c, width: 2)
  }

  private mutating func fraction(_ milliseconds: Int64) {
    bytes.append(46)
    digits(milliseconds, width: 3)
  }
}
