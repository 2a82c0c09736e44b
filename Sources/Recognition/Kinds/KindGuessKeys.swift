import Vocabulary

// Which columns tell the samples of one instant apart.

extension KindGuess {
  /// Gives the role of the machine to the column that makes times unique, where the names at hand do not.
  mutating func settleKey(
    _ candidates: [RoleCandidates], _ keys: SampleKeys, beside names: [Int], but others: [Int],
    _ vocabulary: Vocabulary
  ) {
    guard !has(.asset, atLeast: TableIsSamples.inForce.surely) else { return }
    let judgement = ColumnIsKey.inForce
    let repeated = keys.repeated(names)
    let texts = candidates.filter {
      ($0.type == .text || $0.type == .integer) && !names.contains($0.column)
        && !others.contains($0.column)
        && ![.quality, .unit, .state, .material, .batch, .order, .owner]
          .contains(roles[$0.column].role)
        && (names.isEmpty || roles[$0.column].role != .description)
    }
    let key =
      texts
      .filter {
        judgement.settles(
          repeated: repeated, left: keys.repeated(names + [$0.column]),
          names: $0.sample.distinctCount, rows: $0.sample.values)
          || ($0.type == .text || isPlace($0))
            && judgement.settles(
              keys.order($0.column, among: names), names: $0.sample.distinctCount,
              rows: $0.sample.values)
          || isAsked($0, keys, vocabulary)
      }
      .min {
        (isPlace($0) ? 0 : 1, $0.sample.distinctCount)
          < (isPlace($1) ? 0 : 1, $1.sample.distinctCount)
      }
    guard let key else { return }
    if let asset = column(.asset) { roles[asset] = (.description, 0) }
    roles[key.column] = (.asset, RoleIsSettled.inForce.key)
    reasons.append("'\(key.name)' tells whose samples stand in a row")
  }

  /// Where names that only look like tags leave rows of one instant, what tells these apart is the tag if it says what was
  /// measured: `H1_FAN` beside `AKIM` and `HIZ` is the block whose parameters they are.
  mutating func settleParameter(
    _ candidates: [RoleCandidates], _ keys: SampleKeys, _ vocabulary: Vocabulary
  ) {
    guard let block = column(.tag), candidates[block].type == .text,
      roles[block].score < TableIsSamples.inForce.surely, !has(.asset, .result)
    else { return }
    let judgement = ColumnIsKey.inForce
    let repeated = keys.repeated([block])
    guard judgement.isWanting(repeated: repeated) else { return }
    let open: [ColumnRole] = [.characteristic, .unknown, .text, .description, .state, .assetClass]
    let parameter = candidates.first {
      $0.column != block && $0.type == .text && open.contains(roles[$0.column].role)
        && (roles[$0.column].role == .characteristic || saysMeasures($0, vocabulary))
        && judgement.settles(
          repeated: repeated, left: keys.repeated([block, $0.column]),
          names: $0.sample.distinctCount, rows: $0.sample.values)
    }
    guard let parameter else { return }
    roles[block] = (.unknown, 0)
    take(.tag, parameter.column, by: TableIsSamples.inForce.weights)
    roles[parameter.column].score = max(
      roles[parameter.column].score, RoleIsSettled.inForce.key)
    reasons.append(
      "'\(parameter.name)' tells what was measured of each '\(candidates[block].name)'")
  }

  /// Whether nearly all texts of a column are words for what is measured, and name nothing.
  private func saysMeasures(_ candidate: RoleCandidates, _ vocabulary: Vocabulary) -> Bool {
    let grammar = TagGrammar(tags: [], vocabulary: vocabulary)
    let names = candidate.sample.distinct
    let said = names.count { name in
      let reading = grammar.parse(name)
      return reading.asset == nil && reading.kind.has(.measured) && !reading.isByLetters
    }
    return LettersAreKinds.inForce.areMeasures(said, of: names.count)
  }

  /// Whether whole numbers under a word for a device are those of devices that are asked in turn.
  func isAsked(
    _ candidate: RoleCandidates, _ keys: SampleKeys, _ vocabulary: Vocabulary
  ) -> Bool {
    guard candidate.type == .integer,
      vocabulary.headers.devices.contains(Words.folded(candidate.name))
    else { return false }
    let turns = keys.turns(candidate.column)
    return ColumnIsKey.inForce.areAsked(
      steady: turns.steady, rows: turns.rows, names: candidate.sample.distinctCount)
  }

  /// Of one value that is just called so, beside the machine, what tells the samples of one instant apart is the name of what
  /// was measured, whatever its header; or its number, where that is the only other number.
  mutating func settleMeasured(
    _ candidates: [RoleCandidates], _ keys: SampleKeys, values: [RoleCandidates],
    _ vocabulary: Vocabulary
  ) -> Bool {
    guard values.count <= 2, !has(.tag), let asset = column(.asset),
      let value = values.first(where: { vocabulary.isGenericValue($0.name) })
    else { return false }
    let judgement = ColumnIsKey.inForce
    let repeated = keys.repeated([asset])
    let other = values.first { $0.column != value.column }
    let named = candidates.first {
      $0.column != asset
        && (other == nil
          ? $0.type == .text
            && [.unknown, .text, .description, .characteristic].contains(roles[$0.column].role)
          : $0.column == other?.column && $0.type == .integer)
        && judgement.settles(
          repeated: repeated, left: keys.repeated([asset, $0.column]),
          names: $0.sample.distinctCount, rows: $0.sample.values)
    }
    guard let named else { return false }
    roles[named.column] = (.tag, RoleIsSettled.inForce.key)
    roles[value.column] = (
      .value, max(RoleIsSettled.inForce.besideTag, roles[value.column].score)
    )
    layout = .long
    score += TableIsSamples.inForce.long
    reasons.append("'\(named.name)' tells what was measured of a machine at one time")
    return true
  }

  /// Looks for the site or the line without which machines of one name would be one: `M1` of two plants in one list.
  mutating func settlePlace(
    _ candidates: [RoleCandidates], _ keys: SampleKeys, beside names: [Int]
  ) {
    guard let asset = column(.asset) else { return }
    let judgement = ColumnIsKey.inForce
    let names = names + [asset]
    let repeated = keys.repeated(names)
    guard judgement.isWanting(repeated: repeated) else { return }
    let key = candidates.first {
      ($0.type == .text || $0.type == .integer) && !names.contains($0.column) && isPlace($0)
        && judgement.settles(
          repeated: repeated, left: keys.repeated(names + [$0.column]),
          names: $0.sample.distinctCount, rows: $0.sample.values)
    }
    guard let key else { return }
    place = key.column
    reasons.append("'\(key.name)' tells machines of one name apart")
  }
}
