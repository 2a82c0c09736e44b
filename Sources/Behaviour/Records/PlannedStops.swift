import Profiling
import Recognition
import Vocabulary

/// Which stops of a log were planned: by answers under a header that asks so, by a column that sorts them, or by their reasons.
struct PlannedStops {
  private let vocabulary: Vocabulary
  private let reason: Int?
  /// The column of answers, and what a yes means.
  private var answers: (column: Int, planned: Bool)?
  /// The column of which every text says so or the contrary.
  private var sorting: Int?

  init(_ table: RecordTable, _ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    reason = table.table.column(.reason)?.index
    for column in table.table.columns where column.times == nil {
      let planned = vocabulary.isPlanned(column.name)
      var (isThere, areAnswers, areSorted) = (false, planned != nil, true)
      for record in table.records where areAnswers || areSorted {
        let text = record.fields[column.index]
        if text.isEmpty { continue }
        isThere = true
        areAnswers = areAnswers && vocabulary.answer(text) != nil
        areSorted = areSorted && vocabulary.isPlanned(text) != nil
      }
      if isThere, areAnswers, let planned {
        answers = (column.index, planned)
      } else if isThere, areSorted, sorting == nil {
        sorting = column.index
      }
    }
  }

  func isPlanned(_ record: Record) -> Bool? {
    if let answers, let answer = vocabulary.answer(record.fields[answers.column]) {
      return answer == answers.planned
    }
    if let sorting, let planned = vocabulary.isPlanned(record.fields[sorting]) { return planned }
    guard let text = reason.map({ record.fields[$0] }) else { return nil }
    if let planned = vocabulary.isPlanned(text) { return planned }
    return vocabulary.isCorrective(text) == false ? true : nil
  }
}
