import Calendar
import Vocabulary

/// Numbers and words as people read them. No-break spaces keep a number and its unit on one line.
enum Display {
  static let space = "\u{A0}"

  /// `12 345`.
  static func count(_ value: Int) -> String {
    let digits = Array(String(value.magnitude))
    var text = value < 0 ? "−" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += space }
      text.append(digit)
    }
    return text
  }

  /// `1 signal`, `12 345 signals`.
  static func count(_ value: Int, _ noun: String, _ plural: String? = nil) -> String {
    count(value) + space + (value == 1 ? noun : plural ?? noun + "s")
  }

  /// At most three significant digits after a large number, such as `0.042`, `3.2`, `98.4`, `12 345`.
  static func number(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "unknown" }
    let size = abs(value)
    if size >= 1e15 || (size > 0 && size < 1e-6) { return value.description }
    if size >= 1_000 || value == value.rounded() { return count(Int(value.rounded())) }
    let places = size >= 100 ? 0 : size >= 1 ? 1 : size >= 0.1 ? 2 : size >= 0.01 ? 3 : 6
    return fixed(value, places)
  }

  /// A share as `98.4 %`. It says 100 % only for all and 0 % only for none.
  static func percent(_ share: Double?) -> String {
    guard let share, share.isFinite else { return "unknown" }
    let percent = share * 100
    if percent < 100, percent > 99.9 { return "> 99.9\(space)%" }
    if percent > 0, percent < 0.1 { return "< 0.1\(space)%" }
    return fixed(percent, 1) + space + "%"
  }

  static func score(_ score: Double?) -> String {
    guard let score, score.isFinite else { return "–" }
    return String(Int(min(max(score, 0), 100).rounded()))
  }

  /// `20 ms`, `5 min`, `3.2 h`, `14 d`, `1.5 a`.
  static func duration(_ seconds: Double?) -> String {
    guard let seconds, seconds.isFinite else { return "unknown" }
    let size = abs(seconds)
    let sign = seconds < 0 ? "−" : ""
    let (value, unit): (Double, String) =
      switch size {
      case 0: (0, "s")
      case ..<0.9995: (size * 1_000, "ms")
      case ..<59.95: (size, "s")
      case ..<3_597: (size / 60, "min")
      case ..<172_800: (size / 3_600, "h")
      case ..<63_072_000: (size / 86_400, "days")
      default: (size / 31_557_600, "years")
      }
    if value >= 1e15 { return seconds.description + space + "s" }
    let rounded = (value * 10).rounded() / 10
    let text = rounded >= 100 ? count(Int(rounded.rounded())) : fixed(rounded, 1)
    return sign + text + space + (text == "1" && unit.count > 3 ? String(unit.dropLast()) : unit)
  }

  static func bytes(_ count: Int) -> String {
    let value = Double(count)
    switch count {
    case ..<1_000: return Display.count(count) + space + "B"
    case ..<1_000_000: return fixed(value / 1e3, 1) + space + "kB"
    case ..<1_000_000_000: return fixed(value / 1e6, 1) + space + "MB"
    default: return fixed(value / 1e9, 1) + space + "GB"
    }
  }

  /// `1 to 3 days`.
  static func effort(_ days: ClosedRange<Double>) -> String {
    let (from, to) = (fixed(days.lowerBound, 1), fixed(days.upperBound, 1))
    let unit = to == "1" ? "person-day" : "person-days"
    return (from == to ? to : "\(from)–\(to)") + space + unit
  }

  /// The text as a sentence: a capital to begin with and a full stop at the end.
  static func sentence(_ text: String) -> String {
    guard let last = text.last else { return "" }
    return text.prefix(1).uppercased() + text.dropFirst() + (".!?…".contains(last) ? "" : ".")
  }

  /// The first items, and how many more there are.
  static func list(_ items: [String], _ limit: Int) -> String {
    items.prefix(limit).map { clipped($0) }.joined(separator: ", ")
      + (items.count > limit ? " and \(count(items.count - limit)) more" : "")
  }

  static func span(_ first: Double?, _ last: Double?) -> String {
    guard let first, let last, let from = Instant.day(first), let to = Instant.day(last) else {
      return "unknown"
    }
    return from == to ? from : "\(from) to \(to)"
  }

  static func instant(_ seconds: Double?) -> String {
    seconds.flatMap(Instant.minute) ?? "unknown"
  }

  /// `value` with at most `places` decimals and no trailing zeros.
  static func fixed(_ value: Double, _ places: Int) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return value.description }
    var scale = 1
    for _ in 0..<places { scale *= 10 }
    let units = Int((abs(value) * Double(scale)).rounded())
    var text = count(units / scale)
    if units % scale > 0 {
      var decimals = Wording.digits(units % scale, places)
      while decimals.hasSuffix("0") { decimals.removeLast() }
      text += "." + decimals
    }
    return (value < 0 && units > 0 ? "−" : "") + text
  }

  /// The text without what could hide or reorder its neighbours, cut at `limit` characters.
  static func clipped(_ text: String, _ limit: Int = 80) -> String {
    // No text has more characters than bytes.
    if text.utf8.count <= limit { return text }
    let head = text.prefix(limit)
    return head.endIndex == text.endIndex ? text : head + "…"
  }
}
