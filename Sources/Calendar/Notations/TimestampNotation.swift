/// The order of day, month and year in a written date.
package enum DateOrder: String, Sendable, CaseIterable {
  case yearMonthDay = "year-month-day"
  case dayMonthYear = "day-month-year"
  case monthDayYear = "month-day-year"

  /// The order in letters, where the year is written so: `DD`, `MM`, `YY`.
  func groups(year: String, month: String = "MM") -> [String] {
    switch self {
    case .yearMonthDay: [year, month, "DD"]
    case .dayMonthYear: ["DD", month, year]
    case .monthDayYear: [month, "DD", year]
    }
  }

  /// For people: `D/M`, `M/D` or `Y/M/D`.
  package var short: String {
    switch self {
    case .yearMonthDay: "Y/M/D"
    case .dayMonthYear: "D/M"
    case .monthDayYear: "M/D"
    }
  }
}

/// How a column writes instants.
package struct TimestampNotation: Sendable, Equatable {
  package enum Form: Sendable, Equatable {
    case calendar(DateOrder)
    /// Units a second: 1, 1 000, 1 000 000 or 1 000 000 000.
    case epoch(unitsPerSecond: Int64)
    /// Days since 1899-12-30, as spreadsheets store them, or so many parts of them: panels write millionths.
    case serial(unitsPerDay: Int64)
    /// `HH:MM`, `HH:MM:SS` or `HH.MM.SS`, alone in a column.
    case timeOfDay
  }

  package var form: Form
  /// For people, such as `DD.MM.YYYY HH:MM:SS`.
  package var pattern: String
  /// True when each value says its offset from UTC.
  package var hasOffset: Bool
  /// False for dates alone.
  package var hasTimeOfDay: Bool
  /// Seconds of the finest step that the notation can write: 86 400, 3 600, 60, 1 or less.
  package var granularity: Double
  /// True when nothing in the column tells day from month.
  package var isDateOrderAmbiguous: Bool
  /// True when rows after the sampled ones may tell more of the order: nothing did, or only the order of the rows.
  package var isDateOrderProvisional: Bool
  /// What abbreviations of several zones mean here.
  var abbreviations: [ZoneAbbreviation] = []

  package init(
    form: Form, pattern: String, hasOffset: Bool, hasTimeOfDay: Bool, granularity: Double,
    isDateOrderAmbiguous: Bool = false, isDateOrderProvisional: Bool = false
  ) {
    self.form = form
    self.pattern = pattern
    self.hasOffset = hasOffset
    self.hasTimeOfDay = hasTimeOfDay
    self.granularity = granularity
    self.isDateOrderAmbiguous = isDateOrderAmbiguous
    self.isDateOrderProvisional = isDateOrderProvisional
  }

  /// Whether its instants are counted as one number.
  package var isNumber: Bool {
    switch form {
    case .epoch, .serial: true
    case .calendar, .timeOfDay: false
    }
  }

  /// The order of a written date, `nil` of other times and where the month is a name.
  package var dateOrder: DateOrder? {
    guard case .calendar(let order) = form, !pattern.contains("Mon") else { return nil }
    return order
  }

  /// The same notation with its numbers in another order; `nil` of one without numbered months.
  package func ordered(_ order: DateOrder) -> TimestampNotation? {
    guard case .calendar = form, let separator = pattern.first(where: { !$0.isLetter }),
      !pattern.contains("Mon")
    else { return nil }
    let time = pattern.split(separator: " ", maxSplits: 1).dropFirst().first
    let year = pattern.contains("YYYY") ? "YYYY" : "YY"
    var notation = self
    notation.form = .calendar(order)
    notation.pattern =
      order.groups(year: year).joined(separator: String(separator)) + (time.map { " " + $0 } ?? "")
    notation.isDateOrderAmbiguous = false
    notation.isDateOrderProvisional = false
    return notation
  }
}
