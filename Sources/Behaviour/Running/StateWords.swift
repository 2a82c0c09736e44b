import Profiling
import Vocabulary

/// What words of states mean that no list knows: the load of the same machine tells it, which is nothing with one of them
/// and that of work with another.
enum StateWords: SignalPass {
  static let reads: Set<FactGroup> = [.window, .sampling, .values, .levels]
  static let writes: Set<FactGroup> = [.levels]

  static func run(_ plant: inout PlantSignals) {
    let behaviours = plant.behaviours
    let states = behaviours.indices.filter { i in
      behaviours[i].wordProfile.map { !$0.texts.isEmpty } ?? false
        && behaviours[i].facts.kind == .state && behaviours[i].facts.asset != nil
        && !plant.vocabulary.isOtherState(tag: behaviours[i].facts.tag)
    }
    guard !states.isEmpty else { return }
    let assets = Set(states.map { behaviours[$0].facts.asset })
    let loads = Dictionary(
      grouping: behaviours.indices.filter {
        assets.contains(behaviours[$0].facts.asset) && behaviours[$0].mayBeLoad
      }, by: { behaviours[$0].facts.asset })
    for i in states {
      let witnesses = (loads[behaviours[i].facts.asset] ?? []).compactMap {
        behaviours[$0].loadState(plant.vocabulary)
      }
      if witnesses.isEmpty { continue }
      plant.behaviours[i].learnWords(RunningState(agreedBy: witnesses), plant.vocabulary)
    }
  }
}

extension SignalBehaviour {
  /// Whether it measures how hard its machine works, or nobody knows what.
  fileprivate var mayBeLoad: Bool {
    profile.numeric > 0 && !isCounter && (facts.kind.has(.load) || facts.kind == .other)
  }

  /// When it is at rest and at work; `nil` when it has no such levels.
  fileprivate func loadState(_ vocabulary: Vocabulary) -> RunningState? {
    guard let rest = restLevel(vocabulary), let first = facts.first, let last = facts.last else {
      return nil
    }
    var walk = RunningWalk(self, rest: rest)
    let state = walk.result()
    return TellsRunning.inForce.holds(
      known: state.known.seconds, on: state.on.seconds, history: last - first) ? state : nil
  }

  /// Takes over what the load of the machine says of its words.
  fileprivate mutating func learnWords(_ load: RunningState, _ vocabulary: Vocabulary) {
    guard let written = wordProfile else { return }
    var meanings: [String: Bool] = [:]
    for (text, _) in written.texts {
      var alone = self
      alone.profile = written.telling(text)
      var walk = RunningWalk(alone, rest: 0.5)
      let spans = walk.result().on
      meanings[text] =
        (isNamedState ? vocabulary.isRunning(switch: text) : nil)
        ?? WordIsTold.inForce.isRunning(
          word: spans.seconds, known: spans.overlap(load.known),
          running: spans.overlap(load.on))
    }
    profile = written.settled { meanings[$0] }
    WorkLevels.run(&self)
  }
}
