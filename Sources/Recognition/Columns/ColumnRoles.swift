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
  /// What the words of the header say of each role, whatever the values are, in the same order.
  private var said: [Double] = []
  /// Whether the header says a time, whatever the values are.
  var isCalledTime = false
  /// Whether it says by when something should be done, which is no time at which it was.
  var isDue = false
  /// Whether its times were planned.
  var isPlanned = false
  /// Whether a person says what the column is.
  var isDeclared = false
  /// Whether its answers say that something is not in order where they say yes.
  var isFault = false
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

  /// Whether its texts say when a machine runs and when it rests, or the one of them under a header that says a state, where
  /// a few other words may turn out to say it too.
  func tellsRunning(_ vocabulary: Vocabulary) -> Bool {
    guard type == .text, !vocabulary.isOtherState(tag: name) else { return false }
    let known = Set(sample.distinct.compactMap { vocabulary.isRunning(state: $0) })
    return known.count == 2
      || ColumnTakesRole.inForce.isTold(self[.state])
        && (!known.isEmpty || ColumnTakesRole.inForce.areStates(sample.distinctCount))
  }

  /// Whether the header says of no role enough to offer it.
  var saysNothing: Bool { !ColumnTakesRole.inForce.holds(headerScore) }

  subscript(role: ColumnRole) -> Double {
    ColumnRole.allCases.firstIndex(of: role).map { scores[$0] } ?? 0
  }

  /// Whether the header says a role, and not another column, a person or the rest of the table. A `Date` says the time where no
  /// other column does.
  func says(_ role: ColumnRole) -> Bool {
    zip(ColumnRole.allCases, said).contains {
      ($0 == role || $0.isTime && role.isTime) && ColumnTakesRole.inForce.isTold($1)
    }
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
    languages: HeaderLanguages, names: HeaderNamesRole = .inForce,
    carries: ColumnCarriesRole = .inForce, tells: ValuesTellRole = .inForce
  ) {
    self.column = column
    self.sample = sample
    let (bare, unit) =
      RoleCandidates.valueAndUnit(header, vocabulary) ?? Words.withoutUnit(header)
    // `CO(GT)` is a name; `Wind speed (m/s)` ends with a unit.
    let isUnit = unit.map { vocabulary.looksLikeUnit($0) } ?? false
    let name = isUnit ? bare : header
    self.name = name
    self.unit = isUnit ? unit : written.map(Words.withoutBrackets) ?? sample.unit
    // A plain `ID` or `Name` is that of what the rows of its table are.
    let said =
      table.map { vocabulary.headers.own.contains(name.lowercased()) ? $0 + " " + name : name }
      ?? name
    let words = HeaderWords(
      said, vocabulary: vocabulary, languages: languages, judgement: names)
    func word(_ role: ColumnRole) -> Double { words.score(role) }
    let types = ValuesAreOfType.inForce
    // The ID of a time is a number.
    let lastWord = Words.split(name).last ?? ""
    let identifies =
      vocabulary.headers.identifiers.contains(lastWord)
      || vocabulary.headers.wholeIdentifiers.contains(lastWord)
    let timeWord =
      identifies
      ? 0 : max(word(.time), word(.start), word(.end), word(.date), word(.timeOfDay))
    isCalledTime = timeWord == 1
    let headerWords = Words.split(name)
    let isVersion =
      declared == nil && vocabulary.headers.isVersion(headerWords)
      && !headerWords.contains(where: vocabulary.headers.moments.contains)
    times =
      isVersion
      ? nil
      : TimestampDetector.detect(
        sample.texts,
        isTimeWord: declared?.role.map(\.isTime) ?? types.mayBeTimes(timeWord),
        isTimeOfDayWord: declared?.role.map { $0 == .timeOfDay }
          ?? types.mayBeTimesOfDay(word(.timeOfDay)))
    doubt = times?.doubt
    scores = []
    self.said = ColumnRole.allCases.map(word)
    language = ""
    headerScore = 0
    if times == nil, types.mayBeTimes(timeWord),
      types.areRounded(sample.roundedNumbers, of: sample.values)
    {
      doubt = .rounded(sample.firstRounded)
    }
    let type = self.type
    var bestWord = 0.0
    let fits = ColumnRole.allCases.map { carries.fit($0, type, sample, vocabulary) }
    // What a header says in full is not outdone by what a part of it says.
    let isSaidInFull = zip(ColumnRole.allCases, fits).contains {
      word($0) == 1 && $1 >= names.leastFit
    }
    // `unit` may be a machine or a measure: the values decide, and without any it names no machine.
    let isMeasure =
      word(.unit) >= names.leastMeasure
      && (type == .empty || carries.fit(.unit, type, sample, vocabulary) == 1)
    let isSorting = Words.split(name).contains(where: vocabulary.headers.classifiers.contains)
    scores = zip(ColumnRole.allCases, fits).map { role, fit in
      var total = word(role) * fit
      if isSaidInFull, word(role) < 1 { total *= names.inPart }
      if isMeasure, role == .asset || role == .assetAlias {
        total *= names.placeOfMeasure
      }
      if total > bestWord {
        bestWord = total
        language = words.language(role)
      }
      return max(
        total, tells.strength(role, type, sample, vocabulary, isSorting: isSorting))
    }
    if type == .timeOfDay, max(word(.start), word(.end)) == 1 {
      // `Ora fine` is the clock of an end, and lasts no hours.
      for (i, role) in ColumnRole.allCases.enumerated()
      where role == .duration || role == .timeOfDay {
        scores[i] = role == .duration ? 0 : 1
      }
      bestWord = 1
    }
    if type == .decimal || type == .integer, RoleCandidates.endsWithRate(name, vocabulary) {
      for (i, role) in ColumnRole.allCases.enumerated() where HeaderWords.measures.contains(role) {
        scores[i] = 0
      }
      bestWord = scores.max() ?? 0
    }
    if self[.workType] >= tells.works {
      // Repairs beside what prevents them are neither products nor classes of machines, whatever the header sorts.
      for (i, role) in ColumnRole.allCases.enumerated()
      where [.material, .assetClass, .batch].contains(role) {
        scores[i] = min(scores[i], tells.works * names.inPart)
      }
      bestWord = scores.max() ?? 0
    }
    headerScore = bestWord
    if self.unit != nil, let time = ColumnRole.allCases.firstIndex(of: .time), times == nil {
      scores[time] = 0
    }
    isDeclared = declared?.role != nil
    isDue = !isDeclared && vocabulary.headers.isDue(Words.split(name))
    if isDue {
      for (i, role) in ColumnRole.allCases.enumerated() where role.isTime { scores[i] = 0 }
      headerScore = scores.max() ?? 0
    }
    if isUnit, sample.isNumeric {
      // What has a unit is an amount, and no name.
      for (i, role) in ColumnRole.allCases.enumerated() where role.isName { scores[i] = 0 }
      headerScore = min(headerScore, scores.max() ?? 0)
    }
    settleAnswers(vocabulary)
    if let role = declared?.role { scores = ColumnRole.allCases.map { $0 == role ? 1 : 0 } }
  }

  /// A header that says `value` and behind it, without brackets, the unit: `Messwert in kPa`, `Wert bar`, `value_degC`.
  private static func valueAndUnit(
    _ header: String, _ vocabulary: Vocabulary
  ) -> (name: String, unit: String?)? {
    let words = header.split { $0 == " " || $0 == "_" }.map(String.init)
    guard words.count > 1, let unit = words.last, vocabulary.unitKind(unit) != nil else {
      return nil
    }
    var name = words.dropLast()
    if name.count > 1, let word = name.last,
      vocabulary.headers.unitWords.contains(Words.folded(word))
    {
      name.removeLast()
    }
    let value = name.joined(separator: " ")
    return vocabulary.isGenericValue(value) ? (value, unit) : nil
  }

  /// Whether a header ends with the unit of something that is measured, as `Kühlwassermenge_l_min` and `Ausschuss_%` do: such a
  /// column holds no amount, whatever else it says.
  private static func endsWithRate(_ header: String, _ vocabulary: Vocabulary) -> Bool {
    let words = header.split { $0 == " " || $0 == "_" }.map(String.init)
    guard words.count > 1 else { return false }
    let pair = words.suffix(2).joined(separator: "/")
    return [pair, words.last ?? ""].contains { unit in
      // A letter may be anything.
      vocabulary.isPercent(unit)
        || unit.count > 1
          && (vocabulary.unitKind(unit).map { $0.has(.measured) && $0 != .count } ?? false)
    }
  }

  /// Answers of yes and no say what is in order by their header: `In spec`, `Rejected`.
  private mutating func settleAnswers(_ vocabulary: Vocabulary) {
    guard type == .text || type == .boolean, let verdict = vocabulary.isConforming(header: name),
      sample.distinct.allSatisfy(vocabulary.isFlag)
    else { return }
    isFault = !verdict
    guard !isDeclared, type == .text || saysNothing else { return }
    let judgement = ValuesTellRole.inForce
    raise(
      .result, to: vocabulary.isQuality(name) ? judgement.verdicts : judgement.answers,
      because: "its header says what each yes or no is about")
  }

  /// Whether the role that an example names is stronger in its column than the rival that it names.
  ///
  /// - Throws: `VocabularyError` when the example does not say what is needed, or the words cannot be read.
  static func outdoes(
    _ given: JudgementInput, names: HeaderNamesRole = .inForce,
    carries: ColumnCarriesRole = .inForce, tells: ValuesTellRole = .inForce
  ) throws -> Bool {
    let vocabulary = try exampleVocabulary.get()
    var sample = ColumnSample()
    let numbers = given.has("numbers") ? try (1...given.count("numbers")).map(String.init) : []
    let values = given.words("values") + numbers
    for _ in 0..<Int(given.optionalNumber("times") ?? 1) {
      for var value in values {
        value.withUTF8 { unsafe sample.absorb($0, vocabulary: vocabulary) }
      }
    }
    let column = RoleCandidates(
      column: 0, header: given.text("header") ?? "", sample: sample, vocabulary: vocabulary,
      languages: .any, names: names, carries: carries, tells: tells)
    guard let role = given.text("role").flatMap(ColumnRole.init) else { return false }
    return try column[role] > given.number("rival")
  }

  private static let exampleVocabulary = Result { try Vocabulary.builtIn() }
}
