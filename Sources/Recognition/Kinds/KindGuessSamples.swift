import Calendar
import Tabular
import Vocabulary

// When a table is samples of signals, and how they are laid out.

extension KindGuess {
  /// Long, wide or keyed; false when the table cannot be samples.
  mutating func settleSamples(
    _ candidates: [RoleCandidates], sample: TableSample, vocabulary: Vocabulary
  ) -> Bool {
    let judgement = TableIsSamples.inForce
    let signals = NamesAreSignals.inForce
    let settled = RoleIsSettled.inForce
    guard let time = column(.time) ?? column(.date) ?? column(.start) else { return false }
    if has(.workOrder) || has(.reason) || has(.failureCode) && !has(.value) { return false }
    // What was found of a batch is a test, even if a point of sampling is named beside it.
    if has(.batch, .order), let what = column(.characteristic), roles[what].score >= signals.surely,
      candidates[what].type == .text
    {
      return false
    }
    // Units that passed or failed were tested, whatever the columns are called.
    if verdicts(candidates, vocabulary) != nil, !has(.tag, atLeast: signals.surely) { return false }
    // What passed or failed is a test; what began and ended is no sample.
    if TableIsTests.inForce.tellsVerdict(self) || has(.start) && has(.end) { return false }
    let isDay = roles[time].role == .date
    if roles[time].role != .time {
      guard roles[time].role == .date || column(.end) == nil else { return false }
      let isDateWithClock = roles[time].role == .date && has(.timeOfDay)
      if !isDateWithClock { roles[time].role = .time }
    }
    // Nearly all rows of samples have a time, and it goes on; a clock beside a date does so within the day.
    let times = candidates[time].sample
    guard judgement.areTimed(times.values, of: times.rows) else { return false }
    let clocks = candidates.filter { candidate in
      roles[candidate.column].role == .timeOfDay
        && (roles[time].role == .date || candidate.times?.notation.isNumber == true)
    }
    let isStill =
      clocks.isEmpty && (times.distinctCount < 2 || KindGuess.isRegister(candidates, time: time))
    let keys = SampleKeys(
      sample.batch, rows: sample.rows, time: candidates[time], clocks: clocks)
    settleStates(candidates, keys)
    settleCodedQuality(candidates, time: time)
    settleMeasures(candidates, keys, vocabulary)
    settleSequences(candidates, keys, vocabulary)
    settleParameter(candidates, keys, vocabulary)
    // A name of what was measured, beside one value and the machine, is the tag.
    if !has(.tag, .result), let what = column(.characteristic), candidates[what].type == .text,
      let value = column(.value) ?? soleNumber(candidates, but: time),
      candidates[value].times == nil,
      candidates[value].sample.isNumeric,
      // Bounds or scores beside the value are those of an event.
      !candidates.contains(where: {
        $0.column != value && $0.column != time && $0.type == .decimal
          && roles[$0.column].role == .unknown
      })
    {
      let names = candidates[what].sample
      if signals.holds(
        tag: roles[what].score, value: roles[value].score, distinct: names.distinctCount,
        values: names.values, isStill: isStill)
      {
        take(.tag, what, by: judgement.weights)
        if roles[value].role != .value { roles[value] = (.value, settled.besideTag) }
      }
    }
    let texts = candidates.count {
      $0.type == .text && $0.sample.distinctCount > 1
        && ![.quality, .unit, .state, .tag, .asset].contains(roles[$0.column].role)
    }
    // Numbers that no other role claims for good are measurements.
    let measurements = candidates.filter { candidate in
      let isNumeric = candidate.sample.isNumeric && candidate.times == nil
      let role = roles[candidate.column].role
      if texts >= 2, KindGuess.isNumbering(candidate) { return false }
      let claimed = roles[candidate.column].score >= judgement.surely
      switch role {
      case .site, .costCenter: return isNumeric && !claimed
      case .unknown, .value, .characteristic, .text, .description, .duration, .state, .quantity,
        .scrap, .result, .reason, .cost, .assetClass, .area, .failureCode, .quality:
        return isNumeric && !(role == .quality && has(.value) && has(.tag))
          && !(claimed && (role == .area || role == .assetClass || role == .quality))
      default: return false
      }
    }
    // `name,ts,val`, or no header at all: names that look like tags, return often and stand beside one value are what
    // was measured.
    let sole = measurements.filter { roles[$0.column].role != .quality }
    if sole.count == 1 { settleNames(candidates, keys, beside: sole[0], vocabulary) }
    if sole.count == 1, !has(.tag, .asset) { settleOneName(candidates, time: time) }
    if measurements.isEmpty, !isStill, let other = states(candidates, time: time, vocabulary) {
      layout = .wide
      score += judgement.states
      roles[other] = (
        .value, max(settled.states, roles[other].role == .value ? roles[other].score : 0)
      )
      reasons.append("a time column and one of few texts, as states are")
      return true
    }
    if sole.count == 1, !has(.asset) {
      if has(.tag), !has(.value) {
        // A state in words beside a number of few steps, such as a priority, is that of an alarm.
        if sole[0].type == .integer,
          judgement.areAlarms(steps: sole[0].sample.distinctCount, self)
        {
          return false
        }
        roles[sole[0].column] = (.value, settled.besideTag)
      }
    }
    // A value with a name of its own among other measurements is one of what the row is about.
    let others = measurements.filter {
      $0.column != column(.value) && [.unknown, .value].contains(roles[$0.column].role)
    }
    let isOfMany =
      others.count >= judgement.leastOthers
      && (column(.value).map { !vocabulary.isGenericValue(candidates[$0].name) } ?? false)
    if !isOfMany, let tag = column(.tag), let value = column(.value), tag != value {
      let names = candidates[tag].sample
      let areSignals = signals.holds(
        tag: roles[tag].score, value: roles[value].score, distinct: names.distinctCount,
        values: names.values, isStill: isStill)
      if areSignals {
        layout = .long
        score += judgement.long
        reasons.append("one row a sample: tag, time and value side by side")
        settleQuality(candidates, vocabulary)
        settleKey(candidates, keys, beside: [tag], but: [time, value], vocabulary)
        settlePlace(candidates, keys, beside: [tag])
        return true
      }
    }
    // A name of what was measured in each row makes the other numbers no measurements of their own.
    if let what = column(.characteristic), candidates[what].type == .text { return false }
    if isStill { return false }
    var values = measurements.filter { !KindGuess.isIndex($0, time: time, vocabulary) }
    if let context = column(.order) ?? column(.batch), judgement.areRecorded(values.count),
      !ColumnIsKey.inForce.isState(
        keys.evidence(context, among: [column(.asset), column(.area)].compactMap { $0 }))
    {
      return false
    }
    guard !values.isEmpty else { return false }
    if has(.quantity) || has(.scrap), has(.order) || has(.material) || has(.batch) {
      // What a machine counts while it makes a batch is measured as all else is.
      let isCounted =
        column(.batch).map { batch in
          TableIsBatches.inForce.isContext(
            batches: candidates[batch].sample.distinctCount, rows: candidates[batch].sample.values,
            measures: values.count { ![.quantity, .scrap].contains(roles[$0.column].role) }, self)
        } ?? false
      if !isCounted { return false }
    }
    for candidate in candidates where KindGuess.isIndex(candidate, time: time, vocabulary) {
      if roles[candidate.column].role == .unknown || roles[candidate.column].role == .value {
        roles[candidate.column] = (.index, settled.index)
      }
    }
    if !has(.asset), !has(.tag) {
      // The number of a line or a machine is measured of none.
      let measured = values.filter {
        $0.type != .integer
          || !isPlace($0) && !keys.tellsApart($0.column) && !isAsked($0, keys, vocabulary)
      }
      settleKey(candidates, keys, beside: [], but: [time] + measured.map(\.column), vocabulary)
      // Days of which each has a row of each name are the times of samples.
      if isDay, has(.asset) { take(roles[time].role, time, by: judgement.weights) }
      values.removeAll { roles[$0.column].role == .asset }
      guard !values.isEmpty else { return false }
      // What tells values apart that are just called so are their names.
      if values.count == 1, vocabulary.isGenericValue(values[0].name), let key = column(.asset),
        !isPlace(candidates[key])
      {
        roles[key].role = .tag
        roles[values[0].column] = (.value, max(settled.besideTag, roles[values[0].column].score))
        layout = .long
        score += judgement.long
        return true
      }
    }
    if settleMeasured(candidates, keys, values: values, vocabulary) { return true }
    let assetColumn = column(.asset) ?? (column(.tag).flatMap { values.count > 1 ? $0 : nil })
    if let assetColumn,
      candidates[assetColumn].type == .text || candidates[assetColumn].type == .integer
    {
      let names = candidates[assetColumn].sample
      guard judgement.areAssets(distinct: names.distinctCount, values: names.values) else {
        return false
      }
      let texts = candidates.count {
        $0.column != assetColumn && $0.type == .text && $0.sample.distinctCount > 1
          && ![.quality, .unit, .state].contains(roles[$0.column].role)
      }
      // Many texts beside few numbers tell what happened, as logs of events do.
      if TextsTellEvents.inForce.holds(texts: texts, numbers: values.count) { return false }
      layout = .keyed
      roles[assetColumn].role = .asset
      settlePlace(candidates, keys, beside: [])
      score += judgement.keyed(numbers: values.count, texts: texts)
      reasons.append(
        "an asset column and \(values.count) measurement column\(values.count == 1 ? "" : "s")")
    } else {
      let told: [ColumnRole] = [
        .unknown, .text, .description, .reason, .result, .owner, .workType, .failureCode,
      ]
      let stories = candidates.count {
        $0.type == .text && $0.sample.distinctCount > 1 && told.contains(roles[$0.column].role)
      }
      if TextsTellEvents.inForce.holds(texts: stories, numbers: values.count) { return false }
      layout = .wide
      let others = candidates.count - values.count - 1
      score += judgement.wide(numbers: values.count, others: others)
      reasons.append(
        "a time column and \(values.count) column\(values.count == 1 ? "" : "s") of numbers")
      if let times = candidates[time].times, judgement.isSorted(times.sortedShare) {
        score += judgement.inOrder
        reasons.append("the rows are in time order")
      }
    }
    // A named column without a single value among measurements is a signal that is dead, not a column to forget.
    if layout != .long, values.count >= 2 {
      for candidate in candidates
      where candidate.type == .empty && roles[candidate.column].score < judgement.surely {
        roles[candidate.column] = (.value, settled.silent)
      }
    }
    for candidate in values where roles[candidate.column].role != .index {
      roles[candidate.column] = (
        .value, max(settled.measured, roles[candidate.column].score)
      )
    }
    return true
  }

  /// Takes the role of a machine or a tag from columns that only look like one, and say in which state a series is.
  private mutating func settleStates(_ candidates: [RoleCandidates], _ keys: SampleKeys) {
    let judgement = TableIsSamples.inForce
    for role in [ColumnRole.asset, .tag] {
      // Of a column that never changes it cannot be told: one tag alone is one too.
      guard let column = column(role), roles[column].score < judgement.surely,
        // The one name of a file tells nothing.
        case let evidence = keys.evidence(column), evidence.runs > 1,
        ColumnIsKey.inForce.isState(evidence)
      else { continue }
      roles[column] = (candidates[column].type == .text ? .state : .unknown, 0)
      reasons.append("'\(candidates[column].name)' never has two values at one time, as a state")
    }
  }

  /// Takes the role of a machine or a tag from columns of numbers that only a part of a longer header calls so, unless they
  /// tell rows of one instant apart: `Mixer3 run seconds` is measured.
  private mutating func settleMeasures(
    _ candidates: [RoleCandidates], _ keys: SampleKeys, _ vocabulary: Vocabulary
  ) {
    for candidate in candidates
    where candidate.type == .integer
      && [.asset, .assetAlias, .tag].contains(roles[candidate.column].role)
      && roles[candidate.column].score < TableIsSamples.inForce.surely
      && !HeaderWords.identifies(candidate.name, vocabulary)
      && !vocabulary.says(candidate.name, roles[candidate.column].role)
      && !isHead(candidate, roles[candidate.column].score)
    {
      let evidence = keys.evidence(candidate.column)
      guard !ColumnIsKey.inForce.isShared(evidence.shared, rows: evidence.rows) else { continue }
      roles[candidate.column] = (.unknown, 0)
      reasons.append("'\(candidate.name)' has numbers that tell no rows of one time apart")
    }
    // A `part count` counts, and names no part.
    let named = candidates.filter {
      $0.type == .integer
        && [.material, .batch, .order, .workOrder].contains(roles[$0.column].role)
        && roles[$0.column].score < TableIsSamples.inForce.surely
        && !HeaderWords.identifies($0.name, vocabulary)
    }
    guard !named.isEmpty else { return }
    let grammar = TagGrammar(tags: [], vocabulary: vocabulary)
    for candidate in named where grammar.parse(candidate.name).kind != .other {
      roles[candidate.column] = (.unknown, 0)
    }
  }

  /// Numbers that count what a device has sent are measured of nothing, and neither is one number that identifies.
  private mutating func settleSequences(
    _ candidates: [RoleCandidates], _ keys: SampleKeys, _ vocabulary: Vocabulary
  ) {
    let names = [column(.asset), column(.tag)].compactMap { $0 }
    for candidate in candidates
    where candidate.type == .integer && candidate.times == nil && !names.contains(candidate.column)
      && roles[candidate.column].score < TableIsSamples.inForce.surely
    {
      let words = Words.split(candidate.name)
      guard
        HeaderWords.identifies(candidate.name, vocabulary)
          || words.contains(where: vocabulary.headers.sequences.contains)
      else { continue }
      if candidate.sample.distinctCount == 1, candidate.sample.values > 1,
        [.unknown, .value].contains(roles[candidate.column].role)
      {
        roles[candidate.column] = (.index, 0)
        reasons.append("'\(candidate.name)' has one number in all rows, which identifies no sample")
      } else if ColumnIsKey.inForce.areCounted(keys.steps(candidate.column, among: names)) {
        roles[candidate.column] = (.index, RoleIsSettled.inForce.index)
      }
    }
  }

  /// Whether a header is one word that ends with the name of a thing, as `Spritzgussmaschine` does.
  private func isHead(_ candidate: RoleCandidates, _ score: Double) -> Bool {
    Words.split(candidate.name).count == 1 && score > RoleIsSettled.inForce.measured
  }

  /// Whether the header of a column means a machine or where it stands.
  func isPlace(_ candidate: RoleCandidates) -> Bool {
    max(candidate[.asset], candidate[.area], candidate[.site]) > 0
  }

  /// The only column of numbers that nothing is said of.
  private func soleNumber(_ candidates: [RoleCandidates], but time: Int) -> Int? {
    let numbers = candidates.filter {
      $0.column != time && $0.sample.isNumeric && $0.times == nil
        && [.unknown, .quantity, .duration].contains(roles[$0.column].role)
    }
    return numbers.count == 1 ? numbers[0].column : nil
  }

  /// Whole numbers of one length that differ in every row, under a header that says nothing: the numbers of the rows.
  private static func isNumbering(_ candidate: RoleCandidates) -> Bool {
    let sample = candidate.sample
    guard candidate.saysNothing, candidate.type == .integer, sample.isUnique,
      let length = sample.texts.first?.utf8.count, length >= 4
    else { return false }
    return sample.texts.allSatisfy { $0.utf8.count == length }
  }

  /// A running number without a name of its own.
  private static func isIndex(
    _ candidate: RoleCandidates, time: Int, _ vocabulary: Vocabulary
  ) -> Bool {
    let sample = candidate.sample
    let name = Words.folded(candidate.name)
    let isUnnamed =
      name.isEmpty || UnnamedColumn.isMeant(name)
      || vocabulary.headers.unnamed.contains(where: name.hasPrefix)
      || vocabulary.headers.indices.contains(name)
    return isUnnamed && candidate.column <= time + 1 && sample.integers == sample.values
      && sample.values > 1 && sample.ascending == sample.values && sample.isUnique
  }

  /// Whether rows have a key of their own and few instants among them, as the items of a list have.
  private static func isRegister(_ candidates: [RoleCandidates], time: Int) -> Bool {
    let times = candidates[time].sample
    return key(of: candidates) != nil && !times.hasManyDistinct
      && times.distinctCount * 2 <= times.values
  }
}
