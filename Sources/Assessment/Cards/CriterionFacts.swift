import Evidence
import Rules
import Vocabulary

/// What a requirement looked at: the measurements in scope, with the limits that the use case sets.
struct CriterionItems {
  let rule: Rule
  let names: Names
  let reason: String?
  private(set) var kinds: Set<SubjectKind> = []
  private(set) var count = 0
  private(set) var unmeasured = 0
  private(set) var passed = 0
  private(set) var nearly = 0
  private(set) var window: ClosedRange<Double>?
  /// The only one that could be measured.
  private var single: Measurement?
  private var broken: [(item: Measurement, outcome: Outcome, shortID: String?)] = []
  /// The first that could not be measured, and why.
  private var untold: Subject?
  private var note: String?

  /// So many of the worst are told.
  private static let shown = 3

  init(
    _ result: RuleResult, _ isIn: [Bool], _ numbers: [Int32], _ plant: PlantNumbers, _ names: Names,
    warn: Limit?, fail: Limit?
  ) {
    var rule = result.rule
    (rule.warn, rule.fail) = (warn, fail)
    self.rule = rule
    self.names = names
    reason = result.reason
    for i in isIn.indices where isIn[i] {
      add(result.measurements[i].told(warn: warn, fail: fail), numbers[i], plant)
    }
  }

  private mutating func add(_ item: Measurement, _ number: Int32, _ plant: PlantNumbers) {
    count += 1
    kinds.insert(item.subject.kind)
    if let span = plant.span(of: item, number: number) {
      window =
        window.map {
          min($0.lowerBound, span.lowerBound)...max($0.upperBound, span.upperBound)
        } ?? span
    }
    guard item.measured != nil else {
      unmeasured += 1
      note = note ?? item.note
      untold = untold ?? item.subject
      return
    }
    single = item
    let outcome = rule.outcome(of: item.measured)
    if outcome == .pass {
      passed += 1
      return
    }
    if outcome == .warn { nearly += 1 }
    let place =
      broken.firstIndex { isWorse((item, outcome), than: ($0.item, $0.outcome)) } ?? broken.count
    guard place < Self.shown else { return }
    broken.insert((item, outcome, plant.shortID(of: item, number: number)), at: place)
    if broken.count > Self.shown { broken.removeLast() }
  }

  private func isWorse(
    _ a: (item: Measurement, outcome: Outcome), than b: (item: Measurement, outcome: Outcome)
  ) -> Bool {
    if a.outcome.gravity != b.outcome.gravity { return a.outcome.gravity > b.outcome.gravity }
    if a.item.measured == b.item.measured { return a.item.subject < b.item.subject }
    return rule.isWorse(a.item.measured, than: b.item.measured)
  }

  // MARK: Facts

  /// - Parameters:
  ///   - share: of the items that has to meet it.
  ///   - outcome: of all together.
  func facts(share: Double, outcome: Outcome) -> Requirement.Facts {
    var facts: Requirement.Facts
    if count == 0 {
      facts = Requirement.Facts(reason ?? "nothing in scope to judge it by")
    } else if unmeasured == count {
      let only = count == 1 ? untold.map(names.name) : nil
      facts = Requirement.Facts(
        "cannot be told of \(only ?? Wording.count(count, noun))" + (note.map { ": \($0)" } ?? ""))
    } else if count - unmeasured == 1, let single {
      facts = self.facts(of: single)
    } else {
      facts = counted(share: share, outcome: outcome)
    }
    if unmeasured > 0, unmeasured < count {
      facts.sentence += "; of \(unmeasured) more it cannot be told"
    }
    facts.unmeasured = unmeasured
    facts.nearly = nearly
    facts.window = window
    facts.worst = broken.map { item, outcome, shortID in
      Requirement.Worst(
        subject: item.subject, name: names.name(of: item.subject), shortID: shortID,
        outcome: outcome,
        measured: item.measured, message: rule.sentence(for: item, names))
    }
    return facts
  }

  private func counted(share: Double, outcome: Outcome) -> Requirement.Facts {
    let total = count - unmeasured
    let needed = Int((share * Double(total) - 1e-9).rounded(.up))
    var text = "holds for "
    if passed == total {
      text += "all \(Wording.count(total, noun))"
    } else {
      text += "\(passed == 0 ? "none" : String(passed)) of \(Wording.count(total, noun))"
      if nearly > 0 { text += " and nearly for \(nearly)\(nearly < total ? " more" : "")" }
      let verb = needed == 1 ? "is" : "are"
      text += "; \(needed) \(verb) " + (outcome == .pass ? "enough" : "needed")
      if let worst = broken.first?.item {
        text +=
          saysNumber
          ? "; worst: \(rule.sentence(for: worst, names))"
          : "; not for \(names.name(of: worst.subject))"
      }
    }
    var facts = Requirement.Facts(text)
    (facts.met, facts.total, facts.needed) = (Double(passed), Double(total), Double(needed))
    facts.noun = noun
    return facts
  }

  /// Of a single thing what was measured is told, not that it is one.
  private func facts(of item: Measurement) -> Requirement.Facts {
    let isPassed = rule.outcome(of: item.measured) == .pass
    let name = names.name(of: item.subject)
    var text: String
    if rule.isNeutral(for: item) || !isPassed {
      text = rule.sentence(for: item, names)
      if saysNumber, let requirement = rule.requirement { text += "; to pass: \(requirement)" }
    } else {
      text = "holds for \(name)"
      if saysNumber, let measured = item.measured { text += " with \(rule.quantity(measured))" }
    }
    var facts = Requirement.Facts(text)
    let limit = rule.warn ?? rule.fail
    if let items = rule.items, let part = item.numerator, let total = item.denominator, let limit {
      let isCounted = Wording.plural(items) != items
      facts.total = total
      facts.noun = items
      if rule.unit == "%" {
        let needed = total * (limit.isUpper ? 100 - limit.value : limit.value) / 100
        facts.met = limit.isUpper ? total - part : part
        facts.needed = isCounted ? (needed - 1e-9).rounded(.up) : needed
      } else if limit.isUpper {
        (facts.met, facts.needed) = (total - part, total)
      } else {
        (facts.met, facts.needed) = (item.measured, limit.value)
      }
    } else if let counts = rule.counts, let limit, !limit.isUpper {
      (facts.met, facts.needed) = (item.measured, limit.value)
      facts.noun = counts
    } else {
      (facts.met, facts.total, facts.needed) = (isPassed ? 1 : 0, 1, 1)
      facts.noun = noun
    }
    return facts
  }

  private var saysNumber: Bool { rule.unit != nil || rule.counts != nil }

  private var noun: String {
    guard kinds.count == 1, let kind = kinds.first else { return "item" }
    switch kind {
    case .signal, .asset, .source, .link: return kind.rawValue
    case .site: return "class"
    case .useCase: return "use case"
    }
  }
}
