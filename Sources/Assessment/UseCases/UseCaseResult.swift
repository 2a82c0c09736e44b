import Rules

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
  /// The same before failed gates cap it.
  package var scoreBeforeCaps: Double?
  package var low: Double
  package var high: Double
  package var verdict: Verdict
  /// The sentence under the verdict: the one reason that decides it.
  package var reason: String
  /// Share of threshold and weight variations that keep the verdict; `nil` when not computed.
  package var stability: Double?
  /// True when it is no better than a pilot only because too few variations keep it ready, which `reason` says.
  package var isCloseCall = false
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

  /// Ties the worst of each requirement to the finding that `id` names for a rule and a subject.
  mutating func refer(_ id: (_ rule: String, _ subject: Subject) -> String?) {
    func tie(_ requirement: inout Requirement) {
      for i in requirement.facts.worst.indices {
        requirement.facts.worst[i].finding = id(
          requirement.rule, requirement.facts.worst[i].subject)
      }
    }
    for i in gates.indices { tie(&gates[i]) }
    for i in requirements.indices { tie(&requirements[i]) }
  }
}
