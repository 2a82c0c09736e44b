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

  /// `20 ms`, `90 s`, `15 min`, `2.5 h`, `4 d`, `3.1 years`: the largest unit of which there are two or more.
  package static func duration(_ seconds: Double) -> String {
    let size = abs(seconds)
    if size > 0, size < 0.9995 { return "\(number(seconds * 1000)) ms" }
    if size < 120 { return "\(number(seconds)) s" }
    if size < 7200 { return "\(number((seconds / 6).rounded() / 10)) min" }
    if size < 172_800 { return "\(number((seconds / 360).rounded() / 10)) h" }
    if size < 63_072_000 { return "\(number((seconds / 8640).rounded() / 10)) d" }
    return "\(fixed(seconds / 31_557_600, places: 1)) years"
  }

  /// A number with its unit; seconds become the unit that reads best, and a unit of `1` is left out.
  package static func quantity(_ value: Double, unit: String?) -> String {
    guard let unit, !unit.isEmpty else { return number(value) }
    if unit == "s" { return duration(value) }
    return "\(number(value)) \(unit)"
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
    if count == 1 { return "1 \(noun)" }
    return "\(count) \(noun)" + (noun.hasSuffix("s") || noun.hasSuffix("x") ? "es" : "s")
  }

  /// `a`, `a and b`, `a, b and c`.
  package static func list(_ words: [String]) -> String {
    guard let last = words.last else { return "" }
    if words.count == 1 { return last }
    return words.dropLast().joined(separator: ", ") + " and " + last
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
