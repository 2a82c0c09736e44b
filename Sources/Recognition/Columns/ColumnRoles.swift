import Calendar
import Vocabulary

/// The roles that a column may have, each with how strongly its header and its values speak for it.
struct RoleCandidates {
  var column: Int
  var name: String
  var unit: String?
  var sample: ColumnSample
  var times: DetectedTimes?
  /// What makes the column doubtful although its role is known.
  var doubt: TimestampDoubt?
  /// Score of each role, 0…1, in the order of `ColumnRole.allCases`.
  var scores: [Double]
  var language: String
  var headerScore: Double
  /// What speaks for a role beside the header and the look of the values.
  var signs: [(role: ColumnRole, text: String)] = []

  var type: ColumnType {
    if sample.values == 0 { return .empty }
    if let times {
      if case .timeOfDay = times.notation.form { return .timeOfDay }
      return times.notation.hasTimeOfDay ? .timestamp : .date
    }
    if sample.isNumeric {
      if sample.booleans == sample.values, sample.distinctCount == 2 { return .boolean }
      return sample.integers == sample.values ? .integer : .decimal
    }
    return .text
  }

  subscript(role: ColumnRole) -> Double {
    ColumnRole.allCases.firstIndex(of: role).map { scores[$0] } ?? 0
  }

  /// Counts a sign for a role that neither the header nor the values alone give.
  mutating func raise(_ role: ColumnRole, to score: Double, because text: String) {
    guard let i = ColumnRole.allCases.firstIndex(of: role) else { return }
    scores[i] = max(scores[i], score)
    signs.append((role, text))
  }

  mutating func damp(_ role: ColumnRole, by factor: Double) {
    guard let i = ColumnRole.allCases.firstIndex(of: role) else { return }
    scores[i] *= factor
  }

  /// `written` is the unit that a row under the header says, `table` the element that each row is, where there are such.
  init(
    column: Int, header: String, unit written: String? = nil, of table: String? = nil,
    sample: ColumnSample, declared: ColumnDeclaration? = nil, vocabulary: Vocabulary,
    languages: HeaderLanguages
  ) {
    self.column = column
    self.sample = sample
    let (bare, unit) = Words.withoutUnit(header)
    // `CO(GT)` is a name; `Wind speed (m/s)` ends with a unit.
    let isUnit = unit.map { vocabulary.looksLikeUnit($0) } ?? false
    let name = isUnit ? bare : header
    self.name = name
    self.unit = isUnit ? unit : written.map(Words.withoutBrackets) ?? sample.unit
    // A plain `ID` or `Name` is that of what the rows of its table are.
    let said =
      table.map { vocabulary.headers.own.contains(name.lowercased()) ? $0 + " " + name : name }
      ?? name
    let words = HeaderWords(said, vocabulary: vocabulary, languages: languages)
    func word(_ role: ColumnRole) -> Double { words.score(role) }
    let timeWord = max(word(.time), word(.start), word(.end), word(.date), word(.timeOfDay))
    times = TimestampDetector.detect(
      sample.texts,
      isTimeWord: declared?.role.map(\.isTime) ?? (timeWord >= 0.4),
      isTimeOfDayWord: declared?.role.map { $0 == .timeOfDay } ?? (word(.timeOfDay) >= 0.5))
    doubt = times?.doubt
    scores = []
    language = ""
    headerScore = 0
    if times == nil, timeWord >= 0.4, sample.roundedNumbers * 2 > sample.values {
      doubt = .rounded(sample.firstRounded)
    }
    let type = self.type
    var bestWord = 0.0
    let fits = ColumnRole.allCases.map { RoleCandidates.fit($0, type, sample, vocabulary) }
    // What a header says in full is not outdone by what a part of it says.
    let isSaidInFull = zip(ColumnRole.allCases, fits).contains { word($0) == 1 && $1 >= 0.8 }
    // `unit` may be a machine or a measure: the values decide, and without any it names no machine.
    let isMeasure =
      word(.unit) >= 0.6
      && (type == .empty || RoleCandidates.fit(.unit, type, sample, vocabulary) == 1)
    scores = zip(ColumnRole.allCases, fits).map { role, fit in
      var total = word(role) * fit
      if isSaidInFull, word(role) < 1 { total *= 0.75 }
      if isMeasure, role == .asset || role == .assetAlias { total *= 0.3 }
      if total > bestWord {
        bestWord = total
        language = words.language(role)
      }
      return max(total, RoleCandidates.shape(role, type, sample, vocabulary))
    }
    headerScore = bestWord
    if self.unit != nil, let time = ColumnRole.allCases.firstIndex(of: .time), times == nil {
      scores[time] = 0
    }
    if let role = declared?.role { scores = ColumnRole.allCases.map { $0 == role ? 1 : 0 } }
  }

  /// How well values of this type can carry the role, 0…1.
  private static func fit(
    _ role: ColumnRole, _ type: ColumnType, _ sample: ColumnSample, _ vocabulary: Vocabulary
  ) -> Double {
    // Only lists of tags have ranges; there, `settleRanges` finds them.
    if role.isRange { return 0 }
    // A size behind which its unit stands is a number where numbers are asked for, and a name elsewhere.
    let type = sample.units.isEmpty || role.isNumber ? type : .text
    if type == .empty { return role == .time || role == .value ? 0 : 0.6 }
    let isTime = type == .timestamp || type == .date
    switch role {
    case .time: return isTime ? 1 : 0
    // What was recorded to the minute happened; a day may be what was planned.
    case .start, .end: return isTime ? type == .timestamp ? 1.05 : 1.02 : 0
    case .date: return type == .date ? 1 : type == .timestamp ? 0.6 : 0
    case .timeOfDay: return type == .timeOfDay ? 1 : 0
    case .asset, .assetAlias:
      if isTime || type == .decimal || type == .timeOfDay { return 0 }
      if !sample.isNumeric,
        sample.distinct.prefix(60).count(where: { vocabulary.looksLikeUnit($0) }) * 3
          > min(sample.distinctCount, 60) * 2
      {
        return 0.3
      }
      return type == .boolean ? 0.2 : sample.distinctCount > 0 ? 1 : 0
    case .assetClass where isMaintenanceType(type, sample, vocabulary): return 0.3
    case .area, .site, .costCenter, .assetClass:
      return isTime || type == .decimal ? 0 : type == .text ? 1 : 0.8
    case .tag: return type == .text ? 1 : type == .integer ? 0.45 : 0
    case .value:
      return type == .decimal ? 1 : type == .integer || type == .boolean ? 0.95 : isTime ? 0 : 0.5
    case .quality:
      let known = sample.distinct.prefix(200).filter { isQualityText($0, vocabulary) }.count
      // Codes are those of OPC, of a byte, of three digits as in Ignition, or of 32 bits with the severity on top; counts
      // run between them.
      let isCounted = sample.isNumeric && sample.maximum > 999 && sample.maximum < 1_073_741_824
      return !isCounted && sample.distinctCount <= 64 && known * 2 >= sample.distinctCount ? 1 : 0.3
    case .batch, .order, .workOrder: return isTime || type == .decimal ? 0 : 1
    case .material: return isTime || type == .decimal ? 0 : 1
    case .quantity, .scrap, .cost: return sample.isNumeric ? 1 : 0
    case .duration: return isTime ? 0 : sample.isNumeric || type == .timeOfDay ? 1 : 0.7
    case .unit:
      guard type == .text else { return 0.4 }
      let known = sample.distinct.prefix(60).count { vocabulary.looksLikeUnit($0) }
      if known * 2 >= min(sample.distinctCount, 60) { return 1 }
      let isNumbered = sample.distinct.contains { $0.utf8.contains { 0x30...0x39 ~= $0 } }
      return isNumbered || sample.distinctCount > 60 ? 0.4 : 0.75
    case .failureCode, .workType, .reason, .state:
      return isTime || type == .decimal
        ? 0 : sample.distinctCount * 2 <= max(sample.values, 20) ? 1 : 0.5
    case .result:
      // Numbers of a test are its value; what it came to is a word or a flag.
      if type == .decimal || (type == .integer && sample.distinctCount > 12) { return 0.3 }
      let known = sample.distinct.prefix(50).filter { vocabulary.isConforming($0) != nil }.count
      return isTime ? 0 : known * 2 >= sample.distinctCount && sample.distinctCount <= 12 ? 1 : 0.55
    case .owner, .characteristic: return type == .text ? 1 : type == .integer ? 0.5 : 0
    case .description: return type == .text ? 0.95 : 0.2
    case .lowLimit, .highLimit, .span, .index, .text, .unknown: return 0
    }
  }

  /// What the values alone say, whatever the header: weak.
  private static func shape(
    _ role: ColumnRole, _ type: ColumnType, _ sample: ColumnSample, _ vocabulary: Vocabulary
  ) -> Double {
    switch role {
    case .time where type == .timestamp: return 0.45
    case .date where type == .date: return 0.4
    case .timeOfDay where type == .timeOfDay: return 0.4
    case .workType where isMaintenanceType(type, sample, vocabulary): return 0.6
    case .workType where type == .text && sample.distinctCount <= 8 && sample.values >= 8:
      let kinds = sample.distinct.map { vocabulary.isCorrective($0) }
      let known = kinds.count { $0 != nil }
      // Repairs beside what prevents them; `true` and `false` would be types of anything.
      return kinds.contains(true) && kinds.contains(false) && known * 3 >= kinds.count * 2
        && !sample.distinct.contains(where: vocabulary.isFlag) ? 0.55 : 0
    case .result where type == .text && sample.distinctCount == 2 && sample.values >= 8:
      let verdicts = sample.distinct.map { vocabulary.isConforming($0) }
      return verdicts.contains(true) && verdicts.contains(false)
        && sample.distinct.allSatisfy { $0.count > 1 && !vocabulary.isFlag($0) }
        ? 0.55 : 0
    case .quality where type == .text:
      let known = sample.distinct.filter { isQualityText($0, vocabulary) }.count
      // `true` and `false`, or single letters, alone could be anything.
      guard sample.distinct.contains(where: { $0.count > 1 && !vocabulary.isFlag($0) }) else {
        return 0
      }
      return known == sample.distinctCount && known > 0 && sample.distinctCount <= 6 ? 0.5 : 0
    case .tag where type == .text && sample.values >= 20:
      // Few names, repeated often, each with separators: the look of tag names in a long table.
      guard sample.distinctCount * 3 <= sample.values else { return 0 }
      let dotted = sample.distinct.filter { text in
        vocabulary.isConforming(text) == nil && text.contains { "._/-:".contains($0) }
          && !text.contains(" ")
      }
      return dotted.count * 5 >= sample.distinctCount * 4 ? 0.4 : 0
    case .description where type == .text:
      let spaced = sample.texts.prefix(200).filter { $0.contains(" ") }.count
      return spaced * 2 > min(sample.texts.count, 200) && sample.distinctCount * 4 > sample.values
        ? 0.35 : 0
    default: return 0
    }
  }

  /// Whether all texts are types of maintenance, such as `PM01` or `M2`.
  private static func isMaintenanceType(
    _ type: ColumnType, _ sample: ColumnSample, _ vocabulary: Vocabulary
  ) -> Bool {
    type == .text && sample.distinctCount <= 12
      && sample.distinct.allSatisfy { text in
        vocabulary.isCorrective(text) != nil && text.contains { $0.isNumber }
      }
  }

  private static func isQualityText(_ text: String, _ vocabulary: Vocabulary) -> Bool {
    let key = Words.folded(text)
    if vocabulary.goodQuality.contains(key) || vocabulary.badQuality.contains(key)
      || vocabulary.uncertainQuality.contains(key)
    {
      return true
    }
    // Codes of the classic, unified and vendor scales are whole numbers; those of the unified one have names too.
    var name = text
    return QualityScale.code(text) != nil
      || name.withUTF8 { unsafe QualityScale.named($0) } != .unknown
  }
}

extension ColumnRole {
  /// Whether its fields are amounts.
  fileprivate var isNumber: Bool {
    switch self {
    case .value, .quantity, .scrap, .cost, .duration, .result: true
    default: false
    }
  }
}
