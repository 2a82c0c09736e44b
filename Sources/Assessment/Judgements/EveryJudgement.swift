import Behaviour
import Evidence
import Linking
import Profiling
import Recognition
import Rules
import Tabular
package import Vocabulary

/// The judgements of all rooms.
package enum EveryJudgement {
  package static let all: [any Judgement.Type] =
    TabularJudgements.all + RecognitionJudgements.all + ProfilingJudgements.all
    + LinkingJudgements.all + BehaviourJudgements.all + EvidenceJudgements.all
    + RulesJudgements.all + AssessmentJudgements.all
}
