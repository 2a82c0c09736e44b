import Evidence
import Vocabulary

extension Rule {
  /// The message with its columns filled in; for what could not be measured, the note says why.
  package func sentence(for measurement: Measurement, _ names: Names) -> String {
    let name = names.name(of: measurement.subject)
    guard let measured = measurement.measured else {
      return untold(measurement.note ?? "the facts for it are missing", of: name)
    }
    var said = 0
    let values = message.columns.map { column -> Message.Value in
      switch column {
      case "subject": return .words(name)
      case "measured": return .words(quantity(measured))
      case "use_case": return .words(measurement.useCase.map(names.useCase))
      case "note": return .words(measurement.note ?? "")
      case "numerator": return .column(SQLValue(measurement.numerator))
      case "denominator": return .column(SQLValue(measurement.denominator))
      default:
        defer { said += 1 }
        return .column(said < measurement.said.count ? measurement.said[said] : .null)
      }
    }
    let text = message.said(values, limits: unit == "%" ? limits : [])
    // Whatever a rule says, its subject stands in the sentence.
    let isTold = measurement.subject.kind == .site || message.columns.contains("subject")
    return isTold ? text : "\(name): \(text)"
  }

  /// Says that it cannot be told, and why.
  package func untold(_ why: String, of name: String? = nil) -> String {
    let what = "cannot tell whether \(Wording.inSentence(title)): \(why)"
    return name.map { "\($0): \(what)" } ?? what
  }

  /// True when the message fits what passes as well as what does not: it says how many of how many.
  package func isNeutral(for measurement: Measurement) -> Bool {
    items != nil && measurement.numerator != nil
      && message.columns.allSatisfy(Message.kept.contains)
  }

  /// Limits that a number is never rounded across.
  var limits: [Limit] { [warn, fail].compactMap { $0 } }

  /// A number that it measured, with its unit or with what it counts.
  package func quantity(_ measured: Double) -> String {
    if let unit { return Wording.quantity(measured, unit: unit, beside: limits) }
    guard let counts else { return Wording.quantity(measured, unit: nil, beside: limits) }
    return Wording.count(measured, counts, beside: limits)
  }

  /// The limit that must be met for a pass, in words.
  package var requirement: String? {
    guard let limit = warn ?? fail else { return nil }
    if unit == nil, counts == nil { return limit.isUpper ? "none" : "yes" }
    return limit.requirement { value in
      if let unit { return Wording.quantity(value, unit: unit) { $0 == value } }
      return Wording.count(
        value, counts ?? "", beside: [Limit(.less, value), Limit(.greater, value)])
    }
  }

  /// True when `a` is farther on the wrong side than `b`.
  package func isWorse(_ a: Double?, than b: Double?) -> Bool {
    guard let a, let b else { return false }
    return (fail ?? warn)?.isUpper == false ? a < b : a > b
  }
}
