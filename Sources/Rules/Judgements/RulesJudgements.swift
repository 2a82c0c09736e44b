package import Vocabulary

/// The judgements of this room.
package enum RulesJudgements {
  package static let all: [any Judgement.Type] = [ShareThatMeets.self]
}
