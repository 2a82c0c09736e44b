/// The numbers by which spreadsheets store dates: days since 1899-12-30, or since 1904-01-01, with the time of day as
/// fraction.
package enum SerialDay {
  /// 1970-01-01.
  package static let of1970 = 25_569.0
  /// The first number that no spreadsheet shows as a date: 10000-01-01.
  package static let end = 2_958_466.0
  /// Numbers that are dates of the years 1954 to 2119, so that a column of them is likely to hold dates.
  static let likely = 20_000.0..<80_000.0

  /// A day number as ISO 8601 text.
  ///
  /// Day 0 and 29 February 1900 exist only in spreadsheets; both are shown as the office programs do.
  package static func text(_ serial: Int, from1904: Bool) -> String {
    if !from1904, serial == 0 { return "1900-01-00" }
    if !from1904, serial == 60 { return "1900-02-29" }
    let days = serial - (from1904 ? 24_107 : serial < 60 ? 25_568 : Int(of1970))
    return CivilDate(days: Int64(days)).description
  }
}
