import Evidence
import Vocabulary

/// The sentence of a finding, with places for what the measure of its rule returns.
///
/// `{name}` says a column as it is and `{name:unit}` a number with its unit, seconds as the duration that reads best. Of
/// `[this|that]` the first is said in which nothing is unknown; of `[this]` nothing when something is.
package struct Message: Sendable {
  private enum Part {
    case text(String)
    case column(Int, unit: String?)
    case firstKnown([[Part]])
  }

  /// Columns that it says, in the order in which they first come.
  private(set) var columns: [String] = []
  private var parts: [Part] = []

  struct Malformed: Error, Equatable {
    /// What is never closed or never opened.
    var bracket: Character
  }

  /// Says nothing.
  package init() {}

  init(_ text: String) throws(Malformed) {
    var rest = text[...]
    parts = try read(&rest, inChoice: false)
    if let bracket = rest.first { throw Malformed(bracket: bracket) }
  }

  /// - Parameters:
  ///   - rest: what follows the parts that are returned, from the `|` or `]` that ends them.
  private mutating func read(_ rest: inout Substring, inChoice: Bool) throws(Malformed) -> [Part] {
    var parts: [Part] = []
    while let next = rest.first, !"|]".contains(next) || next == "|" && !inChoice {
      switch next {
      case "{":
        guard let end = rest.firstIndex(of: "}") else { throw Malformed(bracket: next) }
        let words = rest[..<end].dropFirst().split(
          separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        parts.append(
          .column(place(of: String(words[0])), unit: words.dropFirst().first.map(String.init)))
        rest = rest[end...].dropFirst()
      case "[":
        var choices: [[Part]] = []
        repeat {
          rest.removeFirst()
          choices.append(try read(&rest, inChoice: true))
        } while rest.first == "|"
        guard rest.popFirst() == "]" else { throw Malformed(bracket: next) }
        parts.append(.firstKnown(choices))
      default:
        let text = rest.prefix { !"{[|]".contains($0) || $0 == "|" && !inChoice }
        parts.append(.text(String(text)))
        rest = rest[text.endIndex...]
      }
    }
    return parts
  }

  private mutating func place(of column: String) -> Int {
    if let known = columns.firstIndex(of: column) { return known }
    columns.append(column)
    return columns.count - 1
  }

  /// - Parameters:
  ///   - values: those of `columns`; what is unknown is said as `?`, and an unknown note is left out.
  ///   - units: those that the columns have by themselves.
  /// - Returns: the sentence, without a comma or a colon after which nothing is left to say.
  func said(_ values: [SQLValue], units: [String: String]) -> String {
    var text = said(parts, values, units)
    while let last = text.utf8.last, " ,:;".utf8.contains(last) { text.removeLast() }
    return text
  }

  private func said(_ parts: [Part], _ values: [SQLValue], _ units: [String: String]) -> String {
    var text = ""
    for part in parts {
      switch part {
      case .text(let words): text += words
      case .column(let place, let unit):
        text +=
          word(values[place], unit: unit ?? units[columns[place]])
          ?? (columns[place] == "note" ? "" : "?")
      case .firstKnown(let choices):
        let known = choices.first { choice in
          choice.allSatisfy { part in
            if case .column(let place, _) = part { values[place] != .null } else { true }
          }
        }
        text += said(known ?? [], values, units)
      }
    }
    return text
  }

  private func word(_ value: SQLValue, unit: String?) -> String? {
    guard let unit else { return value.text }
    return value.number.map { Wording.quantity($0, unit: unit) }
  }
}
