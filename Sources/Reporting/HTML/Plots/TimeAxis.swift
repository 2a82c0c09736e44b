import Calendar
import Vocabulary

/// The time axis that all coverage bars share.
struct TimeAxis {
  var first: Double
  var last: Double
  private var ticks: [(seconds: Double, label: String)]

  /// `nil` without two different instants.
  init?(first: Double?, last: Double?) {
    guard let first, let last, first.isFinite, last.isFinite, last > first,
      Wording.date(first) != nil, Wording.date(last) != nil
    else { return nil }
    self.first = first
    self.last = last
    ticks = Self.ticks(first, last)
  }

  /// Where a stretch of time stands on a scale of 0…1000; `nil` outside the axis.
  func range(_ start: Double, _ end: Double) -> (from: Double, to: Double)? {
    let (from, to) = (place(max(start, first)), place(min(end, last)))
    return from <= to ? (from, to) : nil
  }

  private func place(_ seconds: Double) -> Double { (seconds - first) / (last - first) * 1_000 }

  /// Thin lines at the ticks, as a path in a box of 1000 by 12.
  var grid: String {
    ticks.map { "M\(Plot.coordinate(place($0.seconds))) 0v12" }.joined()
  }

  /// The labels. Places are shares of the width, so that the letters keep their shape.
  var svg: Markup {
    var html: Markup = "<svg class=\"labels\" height=\"16\" aria-hidden=\"true\">"
    for tick in ticks {
      let share = place(tick.seconds) / 10
      let anchor = share > 92 ? "end" : share < 8 ? "start" : "middle"
      html +=
        "<text x=\"\(Plot.coordinate(share))%\" y=\"12\" text-anchor=\"\(anchor)\">\(tick.label)</text>"
    }
    return html + "</svg>"
  }

  /// At most six ticks at round times.
  private static func ticks(_ first: Double, _ last: Double) -> [(Double, String)] {
    let limit = 6
    if last - first > 75 * 86_400 {
      let months = months(first, last)
      for step in [1, 2, 3, 6, 12, 24, 60, 120, 600, 6_000, 60_000] {
        let chosen = months.filter { $0 % step == 0 }
        if chosen.count <= limit { return chosen.map { (start(ofMonth: $0), label($0)) } }
      }
      return []
    }
    let steps: [Double] = [
      1, 10, 60, 300, 900, 3_600, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800, 1_209_600,
    ]
    guard let step = steps.first(where: { (last - first) / $0 <= Double(limit) }) else { return [] }
    var result: [(Double, String)] = []
    var next = (first / step).rounded(.up) * step
    while next <= last, result.count <= limit {
      let text = step >= 86_400 ? Wording.date(next) : Wording.minute(next)
      result.append((next, String((text ?? "").suffix(5))))
      next += step
    }
    return result
  }

  /// The months that begin from `first` to `last`, counted from January of the year 0, so that steps of a year fall on
  /// it.
  private static func months(_ first: Double, _ last: Double) -> [Int] {
    let from = CivilDate(seconds: first)
    let to = CivilDate(seconds: last)
    return (from.year * 12 + from.month - 1...to.year * 12 + to.month - 1)
      .filter { (first...last).contains(start(ofMonth: $0)) }
  }

  private static func start(ofMonth month: Int) -> Double {
    Double(CivilDate.days(year: month / 12, month: month % 12 + 1, day: 1)) * 86_400
  }

  private static func label(_ month: Int) -> String {
    "\(Wording.digits(month / 12, 4))-\(Wording.digits(month % 12 + 1, 2))"
  }
}
