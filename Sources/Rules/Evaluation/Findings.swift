import Profiling
import Vocabulary

extension RuleResult {
  /// One finding per subject that does not pass: the worst of its measurements speaks for it.
  package func findings(_ names: Names = Names()) -> [Finding] {
    guard rule.isListed else { return [] }
    var told = self
    told.measurements = measurements.map { $0.told(warn: rule.warn, fail: rule.fail) }
    return told.listed(names)
  }

  private func listed(_ names: Names) -> [Finding] {
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
      finding(
        about: subject, broken[subject] ?? [], isUnknown: unknown.contains(subject), terms, names)
    }
    if let reason {
      let site = Subject(kind: .site, id: "site")
      findings.append(
        finding(
          site, .notAssessable, nil, message: rule.untold(reason), references: [], terms, names))
    }
    return findings
  }

  /// What all findings of the rule say alike.
  private typealias Terms = (required: String?, source: String)

  /// - Parameter broken: places of its measurements that do not pass.
  private func finding(
    about subject: Subject, _ broken: [Int], isUnknown: Bool, _ terms: Terms, _ names: Names
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
    var references: [RowReference] = []
    for i in [worst.place] + broken {
      guard let path = measurements[i].path else { continue }
      let reference = RowReference(path: path, line: max(0, measurements[i].line))
      if references.count < ShownRow.most, !references.contains(reference) {
        references.append(reference)
      }
    }
    if references.isEmpty, subject.kind == .source { references = [RowReference(path: subject.id)] }
    let measurement = measurements[worst.place]
    var result = finding(
      subject, worst.outcome, measurement.measured, message: rule.sentence(for: measurement, names),
      references: references, terms, names)
    (result.numerator, result.denominator) = (measurement.numerator, measurement.denominator)
    return result
  }

  private func finding(
    _ subject: Subject, _ outcome: Outcome, _ measured: Double?, message: String,
    references: [RowReference], _ terms: Terms, _ names: Names
  ) -> Finding {
    let severity: Severity =
      switch outcome {
      case .fail: .error
      case .warn: .warning
      default: .note
      }
    return Finding(
      rule: rule.id, title: rule.title, outcome: outcome, severity: severity, subject: subject,
      name: names.name(of: subject), measured: measured, shown: measured.map(rule.quantity),
      unit: rule.unit, required: terms.required,
      source: terms.source, message: message,
      references: references, remedy: rule.remedy,
      fingerprint: fingerprint(rule.id, subject.kind.rawValue, subject.id),
      question: rule.question)
  }
}
