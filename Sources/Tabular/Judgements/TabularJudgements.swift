package import Vocabulary

/// The judgements of this room.
package enum TabularJudgements {
  package static let all: [any Judgement.Type] = [
    KeyedRecords.self, LinesAboveHeader.self, LinesAreAligned.self, ListIsTable.self,
    OtherTableBelow.self,
    RecordAbove.self, RunningText.self, TextBetweenRecords.self, TotalsRow.self,
    UnitsUnderHeader.self,
  ]
}
