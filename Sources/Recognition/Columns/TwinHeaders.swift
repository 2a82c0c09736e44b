import Vocabulary

/// Headers that a program made different by a number because they were one: `Resource` and `Resource.1`.
enum TwinHeaders {
  /// Of two columns of texts under one header of machines, the one whose texts have words for equipment names them: the other
  /// one may say who works there.
  static func settle(
    _ candidates: inout [RoleCandidates], _ sample: TableSample, _ vocabulary: Vocabulary
  ) {
    let takes = ColumnTakesRole.inForce
    func areApart(_ names: Int, by others: Int) -> Bool {
      TwinsAreApart.inForce.holds(
        shared: sample.shared(names, by: others), of: candidates[names].sample.distinctCount)
    }
    for first in candidates.indices
    where candidates[first].type == .text && !candidates[first].isDeclared
      && takes.isTold(candidates[first][.asset])
    {
      let stem = Words.split(candidates[first].name)
      let twins = candidates.indices.filter { i in
        let words = Words.split(candidates[i].name)
        return i != first && candidates[i].type == .text && !candidates[i].isDeclared
          && words.count == stem.count + 1 && words.starts(with: stem)
          && words[stem.count].allSatisfy(\.isNumber)
      }
      guard twins.count == 1, let twin = twins.first, !names(candidates[first], vocabulary),
        names(candidates[twin], vocabulary),
        areApart(first, by: twin), areApart(twin, by: first)
      else { continue }
      candidates[twin].raise(
        .asset, to: candidates[first][.asset],
        because: "of two columns under one header, its texts have words for equipment")
      for role in [ColumnRole.asset, .assetAlias] { candidates[first].damp(role, by: 0) }
    }
  }

  private static func names(_ candidate: RoleCandidates, _ vocabulary: Vocabulary) -> Bool {
    let texts = candidate.sample.distinct
    return TableIsStops.inForce.areMachines(
      named: texts.count { namesMachine($0, vocabulary) }, of: texts.count)
  }

  /// Whether a text has a word for equipment of any class, as `Machine 4` does.
  private static func namesMachine(_ text: String, _ vocabulary: Vocabulary) -> Bool {
    let tokens = NameToken.split(text)
    return tokens.indices.contains { place in
      guard let meaning = vocabulary.equipment.meaning(of: tokens, at: place)?.0 else {
        return false
      }
      return meaning.level == nil
        && (meaning.isGeneric || meaning.isWord && !meaning.classes.isEmpty)
    }
  }
}
