import Calendar
import Vocabulary

/// One reading of a table: its kind, and which column carries which role under it.
struct KindGuess {
  var kind: TableKind
  var layout: SampleLayout?
  /// Sum of the signs for it; above 2 is solid.
  var score: Double
  /// Role and score per column.
  var roles: [(role: ColumnRole, score: Double)]
  var reasons: [String]

  /// Roles that make up a kind and how much each says for it.
  private static let signatures: [(kind: TableKind, roles: [(ColumnRole, Double)])] = [
    (
      .samples,
      [(.tag, 1.6), (.value, 1.4), (.time, 1.2), (.quality, 1), (.unit, 0.3), (.asset, 0.4)]
    ),
    (
      .orders,
      [
        (.order, 1.8), (.batch, 0.6), (.material, 0.9), (.start, 0.7), (.end, 0.7),
        (.quantity, 1), (.scrap, 0.6), (.asset, 0.3), (.area, 0.2),
      ]
    ),
    (
      .downtime,
      [(.asset, 0.8), (.start, 1), (.end, 0.9), (.reason, 1.8), (.duration, 0.4), (.area, 0.2)]
    ),
    (
      .workOrders,
      [
        (.workOrder, 1.9), (.workType, 1.2), (.failureCode, 1.1), (.asset, 0.8),
        (.description, 0.5), (.start, 0.5), (.end, 0.4), (.time, 0.3), (.cost, 0.5), (.date, 0.3),
      ]
    ),
    (
      .assets,
      [
        (.asset, 1.7), (.assetClass, 0.9), (.description, 0.7), (.owner, 0.9), (.area, 0.6),
        (.assetAlias, 0.3), (.site, 0.3), (.costCenter, 0.4),
      ]
    ),
    (
      .inspections,
      [
        (.result, 1.5), (.characteristic, 1.4), (.batch, 0.8), (.quality, 1.1), (.value, 0.7),
        (.time, 0.4),
        (.order, 0.3), (.unit, 0.2), (.tag, 0.4),
      ]
    ),
    (
      .events,
      [
        (.asset, 0.8), (.time, 1), (.start, 0.6), (.end, 0.4), (.failureCode, 0.7),
        (.description, 0.5), (.state, 0.8), (.workType, 0.3),
      ]
    ),
    (.batches, [(.batch, 1.8), (.material, 0.9), (.quantity, 0.6), (.time, 0.2)]),
    (.materials, [(.material, 1.8), (.description, 0.8), (.unit, 0.6)]),
    (.owners, [(.owner, 1.8), (.area, 0.5), (.asset, 0.3), (.description, 0.3)]),
    (.tags, [(.tag, 1.8), (.unit, 1.2), (.description, 0.8), (.asset, 0.4)]),
  ]

  private static let repeatable: Set<ColumnRole> = [
    .area, .description, .quantity, .cost, .duration, .failureCode, .assetClass, .material,
    .assetAlias, .characteristic, .state, .workType, .reason, .owner, .result,
  ]

  /// Every kind that the table can be, the likeliest first; the last resort is `unknown`.
  static func all(
    _ candidates: [RoleCandidates], sample: TableSample, words: PathWords, vocabulary: Vocabulary
  ) -> [KindGuess] {
    var guesses: [KindGuess] = []
    for (kind, signature) in signatures {
      var guess = assign(candidates, kind: kind, signature: signature)
      guard guess.explains(candidates, rows: sample.rows),
        guess.isPossible(candidates, sample: sample, words: words, vocabulary: vocabulary)
      else { continue }
      if let known = vocabulary.kindWords.first(where: { $0.kind == kind }),
        let (weight, word) = words.weight(of: known.words)
      {
        guess.score += weight * 0.45
        guess.reasons.append("the path says '\(word)'")
      }
      guess.weighSurroundings(candidates, words: words, vocabulary: vocabulary)
      guesses.append(guess)
    }
    guesses.append(
      KindGuess(
        kind: .unknown, layout: nil, score: 1.6,
        roles: assign(candidates, kind: .unknown, signature: []).roles,
        reasons: ["no kind of table fits well enough"]))
    return guesses.enumerated()
      .sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
      .map(\.element)
  }

  private static func assign(
    _ candidates: [RoleCandidates], kind: TableKind, signature: [(ColumnRole, Double)]
  ) -> KindGuess {
    let weights = Dictionary(uniqueKeysWithValues: signature)
    var offers: [(column: Int, role: Int, score: Double, ranked: Double)] = []
    for candidate in candidates {
      for (i, role) in ColumnRole.allCases.enumerated() where candidate.scores[i] >= 0.35 {
        let score = candidate.scores[i]
        offers.append((candidate.column, i, score, score * (weights[role] == nil ? 0.78 : 1)))
      }
    }
    offers.sort { ($1.ranked, $0.column, $0.role) < ($0.ranked, $1.column, $1.role) }
    var roles = [(role: ColumnRole, score: Double)](
      repeating: (.unknown, 0), count: candidates.count)
    var taken: Set<ColumnRole> = []
    for offer in offers where roles[offer.column].role == .unknown {
      let role = ColumnRole.allCases[offer.role]
      if taken.contains(role) {
        // A weak sign is not enough to call two names those of one asset.
        if role == .asset, offer.score > 0.66 {
          roles[offer.column] = (.assetAlias, offer.score)
        } else if repeatable.contains(role) {
          roles[offer.column] = (role, offer.score * 0.9)
        }
        continue
      }
      roles[offer.column] = (role, offer.score)
      taken.insert(role)
    }
    var score = 0.0
    var reasons: [String] = []
    for (column, entry) in roles.enumerated() {
      guard let weight = weights[entry.role] else { continue }
      score += weight * entry.score
      if weight >= 0.9, entry.score >= 0.5 {
        reasons.append("'\(candidates[column].name)' is \(entry.role.phrase)")
      }
    }
    // Repeated roles count once: a table of ten descriptions is not ten times a register.
    for role in repeatable {
      let scores = roles.filter { $0.role == role }.map(\.score).sorted(by: >)
      if scores.count > 1, let weight = weights[role] {
        score -= weight * scores.dropFirst().reduce(0, +)
      }
    }
    return KindGuess(kind: kind, layout: nil, score: score, roles: roles, reasons: reasons)
  }

  /// The kind that somebody says it is, with the roles that fit.
  static func declared(_ kind: TableKind, _ candidates: [RoleCandidates]) -> KindGuess {
    let signature = signatures.first { $0.kind == kind }?.roles ?? []
    var guess = assign(candidates, kind: kind, signature: signature)
    if kind == .samples {
      guess.layout =
        guess.has(.tag) && guess.has(.value) ? .long : guess.has(.asset) ? .keyed : .wide
    }
    return guess
  }

  func has(_ roles: ColumnRole...) -> Bool {
    roles.contains { role in self.roles.contains { $0.role == role } }
  }

  func column(_ role: ColumnRole) -> Int? { roles.firstIndex { $0.role == role } }

  /// Checks what the kind cannot do without, and settles the layout of samples.
  private mutating func isPossible(
    _ candidates: [RoleCandidates], sample: TableSample, words: PathWords, vocabulary: Vocabulary
  ) -> Bool {
    let hasTime = has(.time, .start, .end) || has(.date)
    switch kind {
    case .samples: return settleSamples(candidates, sample: sample, vocabulary: vocabulary)
    case .orders:
      // Some systems call what they make to order a work order; a product and its quantity tell it from maintenance.
      if !has(.order), let order = column(.workOrder), has(.material), has(.quantity),
        !has(.workType, .failureCode)
      {
        roles[order].role = .order
        score += 1.8 * roles[order].score
        reasons.append("its work orders make a quantity of a product")
        return has(.start) || has(.end)
      }
      let identified = has(.order) || (has(.batch) && has(.material))
      // An order that its header rather calls a work order is one of maintenance.
      if let order = column(.order), candidates[order][.workOrder] > candidates[order][.order] {
        return false
      }
      return identified && (has(.quantity) || has(.start) || has(.end)) && !has(.result)
        && !has(.workOrder) && !isMaintenance(candidates, vocabulary)
    case .downtime:
      settleReason(candidates, vocabulary)
      let isNamed = KindGuess.isKeyed(candidates, by: kind, vocabulary)
      return has(.asset, .area) && (hasTime || isNamed && has(.duration))
        && (has(.reason) || has(.duration)) && !has(.workOrder)
        && (has(.end) || has(.duration))
    case .workOrders:
      // Orders of maintenance are often just called orders.
      if !has(.workOrder), let order = column(.order), isMaintenance(candidates, vocabulary) {
        roles[order].role = .workOrder
        score += 1.9 * roles[order].score
        reasons.append("its types of order are those of maintenance")
      }
      settleAsset(candidates)
      let isProduction =
        has(.material) && has(.quantity) && !has(.workType, .failureCode) && !has(.asset)
      return has(.asset, .area) && (has(.workOrder) || has(.workType) || has(.failureCode))
        && hasTime && !isProduction
    case .assets:
      let isNumbered = settleTagNumbers(candidates, vocabulary)
      guard let asset = column(.asset), roles[asset].score >= 0.55 else { return false }
      // Points of assets, which say nothing else of them.
      if let tag = column(.tag), tag < asset, candidates[tag].sample.isUnique,
        !has(.assetClass, .assetAlias, .owner, .site, .costCenter)
      {
        return false
      }
      let names = candidates[asset].sample
      let share = distinctShare(of: names)
      // A date that only its values show may be when the asset was bought.
      if roles.contains(where: { $0.role == .time && $0.score >= 0.6 }) { return false }
      // A property of the asset may come with its value.
      let isMeasured = roles.contains { $0.role == .value && $0.score >= 0.7 }
      // A reference that few rows have is no register of what it refers to.
      if names.values * 2 < names.rows { return false }
      if isMeasured || (has(.start) && has(.end)) || has(.workOrder) { return false }
      // Machines of one name, such as the axes `X`, are told apart by a second one.
      let isToldApart =
        roles.contains { $0.role == .assetAlias && $0.score >= 0.9 }
        && candidates.contains {
          roles[$0.column].role == .assetAlias && roles[$0.column].score >= 0.9
            && distinctShare(of: $0.sample) >= 0.9 && $0.sample.values == names.values
        }
      if share >= 0.9 || isToldApart || isNumbered, names.values >= 1 {
        score += 0.8
        reasons.append("each row names another asset")
        return has(.description) || has(.assetClass) || has(.owner) || has(.area)
          || has(.assetAlias) || candidates.count <= 6
      }
      return false
    case .inspections:
      let isTested = has(.result) || has(.characteristic)
      // A parameter of an order that was set, not measured, has no time and no verdict.
      if !has(.result), !hasTime, !has(.quality) { score -= 0.8 }
      return isTested && has(.batch, .order, .asset) || has(.tag) && passedOrFailed
        || (has(.quality) && has(.batch) && !has(.time))
    case .events:
      // A list of documents or parts has a key and a day; what happened has an instant, or comes again.
      let isDated = !has(.time, .start, .end)
      return hasTime && has(.asset, .area) && (!has(.value) || has(.characteristic))
        && !(isDated && KindGuess.key(of: candidates) != nil)
    case .batches: return has(.batch) && !has(.result)
    case .materials:
      // What a batch is made of is said of the batch.
      guard let material = column(.material), !hasTime, !has(.batch) else { return false }
      // A master names each material once, or once for each plant.
      return distinctShare(of: candidates[material].sample) >= 0.5
    case .owners:
      return has(.owner) && candidates.count <= 12
        && (has(.area) || has(.asset) || has(.description))
    case .tags:
      // A point that passed or failed was tested.
      let isCalledTags =
        vocabulary.kindWords.first { $0.kind == .tags }
        .flatMap { words.weight(of: $0.words) }.map { $0.weight >= 2 } ?? false
      settlePoints(candidates, isCalledTags: isCalledTags)
      settleRanges(candidates, vocabulary: vocabulary)
      guard let tag = column(.tag), !passedOrFailed else { return false }
      let names = candidates[tag].sample
      // Points may have a date of their own; samples all have one.
      let isTimed = column(.time).map { candidates[$0].sample.values * 2 > names.rows } ?? false
      // A point of one name may be in several places.
      let least = isCalledTags && has(.area, .site, .asset) ? 5 : 9
      return !isTimed && names.distinctCount * 10 >= names.values * least
    case .unknown: return true
    }
  }

  /// Whether a column tells for sure what passed and what failed.
  var passedOrFailed: Bool { roles.contains { $0.role == .result && $0.score >= 0.9 } }

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
      case .workOrders: min(best(.asset, .area), best(.workOrder, .workType, .failureCode))
      case .assets: best(.asset)
      case .inspections: best(.result, .characteristic, .quality)
      case .events: min(best(.asset, .area), best(.time, .start, .date))
      case .batches: best(.batch)
      case .materials: best(.material)
      case .owners: best(.owner)
      case .tags: best(.tag)
      case .unknown: 0.0
      }
    let byRows = rows < 2 ? 0.7 : rows < 5 ? 0.9 : 0.98
    return min(byRows, 0.55 + 0.43 * min(1, weakest))
  }

  private func distinctShare(of sample: ColumnSample) -> Double {
    Double(sample.distinctCount) / Double(max(sample.values, 1))
  }

  /// The first column of texts that differ in every row.
  static func key(of candidates: [RoleCandidates]) -> Int? {
    candidates.first { candidate in
      candidate.type == .text && candidate.sample.isUnique && candidate.sample.nulls == 0
        && candidate.sample.values >= 8
    }?.column
  }

  /// Whether orders say that they correct or prevent failures, and nothing of a product.
  private func isMaintenance(_ candidates: [RoleCandidates], _ vocabulary: Vocabulary) -> Bool {
    guard let type = column(.workType), !has(.quantity, .scrap), !has(.material) else {
      return false
    }
    let known = candidates[type].sample.distinct.count { vocabulary.isCorrective($0) != nil }
    return known > 0 && known * 2 >= candidates[type].sample.distinctCount
  }

  /// The columns as they are read under this guess.
  func columns(_ candidates: [RoleCandidates]) -> [RecognizedColumn] {
    candidates.map { candidate in
      var (role, score) = roles[candidate.column]
      if role == .unknown { role = candidate.type == .text ? .text : .unknown }
      if kind == .samples, layout != .long, role == .description || role == .text { score = 0.5 }
      var reasons = candidate.signs.filter { $0.role == role }.map(\.text)
      reasons += candidate.times?.reasons ?? []
      if score > 0.45, candidate.headerScore >= 0.35 {
        reasons.insert("the header '\(candidate.name)' means \(role.phrase)", at: 0)
      } else if score > 0, !candidate.signs.contains(where: { $0.role == role }) {
        reasons.insert("its values look like \(role.phrase)", at: 0)
      }
      return RecognizedColumn(
        index: candidate.column, name: candidate.name, role: role, type: candidate.type,
        unit: candidate.unit, times: candidate.times?.notation,
        usesDecimalComma: candidate.sample.usesDecimalComma,
        valueUnits: candidate.sample.isNumeric ? candidate.sample.units.map(\.text) : [],
        reasons: reasons, confidence: min(0.97, score), doubt: candidate.doubt)
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
