import Behaviour
import Linking
import Vocabulary

/// What the use cases within reach need of the plant: nothing is measured against one that the export cannot answer.
extension EvidenceTable {
  static let need = EvidenceTable(
    "need", "per use case within reach and asset: a row without a kind, and one per kind needed",
    indexes: ["asset"], of: (useCase: UseCase, asset: Asset, signal: SignalNeed?).self,
    rows: { facts, add in
      for useCase in facts.useCases {
        for asset in useCase.assets(in: facts.plant) {
          add((useCase, asset, nil))
          for signal in useCase.signals { add((useCase, asset, signal)) }
        }
      }
    },
    columns: [
      .text("use_case", "ID of the use case") { $0.useCase.id },
      .text("family", "its family") { $0.useCase.family },
      .text("asset", "asset.id in its scope") { $0.asset.id },
      .text("class", "class of the asset") { $0.asset.className },
      .text("kind", "kinds that would do, each between commas: ,vibration,") {
        $0.signal.map { "," + $0.kinds.map(\.rawValue).joined(separator: ",") + "," }
      },
      .text("label", "the first of those kinds") { $0.signal?.kinds.first?.rawValue },
      .real("interval", "longest effective interval that will do, seconds") { $0.signal?.interval },
      .count("mandatory", "1 when the use case cannot do without") {
        $0.signal?.isMandatory == true ? 1 : 0
      },
    ])

  static let joint = EvidenceTable(
    "joint", "per use case within reach and asset: running time that all mandatory signals cover",
    indexes: ["asset"], of: JointAvailability.self,
    rows: { facts, add in
      let byAsset = Dictionary(grouping: facts.plant.signals.lazy.filter { $0.asset != nil }) {
        $0.asset
      }
      for useCase in facts.useCases {
        for asset in useCase.assets(in: facts.plant) {
          let joint = JointAvailability(
            useCase, asset: asset.id, plant: facts.plant, candidates: byAsset[asset.id] ?? [])
          if let joint { add(joint) }
        }
      }
    },
    columns: [
      .text("use_case", "ID of the use case") { $0.useCase },
      .text("asset", "asset.id") { $0.asset },
      .count("signals", "signals, the best one for each need") { $0.signals.count },
      .text("tags", "their tags") { $0.signals.map(\.tag).joined(separator: ", ") },
      .real("running", "seconds in which the asset ran; without running_known, that were exported")
      {
        $0.running
      },
      .flag("running_known", "1 when signals, orders or its line tell when the asset ran") {
        $0.isRunningKnown
      },
      .real("covered", "those of them with good samples of all signals") { $0.covered },
      .text("weakest", "the tag that loses most") { $0.weakest.tag },
      .text("path", "its file") { $0.weakest.path },
      .count("line", "its first line") { $0.weakest.line },
      .real("covered_without_weakest", "seconds that would be covered if it lost nothing") {
        $0.coveredWithoutWeakest
      },
    ])

  static let needSource = EvidenceTable(
    "need_source", "one row per use case and kind of source that would do",
    of: (useCase: UseCase, source: SourceNeed, word: String).self,
    rows: { facts, add in
      for useCase in facts.useCases {
        for source in useCase.sources { for word in source.anyOf { add((useCase, source, word)) } }
      }
    },
    columns: [
      .text("use_case", "ID of the use case") { $0.useCase.id },
      .text("word", "a system or a kind of table") { $0.word },
      .flag("mandatory", "1 when the use case cannot do without") { $0.source.isMandatory },
      .real("history_days", "days of history that the use case needs") { $0.useCase.historyDays },
    ])

  static let history = EvidenceTable(
    "history", "one row per use case within reach and source that it needs",
    of: (useCase: String, row: HistoryOverlap.Row).self,
    rows: { facts, add in
      for useCase in facts.useCases {
        for row in HistoryOverlap(useCase, plant: facts.plant).rows { add((useCase.id, row)) }
      }
    },
    columns: [
      .text("use_case", "ID of the use case") { $0.useCase },
      .text("path", "source.path") { $0.row.path },
      .real("needed_days", "days of history that the use case needs") { $0.row.neededDays },
      .real(
        "days",
        "days that the source covers with the files that go on where it ends, less long outages"
      ) { $0.row.days },
      .real(
        "common_days",
        "days that all needed sources cover at once, when this one keeps it well below the shortest"
      ) { $0.row.commonDays },
    ])
}
