import Calendar
import Tabular
package import Vocabulary

/// What the first rows of one column look like.
package struct ColumnSample {
  var rows = 0
  var nulls = 0
  /// Numbers that only a decimal dot explains, and those that only a decimal comma does.
  var dotNumbers = 0
  var commaNumbers = 0
  /// `1.234` and `1,234`, which may be fractions or thousands.
  var dotGroups = 0
  var commaGroups = 0
  /// Numbers that are the same with either sign, such as `12`.
  var eitherNumbers = 0
  /// The largest of them without a fraction, whatever its sign.
  private var largestPlain = -1.0
  /// Groups behind a lone zero, which only a fraction has: `0.125`.
  private var zeroGroups = 0
  /// The decimal sign that the other columns of the table have, for one that only they can tell.
  var neighboursUseComma: Bool?
  /// Units that stand behind the numbers, in order of appearance, at most `unitLimit`, and how often.
  package private(set) var units: [(text: String, count: Int)] = []
  private static let unitLimit = 16
  /// Numbers of many digits that a spreadsheet rounded, such as `1.23E+11`, and the first of them.
  private(set) var roundedNumbers = 0
  private(set) var firstRounded = ""
  var integers = 0
  var leadingZeros = 0
  var booleans = 0
  /// Non-null texts in row order, at most `limit`.
  var texts: [String] = []
  var distinct: Set<String> = []
  var hasManyDistinct = false
  var minimum = Double.infinity
  var maximum = -Double.infinity
  /// Rows whose number is not smaller than the one before.
  var ascending = 0

  package init() {}
  private var previous = -Double.infinity
  private static let limit = 5000

  var values: Int { rows - nulls }
  var distinctCount: Int { distinct.count }
  package var isNumeric: Bool {
    let judgement = ValuesAreOfType.inForce
    return judgement.areNumbers(
      dotNumbers + commaNumbers + dotGroups + commaGroups + eitherNumbers, of: values)
      && !(integers == values && judgement.areIdentifiers(minimum))
  }
  /// True when commas are the decimal sign of this column.
  package var usesDecimalComma: Bool {
    if isGrouped { return dotGroups > 0 }
    // A column that has no sign in its first rows, such as one that begins later, is written as the others are.
    let isUntold = dotNumbers + commaNumbers + dotGroups + commaGroups == 0
    if isOpen || isUntold, let neighboursUseComma { return neighboursUseComma }
    let comma = 4 * commaNumbers + commaGroups
    return comma > 0 && comma >= 4 * (4 * dotNumbers + dotGroups)
  }
  /// True when nothing but digits in threes speaks for one decimal sign or the other.
  private var isOpen: Bool {
    dotNumbers == 0 && commaNumbers == 0 && (dotGroups > 0) != (commaGroups > 0) && zeroGroups == 0
  }
  /// True when numbers from 1 000 on have a sign before their last three digits and those below have none: thousands.
  var isGrouped: Bool {
    isOpen && eitherNumbers > 0 && largestPlain >= 100 && largestPlain < 1000
  }
  /// A number that may be of thousands or of thousandths, where nothing in the column or beside it tells.
  var openNumber: String? {
    guard isNumeric, isOpen, !isGrouped, dotGroups > 0, neighboursUseComma == nil else {
      return nil
    }
    return texts.first { $0.utf8.contains(UInt8(ascii: ".")) }
  }
  /// The one unit that is behind the numbers, or `nil` when there are several or none.
  var unit: String? { units.count == 1 && units[0].count * 2 > values ? units[0].text : nil }
  /// Whether all texts are codes, of one word with a number: nobody describes anything so.
  var areCodes: Bool {
    !distinct.isEmpty && distinct.allSatisfy { !$0.contains(" ") && $0.contains(where: \.isNumber) }
  }
  var isUnique: Bool { !hasManyDistinct && values > 1 && distinct.count == values }

  package mutating func absorb(_ bytes: UnsafeBufferPointer<UInt8>, vocabulary: Vocabulary) {
    rows += 1
    if bytes.isEmpty {
      nulls += 1
      return
    }
    let text = unsafe String(decoding: bytes, as: UTF8.self)
    if vocabulary.isNull(text) {
      nulls += 1
      return
    }
    if texts.count < ColumnSample.limit { texts.append(text) }
    if distinct.count < 4096 { distinct.insert(text) } else { hasManyDistinct = true }
    if unsafe absorb(number: bytes) { return }
    guard let split = unsafe UnitSuffix.split(bytes) else { return }
    let unit = unsafe String(decoding: split.unit, as: UTF8.self)
    guard let known = units.firstIndex(where: { $0.text == unit }) else {
      guard units.count < ColumnSample.unitLimit, vocabulary.isUnit(unit),
        unsafe absorb(number: split.number)
      else { return }
      units.append((unit, 1))
      return
    }
    if unsafe absorb(number: split.number) { units[known].count += 1 }
  }

  /// False when the bytes are no number.
  private mutating func absorb(number bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let dot = unsafe parseNumber(bytes, decimalComma: false)
    let comma = unsafe parseNumber(bytes, decimalComma: true)
    let number: Double
    switch (dot.isNaN, comma.isNaN) {
    case (true, true): return false
    case (false, true):
      dotNumbers += 1
      number = dot
    case (true, false):
      commaNumbers += 1
      number = comma
    case (false, false):
      // `12` is the same both ways; `1,234` and `1.234` are not.
      if dot == comma {
        eitherNumbers += 1
        if dot == dot.rounded() { largestPlain = max(largestPlain, abs(dot)) }
      } else {
        if abs(min(dot, comma)) < 1 { zeroGroups += 1 }
        if unsafe bytes.contains(44) && !bytes.contains(46) {
          commaGroups += 1
        } else {
          dotGroups += 1
        }
      }
      number = dot == comma ? dot : (unsafe bytes.contains(44)) ? comma : dot
    }
    let isRounded = unsafe SpoiledIdentifier.isRounded(bytes)
    if isRounded {
      if roundedNumbers == 0 { firstRounded = unsafe String(decoding: bytes, as: UTF8.self) }
      roundedNumbers += 1
    }
    let hasMark = unsafe bytes.contains(44) || bytes.contains(46)
    if isRounded || (number == number.rounded() && !hasMark) {
      integers += 1
      if bytes.count > 1, unsafe bytes[0] == 48 { leadingZeros += 1 }
      if number == 0 || number == 1 { booleans += 1 }
    }
    minimum = min(minimum, number)
    maximum = max(maximum, number)
    if number >= previous { ascending += 1 }
    previous = number
    return true
  }
}

/// A sample of every column of a table.
struct TableSample {
  var columns: [ColumnSample]
  var rows: Int
  let batch: Batch

  /// - Parameter later: texts of rows behind the batch, by column.
  init(_ batch: Batch, vocabulary: Vocabulary, rowLimit: Int, later: [Int: String] = [:]) {
    self.batch = batch
    rows = min(batch.rowCount, rowLimit)
    var columns = [ColumnSample](repeating: ColumnSample(), count: batch.columnCount)
    let count = rows
    unsafe batch.bytes.withUnsafeBufferPointer { bytes in
      for row in 0..<count {
        for column in columns.indices {
          let range = batch.range(row: row, column: column)
          unsafe columns[column].absorb(
            UnsafeBufferPointer(rebasing: bytes[range]), vocabulary: vocabulary)
        }
      }
    }
    for i in columns.indices {
      guard let text = later[i] else { continue }
      if columns[i].isNumeric {
        // It tells the decimal sign.
        unsafe text.utf8.withContiguousStorageIfAvailable { bytes in
          unsafe columns[i].absorb(bytes, vocabulary: vocabulary)
        }
      } else {
        columns[i].texts.append(text)
      }
    }
    // Where a column leaves its decimal sign open, the others of the table tell it when they agree.
    let commas = columns.contains { $0.commaNumbers > 0 && $0.dotNumbers == 0 }
    let dots = columns.contains { $0.dotNumbers > 0 && $0.commaNumbers == 0 && $0.isNumeric }
    if commas != dots {
      for i in columns.indices { columns[i].neighboursUseComma = commas }
    }
    self.columns = columns
  }

  /// How many different texts two columns have together.
  func distinctPairs(_ a: Int, _ b: Int) -> Int {
    let pairs = (0..<rows).map { row in
      [batch.string(row: row, column: a), batch.string(row: row, column: b)]
    }
    return Set(pairs).count
  }

  /// How many rows begin with what another row of the same name ends with, as it is written; not what begins and ends on one day.
  func following(_ name: Int, _ start: Int, _ end: Int) -> Int {
    func key(_ row: Int, _ time: Int) -> [String] {
      [batch.string(row: row, column: name), batch.string(row: row, column: time)]
    }
    let ends = Set((0..<rows).map { key($0, end) })
    return (0..<rows).count { row in
      let begins = key(row, start)
      return begins != key(row, end) && ends.contains(begins)
    }
  }
}
