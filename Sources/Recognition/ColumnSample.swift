import Tabular

/// What the first rows of one column look like.
struct ColumnSample {
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
  private var previous = -Double.infinity
  private static let limit = 5000

  var values: Int { rows - nulls }
  var distinctCount: Int { distinct.count }
  var isNumeric: Bool { values > 0 && numberShare >= 0.9 }
  var numberShare: Double {
    values == 0
      ? 0
      : Double(
        dotNumbers + commaNumbers + dotGroups + commaGroups + eitherNumbers) / Double(values)
  }
  /// True when commas are the decimal sign of this column.
  var usesDecimalComma: Bool {
    let comma = 4 * commaNumbers + commaGroups
    return comma > 0 && comma >= 4 * (4 * dotNumbers + dotGroups)
  }
  var isUnique: Bool { !hasManyDistinct && values > 1 && distinct.count == values }

  mutating func absorb(_ bytes: UnsafeBufferPointer<UInt8>, vocabulary: Vocabulary) {
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
    let dot = unsafe parseNumber(bytes, decimalComma: false)
    let comma = unsafe parseNumber(bytes, decimalComma: true)
    let number: Double
    switch (dot.isNaN, comma.isNaN) {
    case (true, true): return
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
      } else if unsafe bytes.contains(44) && !bytes.contains(46) {
        commaGroups += 1
      } else {
        dotGroups += 1
      }
      number = dot == comma ? dot : (unsafe bytes.contains(44)) ? comma : dot
    }
    if number == number.rounded(), unsafe !bytes.contains(44), unsafe !bytes.contains(46) {
      integers += 1
      if bytes.count > 1, unsafe bytes[0] == 48 { leadingZeros += 1 }
      if number == 0 || number == 1 { booleans += 1 }
    }
    minimum = min(minimum, number)
    maximum = max(maximum, number)
    if number >= previous { ascending += 1 }
    previous = number
  }
}

/// A sample of every column of a table.
struct TableSample {
  var columns: [ColumnSample]
  var rows: Int

  init(_ batch: Batch, vocabulary: Vocabulary, rowLimit: Int) {
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
    self.columns = columns
  }
}
