import Vocabulary

/// Headers that say what class of machine a column names: `Furnace`, `Reactor no.`, `Horno`.
enum MachineHeaders {
  /// Where no header names machines, one that says their class does so over identifiers.
  static func settle(_ candidates: inout [RoleCandidates], _ vocabulary: Vocabulary) {
    let takes = ColumnTakesRole.inForce
    guard !candidates.contains(where: { takes.isTold($0[.asset]) }),
      !candidates.contains(where: { $0[.tag] >= TableIsSamples.inForce.surely })
    else { return }
    let judgement = HeaderIsMachine.inForce
    let found = candidates.indices.filter { i in
      let candidate = candidates[i]
      guard candidate.saysNothing, candidate.times == nil, candidate.unit == nil,
        candidate.type == .text || candidate.type == .integer,
        saysClass(candidate.name, vocabulary)
      else { return false }
      let sample = candidate.sample
      let areNumbers = candidate.type == .integer
      let identified =
        areNumbers
        ? sample.distinctCount
        : sample.distinct.count { text in
          text.contains(where: \.isNumber) && !vocabulary.looksLikeUnit(text)
            && vocabulary.isRunning(state: text) == nil
        }
      return judgement.names(
        identified: identified, distinct: sample.distinctCount, values: sample.values,
        highest: areNumbers ? sample.maximum : 0)
    }
    // Of a furnace and a ladle, the one whose names say so is it.
    let named = found.filter { saysSame(candidates[$0], vocabulary) }
    guard let i = named.first ?? found.first, found.count == 1 || named.count == 1 else { return }
    candidates[i].raise(
      .asset, to: candidates[i].type == .text ? judgement.text : judgement.number,
      because: "the header says what machines its identifiers are of")
    candidates[i].damp(.tag, by: 0)
  }

  /// Whether all names of a column say the class that its header says.
  private static func saysSame(_ candidate: RoleCandidates, _ vocabulary: Vocabulary) -> Bool {
    guard let name = vocabulary.equipment.className(of: candidate.name) else { return false }
    return candidate.sample.distinct.allSatisfy {
      vocabulary.equipment.className(of: $0) == name
    }
  }

  /// Whether all words of a header, but those that say that it numbers, are the name of one class.
  private static func saysClass(_ header: String, _ vocabulary: Vocabulary) -> Bool {
    let terms = vocabulary.headers
    let words = Words.split(header).filter {
      !terms.identifiers.contains($0) && !terms.leadingIdentifiers.contains($0)
        && !terms.prepositions.contains($0)
    }
    guard !words.isEmpty else { return false }
    let tokens = NameToken.split(words.joined(separator: " "))
    guard let (meaning, length) = vocabulary.equipment.meaning(of: tokens, at: 0) else {
      return false
    }
    return length == tokens.count && meaning.isWord && !meaning.classes.isEmpty
      && meaning.level == nil && !meaning.isGeneric
  }
}
