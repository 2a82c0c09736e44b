import Calendar
import Vocabulary

/// Times that were planned, beside those at which something happened.
///
/// A plan is full and round, and it need not come true: it never takes the start or the end from a column that may say when
/// it was, and alone it is no end.
enum PlannedTimes {
  static func settle(
    _ candidates: inout [RoleCandidates], _ sample: TableSample, _ vocabulary: Vocabulary
  ) {
    let terms = vocabulary.headers
    let planned = candidates.indices.filter { i in
      isOpen(candidates[i]) && terms.isPlanned(Words.split(candidates[i].name))
        && !terms.isActual(Words.split(candidates[i].name))
    }
    for i in planned { candidates[i].isPlanned = true }
    for side in [ColumnRole.start, .end] {
      let told = candidates.indices.filter { i in
        (isOpen(candidates[i]) || isEmptyTime(candidates[i]))
          && ColumnTakesRole.inForce.isTold(candidates[i][side])
      }
      let plans = told.filter(planned.contains)
      let others = told.filter { !planned.contains($0) }
      let actual = others.filter { terms.isActual(Words.split(candidates[$0].name)) }
      // What may have been so gives way to what says that it was.
      if !actual.isEmpty {
        for i in others where !actual.contains(i) {
          candidates[i].damp(side, by: RoleIsSettled.inForce.besideActual)
        }
      }
      let records = others.filter { terms.isRecorded(Words.split(candidates[$0].name)) }
      if side == .start, actual.isEmpty, records.count < others.count {
        for i in records { candidates[i].damp(side, by: RoleIsSettled.inForce.besideActual) }
      }
      let looks = actual.isEmpty ? plansByLook(others, candidates, sample) : []
      if !others.isEmpty {
        for i in plans + looks { take(from: &candidates[i], .time, .date, .start, .end) }
      } else if side == .end {
        let isBegun = candidates.indices.contains { i in
          !plans.contains(i) && ColumnTakesRole.inForce.isTold(candidates[i][.start])
        }
        for i in plans {
          take(from: &candidates[i], .end)
          if isBegun { take(from: &candidates[i], .time, .date) }
        }
      }
    }
    // A plan of neither side says nothing of when it was beside what does.
    let sides: [ColumnRole] = [.start, .end]
    let isTold = candidates.indices.map { i in
      sides.contains { ColumnTakesRole.inForce.isTold(candidates[i][$0]) }
    }
    guard candidates.indices.contains(where: { isTold[$0] && !planned.contains($0) }) else {
      return
    }
    for i in planned where !isTold[i] { take(from: &candidates[i], .time, .date) }
  }

  private static func take(from candidate: inout RoleCandidates, _ roles: ColumnRole...) {
    for role in roles { candidate.damp(role, by: 0) }
  }

  private static func isOpen(_ candidate: RoleCandidates) -> Bool {
    !candidate.isDeclared && !candidate.isDue
      && (candidate.type == .timestamp || candidate.type == .date)
  }

  /// Nothing may have happened yet.
  private static func isEmptyTime(_ candidate: RoleCandidates) -> Bool {
    !candidate.isDeclared && !candidate.isDue && candidate.type == .empty
  }

  /// Of columns under headers that say neither, those that look planned beside one that does not.
  private static func plansByLook(
    _ columns: [Int], _ candidates: [RoleCandidates], _ sample: TableSample
  ) -> [Int] {
    let judgement = TimesArePlanned.inForce
    let seen = columns.filter { candidates[$0].type == .timestamp }.map { i in
      let instants = SampleKeys(sample.batch, rows: sample.rows, time: candidates[i]).instants
        .compactMap { $0 }
      return (
        column: i,
        look: TimesArePlanned.Look(
          times: instants.count, round: instants.count(where: judgement.isRound))
      )
    }
    return seen.filter { one in
      seen.contains { $0.column != one.column && judgement.isPlan(one.look, beside: $0.look) }
    }.map(\.column)
  }
}
