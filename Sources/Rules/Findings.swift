import Vocabulary

extension RuleResult {
  /// One finding per subject that does not pass: the worst of its measurements speaks for it.
  package func findings() -> [Finding] {
    guard rule.isListed else { return [] }
    let terms = (
      required: rule.requirement, source: "\(rule.basis.source) [\(rule.basis.mark.rawValue)]"
    )
    var broken: [Subject: [Int]] = [:]
    for i in measurements.indices where rule.outcome(of: measurements[i].measured) != .pass {
      broken[measurements[i].subject, default: []].append(i)
    }
    // A subject of which something is known is not told to be unknown.
    var unknown = Set(
      broken.filter { $0.value.allSatisfy { measurements[$0].measured == nil } }.keys)
    if !unknown.isEmpty {
      for i in measurements.indices where measurements[i].measured != nil {
        unknown.remove(measurements[i].subject)
      }
    }
    var findings = broken.keys.sorted().compactMap { subject in
      finding(about: subject, broken[subject] ?? [], isUnknown: unknown.contains(subject), terms)
    }
    if let reason {
      let site = Subject(kind: .site, id: "site")
      findings.append(
        finding(
          site, .notAssessable, nil, message: "\(rule.title) could not be checked: \(reason)",
          locations: [], terms))
    }
    return findings
  }

  /// What all findings of the rule say alike.
  private typealias Terms = (required: String?, source: String)

  /// - Parameter broken: places of its measurements that do not pass.
  private func finding(
    about subject: Subject, _ broken: [Int], isUnknown: Bool, _ terms: Terms
  ) -> Finding? {
    var worst: (place: Int, outcome: Outcome)?
    for i in broken {
      let outcome = rule.outcome(of: measurements[i].measured)
      guard let known = worst else {
        worst = (i, outcome)
        continue
      }
      if outcome.gravity > known.outcome.gravity
        || outcome == known.outcome
          && rule.isWorse(measurements[i].measured, than: measurements[known.place].measured)
      {
        worst = (i, outcome)
      }
    }
    guard let worst, worst.outcome != .notAssessable || isUnknown else { return nil }
    var locations: [SourceLocation] = []
    for i in [worst.place] + broken {
      guard let path = measurements[i].path else { continue }
      let location = SourceLocation(path: path, line: max(0, measurements[i].line))
      if locations.count < 5, !locations.contains(location) { locations.append(location) }
    }
    if locations.isEmpty, subject.kind == .source { locations = [SourceLocation(path: subject.id)] }
    return finding(
      subject, worst.outcome, measurements[worst.place].measured,
      message: rule.sentence(for: measurements[worst.place]), locations: locations, terms)
  }

  private func finding(
    _ subject: Subject, _ outcome: Outcome, _ measured: Double?, message: String,
    locations: [SourceLocation], _ terms: Terms
  ) -> Finding {
    let severity: Severity =
      switch outcome {
      case .fail: .error
      case .warn: .warning
      default: .note
      }
    return Finding(
      rule: rule.id, title: rule.title, outcome: outcome, severity: severity, subject: subject,
      measured: measured, unit: rule.unit, required: terms.required,
      source: terms.source, message: message,
      locations: locations, remedy: rule.remedy,
      fingerprint: fingerprint(rule.id, subject.kind.rawValue, subject.id))
  }
}

extension Rule {
  /// The message with its placeholders filled; for what could not be measured, the note says why.
  func sentence(for measurement: Measurement) -> String {
    guard let measured = measurement.measured else {
      let why = measurement.note ?? "the facts for it are missing"
      return "\(measurement.subject.id): \(title) could not be checked: \(why)"
    }
    // One pass from left to right, so that a brace in a name is never taken for a placeholder.
    var text = ""
    var rest = message[...]
    while let brace = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
      text += rest[..<brace]
      rest = rest[brace...]
      let end = rest.utf8.firstIndex(of: UInt8(ascii: "}")).map { rest.utf8.index(after: $0) }
      switch end.map({ rest[..<$0] }) {
      case "{subject}": text += measurement.subject.id
      case "{measured}": text += Wording.quantity(measured, unit: unit)
      case "{numerator}": text += measurement.numerator.map(Wording.number) ?? "?"
      case "{denominator}": text += measurement.denominator.map(Wording.number) ?? "?"
      case "{note}": text += measurement.note ?? ""
      default:
        text += "{"
        rest = rest.dropFirst()
        continue
      }
      rest = rest[(end ?? rest.endIndex)...]
    }
    text += rest
    while let last = text.utf8.last, " ,:;".utf8.contains(last) { text.removeLast() }
    return text
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

extension Outcome {
  /// How much an outcome matters when several meet on one subject.
  package var gravity: Int {
    switch self {
    case .fail: 3
    case .warn: 2
    case .notAssessable: 1
    case .pass, .notApplicable: 0
    }
  }
}

/// 16 hex digits that stay the same from run to run: FNV-1a, 64 bits.
package func fingerprint(_ parts: String...) -> String {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for part in parts {
    for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    hash = (hash ^ 0xff) &* 0x100_0000_01b3
  }
  let digits = String(hash, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
