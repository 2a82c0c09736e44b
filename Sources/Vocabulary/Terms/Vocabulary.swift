import Foundation

/// The words that recognition knows, read from `Rules/vocabulary`.
package struct Vocabulary: Sendable {
  struct Phrase: Sendable {
    let words: [String]
    let language: String
    /// The words without blanks.
    let joined: [UInt8]
    /// Whether it is long enough to be looked for inside words.
    let isLong: Bool
    let isEastAsian: Bool

    init(words: [String], language: String) {
      self.words = words
      self.language = language
      let joined = words.joined()
      self.joined = Array(joined.utf8)
      isEastAsian = Words.isEastAsian(joined)
      isLong = Words.isLong(joined)
    }
  }

  /// The words of a header, ready to be compared with many phrases.
  package struct Header {
    package let words: [String]
    let bytes: [[UInt8]]
    let joined: [UInt8]

    /// Paths of nested data make names of hundreds of words; the last ones say what a column is.
    private static let wordLimit = 32
    /// Bytes of a word; what is longer is none.
    private static let byteLimit = 256

    package init(_ words: [String]) {
      let words = words.suffix(Header.wordLimit).filter { $0.utf8.count <= Header.byteLimit }
      self.words = words
      bytes = words.map { Array($0.utf8) }
      joined = bytes.flatMap { $0 }
    }
  }

  /// What headers say of each role.
  package let phrases: PhraseIndex
  package let systemWords: [(system: SourceSystem, words: Set<String>)]
  package let kindWords: [(kind: TableKind, words: Set<String>)]
  private let yes: Set<String>
  private let no: Set<String>
  /// Words that number the files of one export, and units of time.
  package let fileParts: Set<String>
  private let missing: MissingValues
  package let units: UnitTable
  package let headers: HeaderTerms
  package let equipment: EquipmentVocabulary
  package let goodQuality: Set<String>
  package let uncertainQuality: Set<String>
  package let badQuality: Set<String>
  package let qualityCodes: QualityCodes
  private let verdicts: Verdicts
  private let plannedStops: Set<String>
  private let unplannedStops: Set<String>
  private let maintenanceOrders: [String]
  let failures: Set<String>
  private let work: WorkTexts
  private let flags: Set<String>
  package let signalWords: [(kind: SignalKind, words: [[String]])]
  package let instruments: InstrumentLetters
  package let powerPlantLetters: [Character: SignalKind]
  package let attributes: Set<String>
  /// Function blocks of controllers between a tag and its value.
  package let blocks: Set<String>
  /// Ends of tags of a controller that name what it gives out.
  package let controllerOutputs: Set<String>
  /// Words beside a quantity that say that it is set, and those before them that say otherwise, as in `gen set`.
  package let setWords: Set<String>
  package let sets: Set<String>
  /// Ends of tags that say which field of a block it is.
  package let fields: [String]
  package let qualifiers: Set<String>
  /// Words that make a speed that of the wind.
  private let windWords: [[String]]
  /// Words for what a point is on, as they run together with its kind.
  package let carriers: Set<String>
  /// Short words for a kind that end a compound whatever stands before.
  package let compoundEnds: Set<String>
  /// Kinds by the capital that stands alone before an object.
  package let leadingLetters: [Character: SignalKind]
  package let places: Set<String>
  /// Words of a state that tell whether a machine runs, and those with which it tells something else.
  let runningWords: Set<String>
  let otherStates: Set<String>
  /// Texts of a state that say that a machine runs, or does not.
  let stateTexts: StateTexts
  /// What an export may make of the samples between its rows.
  package let averagedWords: Set<String>
  package let interpolatedWords: Set<String>
  package let otherAggregates: Set<String>

  /// The vocabulary that ships with the program, read once.
  ///
  /// - Throws: `VocabularyError` for a file that is missing or holds what nobody knows.
  package static func builtIn() throws -> Vocabulary { try shipped.get() }

  private static let shipped = Result { try read() }

  private static func read() throws -> Vocabulary {
    let signals = try VocabularyFile.signals.builtIn()
    for file in [VocabularyFile.units, .missing] { _ = try file.builtIn() }
    return Vocabulary(
      columns: try VocabularyFile.columns.builtIn(), signals: signals,
      systems: try VocabularyFile.systems.builtIn(), headers: try VocabularyFile.headers.builtIn(),
      equipment: try .builtIn())
  }

  private init(
    columns: WordFile, signals: WordFile, systems: WordFile,
    headers: WordFile, equipment: EquipmentVocabulary
  ) {
    self.equipment = equipment
    missing = MissingValues.inForce
    units = UnitTable.inForce
    self.headers = HeaderTerms(headers)
    phrases = PhraseIndex(
      columns.entries.compactMap { name, languages in
        guard let role = ColumnRole(rawValue: name) else { return nil }
        let list = languages.entries.flatMap { language, texts in
          texts.words.flatMap(Vocabulary.spellings).map {
            Phrase(words: Words.split($0), language: language)
          }
        }
        return (role, list)
      })
    func known<Key: CaseIterable & RawRepresentable<String>>(
      _ part: String
    ) -> [(Key, Set<String>)] {
      Key.allCases.compactMap { key in
        !systems[part][key.rawValue].isThere
          ? nil : (key, systems[part][key.rawValue].folded)
      }
    }
    systemWords = known("systems").map { (system: $0, words: $1) }
    kindWords = known("kinds").map { (kind: $0, words: $1) }
    fileParts = systems["file-parts"].folded
    goodQuality = systems["quality"]["good"].folded
    uncertainQuality = systems["quality"]["uncertain"].folded
    badQuality = systems["quality"]["bad"].folded
    qualityCodes = QualityCodes(systems["quality-codes"])
    verdicts = Verdicts(systems["results"])
    yes = systems["answers"]["yes"].folded
    no = systems["answers"]["no"].folded
    plannedStops = systems["work"]["planned-stops"].folded
    unplannedStops = systems["work"]["unplanned-stops"].folded
    maintenanceOrders = systems["work"]["order-types"].words.map(Words.folded)
    failures = systems["work"]["failures"].folded
    work = WorkTexts(systems["work"])
    flags = systems["flags"].folded
    let kinds = signals["kinds"]
    signalWords = SignalKind.allCases.map { kind in
      (kind, kinds[kind.rawValue]["words"].words.map { Words.split($0) })
    }
    func letters(_ key: String) -> [Character: SignalKind] { SignalKind.letters(key, of: kinds) }
    instruments = InstrumentLetters(signals)
    powerPlantLetters = letters("kks")
    controllerOutputs = signals["controller-outputs"].folded
    setWords = signals["set-words"].folded
    sets = signals["sets"].folded
    attributes = signals["attributes"].folded
    blocks = signals["blocks"].folded
    fields = signals["fields"].words
    qualifiers = signals["qualifiers"].folded
    windWords = signals["wind"].words.map { Words.split($0) }
    carriers = signals["carriers"].folded
    compoundEnds = signals["compound-ends"].folded
    leadingLetters = letters("leading")
    places = signals["places"].folded
    runningWords = signals["running"]["words"].folded
    otherStates = signals["running"]["but-not"].folded
    stateTexts = StateTexts(signals["running"])
    averagedWords = signals["aggregates"]["averaged"].folded
    interpolatedWords = signals["aggregates"]["interpolated"].folded
    otherAggregates = signals["aggregates"]["other"].folded
  }

  /// The phrase, and with `ue` for `ü` where it has umlauts.
  private static func spellings(_ text: String) -> [String] {
    if Words.isPlain(text) { return [text] }
    let spelt = text.replacing("ä", with: "ae").replacing("ö", with: "oe").replacing(
      "ü", with: "ue")
    return spelt == text ? [text] : [text, spelt]
  }

  /// True when a text names the wind, as `Wind speed` and `WMET.Windgeschw` do.
  package func namesWind(_ text: String) -> Bool {
    let words = Words.split(text)
    return windWords.contains { phrase in
      words.indices.contains { words[$0...].starts(with: phrase) }
    }
  }

  /// True for an empty text or one that stands for a missing value.
  package func isNull(_ text: String) -> Bool { missing.contains(text) }

  /// True for a date that says that an end has not come.
  package func isOpenEnd(_ text: String) -> Bool { missing.isOpenEnd(text) }

  /// True for text that is known as a unit, and not only written as one might be.
  package func isUnit(_ text: String) -> Bool { units.contains(text) }

  /// True for a unit that the vocabulary knows, and for text that is written as units are: `kg/h`, `°C`, `mm`.
  package func looksLikeUnit(_ text: String) -> Bool { units.resembles(text) }

  /// The kind of quantity that a unit measures, when the unit belongs to just one kind here.
  package func unitKind(_ unit: String) -> SignalKind? { units.kind(unit) }

  /// Whether a text is the unit of a share, as `pct` is.
  package func isPercent(_ text: String) -> Bool { units.unit(text)?.symbol == "%" }

  /// The system that a text names and nothing else, such as `MES`.
  package func system(named text: String) -> SourceSystem? {
    let words = Words.split(text)
    return systemWords.first {
      $0.words.contains(words.joined(separator: " ")) || $0.system.rawValue == words.joined()
    }?.system
  }

  /// Whether a folded word says where something is and not what: `line`, `hall`.
  package func isPlace(_ word: String) -> Bool {
    places.contains(word)
      || equipment.meanings[word].map { $0.level != nil && !($0.isWord && !$0.classes.isEmpty) }
        ?? false
  }

  /// True for a text that may answer any question, as `true`.
  package func isFlag(_ text: String) -> Bool { flags.contains(text.lowercased()) }

  /// Whether a text says whether a stop was planned, as stops are sorted.
  package func isPlannedStop(_ text: String) -> Bool {
    let key = Words.trimmed(Words.folded(text))
    return plannedStops.contains(key) || unplannedStops.contains(key)
  }

  /// Whether a text says that a stop was planned, or that it was not, among other words; `nil` of one that says neither.
  package func isPlanned(_ text: String) -> Bool? {
    let key = Words.split(text).joined(separator: " ")
    func says(_ phrases: Set<String>) -> Bool {
      phrases.contains { phrase in
        Words.isEastAsian(phrase)
          ? key.contains(phrase) : (" " + key + " ").contains(" " + phrase + " ")
      }
    }
    return says(unplannedStops) ? false : says(plannedStops) ? true : nil
  }

  /// True for a text that answers yes, false for no, `nil` for what is neither.
  package func answer(_ text: String) -> Bool? {
    let key = Words.trimmed(Words.folded(text))
    return yes.contains(key) ? true : no.contains(key) ? false : nil
  }

  /// Whether a text is a type of order of maintenance by its letters and a number of one or two digits, as `ZM02` is: what
  /// each number means is up to the plant.
  package func isMaintenanceOrder(type text: String) -> Bool {
    let key = Words.trimmed(Words.folded(text))
    return maintenanceOrders.contains { letters in
      let digits = key.dropFirst(letters.count)
      return key.hasPrefix(letters) && 1...2 ~= digits.count && digits.allSatisfy(\.isNumber)
    }
  }

  /// True for corrective, false for preventive work, `nil` when the text says neither.
  package func isCorrective(_ text: String) -> Bool? { work.isCorrective(text) }

  /// Whether the name of a state says that it tells when a machine runs.
  package func isRunning(tag: String) -> Bool {
    let words = Words.split(tag, atDigits: true)
    return words.contains { word in
      runningWords.contains(word)
        || Words.isEastAsian(word) && runningWords.contains { word.contains($0) }
    } && !words.contains { otherStates.contains($0) }
  }

  /// Whether the name of a state says that it tells something else than when a machine runs.
  package func isOtherState(tag: String) -> Bool {
    Words.split(tag, atDigits: true).contains { otherStates.contains($0) }
  }

  /// Whether the text of a state says that a machine runs, or that it does not; `nil` when it says neither.
  package func isRunning(state text: String) -> Bool? {
    stateTexts.isRunning(text)
  }

  /// The same of a state that is named as one of its machine, whose switch it may tell as well.
  package func isRunning(switch text: String) -> Bool? { stateTexts.isOn(text) }

  /// Whether the state of an order says that nobody has begun with it, or never will.
  package func isAhead(state text: String) -> Bool {
    let words = Words.split(text)
    return work.isAhead(text) || words.count == 1 && headers.isPlanned(words)
  }

  /// True for the path of a file that is named after breakdowns.
  package func isFailureLog(_ path: String) -> Bool {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return Words.split(name).contains { failures.contains($0) }
  }

  /// True for a result in order, false for one that is not, `nil` when the text says neither.
  package func isConforming(_ text: String) -> Bool? { verdicts.isConforming(text) }

  /// The same of the rows for which a column of this header says yes.
  package func isConforming(header: String) -> Bool? { verdicts.isConforming(header: header) }
}

extension Vocabulary {
  /// True for headers such as `value` or `Messwert`, which name no signal.
  package func isGenericValue(_ header: String) -> Bool { says(header, .value) }

  /// Whether a name says a role and nothing else.
  package func says(_ name: String, _ role: ColumnRole) -> Bool {
    phrases.match(Header(Words.split(name)))[role].score == 1
  }
}

extension VocabularyFile {
  static let columns = VocabularyFile(
    name: "columns.yml",
    shape: .fields(
      ColumnRole.allCases.map { role in
        FileField(role.rawValue, .named(.list(.text)), "Headers of a role, by language.")
      }))

  static let systems = VocabularyFile(
    name: "systems.yml",
    shape: .fields([
      FileField(
        "systems", .fields(SourceSystem.allCases.map { words($0) }), required: true,
        "Words of paths, by the system that wrote a file."),
      FileField(
        "kinds", .fields(TableKind.allCases.map { words($0) }), required: true,
        "Words of paths, by what a table holds."),
      FileField(
        "answers",
        .fields([words("yes", "Texts that answer yes."), words("no", "Texts that answer no.")]),
        required: true, "Answers to the question that a header asks."),
      words("file-parts", "Words of paths that number parts of an export, its runs and its times."),
      FileField(
        "quality",
        .fields([
          words("good", "Texts of good values."), words("uncertain", "Texts of doubtful values."),
          words("bad", "Texts of bad values."),
        ]), required: true, "Texts of a quality column."),
      FileField(
        "quality-codes",
        .fields([
          FileField("ignition", .list(.number), required: true, "Codes of Ignition."),
          FileField("aveva", .list(.number), required: true, "Codes of AVEVA."),
          words("ignition-headers", "Headers of Ignition."),
          words("validity-headers", "Headers of 0 and 1."),
          words("detail-headers", "Headers beside that of AVEVA."),
          words("factorytalk-headers", "Headers beside the status of FactoryTalk."),
          words("factorytalk-uncertain", "Its letters for doubtful values."),
          words("factorytalk-bad", "Its letters for bad values."),
          words("headers", "The header of that of AVEVA."),
        ]), required: true, "Numbers of a quality column."),
      FileField(
        "results",
        .fields([
          words("conforming", "Texts of what passed."),
          words("nonconforming", "Texts of what failed."),
          words("pending", "Those whose opposite decides nothing."),
          words("negations", "Words that say the opposite of what they stand beside."),
          words("negating-beginnings", "The same at the beginning of a word."),
          words("within", "Before a bound: in order."),
          words("beyond", "Before a bound: not in order."),
          words("bounds", "Bounds of what is in order."),
        ]), required: true, "Texts of a result column."),
      FileField(
        "work",
        .fields([
          words("corrective", "Types of repairs."), words("preventive", "Types of prevention."),
          words("planned", "What is prevention, and negated a repair."),
          words("negations", "Words before what is not."),
          words("negating-prefixes", "Letters before a word for what is not."),
          words("unplanned-stops", "Texts of stops that nobody planned."),
          words("planned-stops", "Whether a stop was planned."),
          words("order-types", "Letters of types of orders of maintenance."),
          words("ahead", "States of work that has not begun."),
          words("failures", "Words of files of breakdowns."),
        ]), required: true, "Types of work."),
      words("flags", "Texts of a column that may answer any question."),
    ]))

  private static func words(_ key: some RawRepresentable<String>) -> FileField {
    FileField(key.rawValue, .list(.text), "Words that say it.")
  }
}
