package import Vocabulary

/// The judgements of this room.
package enum LinkingJudgements {
  package static let all: [any Judgement.Type] = [
    BookingsAreLate.self, ClockCanBeTold.self, ClockDrifts.self, ClockIsAligned.self,
    ClockWasSet.self,
    CodesAbbreviateWords.self, DescriptionHasName.self, RegistersDescribeAlike.self,
    IdentifiersMeetByChance.self, LettersAreShortForWords.self,
    LettersStandForClass.self, InstantsAreInside.self,
    LettersTellSisters.self, LevelIsOfMachines.self, ListsNameAlike.self, NamesAgree.self,
    NamesAreOne.self, NumbersAreComposed.self, NumbersAreName.self, NumbersAreParted.self,
    NumbersAreSizes.self, UnitsAreLines.self, UnitsHaveLead.self,
    LettersAreAreas.self, CodeHoldsMachines.self, DotShortensWord.self,
    ParentIsMissing.self, ShiftStandsOut.self,
    SidesDisagree.self, TagHasName.self, WordIsMisspelt.self, WordsAreTranslations.self,
    WordsNameOneLevel.self,
    ZoneFits.self,
  ]
}
