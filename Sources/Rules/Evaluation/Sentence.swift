import Evidence
import Vocabulary

extension Rule {
  /// The message with its columns filled in; for what could not be measured, the note says why.
  func sentence(for measurement: Measurement) -> String {
    guard let measured = measurement.measured else {
      let why = measurement.note ?? "the facts for it are missing"
      return "\(measurement.subject.id): \(title) could not be checked: \(why)"
    }
    let values = message.columns.enumerated().map { place, column in
      switch column {
      case "subject": SQLValue.text(measurement.subject.id)
      case "measured": SQLValue(measured)
      case "note": SQLValue(measurement.note)
      default: place < measurement.said.count ? measurement.said[place] : .null
      }
    }
    return message.said(values, units: unit.map { ["measured": $0] } ?? [:])
  }

  /// True when `a` is farther on the wrong side than `b`.
  package func isWorse(_ a: Double?, than b: Double?) -> Bool {
    guard let a, let b else { return false }
    switch (fail ?? warn)?.comparison {
    case .less?, .lessOrEqual?: return a < b
    default: return a > b
    }
  }
}
