/// The numbers of one column over some rows.
struct ColumnFigures {
  private(set) var count = 0
  private(set) var sum = 0.0
  private(set) var minimum = Double.infinity
  private(set) var maximum = -Double.infinity
  /// The most digits behind the decimal sign.
  private(set) var digits = 0
  /// The last number, and how many equal the one before them.
  private(set) var last = 0.0
  private(set) var repeats = 0

  mutating func absorb(_ number: WrittenNumber?) {
    guard let number else { return }
    if count > 0, number.value == last { repeats += 1 }
    last = number.value
    count += 1
    sum += number.value
    minimum = min(minimum, number.value)
    maximum = max(maximum, number.value)
    digits = max(digits, number.digits)
  }

  /// Those of rows before these as well.
  func merged(_ other: ColumnFigures) -> ColumnFigures {
    var all = count > 0 ? self : other
    if count == 0 || other.count == 0 { return all }
    all.repeats += other.repeats
    all.count += other.count
    all.sum += other.sum
    all.minimum = min(minimum, other.minimum)
    all.maximum = max(maximum, other.maximum)
    all.digits = max(digits, other.digits)
    return all
  }
}
