package import Vocabulary

/// The judgements of this room.
package enum EvidenceJudgements {
  package static let all: [any Judgement.Type] = [
    FileGoesOn.self, OutageIsHole.self, RanLongEnough.self, SourcesLieApart.self,
  ]
}
