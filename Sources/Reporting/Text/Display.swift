import Behaviour
import Calendar
import Vocabulary

/// The numbers of `Wording` as a page sets them, and texts cut to fit.
enum Display {
  /// A number and its unit stay on one line, digits stand in groups of three, and a minus is as long as a plus:
  /// `−12 345.6 s`.
  private static func set(_ text: String) -> String {
    let lead = text.prefix { !$0.isWholeNumber }
    let digits = text[lead.endIndex...].prefix(while: \.isWholeNumber)
    var result = lead == "-" ? "−" : String(lead)
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result += "\u{A0}" }
      result.append(digit)
    }
    return result + text[digits.endIndex...].replacing(" ", with: "\u{A0}")
  }

  /// `12 345`.
  static func count(_ value: Int) -> String { set(String(value)) }

  /// `1 signal`, `12 345 signals`.
  static func count(_ value: Int, _ noun: String) -> String {
    let number = count(value)
    return number + "\u{A0}" + Wording.count(value, noun).drop { $0 != " " }.dropFirst()
  }

  /// A number with its unit, as in a finding.
  static func quantity(_ value: Double?, unit: String? = nil) -> String {
    value.map { set(Wording.quantity($0, unit: unit)) } ?? "unknown"
  }

  static func percent(_ share: Double?) -> String {
    share.map { set(Wording.percent($0)) } ?? "unknown"
  }

  static func duration(_ seconds: Double?) -> String { quantity(seconds, unit: "s") }

  static func bytes(_ count: Int) -> String { set(Wording.bytes(count)) }

  static func effort(_ days: ClosedRange<Double>) -> String { set(Wording.effort(days)) }

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

  /// The days of the samples, which stand beside their number; without any those of all records.
  static func span(of plant: Plant) -> String {
    let sampled = plant.sampled
    return span(sampled?.lowerBound ?? plant.first, sampled?.upperBound ?? plant.last)
  }

  static func span(_ first: Double?, _ last: Double?) -> String {
    guard let first, let last, let from = Wording.date(first), let to = Wording.date(last) else {
      return "unknown"
    }
    return from == to ? from : "\(from) to \(to)"
  }

  static func instant(_ seconds: Double?) -> String {
    seconds.flatMap(Wording.minute) ?? "unknown"
  }

  /// `at 2025-03-02 14:05 UTC`; of a day that nobody told the hour of, `on 2025-03-02`.
  static func moment(_ seconds: Double) -> String {
    guard seconds.truncatingRemainder(dividingBy: 86400) == 0, let day = Wording.date(seconds)
    else { return "at \(instant(seconds)) UTC" }
    return "on \(day)"
  }

  /// The text cut at `limit` characters.
  static func clipped(_ text: String, _ limit: Int = 80) -> String {
    // No text has more characters than bytes.
    if text.utf8.count <= limit { return text }
    let head = text.prefix(limit)
    return head.endIndex == text.endIndex ? text : head + "…"
  }
}
