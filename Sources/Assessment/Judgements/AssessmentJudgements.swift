package import Vocabulary

/// The judgements of this room.
package enum AssessmentJudgements {
  package static let all: [any Judgement.Type] = [
    DetectableChange.self, FixFoundation.self, GateCaps.self, PlanMargin.self, Ready.self,
    TooLittleMeasured.self,
    Variation.self, Weights.self,
  ]
}
