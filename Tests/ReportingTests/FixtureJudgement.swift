import Assessment
import Behaviour
import Evidence
import Rules
import Tabular
import Vocabulary

extension Fixture {
  static let recode = Remedy(
    text: "fill in failure codes of past work orders from their texts", effortDays: 3...8,
    isRetroactive: true)
  static let faster = Remedy(
    text: "set the scan class of the vibration tags to 1 s and turn compression off",
    effortDays: 1...3, isRetroactive: false)
  static let zone = Remedy(
    text: "declare the zone of mes/orders.csv in readiness.yml", effortDays: 0.5...0.5,
    isRetroactive: true)
  static let owner = Remedy(
    text: "name an owner for each table in readiness.yml", effortDays: 1...2, isRetroactive: true)

  static var findings: [Finding] {
    func finding(
      _ rule: String, _ title: String, _ outcome: Outcome, _ severity: Severity,
      _ subject: Subject, _ measured: Double?, _ unit: String?, _ required: String?,
      _ message: String, line: Int, _ remedy: Remedy
    ) -> Finding {
      Finding(
        rule: rule, title: title, outcome: outcome, severity: severity, subject: subject,
        measured: measured, unit: unit, required: required,
        source: required == nil ? nil : "40 CFR 75.33", message: message,
        references: [RowReference(path: "historian/export_2025.csv", line: line)], remedy: remedy,
        fingerprint: "\(rule)#\(subject.id)")
    }
    var findings: [Finding] = [
      finding(
        "time/zone", "Clocks are in the declared zone", .fail, .error,
        Subject(kind: .source, id: "mes/orders.csv"), -3_600, "s", "within 5 min",
        "clock is 1 h behind the historian in 163 of 163 order starts", line: 0, zone),
      finding(
        "identity/orphan", "Names are known to more than one system", .fail, .error,
        Subject(kind: .asset, id: "P-111"), nil, nil, nil,
        "'P-111' of the CMMS has no name in another system", line: 12, zone),
    ]
    for signal in signals where (signal.coverage.availability ?? 1) < 0.97 {
      let share = (signal.coverage.availability ?? 0) * 100
      findings.append(
        finding(
          "gaps/availability", "Samples are there while the machine runs",
          share < 80 ? .fail : .warn,
          share < 80 ? .error : .warning, Subject(kind: .signal, id: signal.tag), share, "%",
          "at least 95 %",
          "good samples cover \((share * 10).rounded() / 10) % of the running time",
          line: signal.line, faster))
    }
    findings.append(
      finding(
        "governance/no-owner", "Sources have an owner", .warn, .note,
        Subject(kind: .source, id: "mes/orders.csv"), nil, nil, nil, "no owner is named", line: 0,
        owner))
    findings.append(
      finding(
        "maintenance/failure-code-missing", "Repairs have a failure code",
        .notAssessable, .warning, Subject(kind: .site, id: "site"), nil, "%", "at least 80 %",
        "8 of 20 corrective work orders have a code, 30 orders are needed to judge", line: 0,
        recode))
    findings[findings.count - 1].status = .known
    for i in findings.indices { findings[i].id = "F-\(100_000 + i)" }
    return findings
  }

  static var useCases: [UseCaseResult] {
    func result(
      _ id: String, _ title: String, _ family: String, _ scope: String, _ score: Double?,
      _ range: ClosedRange<Double>, _ verdict: Verdict, _ reason: String, plans: [Plan] = [],
      assets: Int = 12
    ) -> UseCaseResult {
      var facts = Requirement.Facts("holds for 11 of 12 assets; 11 are enough; not for P-111")
      (facts.met, facts.total, facts.needed, facts.noun) = (11, 12, 11, "asset")
      facts.window = 1_735_689_600...1_756_425_600
      var worst = Requirement.Worst(
        subject: Subject(kind: .asset, id: "P-111"), name: "P-111", outcome: .fail, measured: 1,
        message: "P-111 is known to one system only")
      worst.finding = "F-100001"
      facts.worst = [worst]
      var history = Requirement.Facts("historian covers 240 of 365 d needed")
      (history.met, history.total, history.needed, history.noun) = (240, 365, 346.75, "d")
      let gate = Requirement(
        rule: "identity/orphan", title: "Names are known to more than one system", need: .gate,
        outcome: verdict == .fixFoundation ? .fail : .pass, measured: 0.917, required: 0.9,
        facts: facts)
      return UseCaseResult(
        id: id, title: title, family: family,
        decision: "which machine to service before it fails", scope: scope, score: score,
        low: range.lowerBound, high: range.upperBound, verdict: verdict, reason: reason,
        stability: 0.94, gates: [gate],
        dimensions: [
          DimensionScore(name: "completeness", score: 88.4, weight: 0.3),
          DimensionScore(name: "currentness", score: nil, weight: 0.1),
        ],
        requirements: [
          gate,
          Requirement(
            rule: "history/too-short", title: "History is as long as the use case needs",
            need: .high,
            outcome: verdict == .ready ? .pass : .warn, measured: 0.66, required: 1,
            facts: history, question: .history),
          Requirement(
            rule: "sampling/too-slow", title: "Signals are sampled often enough for the use case",
            need: .medium,
            outcome: .notAssessable, measured: nil, required: 0.9,
            facts: Requirement.Facts("no vibration tag")),
        ],
        plans: plans, assets: (101..<(101 + assets)).map { "P-\($0)" },
        neededIntervals: [("vibration", 1), ("temperature", family.hasPrefix("p") ? 60 : 600)])
    }
    let coding = Plan.Step(rule: "maintenance/failure-code-missing", remedy: recode)
    let scanning = Plan.Step(rule: "sampling/too-slow", remedy: faster)
    let zoning = Plan.Step(rule: "time/zone", remedy: zone)
    return [
      result(
        "energy-baseline", "Energy baseline per line", "energy", "site", 81, 78...84, .ready,
        "every requirement is met"),
      result(
        "pump-maintenance", "Predictive maintenance of pumps", "predictive-maintenance",
        "class:pump", 58, 41...66, .limitedPilot, "8 of 12 months of history, enough to monitor",
        plans: [
          Plan(
            kind: .cheapest, steps: [coding], scoreAfter: 74, verdictAfter: .ready, earliest: nil)
        ], assets: 3),
      result(
        "pump-maintenance", "Predictive maintenance of pumps", "predictive-maintenance", "site",
        37, 30...45, .fixFoundation, "gate failed: 4 of 12 assets have a vibration signal"),
      result(
        "spindle-wear", "Spindle wear", "predictive-maintenance", "class:oven", 22, 10...39,
        .fixFoundation, "gate failed: no signal is sampled every 100 ms",
        plans: [
          Plan(
            kind: .cheapest, steps: [scanning, coding], scoreAfter: 55,
            verdictAfter: .limitedPilot, earliest: "2026-09-01")
        ], assets: 3),
      result(
        "line-balancing", "Line balancing", "process-simulation", "line:Linie 1", 64, 52...69,
        .limitedPilot, "the MES clock is one hour behind",
        plans: [
          Plan(
            kind: .fastest, steps: [zoning], scoreAfter: 77, verdictAfter: .ready, earliest: nil)
        ], assets: 4),
      result(
        "scheduling", "Scheduling twin", "process-simulation", "site", 71, 60...80,
        .dashboardEnough, "one changeover a week and 1.2 % unplanned stops"),
      result(
        "traceability", "Batch traceability", "quality-traceability", "site", 39, 20...39,
        .fixFoundation, "gate failed: 182 of 240 ERP batches are in the MES",
        plans: [
          Plan(
            kind: .cheapest, steps: [zoning, coding], scoreAfter: 61, verdictAfter: .limitedPilot,
            earliest: nil)
        ]),
      result(
        "virtual-commissioning", "Virtual commissioning", "virtual-commissioning", "site", nil,
        0...100, .notAssessable, "no list of inputs and outputs is in the export", assets: 0),
    ]
  }

  static var pilots: [Pilot] {
    [
      Pilot(
        useCase: "pump-maintenance", scope: "class:pump", score: 58,
        why: ["3 pumps with vibration every second", "20 corrective work orders"],
        successMetric: "unplanned stops per month", baseline: 4.2, minimumDetectableChange: 1.3,
        owner: nil)
    ]
  }

  static var checks: Checks {
    var checks = Checks()
    checks.ran = 212
    checks.passed = 170
    checks.warned = 11
    checks.failed = 9
    checks.notAssessable = 14
    checks.notApplicable = 8
    checks.skipped = [
      Checks.Skipped(rule: "change/drift", because: "fewer than 12 months of history")
    ]
    return checks
  }
}
