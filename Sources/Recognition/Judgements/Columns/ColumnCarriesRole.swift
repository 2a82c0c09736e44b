import Calendar
package import Vocabulary

/// How well the values of a column can carry what its header says.
package struct ColumnCarriesRole: Judgement {
  package static let id = "columns/column-carries-role"
  package static let inForce = loaded()

  let empty: Double
  let unlikely: Double
  let hardly: Double
  let startInstant: Double
  let startDay: Double
  let dayOfInstant: Double
  let mostUnits: Double
  let numberedPlace: Double
  let numberedTag: Double
  let wholeValue: Double
  let textValue: Double
  let textDuration: Double
  let leastKnown: Double
  let mostQualities: Int
  let numberedUnit: Double
  let otherUnit: Double
  let fewCodes: Int
  let codeRepeats: Int
  let manyCodes: Double
  let mostResults: Int
  let otherResult: Double
  let numberedPerson: Double
  let textDescription: Double
  let mostTypes: Int

  /// Texts of a column that are looked at to tell what they are.
  private static let looked = 60

  /// 0…1, a little more where the values speak for themselves.
  func fit(
    _ role: ColumnRole, _ type: ColumnType, _ sample: ColumnSample, _ vocabulary: Vocabulary
  ) -> Double {
    // Only lists of tags have ranges; there, `settleRanges` finds them.
    if role.isRange { return 0 }
    // A size behind which its unit stands is a number where numbers are asked for, and a name elsewhere.
    let type = sample.units.isEmpty || role.isNumber ? type : .text
    if type == .empty { return role == .time || role == .value ? 0 : empty }
    let isTime = type == .timestamp || type == .date
    let isNoName = isTime || type == .decimal
    switch role {
    case .time: return isTime ? 1 : 0
    // What was recorded to the minute happened; a day may be what was planned.
    case .start, .end: return isTime ? type == .timestamp ? startInstant : startDay : 0
    case .date: return type == .date ? 1 : type == .timestamp ? dayOfInstant : 0
    case .timeOfDay: return type == .timeOfDay ? 1 : 0
    case .asset, .assetAlias:
      if isNoName || type == .timeOfDay { return 0 }
      if !sample.isNumeric, units(sample, vocabulary) > mostUnits { return unlikely }
      // `Activo` is an asset, or asks whether it is active.
      if sample.distinct.allSatisfy(vocabulary.isFlag), type == .text { return 0 }
      return type == .boolean ? hardly : sample.distinctCount > 0 ? 1 : 0
    case .assetClass where areMaintenanceTypes(type, sample, vocabulary): return unlikely
    case .area, .site, .costCenter, .assetClass:
      return isNoName ? 0 : type == .text ? 1 : numberedPlace
    case .tag: return type == .text ? 1 : type == .integer ? numberedTag : 0
    case .value:
      return type == .decimal
        ? 1 : type == .integer || type == .boolean ? wholeValue : isTime ? 0 : textValue
    case .quality:
      let known = sample.distinct.prefix(200).count(where: vocabulary.isQuality)
      // Codes are those of OPC, of a byte, of three digits as in Ignition, or of 32 bits with the severity on top; counts
      // run between them.
      let isCounted = sample.isNumeric && sample.maximum > 999 && sample.maximum < 1_073_741_824
      return !isCounted && sample.distinctCount <= mostQualities
        && isKnown(known, of: sample.distinctCount) ? 1 : unlikely
    case .batch, .inputLot, .order, .workOrder, .material: return isNoName ? 0 : 1
    case .quantity, .scrap, .cost: return sample.isNumeric ? 1 : 0
    case .duration: return isTime ? 0 : sample.isNumeric || type == .timeOfDay ? 1 : textDuration
    case .unit:
      guard type == .text else { return numberedUnit }
      if units(sample, vocabulary) >= leastKnown { return 1 }
      let isNumbered = sample.distinct.contains { $0.utf8.contains { 0x30...0x39 ~= $0 } }
      return isNumbered || sample.distinctCount > Self.looked ? numberedUnit : otherUnit
    case .failureCode, .workType, .reason, .state:
      return isNoName
        ? 0 : sample.distinctCount * codeRepeats <= max(sample.values, fewCodes) ? 1 : manyCodes
    case .result:
      // Numbers of a test are its value; what it came to is a word or a flag.
      let areMany = sample.distinctCount > mostResults
      if type == .decimal || (type == .integer && areMany) { return unlikely }
      let known = sample.distinct.prefix(50).count { vocabulary.isConforming($0) != nil }
      return isTime ? 0 : isKnown(known, of: sample.distinctCount) && !areMany ? 1 : otherResult
    case .owner, .characteristic: return type == .text ? 1 : type == .integer ? numberedPerson : 0
    case .description: return type == .text ? textDescription : hardly
    case .lowLimit, .highLimit, .span, .index, .text, .unknown: return 0
    }
  }

  /// Whether enough of the distinct texts are those of the role.
  private func isKnown(_ known: Int, of texts: Int) -> Bool {
    Double(known) >= leastKnown * Double(texts)
  }

  /// The share of the distinct texts that look like units.
  private func units(_ sample: ColumnSample, _ vocabulary: Vocabulary) -> Double {
    let known = sample.distinct.prefix(Self.looked).count { vocabulary.looksLikeUnit($0) }
    return Double(known) / Double(min(sample.distinctCount, Self.looked))
  }

  /// Whether all texts are types of maintenance, such as `PM01` or `M2`.
  func areMaintenanceTypes(
    _ type: ColumnType, _ sample: ColumnSample, _ vocabulary: Vocabulary
  ) -> Bool {
    type == .text && sample.distinctCount <= mostTypes
      && sample.distinct.allSatisfy { text in
        vocabulary.isCorrective(text) != nil && text.contains { $0.isNumber }
      }
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    try RoleCandidates.outdoes(given, carries: self)
  }
}

extension Vocabulary {
  /// Whether a text says how good a value is, by a word or a code.
  func isQuality(_ text: String) -> Bool {
    let key = Words.folded(text)
    if goodQuality.contains(key) || badQuality.contains(key) || uncertainQuality.contains(key) {
      return true
    }
    // Codes of the classic, unified and vendor scales are whole numbers; those of the unified one have names too.
    var name = text
    return QualityScale.code(text) != nil
      || name.withUTF8 { unsafe QualityScale.named($0) } != .unknown
  }
}

extension ColumnRole {
  /// Whether its fields name what a row is about.
  var isName: Bool {
    switch self {
    case .asset, .assetAlias, .tag, .batch, .inputLot, .order, .workOrder, .material: true
    default: false
    }
  }

  /// Whether its fields are amounts.
  fileprivate var isNumber: Bool {
    switch self {
    case .value, .quantity, .scrap, .cost, .duration, .result: true
    default: false
    }
  }
}
