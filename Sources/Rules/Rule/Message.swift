import Evidence
import Vocabulary

/// The sentence of a finding, with places for what the measure of its rule returns.
///
/// `{name}` says a column as it is and `{name:unit}` a number with its unit, seconds in hours and minutes; `{name:#noun}`
/// says how many, `{name:is|are}` the verb that goes with the number, `{name:number}` a number to three digits and
/// `{name:value}` one as the exports write it. Of `[this|that]` the first is said in which nothing is unknown; of `[this]`
/// nothing when something is. Two numbers of one unit that differ are never said alike.
package struct Message: Sendable {
  private enum Part {
    case text(String)
    case column(Int, form: Form)
    case firstKnown([[Part]])
  }

  /// How a column is said.
  private enum Form: Equatable {
    case asIs, number, value
    case quantity(unit: String)
    case count(noun: String)
    case verb(one: String, many: String)

    init(_ text: Substring?) {
      switch text {
      case nil: self = .asIs
      case "number": self = .number
      case "value": self = .value
      case let text?:
        let words = text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        if words.count == 2 {
          self = .verb(one: words[0], many: words[1])
        } else if text.hasPrefix("#") {
          self = .count(noun: String(text.dropFirst()))
        } else {
          self = .quantity(unit: String(text))
        }
      }
    }
  }

  /// What stands for a column.
  enum Value {
    /// Made of the facts before; `nil` when unknown.
    case words(String?)
    case column(SQLValue)

    fileprivate var isKnown: Bool {
      switch self {
      case .words(let words): words != nil
      case .column(let value): value != .null
      }
    }
    fileprivate var number: Double? {
      if case .column(let value) = self { value.number } else { nil }
    }
  }

  /// Columns that are kept of every measurement, whether it passes or not.
  static let kept = ["subject", "measured", "use_case", "note", "numerator", "denominator"]

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
        parts.append(.column(place(of: String(words[0])), form: Form(words.dropFirst().first)))
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

  /// - Parameter values: those of `columns`; what is unknown is said as `?`.
  /// - Returns: the sentence, without a comma or a colon after which nothing is left to say.
  func said(_ values: [Value], limits: [Limit] = []) -> String {
    var values = values
    tellPart(&values, limits)
    var text = said(parts, values)
    while let last = text.utf8.last, " ,:;".utf8.contains(last) { text.removeLast() }
    return text
  }

  /// How many of how many, where they are not whole: with digits enough that the part is not said to be all or nothing, and
  /// its share stands on the right side of the limits.
  private func tellPart(_ values: inout [Value], _ limits: [Limit]) {
    guard let (i, j) = partPlaces, let part = values[i].number, let whole = values[j].number,
      part != part.rounded() || whole != whole.rounded(), whole > 0
    else { return }
    func share(_ part: Double, _ whole: Double) -> [Bool] {
      limits.map { $0.isBroken(by: 100 * part / whole) } + [part > 0, part < whole]
    }
    for places in (whole >= 100 ? 0 : 1)..<6 {
      let texts = (Wording.fixed(part, places: places), Wording.fixed(whole, places: places))
      guard let a = Double(texts.0), let b = Double(texts.1), b > 0 else { continue }
      if share(a, b) == share(part, whole) || places == 5 {
        (values[i], values[j]) = (.column(.real(a)), .column(.real(b)))
        return
      }
    }
  }

  private var partPlaces: (Int, Int)? {
    guard let part = columns.firstIndex(of: "numerator"),
      let whole = columns.firstIndex(of: "denominator")
    else { return nil }
    return (part, whole)
  }

  private func said(_ parts: [Part], _ values: [Value]) -> String {
    var text = ""
    for part in parts {
      switch part {
      case .text(let words): text += words
      case .column(let place, let form): text += word(place, form, values) ?? "?"
      case .firstKnown(let choices):
        let known = choices.first { choice in
          choice.allSatisfy { part in
            if case .column(let place, _) = part { values[place].isKnown } else { true }
          }
        }
        text += said(known ?? [], values)
      }
    }
    return text
  }

  private func word(_ place: Int, _ form: Form, _ values: [Value]) -> String? {
    switch values[place] {
    case .words(let words): return words
    case .column(let value):
      if form == .asIs, case .text(let text) = value { return text }
      guard let number = value.number else { return value.text }
      let others = peers(of: place, form, values)
      func isRight(_ shown: Double) -> Bool {
        others.allSatisfy { (shown < $0) == (number < $0) && (shown > $0) == (number > $0) }
      }
      switch form {
      case .asIs, .number: return Wording.quantity(number, unit: nil, where: isRight)
      case .value: return Wording.value(number)
      case .quantity(let unit): return Wording.quantity(number, unit: unit, where: isRight)
      case .count(let noun):
        let digits = Wording.quantity(number, unit: nil, where: isRight)
        return "\(digits) \(digits == "1" ? noun : Wording.plural(noun))"
      case .verb(let one, let many): return number == 1 ? one : many
      }
    }
  }

  /// Numbers of the same unit that the message says beside the one at `place`.
  private func peers(of place: Int, _ form: Form, _ values: [Value]) -> [Double] {
    // A part has the digits that it needs already.
    if let (i, j) = partPlaces, place == i || place == j, let number = values[place].number {
      return [number]
    }
    guard form != .asIs else { return [] }
    return forms(parts).filter { $0.place != place && $0.form == form }
      .compactMap { values[$0.place].number }
  }

  private func forms(_ parts: [Part]) -> [(place: Int, form: Form)] {
    parts.flatMap { part -> [(place: Int, form: Form)] in
      switch part {
      case .text: []
      case .column(let place, let form): [(place, form)]
      case .firstKnown(let choices): choices.flatMap(forms)
      }
    }
  }
}
