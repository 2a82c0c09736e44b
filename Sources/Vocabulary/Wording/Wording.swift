import Foundation

/// How numbers, durations and lists are said, the same in every output and never in the user's locale.
///
/// A page sets them with no-break spaces and groups of digits; the words are these.
package enum Wording {
  /// At most three significant digits behind a point, no trailing zeros: `2`, `0.031`, `97.4`.
  package static func number(_ value: Double) -> String {
    guard value.isFinite else { return "?" }
    let size = abs(value)
    if size >= 1e15 || (size > 0 && size < 1e-6) { return String(format: "%.3g", value) }
    return fixed(
      value, places: size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.01 ? 3 : 6)
  }

  /// At most so many decimals, no trailing zeros; a tie is rounded to even, as the C library does.
  package static func fixed(_ value: Double, places: Int) -> String {
    var scale = 1
    for _ in 0..<places { scale *= 10 }
    let scaled = (abs(value) * Double(scale)).rounded(.toNearestOrEven)
    guard scaled < 9e18 else { return value.description }
    let units = Int(scaled)
    var text = (value < 0 && units > 0 ? "-" : "") + String(units / scale)
    if units % scale > 0 {
      var decimals = String(scale + units % scale).dropFirst()
      while decimals.hasSuffix("0") { decimals.removeLast() }
      text += "." + decimals
    }
    return text
  }

  /// The shortest digits that read back as the same number, for programs; `nil` for what is no number.
  package static func exact(_ value: Double) -> String? {
    guard value.isFinite else { return nil }
    return value == value.rounded() && abs(value) < 9e15 ? String(Int(value)) : value.description
  }

  /// A share as `98.4 %`. It says 100 % only for all and 0 % only for none.
  package static func percent(_ share: Double) -> String {
    guard share.isFinite else { return "?" }
    let percent = share * 100
    if percent < 100, percent > 99.9 { return "> 99.9 %" }
    if percent > 0, percent < 0.1 { return "< 0.1 %" }
    return fixed(percent, places: 1) + " %"
  }

  /// A whole number from 0 to 100; `–` when it cannot be told.
  package static func score(_ score: Double?) -> String {
    guard let score, score.isFinite else { return "–" }
    return String(Int(min(max(score, 0), 100).rounded()))
  }

  /// `20 ms`, `12.5 s`, `1 min 30 s`, `15 min`, `2 h 5 min`, and from two days on `14.1 d`, from two years on `3.1 years`.
  package static func duration(_ seconds: Double) -> String {
    quantity(seconds, unit: "s")
  }

  /// A number with its unit; a duration in seconds is said in hours and minutes, and a unit that counts, such as `times`,
  /// goes with its number.
  ///
  /// - Parameter isRight: whether a number that is near enough to be shown stands on the right side of every limit. Digits
  ///   are added until it does, so that 94.99 is not said as 95 where 95 is asked for.
  package static func quantity(
    _ value: Double, unit: String?, where isRight: (_ shown: Double) -> Bool = { _ in true }
  ) -> String {
    guard value.isFinite else { return "?" }
    if unit == "s" { return duration(value, isRight) }
    guard let unit, !unit.isEmpty else { return number(value, isRight) }
    guard unit == "%" else {
      let digits = number(value, isRight)
      return "\(digits) \(digits == "1" && unit == "times" ? "time" : unit)"
    }
    // Nothing is 0 and all is 100, and nothing else is.
    let digits = number(value) { shown in
      isRight(shown) && (shown == 0) == (value == 0) && (shown == 100) == (value == 100)
    }
    return digits + " %"
  }

  private static func number(_ value: Double, _ isRight: (Double) -> Bool) -> String {
    let short = number(value)
    if isRight(Double(short) ?? value) { return short }
    for places in 0..<10 {
      let text = fixed(value, places: places)
      if text.count >= short.count, isRight(Double(text) ?? value) { return text }
    }
    return exact(value) ?? short
  }

  private static func duration(_ seconds: Double, _ isRight: (Double) -> Bool) -> String {
    let size = abs(seconds)
    let sign = seconds < 0 ? "-" : ""
    if size > 0, size < 0.9995 { return "\(number(seconds * 1000) { isRight($0 / 1000) }) ms" }
    if size < 59.95 { return "\(number(seconds, isRight)) s" }
    let day = 86_400.0
    if size >= 2 * day - 30 {
      let (unit, length) = size < 730.5 * day ? ("d", day) : ("years", 365.25 * day)
      for places in 1..<10 {
        let text = fixed(seconds / length, places: places)
        if isRight((Double(text) ?? 0) * length) { return "\(text) \(unit)" }
      }
      return "\(number(seconds / length)) \(unit)"
    }
    // To the minute, below ten minutes to the second; finer where a limit asks for it.
    for step in [60.0, 1] where step == 1 || size >= 600 {
      let whole = (size / step).rounded() * step
      if isRight(seconds < 0 ? -whole : whole) { return sign + clock(Int(whole)) }
    }
    let whole = (size / 60).rounded(.down) * 60
    let rest = number(size - whole) { isRight(seconds < 0 ? -whole - $0 : whole + $0) }
    return "\(sign)\(clock(Int(whole))) \(rest) s"
  }

  /// `2 h 5 min`, without what is zero.
  private static func clock(_ seconds: Int) -> String {
    [(seconds / 3600, "h"), (seconds / 60 % 60, "min"), (seconds % 60, "s")]
      .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: " ")
  }

  /// `12 kB`, `3.4 GB`.
  package static func bytes(_ count: Int) -> String {
    let units = ["B", "kB", "MB", "GB"]
    var (value, place) = (Double(count), 0)
    while value >= 1_000, place + 1 < units.count {
      value /= 1_000
      place += 1
    }
    return fixed(value, places: 1) + " " + units[place]
  }

  /// `1 to 3 person-days`.
  package static func effort(_ days: ClosedRange<Double>) -> String {
    let (from, to) = (fixed(days.lowerBound, places: 1), fixed(days.upperBound, places: 1))
    return (from == to ? to : "\(from)–\(to)") + (to == "1" ? " person-day" : " person-days")
  }

  /// `1 signal`, `3 signals`, `2 fixes`.
  package static func count(_ count: Int, _ noun: String) -> String {
    "\(count) \(count == 1 ? noun : plural(noun))"
  }

  /// The same of a number that need not be whole, on the same side of each limit as it is.
  package static func count(_ value: Double, _ noun: String, beside limits: [Limit] = []) -> String
  {
    let digits = quantity(value, unit: nil, beside: limits)
    return "\(digits) \(digits == "1" ? noun : plural(noun))"
  }

  /// A value of the exports as it stands there, to six digits.
  package static func value(_ value: Double) -> String {
    let size = abs(value)
    guard value.isFinite, size >= 1e-4 || size == 0, size < 1e15 else { return number(value) }
    var places = 5
    var scale = 10.0
    while size >= scale, places > 0 {
      scale *= 10
      places -= 1
    }
    return fixed(value, places: places)
  }

  /// Of a noun, or of several words that end in it: `signals`, `batches`, `other assets`. A unit of one or two letters has none.
  package static func plural(_ noun: String) -> String {
    if noun.utf8.count <= 2 || noun == "min" { return noun }
    if ["s", "x", "ch", "sh"].contains(where: noun.hasSuffix) { return noun + "es" }
    if noun.hasSuffix("y"), let before = noun.dropLast().last, !"aeiou".contains(before) {
      return noun.dropLast() + "ies"
    }
    return noun + "s"
  }

  /// The text with a small letter to begin with, unless it is a short name such as `ERP`.
  package static func inSentence(_ text: String) -> String {
    guard let second = text.dropFirst().first, second.isLowercase || second == " " else {
      return text
    }
    return text.prefix(1).lowercased() + text.dropFirst()
  }

  /// `a`, `a and b`, `a, b and c`.
  package static func list(_ words: [String], _ link: String = "and") -> String {
    guard let last = words.last else { return "" }
    if words.count == 1 { return last }
    return words.dropLast().joined(separator: ", ") + " \(link) " + last
  }

  /// The entry of `known` that is nearest to `word`, when it is near enough to be meant.
  package static func nearest(to word: String, in known: [String]) -> String? {
    var best: (word: String, distance: Int)?
    for candidate in known {
      let distance = EditDistance.between(word, candidate)
      if distance < (best?.distance ?? Int.max) { best = (candidate, distance) }
    }
    guard let best, best.distance <= max(2, best.word.count / 2) else { return nil }
    return best.word
  }
}
