package import Vocabulary

/// The judgements of this room.
package enum ProfilingJudgements {
  package static let all: [any Judgement.Type] = [
    ColumnDescribesAssets.self, ColumnNamesOthers.self, ColumnNamesParents.self,
    DayWasMistyped.self, IsHeartbeat.self, IsThinnedGrid.self, MadeUpRows.self, NumberBetween.self,
    PrefixSaysNothing.self, SecondColumnDescribes.self, SlowerCadence.self, SmallStepsLeftOut.self,
  ]
}
