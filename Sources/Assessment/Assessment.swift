package import Tabular

/// What was found and concluded: the facts, the findings and a verdict per use case and scope.
package struct Assessment: Sendable {
  package var plant: Plant
  /// Sorted by severity (errors first), rule, subject.
  package var findings: [Finding]
  /// Sorted by family, ID, scope.
  package var useCases: [UseCaseResult]
  package var pilots: [Pilot]
  package var checks: Checks

  package init(
    plant: Plant, findings: [Finding], useCases: [UseCaseResult], pilots: [Pilot], checks: Checks
  ) {
    self.plant = plant
    self.findings = findings
    self.useCases = useCases
    self.pilots = pilots
    self.checks = checks
  }
}

package enum Outcome: String, Sendable, CaseIterable {
  case pass, warn, fail
  case notAssessable = "not-assessable"
  case notApplicable = "not-applicable"
}

package enum SubjectKind: String, Sendable, CaseIterable {
  case signal, asset, source, link, site
  case useCase = "use-case"
}

package struct Subject: Hashable, Sendable, Comparable {
  package var kind: SubjectKind
  package var id: String

  package init(kind: SubjectKind, id: String) {
    self.kind = kind
    self.id = id
  }

  package static func < (a: Subject, b: Subject) -> Bool {
    a.kind == b.kind ? a.id < b.id : a.kind.rawValue < b.kind.rawValue
  }
}

/// A thing to do about a finding.
package struct Remedy: Sendable, Equatable {
  package var text: String
  /// Person-days, from and to.
  package var effortDays: ClosedRange<Double>
  /// True when it also mends the data that exist; false when only new data get better.
  package var isRetroactive: Bool

  package init(text: String, effortDays: ClosedRange<Double>, isRetroactive: Bool) {
    self.text = text
    self.effortDays = effortDays
    self.isRetroactive = isRetroactive
  }
}

/// One rule that one subject does not meet, with its evidence. Passes are counted, not listed.
package struct Finding: Sendable {
  package enum Status: String, Sendable { case new, known, suppressed }
  package var rule: String
  package var title: String
  package var outcome: Outcome
  package var severity: Severity
  package var subject: Subject
  package var measured: Double?
  package var unit: String?
  /// The limit in words, such as `at least 95 %`.
  package var required: String?
  /// Where the limit comes from, such as `40 CFR 75.33`.
  package var source: String?
  package var message: String
  package var locations: [SourceLocation]
  package var remedy: Remedy
  /// Stable across runs: rule and subject, hashed.
  package var fingerprint: String
  package var status: Status = .new

  package init(
    rule: String, title: String, outcome: Outcome, severity: Severity, subject: Subject,
    measured: Double?, unit: String?, required: String?, source: String?, message: String,
    locations: [SourceLocation], remedy: Remedy, fingerprint: String
  ) {
    self.rule = rule
    self.title = title
    self.outcome = outcome
    self.severity = severity
    self.subject = subject
    self.measured = measured
    self.unit = unit
    self.required = required
    self.source = source
    self.message = message
    self.locations = locations
    self.remedy = remedy
    self.fingerprint = fingerprint
  }
}

package enum Verdict: String, Sendable, CaseIterable {
  case ready
  case limitedPilot = "limited-pilot"
  case fixFoundation = "fix-foundation"
  case dashboardEnough = "dashboard-enough"
  case notAssessable = "not-assessable"
}

package enum Need: String, Sendable, CaseIterable { case gate, high, medium, low }

/// How one rule came out for one use case in one scope.
package struct Requirement: Sendable {
  package var rule: String
  package var title: String
  package var need: Need
  package var outcome: Outcome
  /// Share of the items in scope that meet it, 0…1; `nil` when not assessable.
  package var measured: Double?
  /// Share of items that must meet it for a pass.
  package var required: Double
  /// One sentence with numbers: how many of what, and the first that do not.
  package var evidence: String

  package init(
    rule: String, title: String, need: Need, outcome: Outcome, measured: Double?,
    required: Double, evidence: String
  ) {
    self.rule = rule
    self.title = title
    self.need = need
    self.outcome = outcome
    self.measured = measured
    self.required = required
    self.evidence = evidence
  }
}

/// A dimension of data quality and its score, 0…100, `nil` when nothing in it could be assessed.
package struct DimensionScore: Sendable {
  package var name: String
  package var score: Double?
  package var weight: Double

  package init(name: String, score: Double?, weight: Double) {
    self.name = name
    self.score = score
    self.weight = weight
  }
}

/// Steps that change the verdict.
package struct Plan: Sendable {
  package enum Kind: String, Sendable { case cheapest, fastest, shared }
  package struct Step: Sendable {
    package var rule: String
    package var remedy: Remedy
    package init(rule: String, remedy: Remedy) {
      self.rule = rule
      self.remedy = remedy
    }
  }
  package var kind: Kind
  package var steps: [Step]
  package var scoreAfter: Double
  package var verdictAfter: Verdict
  /// ISO date before which the verdict cannot change, `nil` when it can at once.
  package var earliest: String?

  package init(
    kind: Kind, steps: [Step], scoreAfter: Double, verdictAfter: Verdict, earliest: String?
  ) {
    self.kind = kind
    self.steps = steps
    self.scoreAfter = scoreAfter
    self.verdictAfter = verdictAfter
    self.earliest = earliest
  }
}

/// One use case in one scope.
package struct UseCaseResult: Sendable {
  package var id: String
  package var title: String
  package var family: String
  package var decision: String
  /// `site`, `class:pump`, `line:Linie 1`.
  package var scope: String
  /// 0…100, after caps; `nil` when not assessable.
  package var score: Double?
  package var low: Double
  package var high: Double
  package var verdict: Verdict
  /// The sentence under the verdict: the one reason that decides it.
  package var reason: String
  /// Share of threshold and weight variations that keep the verdict; `nil` when not computed.
  package var stability: Double?
  package var gates: [Requirement]
  package var dimensions: [DimensionScore]
  package var requirements: [Requirement]
  package var plans: [Plan]
  /// Assets in scope.
  package var assets: [String]
  /// Intervals that the use case needs per signal kind, seconds.
  package var neededIntervals: [(kind: String, seconds: Double)]

  package init(
    id: String, title: String, family: String, decision: String, scope: String, score: Double?,
    low: Double, high: Double, verdict: Verdict, reason: String, stability: Double?,
    gates: [Requirement], dimensions: [DimensionScore], requirements: [Requirement],
    plans: [Plan], assets: [String], neededIntervals: [(kind: String, seconds: Double)]
  ) {
    self.id = id
    self.title = title
    self.family = family
    self.decision = decision
    self.scope = scope
    self.score = score
    self.low = low
    self.high = high
    self.verdict = verdict
    self.reason = reason
    self.stability = stability
    self.gates = gates
    self.dimensions = dimensions
    self.requirements = requirements
    self.plans = plans
    self.assets = assets
    self.neededIntervals = neededIntervals
  }
}

/// The narrow scope that is worth a first pilot.
package struct Pilot: Sendable {
  package var useCase: String
  package var scope: String
  package var score: Double
  package var why: [String]
  package var successMetric: String?
  package var baseline: Double?
  package var minimumDetectableChange: Double?
  package var owner: String?

  package init(
    useCase: String, scope: String, score: Double, why: [String], successMetric: String?,
    baseline: Double?, minimumDetectableChange: Double?, owner: String?
  ) {
    self.useCase = useCase
    self.scope = scope
    self.score = score
    self.why = why
    self.successMetric = successMetric
    self.baseline = baseline
    self.minimumDetectableChange = minimumDetectableChange
    self.owner = owner
  }
}

package struct Checks: Sendable, Equatable {
  package struct Skipped: Sendable, Equatable {
    package var rule: String
    package var because: String
    package init(rule: String, because: String) {
      self.rule = rule
      self.because = because
    }
  }
  package var ran = 0
  package var passed = 0
  package var warned = 0
  package var failed = 0
  package var notAssessable = 0
  package var notApplicable = 0
  package var skipped: [Skipped] = []

  package init() {}
}
