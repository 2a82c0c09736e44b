package import Vocabulary

/// The judgements of this room.
package enum RecognitionJudgements {
  package static let all: [any Judgement.Type] = [SegmentIsArea.self, WordIsAsset.self]
}
