import Evidence
import Vocabulary

extension UseCase {
  /// Needs vibration and a signal of the load of every pump, and a year of a historian and of a CMMS at once.
  static let pumps = UseCase(
    id: "pumps", file: "use-cases/pumps.yml", title: "Pumps", family: "predictive-maintenance",
    decision: "When to service a pump", scope: .assetClass, classes: ["pump"],
    classesWithSignals: [],
    signals: [
      SignalNeed(kinds: [.vibration], interval: 600, isMandatory: true),
      SignalNeed(kinds: [.speed, .state, .current, .power], interval: 600, isMandatory: true),
      SignalNeed(kinds: [.temperature], interval: 600, isMandatory: false),
    ],
    sources: [
      SourceNeed(name: "samples", anyOf: ["historian", "samples"], isMandatory: true),
      SourceNeed(name: "work orders", anyOf: ["cmms", "work-orders"], isMandatory: true),
      SourceNeed(name: "stops", anyOf: ["downtime"], isMandatory: false),
    ], beyondExports: [], historyDays: 365, dimensions: [("history", 1)], rules: [])
}
