import Foundation
import Vocabulary

/// Which system wrote a table.
struct SystemGuess {
  var system: SourceSystem
  var confidence: Double
  var reasons: [String]

  init(
    kind: KindGuess, confidence certainty: Double, columns: [RecognizedColumn],
    candidates: [RoleCandidates], words: PathWords,
    isAssetModel: Bool, vocabulary: Vocabulary
  ) {
    var scores: [SourceSystem: Double] = [:]
    var reasons: [SourceSystem: [String]] = [:]
    // What a doubtful kind says of the system is as doubtful.
    var trust = certainty
    func add(_ system: SourceSystem, _ weight: Double, _ reason: String) {
      scores[system, default: 0] += weight * trust
      reasons[system, default: []].append(reason)
    }
    if isAssetModel { add(.assetModel, 5, "the document is a model of assets by its own words") }
    switch kind.kind {
    case .samples: add(.historian, 3, "samples of signals come from a historian")
    case .tags: add(.historian, 2, "tag lists come from a historian")
    case .workOrders: add(.cmms, 3, "work orders come from maintenance")
    case .downtime: add(.mes, 2.5, "stops with reasons come from an MES")
    case .inspections: add(.quality, 3, "test results come from a quality system")
    case .assets:
      add(.erp, 1, "asset registers are mostly kept in ERP or maintenance")
      add(.cmms, 0.8, "asset registers are mostly kept in ERP or maintenance")
    case .orders:
      let dates = columns.filter { $0.role == .start || $0.role == .end }
      if !dates.isEmpty, dates.allSatisfy({ $0.type == .date }) {
        add(.erp, 1.4, "orders are dated to the day, as ERP plans them")
      } else if dates.contains(where: { $0.type == .timestamp }) {
        add(.mes, 1.4, "orders have start and end times, as an MES records them")
      }
      if columns.contains(where: { $0.role == .asset }) {
        add(.mes, 0.7, "orders name the machine they ran on")
      }
      if columns.contains(where: { $0.role == .scrap }) { add(.mes, 0.5, "scrap is counted") }
      let isPadded = columns.contains {
        $0.role == .order && candidates[$0.index].sample.leadingZeros > 0
      }
      if isPadded { add(.erp, 0.8, "order numbers are padded with zeros, as ERP stores them") }
      add(.mes, 0.2, "production orders are in MES or ERP")
      add(.erp, 0.2, "production orders are in MES or ERP")
    case .batches: add(.mes, 1, "batch records come from an MES")
    case .materials: add(.erp, 1.5, "material masters are kept in ERP")
    case .owners: add(.governance, 2.5, "a list of owners")
    case .events:
      add(.mes, 0.8, "event logs come from an MES or a control system")
      add(.cmms, 0.5, "event logs may come from maintenance")
    case .unknown: break
    }
    trust = 1
    let namesOwners = columns.contains { $0.role == .owner || $0.role == .description }
    for (system, known) in vocabulary.systemWords {
      // A dictionary of codes is none of data.
      if system == .governance, kind.kind == .unknown, !namesOwners { continue }
      if let (weight, word) = words.weight(of: known) {
        add(
          system, kind.kind == .samples && system != .historian ? weight * 0.5 : weight,
          "the path says '\(word)'")
      }
    }
    let ranked = scores.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    // A word among others in a path says nothing of a table that nothing else is known of.
    let least = kind.kind == .unknown ? 1.0 : 0.5
    guard let best = ranked.first, best.value >= least else {
      system = .unknown
      confidence = 0.2
      self.reasons = ["nothing says which system wrote it"]
      return
    }
    system = best.key
    // The signs are log odds: what speaks for the others, and what nothing speaks for, shares the rest.
    let others = Double(SourceSystem.allCases.count - 1 - ranked.count)
    let sum = ranked.reduce(others) { $0 + exp($1.value) }
    confidence = min(0.98, exp(best.value) / sum)
    self.reasons = reasons[best.key] ?? []
  }
}
