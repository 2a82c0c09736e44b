import Tabular

/// What one rule said about one subject.
struct Measurement: Sendable {
  var subject: Subject
  /// `nil` when it could not be measured.
  var measured: Double?
  var weight: Double
  /// The use case that it was measured for, `nil` for all.
  var useCase: String?
  var path: String?
  var line: Int
  var note: String?
  var numerator: Double?
  var denominator: Double?
}

/// What one rule said about the plant.
struct RuleResult: Sendable {
  var rule: Rule
  var measurements: [Measurement]
  /// Why nothing could be measured, when the rule can tell.
  var reason: String?
}

extension Rule {
  /// Runs the rule. An error is a sentence about what is wrong with the rule.
  func evaluate(
    on evidence: Evidence, steps: Int = Evidence.stepBudget
  ) throws(DatabaseError) -> RuleResult {
    let table = try evidence.select(measure, steps: steps)
    func place(_ name: String) -> Int? { table.columns.firstIndex(of: name) }
    guard let subject = place("subject"), let measured = place("measured") else {
      throw DatabaseError("it returns no columns 'subject' and 'measured'")
    }
    let (kind, weight, useCase) = (place("subject_kind"), place("weight"), place("use_case"))
    let (path, line, note) = (place("path"), place("line"), place("note"))
    let (numerator, denominator) = (place("numerator"), place("denominator"))
    var measurements: [Measurement] = []
    measurements.reserveCapacity(table.rows.count)
    for row in table.rows {
      guard let id = row[subject].text else { continue }
      let weight = weight.flatMap { row[$0].number } ?? 1
      measurements.append(
        Measurement(
          subject: Subject(
            kind: kind.flatMap { row[$0].text }.flatMap(SubjectKind.init) ?? appliesTo, id: id),
          measured: row[measured].number, weight: weight > 0 ? weight : 0,
          useCase: useCase.flatMap { row[$0].text }, path: path.flatMap { row[$0].text },
          line: Int(clamping: Int64(line.flatMap { row[$0].number } ?? 0)),
          note: note.flatMap { row[$0].text }, numerator: numerator.flatMap { row[$0].number },
          denominator: denominator.flatMap { row[$0].number }))
    }
    var reason: String?
    if measurements.isEmpty, let notAssessableWhen {
      reason = try evidence.select(notAssessableWhen, steps: steps).rows.first?.first?.text
    }
    return RuleResult(rule: self, measurements: measurements, reason: reason)
  }
}

extension RuleSet {
  /// Runs every rule; one that breaks is skipped and never stops the others.
  func evaluate(on evidence: Evidence) -> (results: [RuleResult], skipped: [Checks.Skipped]) {
    var results: [RuleResult] = []
    var skipped = refused
    for rule in rules {
      do {
        results.append(try rule.evaluate(on: evidence))
      } catch {
        skipped.append(Checks.Skipped(rule: rule.id, because: error.message))
      }
    }
    return (results, skipped.sorted { ($0.rule, $0.because) < ($1.rule, $1.because) })
  }
}
