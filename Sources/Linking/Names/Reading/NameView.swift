import Foundation
import Vocabulary

/// Numbers for words, so that names are compared without comparing text.
struct WordTable {
  private var numbers: [String: Int] = [:]
  private(set) var texts: [String] = []

  mutating func number(of text: String) -> Int {
    if let known = numbers[text] { return known }
    numbers[text] = texts.count
    texts.append(text)
    return texts.count - 1
  }

  /// A number for a text of which only equality is asked: nothing is kept of it, as nearly every name has its own.
  static func mark(of text: String) -> Int {
    let text = Words.isPlain(text) ? text : text.precomposedStringWithCanonicalMapping
    var hash: UInt64 = 14_695_981_039_346_656_037
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
    hash = (hash ^ (hash >> 32)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: (hash ^ (hash >> 29)) >> 1)
  }

  /// The words of another table, known by its numbers.
  mutating func add(_ other: WordTable) -> [Int] { other.texts.map { number(of: $0) } }
}

/// One reading of one text about an asset: its head (class and unit number) and where it stands. Copies share their fields,
/// so that a million names are handed on without copying them.
@dynamicMemberLookup
struct NameView: Sendable {
  enum Source: Int { case name, alias, description }

  struct Place: Hashable {
    /// 0 site, 1 area, 2 line, 3 a number with no word before it, 10 + word for any other.
    var kind: Int
    var value: Int
    static let lead = 3
    /// A word for a line or an area says what it is.
    var isLevel: Bool { kind == 1 || kind == 2 }
    static let firstWord = 10
  }

  struct Correction: Equatable {
    var written: String
    var read: String
  }

  private final class Storage: Sendable {
    let fields: NameFields
    init(_ fields: NameFields) { self.fields = fields }
  }

  private let storage: Storage

  init(_ fields: NameFields) { storage = Storage(fields) }

  subscript<Field>(dynamicMember path: KeyPath<NameFields, Field>) -> Field {
    @inline(__always) get { storage.fields[keyPath: path] }
  }

  /// A view that says something else.
  func changed(_ change: (inout NameFields) -> Void) -> NameView {
    var fields = storage.fields
    change(&fields)
    return NameView(fields)
  }

  func place(_ kind: Int) -> Int? { storage.fields.place(kind) }

  /// Whether its words beside the class tell it from others, and are not just letters that a path has before it, as in `SM.Sorter`.
  func saysBeside(_ texts: [String]) -> Bool {
    let qualifiers = self.qualifiers
    guard !qualifiers.isEmpty, isLettered else { return !qualifiers.isEmpty }
    return qualifiers.contains { texts[$0].count > 3 || texts[$0].first == "\u{2}" }
  }

  /// A code, whose separators are no blanks.
  private var isLettered: Bool { !self.text.utf8.contains(0x20) }

  /// A dash or a comma parts what it is from where it is: `FAN - RAW MILL`.
  var isParted: Bool { self.text.contains(" - ") || self.text.contains(", ") }

  /// Whether both say in words that they are of other classes.
  func contradicts(_ other: NameView) -> Bool {
    self.isClassSure && other.isClassSure && !self.classes.isEmpty && !other.classes.isEmpty
      && !self.classes.contains(where: other.classes.contains)
  }
}

/// What a `NameView` says, while it is read.
struct NameFields: Sendable {
  var source = NameView.Source.name
  var text = ""
  /// Class indices of the vocabulary; empty when the head is not in it.
  var classes: [Int] = []
  /// The class comes from a whole word, not from a code.
  var isClassSure = false
  var isGeneric = false
  /// The head word, or -1.
  var head = -1
  var headWritten = ""
  /// The first letters of the head word, or -1.
  var stem = -1
  /// The words of a head of several.
  var headWords: [Int] = []
  /// All words that say what it is, in their order, parted by blanks; -1 without a head.
  var phrase = -1
  /// The unit number; letters that stand for one are negative.
  var unit: Int?
  var unitDigits = 0
  /// A second number right behind the unit number (`FIL-1-2`).
  var subunit: Int?
  /// 1 for A and so on; 0 for none.
  var suffix = 0
  /// Numbers of what holds the unit, by kind, sorted by kind.
  var places: [NameView.Place] = []
  /// Words beside the class, sorted.
  var qualifiers: [Int] = []
  /// Words of codes with a number of their own that no vocabulary knows, sorted.
  var placeWords: [Int] = []
  /// The text without separators, constant prefix and leading zeros, as a mark of the word table.
  var key = -1
  var keyLength = 0
  /// All its words and its only number, in whatever order, as a mark of the word table; -1 for a single word, and for more
  /// numbers, which may be told apart by where they stand.
  var bag = -1
  /// Whether the bag has a number.
  var hasNumber = false
  /// Its only number is a size, as in `EDGER, 6 FT`.
  var isSized = false
  var corrections: [NameView.Correction] = []
  /// Names a line, an area or a site, and no unit in it.
  var isPlaceOnly = false
  var isRetired = false
  /// The place as it is written (`Linie 1`).
  var placeText: String?

  func place(_ kind: Int) -> Int? { places.first { $0.kind == kind }?.value }

  /// Gives its words the numbers of another table.
  mutating func renumber(_ numbers: [Int]) {
    func new(_ word: Int) -> Int { word < 0 ? word : numbers[word] }
    (head, stem, phrase) = (new(head), new(stem), new(phrase))
    headWords = headWords.map(new)
    qualifiers = qualifiers.map(new).sorted()
    placeWords = placeWords.map(new).sorted()
    for index in places.indices where places[index].kind >= NameView.Place.firstWord {
      places[index].kind =
        NameView.Place.firstWord + numbers[places[index].kind - NameView.Place.firstWord]
    }
    places.sort { ($0.kind, $0.value) < ($1.kind, $1.value) }
  }
}

/// A token of a name with what the vocabulary and the spelling say about it.
struct NameItem {
  var text: String
  var written: String
  var meaning: EquipmentVocabulary.Meaning?
  var number: Int?
  var digits = 0
  var second: Int?
  var suffix = 0
  /// No separator between word and number.
  var isGlued = false
  /// In brackets.
  var isAside = false
  /// Behind a comma.
  var isAfterComma = false
  /// A sign or a word says that its number is its own: 2 of `Press PH 3800 no. 2`.
  var isSigned = false
  /// Stands between a machine and the number that a sign gives it, and so is its model.
  var isModel = false

  /// A word, and no code, that the vocabulary does not have.
  var isUnknownWord: Bool { meaning == nil && text.count > 3 }

  /// Whether it is a word or a code for a class of equipment, and not for what holds it.
  var isMachine: Bool { meaning.map { !$0.classes.isEmpty && $0.level == nil } ?? false }
}
