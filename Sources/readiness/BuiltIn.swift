import Assessment
import Calendar
import Tabular
import Vocabulary

/// What ships beside the program and is taken for granted.
enum BuiltIn {
  /// Reads what the rooms read once while they work, so that nothing damaged is met on the way.
  ///
  /// - Throws: `VocabularyError` with the file, and the line where there is one.
  static func check() throws {
    _ = try TimeWords.builtIn.get()
    _ = try FormatWords.builtIn.get()
    _ = try Vocabulary.builtIn()
    _ = try Judgements.builtIn()
    for type in EveryJudgement.all { try type.check() }
  }
}
