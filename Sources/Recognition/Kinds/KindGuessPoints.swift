import Vocabulary

// What tells a list of points from one of machines, and the columns of both.

extension KindGuess {
  /// Whether a list of tag numbers is one of equipment: each is of a class, and none has a unit.
  ///
  /// Engineers number equipment with tags; points of measurement have units, and assets of their own.
  mutating func settleTagNumbers(_ candidates: [RoleCandidates], _ vocabulary: Vocabulary) -> Bool {
    let judgement = TableIsRegister.inForce
    guard let tag = column(.tag), roles[tag].score >= judgement.surely, has(.assetClass),
      !has(.unit),
      candidates[tag].sample.isUnique, candidates[tag].sample.nulls == 0,
      Words.split(candidates[tag].name).last.map(vocabulary.headers.plates.contains) ?? false,
      candidates.count(where: { $0[.tag] >= judgement.surely }) == 1,
      !candidates.contains(where: { $0[.asset] >= judgement.surely })
    else { return false }
    if let asset = column(.asset) {
      roles[tag].role = .assetAlias
      return roles[asset].score >= judgement.leastAsset
    }
    take(.asset, tag, by: judgement.weights)
    reasons.append("'\(candidates[tag].name)' is the asset, for each has a class and none a unit")
    return true
  }

  /// Where each machine has a code under the header of a tag and a name in words, the code is what it is known by: `TAG` beside
  /// `Equipamento`.
  mutating func settlePlates(_ candidates: [RoleCandidates], sample: TableSample) {
    let judgement = TableIsRegister.inForce
    guard let tag = column(.tag), let asset = column(.asset),
      roles[tag].score >= judgement.surely, !has(.unit, .value),
      kind == .workOrders || has(.owner, .assetClass, .area, .costCenter)
    else { return }
    let (codes, names) = (candidates[tag].sample, candidates[asset].sample)
    let pairs = sample.distinctPairs(tag, asset)
    guard pairs > 1, codes.distinctCount == pairs, names.distinctCount == pairs,
      codes.distinct.allSatisfy({ !$0.contains(" ") }),
      names.distinct.contains(where: { $0.contains(" ") })
    else { return }
    (roles[tag].role, roles[asset].role) = (.asset, .assetAlias)
    reasons.append("each '\(candidates[asset].name)' has its own '\(candidates[tag].name)'")
  }

  /// The columns of a list of points: the names may just be called names, and no point has one text for a value.
  mutating func settlePoints(
    _ candidates: [RoleCandidates], isCalledTags: Bool, _ vocabulary: Vocabulary
  ) {
    if let value = column(.value), candidates[value].type == .text {
      roles[value].role = .characteristic
    }
    // Of two names the one that differs in each row tells the points apart: `4-20 mA` under Signal is none.
    if let tag = column(.tag), !candidates[tag].sample.isUnique,
      let better = candidates.first(where: {
        $0.sample.isUnique && $0.sample.nulls == 0 && $0[.tag] >= roles[tag].score
      })
        ?? candidates.first(where: {
          !TableIsTags.inForce.areApart(candidates[tag].sample)
            && TableIsTags.inForce.areApart($0.sample)
            && TableIsRegister.inForce.isNamed($0.sample)
            && ColumnTakesRole.inForce.isTold($0[.tag]) && $0.column != tag
        })
    {
      let old = roles[better.column]
      roles[better.column] = roles[tag]
      roles[tag] = (.description, max(RoleIsSettled.inForce.secondName, old.score))
    }
    let names = candidates.first { candidate in
      vocabulary.headers.names.contains(Words.split(candidate.name).joined(separator: " "))
        && candidate.type == .text && candidate.sample.nulls == 0
    }
    // Of a controller the points have names and addresses; what the address is called must not hide the name.
    if let tag = column(.tag), let name = names, name.column != tag, name.sample.isUnique,
      vocabulary.headers.isAddress(Words.split(candidates[tag].name))
    {
      roles[name.column] = roles[tag]
      roles[tag] = (.text, 0)
    }
    guard !has(.time, .start, .material, .quantity, .batch), isCalledTags || has(.unit) else {
      return
    }
    // What has a unit and bounds is a point, though its header may mean a machine as well; and texts that come again in a column
    // that only looks like tags are the cubicle or the controller that it is in.
    if let asset = column(.asset), candidates[asset].sample.isUnique,
      column(.tag).map({ areLookalikes(candidates[$0]) }) ?? true,
      KindGuess.areBounded(candidates, vocabulary)
    {
      if let tag = column(.tag) {
        score -= (TableIsTags.inForce.weights[.tag] ?? 0) * roles[tag].score
        roles[tag] = (.text, 0)
      }
      take(.tag, asset, by: TableIsTags.inForce.weights)
      reasons.append("each '\(candidates[asset].name)' has a unit and bounds, as points have")
      return
    }
    guard !has(.tag) else { return }
    let unit = column(.unit).map { roles[$0].score } ?? 0
    guard let column = names?.column,
      TableIsTags.inForce.areTags(unit: unit, isCalledTags: isCalledTags)
    else { return }
    roles[column].score = TableIsTags.inForce.openName
    take(.tag, column, by: TableIsTags.inForce.weights)
    reasons.append("'\(candidates[column].name)' names what has units, as points do")
  }

  /// Whether a column only looks like tags by its values, which come again.
  private func areLookalikes(_ candidate: RoleCandidates) -> Bool {
    !ColumnTakesRole.inForce.isTold(candidate[.tag]) && !candidate.sample.isUnique
  }

  /// Whether the rows have a unit and both bounds of a range.
  static func areBounded(_ candidates: [RoleCandidates], _ vocabulary: Vocabulary) -> Bool {
    let numbers = candidates.filter { $0.sample.isNumeric }
    func has(_ role: ColumnRole) -> Bool { numbers.contains { bounds($0, role, vocabulary) } }
    return has(.lowLimit) && has(.highLimit)
      && candidates.contains { $0.type == .text && $0[.unit] >= TableIsRegister.inForce.surely }
  }

  /// Whether a header says in full which bound of a range its column is.
  private static func bounds(
    _ candidate: RoleCandidates, _ role: ColumnRole, _ vocabulary: Vocabulary
  ) -> Bool {
    HeaderWords(candidate.name, vocabulary: vocabulary).score(role) == 1
      || vocabulary.headers.limit(Words.split(candidate.name)) == role
  }

  /// The columns of numbers whose headers say in full that they bound the range of an instrument. Beside a mean, they are
  /// what the values were.
  mutating func settleRanges(_ candidates: [RoleCandidates], vocabulary: Vocabulary) {
    let isStatistics = candidates.contains {
      if case .one(.averaged) = vocabulary.aggregate(of: $0.name) { true } else { false }
    }
    guard !isStatistics else { return }
    // Between the outer limits of an alarm, the plain ones are its inner limits.
    let terms = vocabulary.headers
    let isAlarm = candidates.contains { terms.isOuterLimit(Words.split($0.name)) }
    for candidate in candidates where candidate.sample.isNumeric {
      if isAlarm, Words.split(candidate.name).contains(where: terms.limits.contains) { continue }
      guard ![.tag, .asset, .time].contains(roles[candidate.column].role) else { continue }
      for role in ColumnRole.allCases
      where role.isRange && !has(role) && KindGuess.bounds(candidate, role, vocabulary) {
        roles[candidate.column] = (role, RoleIsSettled.inForce.range)
      }
    }
  }
}
