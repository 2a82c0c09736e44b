import Foundation

/// How numbers are said in findings and sentences. Never in the user's locale.
package enum Wording {
  /// At most three significant digits behind a point, no trailing zeros: `2`, `0.031`, `97.4`.
  package static func number(_ value: Double) -> String {
    guard value.isFinite else { return "?" }
    let size = abs(value)
    if size >= 1e15 { return String(format: "%.3g", value) }
    if value == value.rounded() { return String(Int(value)) }
    let digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.01 ? 3 : 6
    var text = fixed(value, digits) ?? String(format: "%.\(digits)f", value)
    if text.utf8.contains(UInt8(ascii: ".")) {
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
    }
    return text == "-0" ? "0" : text
  }

  /// The same as `%.nf`; `nil` where the last digit hangs on how a tie is broken.
  private static func fixed(_ value: Double, _ digits: Int) -> String? {
    var scale = 1
    for _ in 0..<digits { scale *= 10 }
    let scaled = abs(value) * Double(scale)
    let rest = scaled - scaled.rounded(.down)
    guard abs(rest - 0.5) > 1e-6 else { return nil }
    let units = Int(scaled.rounded())
    let sign = value < 0 ? "-" : ""
    guard digits > 0 else { return sign + String(units) }
    let decimals = String(units % scale)
    return sign + String(units / scale) + "."
      + String(repeating: "0", count: digits - decimals.utf8.count) + decimals
  }

  /// `90 s`, `15 min`, `2.5 h`, `4 d`.
  package static func duration(_ seconds: Double) -> String {
    let size = abs(seconds)
    if size < 120 { return "\(number(seconds)) s" }
    if size < 7200 { return "\(number((seconds / 6).rounded() / 10)) min" }
    if size < 172_800 { return "\(number((seconds / 360).rounded() / 10)) h" }
    return "\(number((seconds / 8640).rounded() / 10)) d"
  }

  /// A number with its unit; seconds become the unit that reads best, and a unit of `1` is left out.
  package static func quantity(_ value: Double, unit: String?) -> String {
    guard let unit, !unit.isEmpty else { return number(value) }
    if unit == "s" { return duration(value) }
    return "\(number(value)) \(unit)"
  }

  /// `1 signal`, `3 signals`.
  package static func count(_ count: Int, _ noun: String) -> String {
    if count == 1 { return "1 \(noun)" }
    if noun.hasSuffix("s") { return "\(count) \(noun)es" }
    return "\(count) \(noun)s"
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
      let distance = editDistance(word, candidate)
      if distance < (best?.distance ?? Int.max) { best = (candidate, distance) }
    }
    guard let best, best.distance <= max(2, best.word.count / 2) else { return nil }
    return best.word
  }

  private static func editDistance(_ a: String, _ b: String) -> Int {
    let a = Array(a.utf8.prefix(64))
    let b = Array(b.utf8.prefix(64))
    var row = Array(0...b.count)
    for i in 0..<a.count {
      var diagonal = row[0]
      row[0] = i + 1
      for j in 0..<b.count {
        let substituted = diagonal + (a[i] == b[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substituted, min(row[j], row[j + 1]) + 1)
      }
    }
    return row[b.count]
  }
}
