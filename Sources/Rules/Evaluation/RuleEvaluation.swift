import Behaviour
package import Evidence
import Recognition
import Tabular
import Vocabulary

extension Rule {
  /// Runs the rule. An error is a sentence about what is wrong with the rule.
  func evaluate(
    on evidence: Evidence, steps: Int = Evidence.stepBudget
  ) throws(DatabaseError) -> RuleResult {
    var pool = TextPool()
    return try evaluate(on: evidence, steps: steps, pool: &pool)
  }

  /// - Parameter pool: keeps one copy of each name over all rules.
  func evaluate(
    on evidence: Evidence, steps: Int = Evidence.stepBudget, pool: inout TextPool
  ) throws(DatabaseError) -> RuleResult {
    var measurements: [Measurement] = []
    var places: Places?
    var texts = pool
    pool = TextPool()
    defer { pool = texts }
    try evidence.forEachRow(of: measure, steps: steps) { (row, columns) throws(DatabaseError) in
      let place: Places
      if let places { place = places } else { place = try Places(columns, message) }
      places = place
      guard let id = row.text(place.subject, pool: &texts) else { return }
      let measured = row.number(place.measured)
      let weight = place.weight.flatMap { row.number($0) } ?? 1
      let kind = place.kind.flatMap { row.text($0, pool: &texts) }.flatMap(SubjectKind.init)
      var measurement = Measurement(
        subject: Subject(kind: kind ?? appliesTo, id: id), measured: measured,
        weight: weight > 0 ? weight : 0,
        useCase: place.useCase.flatMap { row.text($0, pool: &texts) },
        path: place.path.flatMap { row.text($0, pool: &texts) },
        line: Int(clamping: Int64(place.line.flatMap { row.number($0) } ?? 0)))
      measurement.numerator = place.numerator.flatMap { row.number($0) }
      measurement.denominator = place.denominator.flatMap { row.number($0) }
      measurement.resolution = place.resolution.flatMap { row.number($0) }
      // Of what passes no more is told.
      if outcome(of: measured) != .pass || measurement.resolution != nil {
        measurement.note = place.note.flatMap { row.value($0).text }
        measurement.said = place.said.map { $0.map(row.value) ?? .null }
      }
      measurements.append(measurement)
    }
    if places == nil { _ = try Places(try evidence.columns(of: measure), message) }
    var reason: String?
    if measurements.isEmpty, let notAssessableWhen {
      reason = try evidence.select(notAssessableWhen, steps: steps).first?.first?.text
    }
    return RuleResult(rule: self, measurements: measurements, reason: reason)
  }

  /// Where the columns of a measure stand.
  private struct Places {
    var subject: Int
    var measured: Int
    var kind: Int?
    var weight: Int?
    var useCase: Int?
    var path: Int?
    var line: Int?
    var note: Int?
    var numerator: Int?
    var denominator: Int?
    var resolution: Int?
    /// Those of the message.
    var said: [Int?]

    init(_ columns: [String], _ message: Message) throws(DatabaseError) {
      func place(_ name: String) -> Int? { columns.firstIndex(of: name) }
      guard let subject = place("subject"), let measured = place("measured") else {
        throw DatabaseError("it returns no columns 'subject' and 'measured'")
      }
      self.subject = subject
      self.measured = measured
      (kind, weight, useCase) = (place("subject_kind"), place("weight"), place("use_case"))
      (path, line, note) = (place("path"), place("line"), place("note"))
      (numerator, denominator) = (place("numerator"), place("denominator"))
      resolution = place("told_within")
      said = message.columns.filter { !Message.kept.contains($0) }.map(place)
    }
  }
}

extension RuleSet {
  /// Runs every rule; one that breaks is skipped and never stops the others.
  package func evaluate(on evidence: Evidence) -> (results: [RuleResult], skipped: [Checks.Skipped])
  {
    var results: [RuleResult] = []
    var skipped = refused
    var pool = TextPool()
    for rule in rules {
      do {
        results.append(try rule.evaluate(on: evidence, pool: &pool))
      } catch {
        skipped.append(Checks.Skipped(rule: rule.id, because: error.message))
      }
    }
    return (results, skipped.sorted { ($0.rule, $0.because) < ($1.rule, $1.because) })
  }
}
