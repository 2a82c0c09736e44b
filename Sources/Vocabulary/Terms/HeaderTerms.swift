/// Words in headers that change what the other ones mean, from `headers.yml`; see there.
package struct HeaderTerms: Sendable {
  package let identifiers: Set<String>
  package let leadingIdentifiers: Set<String>
  package let wholeIdentifiers: Set<String>
  package let prepositions: Set<String>
  /// Between a value and its unit.
  package let unitWords: Set<String>
  /// The longer ones first.
  package let suffixes: [String]
  package let plates: Set<String>
  package let classifiers: Set<String>
  package let indices: Set<String>
  package let sequences: Set<String>
  package let names: Set<String>
  package let own: Set<String>
  package let fillers: [[String]]
  package let possessives: Set<Character>
  package let unnamed: [String]
  /// Phrases of a day by which something should be done.
  let due: [[String]]
  /// Words of times that were planned, and of those at which something was.
  private let planned: TimeMark
  private let actual: TimeMark
  /// Words of the time at which a record was made.
  private let recorded: TimeMark
  /// Words that say no more of a time than those beside them.
  package let moments: Set<String>
  /// Phrases of what gathers points.
  private let collectors: [[String]]
  /// Phrases of what is numbered with dots and is no day.
  private let versions: [[String]]
  /// Phrases of the outer limits of an alarm, and words of plain ones.
  let outerLimits: [[String]]
  package let limits: Set<String>
  private let lows: Set<String>
  private let highs: Set<String>
  /// Phrases of places where one machine does one thing.
  private let workUnits: [[String]]
  /// Words for a document, which has a number as an order has.
  package let documents: Set<String>
  /// Phrases of work centres, which may be a machine or who works on it.
  private let crews: [[String]]
  /// Phrases of who made a machine, and of the number of one piece.
  private let makers: [[String]]
  private let serials: [[String]]
  private let addresses: [[String]]
  /// Words for what is asked for samples in turn, alone in a header.
  package let devices: Set<String>
  /// Words of the instant at which a machine stops.
  package let stops: Set<String>
  /// Units in which the length of a stop is written.
  package let lengths: Set<String>
  /// Units of an amount of what was made.
  package let amounts: Set<String>
  /// Ends of compounds that number what stands before, the longer ones first.
  package let compoundIdentifiers: [String]

  init(_ file: WordFile) {
    identifiers = file["identifiers"].folded
    leadingIdentifiers = file["leading-identifiers"].folded
    wholeIdentifiers = file["whole-identifiers"].folded
    prepositions = file["prepositions"].folded
    unitWords = file["unit-words"].folded
    suffixes = file["suffixes"].words.map(Words.folded)
    plates = file["plates"].folded
    classifiers = file["classifiers"].folded
    indices = file["indices"].folded
    sequences = file["sequences"].folded
    names = file["names"].folded
    own = file["own"].folded
    fillers = file["fillers"].words.map { Words.split($0) }
    possessives = Set(file["possessives"].words.joined())
    unnamed = file["unnamed"].words
    due = file["due"].words.map { Words.split($0) }
    planned = TimeMark(file, "planned")
    actual = TimeMark(file, "actual")
    recorded = TimeMark(file, "recorded")
    moments = file["moments"].folded
    collectors = file["collectors"].words.map { Words.split($0) }
    versions = file["versions"].words.map { Words.split($0) }
    outerLimits = file["outer-limits"].words.map { Words.split($0) }
    limits = file["limits"].folded
    lows = file["lows"].folded
    highs = file["highs"].folded
    workUnits = file["work-units"].words.map { Words.split($0) }
    documents = file["documents"].folded
    crews = file["crews"].words.map { Words.split($0) }
    makers = file["makers"].words.map { Words.split($0) }
    serials = file["serials"].words.map { Words.split($0) }
    addresses = file["addresses"].words.map { Words.split($0) }
    devices = file["devices"].folded
    stops = file["stops"].folded
    lengths = file["lengths"].folded
    amounts = file["amounts"].folded
    compoundIdentifiers = file["compound-identifiers"].words.map(Words.folded)
  }

  /// Whether a header says when something should be done.
  package func isDue(_ words: [String]) -> Bool { HeaderTerms.holds(due, words) }

  /// Whether the header of a time says that it was planned.
  package func isPlanned(_ words: [String]) -> Bool { planned.stands(in: words) }

  /// Whether the header of a time says that something was so then.
  package func isActual(_ words: [String]) -> Bool { actual.stands(in: words) }

  /// Whether the header of a time says that a record was made then, and not that something began.
  package func isRecorded(_ words: [String]) -> Bool { recorded.stands(in: words) }

  /// Whether a header is that of what gathers points, and not of what they are on.
  package func isCollector(_ words: [String]) -> Bool { HeaderTerms.holds(collectors, words) }

  /// Whether a header is that of a version, which is written as a day may be.
  package func isVersion(_ words: [String]) -> Bool { HeaderTerms.holds(versions, words) }

  /// Whether a header is that of an alarm or of an outer limit of one.
  package func isOuterLimit(_ words: [String]) -> Bool { HeaderTerms.holds(outerLimits, words) }

  /// The bound of a range that a header says by a word for low or high and one for a limit, in any order.
  package func limit(_ words: [String]) -> ColumnRole? {
    if words.count == 1 {
      return limits.lazy.compactMap { end in
        words[0].hasSuffix(end) && words[0] != end
          ? self.limit([String(words[0].dropLast(end.count)), end]) : nil
      }.first
    }
    guard words.count == 2 else { return nil }
    for (side, limit) in [(words[0], words[1]), (words[1], words[0])] where limits.contains(limit) {
      if lows.contains(side) { return .lowLimit }
      if highs.contains(side) { return .highLimit }
    }
    return nil
  }

  /// Whether a header is that of a place where one machine does one thing.
  package func isWorkUnit(_ words: [String]) -> Bool { HeaderTerms.holds(workUnits, words) }

  /// Whether a header is that of a work centre.
  package func isCrew(_ words: [String]) -> Bool { HeaderTerms.holds(crews, words) }

  /// Whether a header is that of who made a machine.
  package func isMaker(_ words: [String]) -> Bool { HeaderTerms.holds(makers, words) }

  /// Whether a header is that of the number of one piece.
  package func isSerial(_ words: [String]) -> Bool { HeaderTerms.holds(serials, words) }

  /// Whether a header is that of the place of a point in a controller.
  package func isAddress(_ words: [String]) -> Bool { HeaderTerms.holds(addresses, words) }

  /// Whether one of the phrases stands among the words; in East Asia, inside one.
  private static func holds(_ phrases: [[String]], _ words: [String]) -> Bool {
    phrases.contains { phrase in
      guard words.count >= phrase.count else { return false }
      if phrase.count == 1, Words.isEastAsian(phrase[0]) {
        return words.contains { $0.contains(phrase[0]) }
      }
      return (0...(words.count - phrase.count)).contains {
        words[$0..<($0 + phrase.count)] == phrase[...]
      }
    }
  }
}

/// Words that say of a time whether it was planned or real.
private struct TimeMark {
  let words: Set<String>
  let beginnings: [String]
  let eastAsian: [String]

  /// Those of a key, and of the one for how words begin.
  init(_ file: WordFile, _ key: String) {
    words = file[key].folded
    beginnings = file[key + "-beginnings"].words.map(Words.folded)
    eastAsian = words.filter { Words.isEastAsian($0) }.sorted()
  }

  func stands(in header: [String]) -> Bool {
    header.contains { word in
      words.contains(word) || beginnings.contains(where: word.hasPrefix)
        || eastAsian.contains(where: word.contains)
    }
  }
}

/// How vendors write quality as numbers.
package struct QualityCodes: Sendable, Equatable {
  package let ignition: Set<Int64>
  package let aveva: Set<Int64>
  package let ignitionHeaders: Set<String>
  package let validityHeaders: Set<String>
  package let detailHeaders: Set<String>
  package let factoryTalkHeaders: Set<String>
  package let factoryTalkUncertain: Set<String>
  package let factoryTalkBad: Set<String>
  /// Words of the header of a quality.
  package let headers: Set<String>

  init(_ file: WordFile) {
    ignition = Set(file["ignition"].numbers.map { Int64($0) })
    aveva = Set(file["aveva"].numbers.map { Int64($0) })
    ignitionHeaders = file["ignition-headers"].folded
    validityHeaders = file["validity-headers"].folded
    detailHeaders = file["detail-headers"].folded
    factoryTalkHeaders = file["factorytalk-headers"].folded
    factoryTalkUncertain = Set(file["factorytalk-uncertain"].words)
    factoryTalkBad = Set(file["factorytalk-bad"].words)
    headers = file["headers"].folded
  }
}

extension VocabularyFile {
  static let headers = VocabularyFile(
    name: "headers.yml",
    shape: .fields([
      words("identifiers", "At the end: identifies what stands before."),
      words("whole-identifiers", "Identifiers of one word."),
      words("leading-identifiers", "At the beginning: identifies what follows."),
      words("prepositions", "Between the identifier and the thing."),
      words("unit-words", "Words between a value and its unit."),
      words("suffixes", "At the end of a word of East Asia."),
      words("plates", "A number that people give."),
      words("classifiers", "At the end: sorts what stands before."),
      words("indices", "A column that numbers its rows."),
      words("sequences", "Words for what is sent or written one after the other."),
      words("names", "The name of what a row is, and not what that is."),
      words("own", "Names what the rows are."),
      words("fillers", "Ends that say no more than their last word."),
      words("possessives", "Stands for 'of' inside words."),
      words("unnamed", "How a header begins that a program gave for want of one."),
      words("due", "A day by which something should be done."),
      words("planned", "Words of a time that was planned."),
      words("planned-beginnings", "Beginnings of words of a time that was planned."),
      words("actual", "Words of a time at which something was."),
      words("actual-beginnings", "Beginnings of words of a time at which something was."),
      words("recorded", "Words of a time at which a record was made."),
      words("recorded-beginnings", "Beginnings of words of a time at which a record was made."),
      words("moments", "Words that say no more of a time than those beside them."),
      words("collectors", "What gathers points."),
      words("versions", "What is numbered with dots and is no day."),
      words("outer-limits", "Limits of alarms beyond the plain ones."),
      words("limits", "Words of plain limits."),
      words("lows", "Words for the low one of two limits."),
      words("highs", "Words for the high one of two limits."),
      words("work-units", "Places where one machine does one thing."),
      words("documents", "A document, which has a number as an order has."),
      words("crews", "Work centres, which may be a machine or who works on it."),
      words("makers", "Who made a machine."),
      words("serials", "The number of one piece."),
      words("addresses", "The place of a point in a controller."),
      words("devices", "What is asked for samples in turn."),
      words("stops", "Words of the instant at which a machine stops."),
      words("lengths", "Units of the length of a stop."),
      words("amounts", "Units of an amount of what was made."),
      words("compound-identifiers", "Ends of compounds that number what stands before."),
    ]))
}
