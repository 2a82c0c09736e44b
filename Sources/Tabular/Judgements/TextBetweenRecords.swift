package import Vocabulary

/// Whether a row with one cell of several words is a heading or a note between the records.
package struct TextBetweenRecords: Judgement {
  package static let id = "tables/text-between-records"
  package static let inForce = loaded()

  let leastCells: Int

  /// Of a row with one filled cell, in a table whose rows usually fill so many.
  func isNote(_ cell: ArraySlice<UInt8>, usual: Int) -> Bool {
    usual >= leastCells && cell.contains(0x20)
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    isNote(Array((given.text("text") ?? "").utf8)[...], usual: try given.count("usual-cells"))
  }
}
