import Tabular

extension RuleResult {
  /// One finding per subject that does not pass: the worst of its measurements speaks for it.
  func findings() -> [Finding] {
    guard rule.isListed else { return [] }
    var bySubject: [Subject: [Measurement]] = [:]
    for measurement in measurements {
      bySubject[measurement.subject, default: []].append(measurement)
    }
    var findings = bySubject.keys.sorted().compactMap { subject in
      finding(about: subject, bySubject[subject] ?? [])
    }
    if let reason {
      let site = Subject(kind: .site, id: "site")
      findings.append(
        finding(
          site, .notAssessable, nil, message: "\(rule.title) could not be checked: \(reason)",
          locations: []))
    }
    return findings
  }

  private func finding(about subject: Subject, _ measurements: [Measurement]) -> Finding? {
    var worst: (measurement: Measurement, outcome: Outcome)?
    for measurement in measurements {
      let outcome = rule.outcome(of: measurement.measured)
      guard outcome != .pass else { continue }
      guard let known = worst else {
        worst = (measurement, outcome)
        continue
      }
      if outcome.gravity > known.outcome.gravity
        || outcome == known.outcome
          && rule.isWorse(measurement.measured, than: known.measurement.measured)
      {
        worst = (measurement, outcome)
      }
    }
    guard let worst else { return nil }
    // A subject that is measured once cannot be outvoted: something known about it beats something unknown.
    if worst.outcome == .notAssessable && measurements.contains(where: { $0.measured != nil }) {
      return nil
    }
    var locations: [SourceLocation] = []
    let broken = measurements.filter { rule.outcome(of: $0.measured) != .pass }
    for measurement in [worst.measurement] + broken {
      guard let path = measurement.path else { continue }
      let location = SourceLocation(path: path, line: max(0, measurement.line))
      if locations.count < 5, !locations.contains(location) { locations.append(location) }
    }
    if locations.isEmpty, subject.kind == .source { locations = [SourceLocation(path: subject.id)] }
    return finding(
      subject, worst.outcome, worst.measurement.measured,
      message: rule.sentence(for: worst.measurement), locations: locations)
  }

  private func finding(
    _ subject: Subject, _ outcome: Outcome, _ measured: Double?, message: String,
    locations: [SourceLocation]
  ) -> Finding {
    let severity: Severity =
      switch outcome {
      case .fail: .error
      case .warn: .warning
      default: .note
      }
    return Finding(
      rule: rule.id, title: rule.title, outcome: outcome, severity: severity, subject: subject,
      measured: measured, unit: rule.unit, required: rule.requirement,
      source: "\(rule.basis.source) [\(rule.basis.mark.rawValue)]", message: message,
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
    let values = [
      ("{subject}", measurement.subject.id),
      ("{measured}", Wording.quantity(measured, unit: unit)),
      ("{numerator}", measurement.numerator.map(Wording.number) ?? "?"),
      ("{denominator}", measurement.denominator.map(Wording.number) ?? "?"),
      ("{note}", measurement.note ?? ""),
    ]
    // One pass from left to right, so that a brace in a name is never taken for a placeholder.
    var text = ""
    var rest = message[...]
    scan: while let brace = rest.firstIndex(of: "{") {
      text += rest[..<brace]
      rest = rest[brace...]
      for (placeholder, value) in values where rest.hasPrefix(placeholder) {
        text += value
        rest = rest.dropFirst(placeholder.count)
        continue scan
      }
      text.append("{")
      rest = rest.dropFirst()
    }
    text += rest
    while text.hasSuffix(" ") || text.hasSuffix(",") || text.hasSuffix(":") || text.hasSuffix(";") {
      text.removeLast()
    }
    return text
  }

  /// True when `a` is farther on the wrong side than `b`.
  func isWorse(_ a: Double?, than b: Double?) -> Bool {
    guard let a, let b else { return false }
    switch (fail ?? warn)?.comparison {
    case .less?, .lessOrEqual?: return a < b
    default: return a > b
    }
  }
}

extension Outcome {
  /// How much an outcome matters when several meet on one subject.
  var gravity: Int {
    switch self {
    case .fail: 3
    case .warn: 2
    case .notAssessable: 1
    case .pass, .notApplicable: 0
    }
  }
}

/// 16 hex digits that stay the same from run to run: FNV-1a, 64 bits.
func fingerprint(_ parts: String...) -> String {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for part in parts {
    for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    hash = (hash ^ 0xff) &* 0x100_0000_01b3
  }
  let digits = String(hash, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
