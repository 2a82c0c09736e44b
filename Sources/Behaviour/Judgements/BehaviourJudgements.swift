package import Vocabulary

/// The judgements of this room.
package enum BehaviourJudgements {
  package static let all: [any Judgement.Type] = [
    AlwaysAtWork.self, AtRest.self, BinsAtWork.self, BookedLate.self, CatchesUp.self,
    CommonNumber.self,
    CounterFall.self, CounterHabit.self, CountsUp.self, CountsWork.self, EnoughWitnesses.self,
    DescriptionNamesMachine.self,
    EventLevels.self,
    FileNamesMachine.self, FilesDisagree.self, GoesOn.self, HistoryThatTells.self, IsClosure.self,
    IsCutOff.self,
    IsDrift.self,
    IsOffShift.self, IsOutage.self, IsRepeatedHour.self, IsSeason.self, IsSpike.self, IsWear.self,
    KnownNumber.self, LastingChange.self, LineRuns.self, ListIsExported.self, LoopLimits.self,
    MayBeReached.self,
    MistypedDate.self, MistypedYear.self, MovesBetweenSteps.self, NeverStands.self,
    NumberOutOfReach.self,
    OtherWork.self, OneInTwoFiles.self, OthersAgree.self, OutsideDeclared.self, RecordOfWork.self,
    RegularSampling.self,
    RepairNear.self,
    RestAndWork.self, RollsOver.self, RowsAreCopies.self, RowsAreDue.self,
    RowsArePartsOfOrders.self, ScatterChange.self,
    ScattersAtRest.self,
    SetpointMoved.self, SharedSilence.self, StandsByHabit.self, StartOrStop.self, Stood.self,
    StoodWhileRunning.self, StoredAsNeighbours.self, StoredOnChange.self, StrictGrid.self,
    StuckRun.self, TakenBack.self, TellsRunning.self, TooLongASilence.self, UnitOfSiblings.self,
    UnitRelation.self, UsualStep.self, VariesInLoad.self, WholeMonth.self, WindowOfExport.self,
    WordIsTold.self, ZoneIsTold.self,
  ]
}
