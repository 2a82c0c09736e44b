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
