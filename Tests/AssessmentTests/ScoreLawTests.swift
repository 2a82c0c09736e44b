import Assessment
import Behaviour
import Evidence
import Rules
import TestSupport
import Testing
import Vocabulary

/// One use case with invented rules and what they measured.
struct InventedCase {
  var useCase: UseCase
  var results: [String: RuleResult]
  var plant = Plant()

  static func rule(_ id: String, warn: Limit? = Limit(.less, 90), fail: Limit? = Limit(.less, 50))
    -> Rule
  {
    Rule(
      id: id, file: id + ".yml", title: "Rule \(id)", dimension: "accuracy", appliesTo: .site,
      measure: "", unit: "%", warn: warn, fail: fail,
      basis: Basis(mark: .practice, source: "default"), why: "It matters.",
      remedy: Remedy(text: "Mend it.", effortDays: 1...3, isRetroactive: true),
      message: Message(), isListed: true, examples: [])
  }

  static func item(_ measured: Double?, weight: Double = 1) -> Measurement {
    .init(
      subject: Subject(kind: .site, id: "site"), measured: measured, weight: weight, line: 0)
  }

  init(needs: [RuleNeed], results: [String: RuleResult], dimensions: [(String, Double)]) {
    useCase = UseCase(
      id: "invented", file: "invented.yml", title: "Invented", family: "invented",
      decision: "Whether", scope: .site, classes: [], classesWithSignals: [], signals: [],
      sources: [], beyondExports: [], historyDays: 0,
      dimensions: dimensions.map { (name: $0.0, weight: $0.1) }, rules: needs)
    self.results = results
  }

  /// Anything that can come: gates and others, measured well, badly, in part or not at all.
  init(_ random: inout SeededGenerator) {
    var needs: [RuleNeed] = []
    var results: [String: RuleResult] = [:]
    let names = ["a", "b", "c"]
    for i in 0..<3 + random.next(6) {
      let id = "r\(i)"
      let pass = 0.7 + 0.3 * random.unit()
      needs.append(
        RuleNeed(
          rule: id, need: Need.allCases[random.next(4)], dimension: names[random.next(3)],
          pass: pass, fail: pass * 0.8 * random.unit()))
      let blind = random.next(6)
      guard blind > 0 else { continue }
      let isDefect = random.next(2) == 0
      let rule = Self.rule(
        id,
        warn: random.next(5) == 0 ? nil : isDefect ? Limit(.greater, 20) : Limit(.less, 80),
        fail: random.next(5) == 0 ? nil : isDefect ? Limit(.greaterOrEqual, 60) : Limit(.less, 40))
      let level = random.next(100)
      let items = (0..<random.next(6) * random.next(6)).map { _ in
        Self.item(
          random.next(8) == 0 || blind == 1 ? nil : Double(min(100, level + random.next(50))),
          weight: Double(1 + random.next(3)))
      }
      results[id] = RuleResult(rule: rule, measurements: items)
    }
    self.init(
      needs: needs, results: results,
      dimensions: names.map { ($0, 0.1 + random.unit()) })
  }

  var card: Card {
    Card(useCase, Scope(name: "site", assets: ["P-1"]), plant, results: results)
  }

  var result: UseCaseResult { card.result(sharedBy: [:], asOf: 0) }
}

@Suite struct ScoreLawTests {
  @Test(arguments: 1...60)
  func `one item that gets better never lowers the score`(seed: UInt64) throws {
    var random = SeededGenerator(state: seed)
    let before = InventedCase(&random)
    for id in before.results.keys.sorted() {
      guard let rule = before.results[id]?.rule,
        let items = before.results[id]?.measurements
      else { continue }
      for (place, item) in items.enumerated() {
        guard let measured = item.measured else { continue }
        var after = before
        let isDefect = (rule.warn ?? rule.fail)?.comparison.rawValue.hasPrefix(">") ?? false
        after.results[id]?.measurements[place].measured =
          isDefect ? max(0, measured - 45) : min(100, measured + 45)
        let (a, b) = (before.card, after.card)
        #expect((b.cappedScore(b.shares) ?? 0) >= (a.cappedScore(a.shares) ?? 0) - 1e-9)
        #expect(b.interval.low >= a.interval.low - 1e-9)
        #expect(b.interval.high >= a.interval.high - 1e-9)
      }
    }
  }

  @Test(arguments: 1...100)
  func `the score obeys its gates and its interval`(seed: UInt64) throws {
    var random = SeededGenerator(state: seed)
    let result = InventedCase(&random).result
    #expect(0 <= result.low && result.low <= result.high + 1e-9 && result.high <= 100 + 1e-9)
    guard let score = result.score else {
      #expect(result.verdict == .notAssessable)
      #expect(result.stability == nil && result.plans.isEmpty)
      return
    }
    #expect(result.verdict != .notAssessable)
    #expect((result.low - 1e-9...result.high + 1e-9).contains(score))
    let gates = result.gates.map(\.outcome)
    if gates.contains(.fail) {
      #expect(score <= 39 && result.verdict == .fixFoundation)
    } else if gates.contains(.warn) || gates.contains(.notAssessable) {
      #expect(score <= 69 && result.verdict != .ready)
    }
    if result.verdict == .ready { #expect(score >= 70 && (result.stability ?? 0) >= 0.8) }
    for plan in result.plans {
      #expect(plan.scoreAfter >= score - 1e-9)
      #expect(plan.verdictAfter != result.verdict && !plan.steps.isEmpty)
    }
  }

  @Test(arguments: 1...40)
  func `the same facts give the same stability, reason and plans`(seed: UInt64) {
    var random = SeededGenerator(state: seed)
    let invented = InventedCase(&random)
    let (a, b) = (invented.result, invented.result)
    #expect("\(a)" == "\(b)")
    #expect((0...1).contains(a.stability ?? 0))
  }

  private func gated(_ share: Double?) -> UseCaseResult {
    let needs = [
      RuleNeed(rule: "gate", need: .gate, dimension: "a", pass: 0.9, fail: 0.5),
      RuleNeed(rule: "good", need: .high, dimension: "b", pass: 0.9, fail: 0.5),
    ]
    let good = RuleResult(
      rule: InventedCase.rule("good"),
      measurements: Array(repeating: InventedCase.item(100), count: 20))
    let items = share.map { share in
      (0..<100).map { InventedCase.item(Double($0) < share * 100 ? 100 : 0) }
    }
    let gate = RuleResult(
      rule: InventedCase.rule("gate", warn: nil),
      measurements: items ?? [InventedCase.item(nil as Double?)])
    return InventedCase(
      needs: needs, results: ["good": good, "gate": gate],
      dimensions: [("a", 0.01), ("b", 0.99)]
    ).result
  }

  @Test func `a gate caps the score whatever else is perfect`() throws {
    #expect(gated(1).score == 100 && gated(1).verdict == .ready)
    #expect(gated(0.7).score == 69 && gated(0.7).verdict == .limitedPilot)
    #expect(gated(0.4).score == 39 && gated(0.4).verdict == .fixFoundation)
    let blind = gated(nil)
    #expect(blind.score == nil && blind.verdict == .notAssessable)
    #expect(blind.low == 39 && blind.high == 100)
  }

  /// What keeps a score low is named, also where it is of medium need only.
  @Test func `an unknown that decides nothing is named where it alone keeps the score low`() {
    let needs = [
      RuleNeed(rule: "gate", need: .gate, dimension: "a", pass: 0.9, fail: 0.5),
      RuleNeed(rule: "blind", need: .medium, dimension: "b", pass: 0.9, fail: 0.5),
    ]
    let result = InventedCase(
      needs: needs,
      results: [
        "gate": RuleResult(
          rule: InventedCase.rule("gate"), measurements: [InventedCase.item(100)]),
        "blind": RuleResult(
          rule: InventedCase.rule("blind"), measurements: [InventedCase.item(nil as Double?)]),
      ], dimensions: [("a", 0.5), ("b", 0.5)]
    ).result
    #expect(result.verdict == .notAssessable)
    #expect(result.reason == "too little can be measured: 'Rule blind' cannot be assessed")
  }

  @Test func `nothing that can be assessed gives no score`() {
    let needs = [
      RuleNeed(rule: "r", need: .gate, dimension: "a", pass: 0.9, fail: 0.5),
      RuleNeed(rule: "s", need: .high, dimension: "a", pass: 0.9, fail: 0.5),
    ]
    let result = InventedCase(needs: needs, results: [:], dimensions: [("a", 1)]).result
    #expect(result.score == nil && result.verdict == .notAssessable)
    #expect(result.plans.isEmpty && result.stability == nil)
    #expect(
      result.reason == "too little can be measured: 'r' and 's' cannot be assessed")
  }

  @Test(arguments: 1...60)
  func `the cheapest set is as cheap as trying all of them`(seed: UInt64) {
    var random = SeededGenerator(state: seed)
    let items = (0..<1 + random.next(9)).map { _ in
      (cost: Double(1 + random.next(20)), gain: Double(1 + random.next(20)) / 10)
    }.sorted { $0.gain / $0.cost > $1.gain / $1.cost }
    let needed = items.reduce(0) { $0 + $1.gain } * random.unit()
    var cheapest = Double.infinity
    for mask in 0..<1 << items.count {
      let chosen = items.indices.filter { mask >> $0 & 1 == 1 }.map { items[$0] }
      if chosen.reduce(0, { $0 + $1.gain }) >= needed - 1e-12 {
        cheapest = min(cheapest, chosen.reduce(0) { $0 + $1.cost })
      }
    }
    var knapsack = Knapsack(items)
    let chosen = knapsack.cheapest(reaching: needed).map { items[$0] }
    #expect(chosen.reduce(0) { $0 + $1.gain } >= needed - 1e-9)
    #expect(chosen.reduce(0) { $0 + $1.cost } == cheapest)
  }
}
