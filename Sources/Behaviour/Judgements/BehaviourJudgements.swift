package import Vocabulary

/// The judgements of this room.
package enum BehaviourJudgements {
  package static let all: [any Judgement.Type] = [
    CommonNumber.self, CountsUp.self, KnownNumber.self, MayBeReached.self, NumberOutOfReach.self,
  ]
}
