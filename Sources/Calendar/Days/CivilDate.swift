import Vocabulary

/// A date of the proleptic Gregorian calendar.
///
/// The conversions are Howard Hinnant's `days_from_civil` and `civil_from_days`: years start in March, so that the leap
/// day is their last, in eras of 400 years.
@frozen
package struct CivilDate: Hashable, Sendable {
  package let year: Int
  /// 1…12.
  package let month: Int
  /// 1…31.
  package let day: Int

  /// `nil` when the month has no such day.
  @inline(__always)
  package init?(year: Int, month: Int, day: Int) {
    guard month >= 1, month <= 12, day >= 1, day <= CivilDate.length(month: month, year: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The date of a day counted from 1970-01-01.
  @inlinable @inline(__always)
  package init(days: Int64) {
    let z = Int(days) + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shifted + 2) / 5 + 1
    month = shifted < 10 ? shifted + 3 : shifted - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// The UTC date of an instant in seconds since 1970.
  package init(seconds: Double) { self.init(days: Int64((seconds / 86_400).rounded(.down))) }

  /// Days since 1970-01-01.
  @inline(__always)
  package var days: Int64 { CivilDate.days(year: year, month: month, day: day) }

  /// Days since 1970-01-01 of numbers that are a date.
  @inline(__always)
  package static func days(year: Int, month: Int, day: Int) -> Int64 {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let shifted = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * shifted + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int64(era * 146_097 + dayOfEra - 719_468)
  }

  /// Days of a month.
  @inline(__always)
  package static func length(month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  @inline(__always)
  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// 0 for Monday to 6 for Sunday of a day counted from 1970-01-01, a Thursday.
  package static func weekday(ofDay days: Int64) -> Int { Int(((days + 3) % 7 + 7) % 7) }
}

extension CivilDate: CustomStringConvertible {
  /// ISO 8601: `2025-03-30`.
  package var description: String {
    "\(Wording.digits(year, 4))-\(Wording.digits(month, 2))-\(Wording.digits(day, 2))"
  }
}
