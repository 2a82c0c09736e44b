import Assessment
import Behaviour
import Linking
import Recognition
import Rules
import Vocabulary

// What the codes of the assessment are called in reports for people.

extension Verdict {
  var words: String {
    switch self {
    case .ready: "Ready"
    case .limitedPilot: "Limited pilot"
    case .fixFoundation: "Fix the foundation first"
    case .dashboardEnough: "A dashboard is enough"
    case .notAssessable: "Cannot tell"
    }
  }

  /// A shape beside the words, so that colour is never the only sign.
  var sign: String {
    switch self {
    case .ready: "●"
    case .limitedPilot: "◐"
    case .fixFoundation: "○"
    case .dashboardEnough: "□"
    case .notAssessable: "?"
    }
  }

  /// The best first.
  var rank: Int {
    switch self {
    case .ready: 0
    case .limitedPilot: 1
    case .dashboardEnough: 2
    case .fixFoundation: 3
    case .notAssessable: 4
    }
  }
}

extension Outcome {
  var words: String {
    switch self {
    case .pass: "pass"
    case .warn: "warning"
    case .fail: "fail"
    case .notAssessable: "cannot tell"
    case .notApplicable: "does not apply"
    }
  }

  var sign: String {
    switch self {
    case .pass: "✓"
    case .warn: "!"
    case .fail: "✕"
    case .notAssessable: "?"
    case .notApplicable: "–"
    }
  }
}

extension Severity {
  var sign: String {
    switch self {
    case .error: "✕"
    case .warning: "!"
    case .note: "i"
    }
  }
}

extension GapCause {
  var words: String {
    switch self {
    case .plannedStop: "planned stop"
    case .unitStopped: "unit stopped"
    case .outage: "outage of the source"
    case .badQuality: "bad quality"
    case .quiet: "quiet (no change to report)"
    case .tag: "this tag alone"
    }
  }

  var letter: String {
    switch self {
    case .plannedStop: "P"
    case .unitStopped: "U"
    case .outage: "O"
    case .badQuality: "B"
    case .quiet: "Q"
    case .tag: "T"
    }
  }

  /// True when data are missing that should be there.
  var isLoss: Bool {
    switch self {
    case .outage, .badQuality, .tag: true
    case .plannedStop, .unitStopped, .quiet: false
    }
  }
}

extension SourceSystem {
  var words: String {
    switch self {
    case .historian: "Historian"
    case .mes: "MES"
    case .erp: "ERP"
    case .cmms: "CMMS"
    case .quality: "Quality"
    case .assetModel: "Asset model"
    case .governance: "Governance"
    case .unknown: "Unknown"
    }
  }
}

extension ClockReading.Verdict {
  var words: String {
    switch self {
    case .aligned: "aligned"
    case .zone: "other zone"
    case .dst: "wrong summer time"
    case .offset: "offset"
    case .drift: "drifts"
    case .notAssessable: "cannot tell"
    }
  }

  var outcome: Outcome {
    switch self {
    case .aligned: .pass
    case .zone, .dst, .offset, .drift: .fail
    case .notAssessable: .notAssessable
    }
  }
}

extension NameMatrix.State {
  var words: String {
    switch self {
    case .matched: "matched"
    case .review: "to review"
    case .orphan: "orphan"
    case .missing: "missing"
    case .single: "only here"
    }
  }

  var sign: String {
    switch self {
    case .matched: "✓"
    case .review: "?"
    case .orphan: "✕"
    case .missing: "–"
    case .single: "·"
    }
  }
}

/// A family such as `predictive-maintenance` as words.
func familyWords(_ family: String) -> String {
  let words = family.split(separator: "-").joined(separator: " ")
  return words.prefix(1).uppercased() + words.dropFirst()
}
