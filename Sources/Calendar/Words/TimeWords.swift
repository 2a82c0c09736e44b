package import Vocabulary

/// The words of dates, times and zones, from `Rules/vocabulary/time.yml`.
package final class TimeWords: Sendable {
  package static let builtIn = Result { try TimeWords(WordFile("time", shape)) }
  package static let inForce = loadedOnce { try builtIn.get() }

  /// Months as reports write them.
  package let abbreviations: [String]
  /// Zones worth proposing, the likeliest first.
  package let representatives: [String]
  /// Parts of a word that make it the name of a column of times, in lower case.
  package let columnWords: [String]
  /// Months of a day that a spreadsheet made of an identifier, in lower case.
  let spoiledMonths: Set<String>
  /// Zones of a language code in lower case, the likeliest first.
  let languageZones: [String: [String]]
  /// IANA names by the Windows name in lower case.
  let windowsZones: [String: String]
  /// Names of UTC in capitals, and those with which an offset may begin.
  let utc: Set<String>
  package let utcPrefixes: [String]
  /// Abbreviations in capitals that stand for one offset all year, with its seconds east of UTC.
  package let steadyZones: [String: Int]
  /// Areas with which a text names a zone, and ends of the name of a column of zones in one word.
  package let zoneAreas: [String]
  package let zoneColumns: [String]

  let mornings: [TimestampLetters]
  let afternoons: [TimestampLetters]
  let fillers: [TimestampLetters]
  /// Words behind a time of day, and letters behind hours.
  let clock: [TimestampLetters]
  let hours: [TimestampLetters]
  /// Abbreviations of one zone, in seconds east of UTC, and of several.
  let zones: [(TimestampLetters, Int)]
  let ambiguousZones: [TimestampLetters]
  /// Abbreviations of several zones that the other half of the year beside them tells: seconds east of UTC of both.
  private let zonePairs: [(ambiguous: TimestampLetters, seconds: Int, beside: TimestampLetters)]
  /// Words in Chinese, Japanese and Korean writing, longer ones before those that they start with.
  let eastAsian: [(bytes: [UInt8], word: TimestampWord)]
  private let months: [(name: TimestampLetters, month: Int)]
  private let weekdays: [[TimestampLetters]]

  /// - Throws: `VocabularyError` for a word that no date can hold.
  init(_ file: WordFile) throws {
    func letters(_ words: [String]) throws -> [TimestampLetters] {
      for word in words
      where word.utf8.count > TimestampLetters.capacity
        || !word.utf8.allSatisfy({ 0x61...0x7A ~= $0 })
      {
        throw VocabularyError(
          message: "vocabulary/time.yml: '\(word)' is no word of a date",
          help: "write it with at most \(TimestampLetters.capacity) letters from a to z")
      }
      return words.map { TimestampLetters($0) }
    }
    func lists(_ key: String, _ count: Int) throws -> [[TimestampLetters]] {
      guard file[key].items.count == count else {
        throw VocabularyError(
          message: "vocabulary/time.yml: '\(key)' has not \(count) lists",
          help: "write one for each")
      }
      return try file[key].items.map { try letters($0.words) }
    }
    abbreviations = file["abbreviations"].words
    representatives = file["representatives"].words
    columnWords = file["column-words"].words
    spoiledMonths = Set(file["spoiled-months"].words)
    languageZones = Dictionary(
      file["languages"].entries.map { ($0.key, $0.value.words) }, uniquingKeysWith: { $1 })
    windowsZones = Dictionary(
      file["windows"].entries.map { ($0.key, $0.value.text) }, uniquingKeysWith: { $1 })
    utc = Set(file["utc"].words)
    utcPrefixes = file["utc-prefixes"].words
    steadyZones = Dictionary(
      file["steady-zones"].entries.map {
        ($0.key, Int((Double($0.value.text) ?? 0) * 3600))
      }, uniquingKeysWith: { $1 })
    zoneAreas = file["zone-areas"].words
    zoneColumns = file["zone-columns"].words
    mornings = try letters(file["mornings"].words)
    afternoons = try letters(file["afternoons"].words)
    fillers = try letters(file["fillers"].words)
    clock = try letters(file["clock"].words)
    hours = try letters(file["hours"].words)
    zones = try zip(letters(file["zones"].entries.map(\.key)), file["zones"].entries).map {
      ($0, Int((Double($1.value.text) ?? 0) * 3600))
    }
    ambiguousZones = try letters(file["ambiguous-zones"].words)
    zonePairs = try file["zone-pairs"].items.map { pair in
      let names = try letters([pair["zone"].text, pair["beside"].text])
      return (names[0], Int((Double(pair["hours"].text) ?? 0) * 3600), names[1])
    }
    weekdays = try lists("weekdays", 7)
    months = try lists("months", 12).enumerated().flatMap { month, names in
      names.map { ($0, month + 1) }
    }
    eastAsian = TimeWords.eastAsian(file["east-asian"])
  }

  /// What the abbreviations of several zones mean in a column, in seconds east of UTC, where the others of the column tell it:
  /// EST beside EDT is that of America, BST beside GMT that of Britain.
  func offsets(of ambiguous: [TimestampLetters], beside plain: [TimestampLetters])
    -> [ZoneAbbreviation]
  {
    ambiguous.compactMap { zone in
      zonePairs.first { $0.ambiguous == zone && (plain + ambiguous).contains($0.beside) }
        .map { ZoneAbbreviation(letters: zone, seconds: $0.seconds) }
    }
  }

  /// The abbreviations that stand beside these where the clocks of their zone change, and that are not among them.
  func partners(of zones: [TimestampLetters]) -> [TimestampLetters] {
    zonePairs.compactMap { pair in
      let (one, other) = (zones.contains(pair.ambiguous), zones.contains(pair.beside))
      return one == other ? nil : one ? pair.beside : pair.ambiguous
    }
  }

  private static func eastAsian(_ file: WordFile) -> [(bytes: [UInt8], word: TimestampWord)] {
    var words: [(String, TimestampWord)] = []
    func add(_ key: String, _ word: TimestampWord) { words += file[key].words.map { ($0, word) } }
    add("mornings", .morning)
    add("afternoons", .afternoon)
    for list in file["weekdays"].items {
      for (day, name) in list["days"].text.enumerated() {
        words += list["written"].words.map {
          ($0.replacing("%", with: String(name)), .weekday(day))
        }
      }
    }
    add("date-units", .dateUnit)
    add("day-units", .dayUnit)
    add("clock-units", .clockUnit)
    return words.map { (Array($0.0.utf8), $0.1) }
  }

  /// The month that a word names in full or by its first three letters or more; `nil` where two months start so.
  func month(_ word: TimestampLetters) -> Int? {
    guard word.count >= 3 else { return nil }
    var found: Int?
    var isAmbiguous = false
    for (name, month) in months where name.hasPrefix(word) {
      if name == word { return month }
      isAmbiguous = isAmbiguous || (found ?? month) != month
      found = month
    }
    return isAmbiguous ? nil : found
  }

  /// 0 for Monday to 6 for Sunday.
  func weekday(_ word: TimestampLetters) -> Int? {
    weekdays.firstIndex { $0.contains(word) }
  }

  private static let words = FileShape.list(.text)

  private static func list(_ key: String, _ about: String) -> FileField {
    FileField(key, words, required: true, about)
  }

  package static let shape = FileShape.fields([
    list("abbreviations", "The months as reports write them."),
    FileField("months", .list(words), required: true, "Names of each month."),
    FileField("weekdays", .list(words), required: true, "Names of each day, Monday first."),
    list("mornings", "Words for the hours before noon."),
    list("afternoons", "Words for the hours after noon."),
    list("fillers", "Words between the parts of a date."),
    list("clock", "Words behind a time of day."),
    list("hours", "Letters behind hours."),
    FileField("zones", .named(.number), required: true, "Hours east of UTC by abbreviation."),
    FileField(
      "steady-zones", .named(.number), required: true,
      "Hours east of UTC by abbreviations in capitals that are the same all year."),
    list("ambiguous-zones", "Abbreviations of several zones."),
    FileField(
      "zone-pairs",
      .list(
        .fields([
          FileField("zone", .text, required: true, "An abbreviation of several zones."),
          FileField("beside", .text, required: true, "The one of the other half of the year."),
          FileField("hours", .number, required: true, "Hours east of UTC that it means then."),
        ])), required: true, "What tells abbreviations of several zones apart."),
    list("utc", "Names of UTC."),
    list("utc-prefixes", "Names of UTC before an offset."),
    list("zone-areas", "Areas with which a text names a zone."),
    list("zone-columns", "Ends of the name of a column of zones, in one word."),
    FileField(
      "east-asian",
      .fields([
        list("mornings", "Words for the hours before noon."),
        list("afternoons", "Words for the hours after noon."),
        FileField(
          "weekdays",
          .list(
            .fields([
              FileField("days", .text, required: true, "Seven letters, Monday first."),
              list("written", "What stands around a letter, written %."),
            ])), required: true, "Days of the week."),
        list("date-units", "Behind a number of a date that goes on."),
        list("day-units", "Behind the last number of a date."),
        list("clock-units", "Behind a number of a time."),
      ]), required: true, "Words in Chinese, Japanese and Korean writing."),
    list("spoiled-months", "Months of days that a spreadsheet made of identifiers."),
    list("column-words", "Parts of the name of a column of times."),
    list("representatives", "Zones worth proposing, the likeliest first."),
    FileField("languages", .named(words), required: true, "Zones by language."),
    FileField("windows", .named(.text), required: true, "Zones by their Windows name."),
  ])
}

/// What an abbreviation of several zones means in one column.
struct ZoneAbbreviation: Sendable, Equatable {
  var letters: TimestampLetters
  /// East of UTC.
  var seconds: Int
}
