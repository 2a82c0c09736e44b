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
      let texts = PlannedStops.texts(of: column.index, table)
      guard !texts.isEmpty, texts.count <= PlannedStops.mostTexts else { continue }
      if let planned = vocabulary.isPlanned(column.name),
        texts.allSatisfy({ vocabulary.answer($0) != nil })
      {
        answers = (column.index, planned)
      } else if sorting == nil, texts.allSatisfy({ vocabulary.isPlanned($0) != nil }) {
        sorting = column.index
      }
    }
  }

  /// A longer list of texts sorts nothing.
  private static let mostTexts = 12

  /// The texts of a column, no more of them than show that there are too many.
  private static func texts(of column: Int, _ table: RecordTable) -> Set<String> {
    var texts: Set<String> = []
    for record in table.records where !record.fields[column].isEmpty {
      texts.insert(record.fields[column])
      if texts.count > mostTexts { break }
    }
    return texts
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
