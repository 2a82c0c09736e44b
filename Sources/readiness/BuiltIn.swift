import Assessment
import Calendar
import Tabular
import Vocabulary

/// What ships beside the program and is taken for granted.
enum BuiltIn {
  /// Reads what the rooms read once while they work, so that nothing damaged is met on the way.
  ///
  /// - Throws: `VocabularyError` with the file, and the line where there is one. The words that
  ///   `Vocabulary.builtIn()` reads are not among them: who needs those calls it.
  static func check() throws {
    _ = try TimeWords.builtIn.get()
    _ = try FormatWords.builtIn.get()
    _ = try Judgements.builtIn()
    for type in EveryJudgement.all { try type.check() }
  }
}
