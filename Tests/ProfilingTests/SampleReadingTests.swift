import Foundation
import Recognition
import Tabular
import Testing

@testable import Profiling

@Suite struct SampleReadingTests {
  /// Times, names and qualities may be stored as numbers, but only values are read as numbers.
  @Test(arguments: [
    (
      "TagName,DateTime,Value,Unit,Quality\nP1.TT1,2024-01-01 00:00:00,1.5,degC,192\n"
        + "P1.TT1,2024-01-01 00:01:00,1.6,degC,192\n",
      [ColumnUse.codes, .instants, .numbers, .codes, .codes]
    ),
    (
      "Time,Temperature,Pressure\n2024-01-01 00:00:00,1.5,2\n2024-01-01 00:01:00,1.6,3\n",
      [.instants, .numbers, .numbers]
    ),
  ])
  func `each column is wanted in the form that it is read in`(
    text: String, uses: [ColumnUse]
  ) throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("profiling-\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(text.utf8).write(to: file)
    let vocabulary = try Vocabulary.builtIn()
    let (tables, _) = Profiler(recognizer: Recognizer(vocabulary: vocabulary)).inspect(
      SourceFile(path: "history.csv", absolutePath: file.path, byteCount: text.utf8.count))
    let table = try #require(tables.first)
    var batch = Batch()
    #expect(try table.source.open().read(into: &batch))
    let reading = SampleReading(table, first: batch, vocabulary: vocabulary, seriesLimit: 10)
    #expect(try #require(reading).uses == uses)
  }
}
