/// How the facts of signals come to be, in this order. A new fact takes a pass here, a field in its group of facts and a
/// column in the evidence.
package enum SignalPasses {
  /// On the clocks of the sources, which are compared by what is found here.
  package static let written: [any SignalPass.Type] = [
    SharedNumbers.self,
    MissingCodes.self,
    WorkLevels.self,
  ]

  /// With all times in UTC.
  package static let placed: [any SignalPass.Type] = [
    OwnWindow.self,
    QualityCounts.self,
    ValueSummary.self,
    ImpossibleValues.self,
    DeclaredRange.self,
    Intervals.self,
    StorageHabit.self,
    Spikes.self,
    ResampledExport.self,
    CounterHealth.self,
    SourceWindow.self,
    StorageOfNeighbours.self,
    RepeatedHour.self,
    SkippedHour.self,
    ExportWindows.self,
    SilenceSearch.self,
    StateWords.self,
    WhenAssetsRan.self,
    GapCauses.self,
    OtherFiles.self,
    SkippedSamples.self,
    SiblingComparison.self,
    PointSiblings.self,
    Quantisation.self,
    Saturation.self,
    UnitChange.self,
    DisagreeingFiles.self,
    Flatlines.self,
    Availability.self,
    LevelChanges.self,
    SampleWitnesses.self,
  ]

  package static let all = written + placed

  /// What a signal tells by itself.
  package static func alone(_ signal: SignalBehaviour) -> SignalBehaviour {
    var signal = signal
    for case let pass as any OwnPass.Type in all { pass.run(&signal) }
    return signal
  }
}
