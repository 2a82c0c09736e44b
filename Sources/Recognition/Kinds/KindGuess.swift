import Calendar
import Vocabulary

/// One reading of a table: its kind, and which column carries which role under it.
struct KindGuess {
  var kind: TableKind
  var layout: SampleLayout?
  /// Sum of the signs for it.
  var score: Double
  /// Role and score per column.
  var roles: [(role: ColumnRole, score: Double)]
  var reasons: [String]
  /// The column of a place that tells machines of one name apart.
  var place: Int?
  /// Whether another table says which machines its rows are about.
  var isLinked = false

  /// Roles that several columns of one table can have.
  static let repeatable: Set<ColumnRole> = [
    .area, .description, .quantity, .cost, .duration, .failureCode, .assetClass, .material,
    .assetAlias, .characteristic, .state, .workType, .reason, .owner, .result,
  ]

  /// Every kind that the table can be, the likeliest first; the last resort is `unknown`.
  static func all(
    _ candidates: [RoleCandidates], sample: TableSample, words: PathWords,
    isLinked: Bool = false, vocabulary: Vocabulary
  ) -> [KindGuess] {
    var guesses: [KindGuess] = []
    for judgement in judgements {
      let kind = type(of: judgement).kind
      var guess = assign(candidates, kind: kind, weights: judgement.weights)
      guess.isLinked = isLinked
      if kind != .samples {
        guess.settleClocks(candidates, vocabulary, by: judgement.weights)
        guess.settleWorkUnit(candidates, vocabulary, by: judgement.weights)
      }
      guard guess.explains(candidates, rows: sample.rows),
        guess.isPossible(candidates, sample: sample, words: words, vocabulary: vocabulary)
      else { continue }
      if let known = vocabulary.kindWords.first(where: { $0.kind == kind }),
        let (weight, word) = words.weight(of: known.words, joined: true)
      {
        guess.score += SurroundingsTellKind.inForce.named(weight)
        guess.reasons.append("the path says '\(word)'")
      }
      guess.weighSurroundings(candidates, words: words, vocabulary: vocabulary)
      guesses.append(guess)
    }
    guesses.append(
      KindGuess(
        kind: .unknown, layout: nil, score: KindIsKnown.inForce.unknown,
        roles: assign(candidates, kind: .unknown, weights: RoleWeights()).roles,
        reasons: ["no kind of table fits well enough"]))
    return guesses.enumerated()
      .sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
      .map(\.element)
  }

  private static func assign(
    _ candidates: [RoleCandidates], kind: TableKind, weights: RoleWeights
  ) -> KindGuess {
    let takes = ColumnTakesRole.inForce
    var offers: [(column: Int, role: Int, score: Double, ranked: Double)] = []
    for candidate in candidates {
      for (i, role) in ColumnRole.allCases.enumerated() where takes.holds(candidate.scores[i]) {
        let score = candidate.scores[i]
        let ranked = takes.rank(score, isOfKind: weights[role] != nil)
        offers.append((candidate.column, i, score, ranked))
      }
    }
    offers.sort { ($1.ranked, $0.column, $0.role) < ($0.ranked, $1.column, $1.role) }
    var roles = [(role: ColumnRole, score: Double)](
      repeating: (.unknown, 0), count: candidates.count)
    var taken: Set<ColumnRole> = []
    for offer in offers where roles[offer.column].role == .unknown {
      let role = ColumnRole.allCases[offer.role]
      if taken.contains(role) {
        if role == .asset, takes.isAlias(offer.score) {
          roles[offer.column] = (.assetAlias, offer.score)
        } else if role == .timeOfDay, candidates[offer.column].times?.notation.isNumber == true {
          // What counts on within the seconds of the clock.
          roles[offer.column] = (role, offer.score)
        } else if repeatable.contains(role) {
          roles[offer.column] = (role, offer.score * takes.again)
        }
        continue
      }
      roles[offer.column] = (role, offer.score)
      taken.insert(role)
    }
    var reasons: [String] = []
    for (column, entry) in roles.enumerated() {
      guard let weight = weights[entry.role] else { continue }
      if weight >= 0.9, entry.score >= 0.5 {
        reasons.append("'\(candidates[column].name)' is \(entry.role.phrase)")
      }
    }
    return KindGuess(
      kind: kind, layout: nil, score: weights.score(roles), roles: roles, reasons: reasons)
  }

  /// The kind that somebody says it is, with the roles that fit.
  static func declared(_ kind: TableKind, _ candidates: [RoleCandidates]) -> KindGuess {
    let judgement = judgements.first { type(of: $0).kind == kind }
    var guess = assign(candidates, kind: kind, weights: judgement?.weights ?? RoleWeights())
    if kind == .samples {
      guess.layout =
        guess.has(.tag) && guess.has(.value) ? .long : guess.has(.asset) ? .keyed : .wide
    }
    return guess
  }

  func has(_ roles: ColumnRole...) -> Bool {
    roles.contains { role in self.roles.contains { $0.role == role } }
  }

  func has(_ role: ColumnRole, atLeast score: Double) -> Bool {
    roles.contains { $0.role == role && $0.score >= score }
  }

  /// Whether a column says when.
  var hasTime: Bool { has(.time, .start, .end, .date) }

  /// Whether batches of a product are made, so much of each from a start to an end, whatever verdict stands beside it.
  var isMadeInBatches: Bool {
    has(.batch) && has(.start) && has(.end) && has(.material) && has(.quantity)
      && !has(.characteristic)
  }

  func column(_ role: ColumnRole) -> Int? { roles.firstIndex { $0.role == role } }

  /// Checks what the kind cannot do without, and settles the layout of samples.
  private mutating func isPossible(
    _ candidates: [RoleCandidates], sample: TableSample, words: PathWords, vocabulary: Vocabulary
  ) -> Bool {
    settleDescriptions(candidates)
    switch kind {
    case .samples: return settleSamples(candidates, sample: sample, vocabulary: vocabulary)
    case .orders:
      settleWorkType(candidates, vocabulary)
      settlePieces(candidates, vocabulary, by: TableIsOrders.inForce.weights)
      // Some systems call what they make to order a work order; a product and its quantity or its batch tell it from
      // maintenance.
      if !has(.order), let order = column(.workOrder), has(.material),
        has(.quantity, .result, .scrap, .batch),
        !has(.workType, .failureCode)
      {
        take(.order, order, by: TableIsOrders.inForce.weights)
        reasons.append("its work orders make a product")
        return has(.start, .end)
      }
      // An order that its header rather calls a work order is one of maintenance, unless it makes a batch of a product.
      let makesBatch = has(.material) && has(.batch) && has(.start) && has(.end)
      if let order = column(.order), candidates[order][.workOrder] > candidates[order][.order],
        !makesBatch || has(.workType, .failureCode)
      {
        return false
      }
      return TableIsOrders.inForce.fits(
        self, isMaintenance: isMaintenance(candidates, vocabulary))
    case .downtime:
      settleStopped(candidates, vocabulary)
      settleReason(candidates, sample: sample, vocabulary)
      return TableIsStops.inForce.fits(
        self, isNamed: KindGuess.isKeyed(candidates, by: kind, vocabulary))
    case .workOrders:
      settleWorkType(candidates, vocabulary)
      // Orders of maintenance are often just called orders.
      if !has(.workOrder), let order = column(.order), isMaintenance(candidates, vocabulary) {
        take(.workOrder, order, by: TableIsWorkOrders.inForce.weights)
        reasons.append("its types of order are those of maintenance")
      }
      settleCalledWork(words, vocabulary)
      settleAsset(candidates)
      settleCrews(candidates, sample: sample, vocabulary)
      settlePlates(candidates, sample: sample)
      settleTasks(candidates, vocabulary)
      return TableIsWorkOrders.inForce.fits(self, arePieces: arePieces(candidates, vocabulary))
    case .assets:
      settlePlates(candidates, sample: sample)
      return settleRegister(candidates, words: words, vocabulary)
    case .inspections:
      settleVerdict(candidates, vocabulary)
      settleReported()
      score -= TableIsTests.inForce.doubt(self)
      return TableIsTests.inForce.fits(self)
    case .events:
      return TableIsEvents.inForce.fits(self, isKeyed: KindGuess.key(of: candidates) != nil)
    case .batches:
      guard let batch = column(.batch) else { return false }
      let measures = candidates.count { candidate in
        candidate.sample.isNumeric && candidate.times == nil
          && [.unknown, .value].contains(roles[candidate.column].role)
      }
      let batches = candidates[batch].sample
      return TableIsBatches.inForce.fits(self)
        && !TableIsBatches.inForce.isContext(
          batches: batches.distinctCount, rows: batches.values, measures: measures, self)
    case .materials:
      guard let material = column(.material) else { return false }
      let names = candidates[material].sample
      return TableIsMaterials.inForce.fits(
        self, distinct: names.distinctCount, values: names.values)
    case .owners:
      settleSystems(candidates, vocabulary)
      return TableIsOwners.inForce.fits(self, columns: candidates.count)
    case .tags:
      // A point that passed or failed was tested.
      let isCalledTags =
        vocabulary.kindWords.first { $0.kind == .tags }
        .flatMap { words.weight(of: $0.words) }
        .map { TableIsTags.inForce.isCalledSo($0.weight) } ?? false
      settlePoints(candidates, isCalledTags: isCalledTags, vocabulary)
      settleRanges(candidates, vocabulary: vocabulary)
      guard let tag = column(.tag) else { return false }
      let names = candidates[tag].sample
      // The same number may be a point of each machine.
      let pairs = column(.asset).map { sample.distinctPairs(tag, $0) } ?? 0
      let filling = TableIsTags.Names(
        distinct: max(names.distinctCount, pairs), values: names.values, rows: names.rows,
        timed: column(.time).map { candidates[$0].sample.values } ?? 0)
      return TableIsTags.inForce.fits(self, filling, isCalledTags: isCalledTags)
    case .unknown: return true
    }
  }

  /// Gives a column a role that speaks for the kind.
  mutating func take(_ role: ColumnRole, _ column: Int, by weights: RoleWeights) {
    roles[column].role = role
    score += (weights[role] ?? 0) * roles[column].score
  }

  /// Whether the table can be a register of assets, of which each row names another.
  private mutating func settleRegister(
    _ candidates: [RoleCandidates], words: PathWords, _ vocabulary: Vocabulary
  ) -> Bool {
    let judgement = TableIsRegister.inForce
    let isNumbered = settleTagNumbers(candidates, vocabulary)
    settleCodes(candidates, words: words, vocabulary)
    settleDescribed(candidates, vocabulary)
    guard let asset = column(.asset), !KindGuess.areBounded(candidates, vocabulary) else {
      return false
    }
    // Points of assets, which say nothing else of them.
    if let tag = column(.tag), tag < asset, candidates[tag].sample.isUnique,
      !has(.assetClass, .assetAlias, .owner, .site, .costCenter)
    {
      return false
    }
    let names = candidates[asset].sample
    // Machines of one name, such as the axes `X`, are told apart by a second one; what passed or failed at a station was a
    // piece with its serial number.
    let isToldApart =
      verdicts(candidates, vocabulary) == nil
      && candidates.contains {
        roles[$0.column].role == .assetAlias && roles[$0.column].score >= judgement.surely
          && judgement.areDistinct($0.sample.distinctCount, of: $0.sample.values)
          && $0.sample.values >= names.values
      }
    let filling = TableIsRegister.Names(
      distinct: names.distinctCount, values: names.values, rows: names.rows,
      areToldApart: isToldApart || isNumbered)
    guard judgement.fits(self, filling) else { return false }
    score += judgement.eachAnother
    reasons.append("each row names another asset")
    return true
  }

  /// How sure a kind can be at most, 0…1: as its weakest necessary role, and less of a few rows.
  func certainty(rows: Int) -> Double {
    func best(_ roles: ColumnRole...) -> Double {
      self.roles.filter { roles.contains($0.role) }.map(\.score).max() ?? 0
    }
    let weakest =
      switch kind {
      case .samples:
        switch layout {
        case .long: min(best(.time, .date), best(.tag), best(.value))
        case .keyed: min(best(.time, .date), best(.asset))
        default: best(.time, .date)
        }
      case .orders: best(.order, .batch)
      case .downtime: min(best(.asset, .area), best(.start, .time, .date), best(.reason, .duration))
      case .workOrders:
        min(isLinked ? 1 : best(.asset, .area), best(.workOrder, .workType, .failureCode))
      case .assets: best(.asset)
      case .inspections: best(.result, .characteristic, .quality)
      case .events: min(best(.asset, .area), best(.time, .start, .date))
      case .batches: best(.batch)
      case .materials: best(.material)
      case .owners: best(.owner)
      case .tags: best(.tag)
      case .unknown: 0.0
      }
    return KindIsSure.inForce.certainty(weakest: weakest, rows: rows)
  }

  /// The first column of texts that differ in every row.
  static func key(of candidates: [RoleCandidates]) -> Int? {
    candidates.first { candidate in
      candidate.type == .text && candidate.sample.isUnique && candidate.sample.nulls == 0
        && TableIsEvents.inForce.areKeys(candidate.sample.values)
    }?.column
  }

  /// Whether orders say that they correct or prevent failures, or what failed of which machine, and nothing of a product.
  private func isMaintenance(_ candidates: [RoleCandidates], _ vocabulary: Vocabulary) -> Bool {
    guard !has(.quantity, .scrap, .material, .batch) else { return false }
    if has(.failureCode, atLeast: TableIsWorkOrders.inForce.surely), has(.asset) { return true }
    guard let type = column(.workType) else { return false }
    let known = candidates[type].sample.distinct.count {
      vocabulary.isCorrective($0) != nil || vocabulary.isMaintenanceOrder(type: $0)
    }
    return TableIsWorkOrders.inForce.areMaintenance(
      known: known, types: candidates[type].sample.distinctCount)
  }

  /// The columns as they are read under this guess.
  func columns(_ candidates: [RoleCandidates]) -> [RecognizedColumn] {
    candidates.map { candidate in
      var (role, score) = roles[candidate.column]
      if role == .unknown { role = candidate.type == .text ? .text : .unknown }
      if kind == .samples, layout != .long, role == .description || role == .text {
        score = RoleIsSettled.inForce.besideSamples
      }
      var reasons = candidate.signs.filter { $0.role == role }.map(\.text)
      reasons += candidate.times?.reasons ?? []
      if ColumnTakesRole.inForce.isTold(score), candidate.says(role) {
        reasons.insert("the header '\(candidate.name)' means \(role.phrase)", at: 0)
      } else if score > 0, !candidate.signs.contains(where: { $0.role == role }) {
        reasons.insert("its values look like \(role.phrase)", at: 0)
      }
      var column = RecognizedColumn(
        index: candidate.column, name: candidate.name, role: role, type: candidate.type,
        unit: candidate.unit, times: candidate.times?.notation,
        usesDecimalComma: candidate.sample.usesDecimalComma,
        valueUnits: candidate.sample.isNumeric ? candidate.sample.units.map(\.text) : [],
        reasons: reasons, confidence: min(RoleIsSettled.inForce.most, score), doubt: candidate.doubt
      )
      column.otherZone = candidate.times?.otherZone
      return column
    }
  }
}

extension ColumnRole {
  /// The role in words, with its article.
  package var phrase: String {
    switch self {
    case .time: "the time"
    case .start: "a start"
    case .end: "an end"
    case .date: "a date"
    case .timeOfDay: "a time of day"
    case .asset: "the asset"
    case .assetAlias: "another name of the asset"
    case .area: "a line or area"
    case .site: "a site"
    case .costCenter: "a cost centre"
    case .assetClass: "the class of the asset"
    case .tag: "the tag"
    case .value: "a measured value"
    case .quality: "the quality of a value"
    case .unit: "a unit"
    case .lowLimit: "where a range begins"
    case .highLimit: "where a range ends"
    case .span: "the width of a range"
    case .batch: "the batch or lot"
    case .inputLot: "the lot that went into it"
    case .order: "the production order"
    case .material: "the material or product"
    case .workOrder: "the work order"
    case .workType: "the type of work"
    case .failureCode: "a failure code"
    case .reason: "a reason"
    case .owner: "the owner"
    case .state: "a state"
    case .quantity: "a quantity"
    case .scrap: "scrap"
    case .result: "a test result"
    case .characteristic: "a characteristic"
    case .description: "a description"
    case .duration: "a duration"
    case .cost: "a cost"
    case .index: "a running number"
    case .text: "text"
    case .unknown: "unknown"
    }
  }
}
