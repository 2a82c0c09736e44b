package import Vocabulary

/// The judgements of this room.
package enum RecognitionJudgements {
  package static let all: [any Judgement.Type] = [
    ClockIsUnset.self, CodesAreQuality.self, ColumnCarriesRole.self, ColumnIsCrew.self,
    ColumnIsKey.self, ColumnSharesNames.self,
    ColumnTakesRole.self,
    ColumnsAreStartAndEnd.self, HeaderIsMachine.self, HeaderNamesRole.self, InstantsAreOne.self,
    KindIsKnown.self, KindIsSure.self, LettersAreKinds.self,
    NamesAreSignals.self, PartsAreOfMachine.self, PathSaysWord.self, RoleIsSettled.self,
    RowsAreDocuments.self,
    SegmentIsArea.self,
    SpellingIsName.self, SurroundingsTellKind.self,
    SystemWroteTable.self, TableIsBatches.self, TableIsEvents.self, TableIsMaterials.self,
    TableIsOrders.self, TableIsOwners.self, TableIsRegister.self, TableIsSamples.self,
    TableIsStops.self, TableIsTags.self, TableIsTests.self, TableIsWorkOrders.self,
    TextsTellEvents.self, TimesArePlanned.self, TwinsAreApart.self, ValuesAreOfType.self,
    ValuesTellRole.self,
    WordIsAsset.self,
  ]
}
