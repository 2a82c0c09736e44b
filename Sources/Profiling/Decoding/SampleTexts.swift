/// The texts that the parts of a file share: a name or a word has the same number in each of them.
///
/// It changes between the rounds in which parts are read, never while they are.
struct SampleTexts: ~Copyable {
  /// Words of a whole table; with more, they are counted and none is told.
  private static let wordLimit = 1 << 16

  /// Tags or assets, in order of their first rows.
  var names = TextTable()
  /// Texts in place of numbers, and what they mean.
  var words = TextTable()
  var meanings: [TextMeaning] = []
  /// Texts of the quality column.
  var qualities = TextTable()
  /// Of each series, the place of the unit behind its values among those that its column writes; -1 without one.
  var units = PlainArray<Int16>()

  var hasTooManyWords: Bool { words.count > SampleTexts.wordLimit }
}

/// What a text in place of a number says.
enum TextMeaning {
  /// That there is no value.
  case nothing
  /// That a machine runs, or does not.
  case running, resting
  /// Something else, told apart by the mark of its letters.
  case other(UInt64)
}

/// What stands in place of a value that is no number: NaNs that differ in their bits.
package enum NoNumber {
  /// Nothing, in a row that is a sample all the same.
  static let none = Double.nan
  /// An empty cell, which is no sample.
  package static let emptyCell = value(1)
  /// A text that has no number because there are too many.
  static let text = value(2)
  private static let firstWord: UInt64 = 3
  /// Above the number of a word: the mark of its letters, or that it says that a machine runs, or does not.
  private static let marks: UInt64 = 1 << 20
  private static let running: UInt64 = 1 << 40
  private static let resting: UInt64 = 1 << 41

  private static func value(_ payload: UInt64) -> Double {
    Double(bitPattern: Double.nan.bitPattern | payload)
  }

  /// Stands for the word of a number; `empty` where it says that there is no value.
  static func value(_ number: Int, _ meaning: TextMeaning, empty: Double) -> Double {
    let mark: UInt64
    switch meaning {
    case .nothing: return empty
    case .running: mark = running
    case .resting: mark = resting
    case .other(let letters): mark = letters * marks
    }
    return value(firstWord + UInt64(number) | mark)
  }

  @inline(__always)
  package static func isEmptyCell(_ value: Double) -> Bool {
    value.bitPattern == emptyCell.bitPattern
  }

  @inline(__always)
  static func isText(_ value: Double) -> Bool {
    value.bitPattern &- Double.nan.bitPattern >= 2 && value != value
  }

  /// The number of the word that a text is; `nil` when it has none.
  static func word(of value: Double) -> Int? {
    let payload = (value.bitPattern &- Double.nan.bitPattern) & (marks - 1)
    return payload >= firstWord ? Int(payload - firstWord) : nil
  }

  /// What stands for a text on a timeline; `nil` for what is none.
  static func state(of value: Double) -> Float? {
    guard isText(value) else { return nil }
    let payload = value.bitPattern &- Double.nan.bitPattern
    if payload & running != 0 { return StateWord.runs }
    if payload & resting != 0 { return StateWord.rests }
    guard word(of: value) != nil else { return StateWord.uncounted }
    return StateWord.value(letters: payload / marks)
  }
}

/// The texts in place of the numbers of one series, with their counts in order of appearance while they are few.
struct WordCounts: ~Copyable {
  struct Entry: BitwiseCopyable {
    var word: Int
    var count: Int

    package init(word: Int, count: Int) {
      self.word = word
      self.count = count
    }
  }
  private static let limit = 64

  private(set) var total = 0
  private var hasTooMany = false
  private var entries = PlainArray<Entry>()

  /// Counts a text, whose number is `nil` where there are too many.
  mutating func add(_ word: Int?) {
    total += 1
    guard let word, !hasTooMany else { return }
    for i in 0..<entries.count where entries[i].word == word {
      entries[i].count += 1
      return
    }
    if entries.count < WordCounts.limit {
      entries.append(Entry(word: word, count: 1))
    } else {
      hasTooMany = true
      entries = PlainArray()
    }
  }

  func finish() -> [Entry] { entries.array }
}
