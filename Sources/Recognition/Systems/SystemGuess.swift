import Foundation
import Vocabulary

/// Which system wrote a table.
struct SystemGuess {
  var system: SourceSystem
  var confidence: Double
  var reasons: [String]
  /// Whether no word of the path told it.
  var isByKind = true

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
    let judgement = SystemWroteTable.inForce
    let dates = columns.filter { $0.role == .start || $0.role == .end }
    let signs = judgement.signs(
      SystemWroteTable.Signs(
        kind: kind.kind, isAssetModel: isAssetModel,
        areDated: !dates.isEmpty && dates.allSatisfy { $0.type == .date },
        areTimed: dates.contains { $0.type == .timestamp }, roles: Set(columns.map(\.role)),
        arePadded: columns.contains {
          $0.role == .order && candidates[$0.index].sample.leadingZeros > 0
        }))
    for sign in signs { add(sign.system, sign.weight, sign.reason) }
    trust = 1
    let namesOwners = columns.contains { $0.role == .owner || $0.role == .description }
    for (system, known) in vocabulary.systemWords {
      // A dictionary of codes is none of data.
      if system == .governance, kind.kind == .unknown, !namesOwners { continue }
      if let (weight, word) = words.weight(of: known) {
        isByKind = false
        add(
          system, judgement.named(weight, system: system, kind: kind.kind),
          "the path says '\(word)'")
      }
    }
    let ranked = scores.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    guard let best = ranked.first, judgement.holds(best.value, kind: kind.kind) else {
      system = .unknown
      confidence = judgement.untold
      self.reasons = ["nothing says which system wrote it"]
      return
    }
    system = best.key
    // The signs are log odds: what speaks for the others, and what nothing speaks for, shares the rest.
    let others = Double(SourceSystem.allCases.count - 1 - ranked.count)
    let sum = ranked.reduce(others) { $0 + exp($1.value) }
    confidence = min(judgement.most, exp(best.value) / sum)
    self.reasons = reasons[best.key] ?? []
  }
}
