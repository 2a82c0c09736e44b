import Foundation
import Vocabulary

/// What two systems have in common that single names cannot tell.
struct PairKnowledge {
  /// How the first and the second system build lines into unit numbers.
  var compositionA: Composition?
  var compositionB: Composition?
  /// Head words that stand for each other, first system first.
  var translations: Set<WordPair> = []
  /// Codes and the words that they are short for, first system first.
  var abbreviations: Set<WordPair> = [] {
    didSet {
      let pairs = abbreviations.sorted { ($0.a, $0.b) < ($1.a, $1.b) }
      wordsOfCodes = Dictionary(grouping: pairs, by: \.a).mapValues { $0.map(\.b) }
    }
  }
  /// The same by the word of the first system.
  private(set) var wordsOfCodes: [Int: [Int]] = [:]
  /// Words of the first system with those of the second that they stand for, by their letters and numbers.
  var phrases: Set<WordPair> = [] {
    didSet {
      phrasesOfA = Dictionary(grouping: phrases.sorted { ($0.a, $0.b) < ($1.a, $1.b) }, by: \.a)
        .mapValues { $0.map(\.b) }
      phrasesOfB = Set(phrases.map(\.b))
    }
  }
  /// Those of the second by those of the first.
  private(set) var phrasesOfA: [Int: [Int]] = [:]
  private var phrasesOfB: Set<Int> = []

  /// Whether all words of two readings stand for each other; `nil` where nothing is learnt of either.
  func areOnePhrase(_ x: NameView, _ y: NameView) -> Bool? {
    guard !phrases.isEmpty else { return nil }
    guard let partners = phrasesOfA[x.phrase] else { return nil }
    if partners.contains(y.phrase) { return true }
    return phrasesOfB.contains(y.phrase) ? false : nil
  }

  /// Both number their lines or areas alike.
  var sharesPlaces = false
  /// Words of one class as far as a single letter tells, while the numbers say that the letter stands for another word.
  var misread: Set<WordPair> = []
  /// Words of a class that both systems have beside other words of it, such as those for ball mills and for hammer mills.
  var apart: Set<Int> = []
  /// Codes of which one may be a slip of the other.
  var slips: Set<WordPair> = []
  /// Kinds of places whose numbers both systems share.
  var sharedKinds: Set<Int> = []
  /// Names agree with names so often that a difference counts.
  var comparesNames = false
  var comparesNumbers = false
  /// Numbers of both that differ by the signs between their digits, as indices of records.
  var sameDigits: Set<WordPair> = []
  /// Names without a line meet several units of the other system.
  var linesAreNeeded = false
  /// Each system has other words of places before all its names, with one number.
  var hasConstantPlaces = false

  /// Whether the code of one is short for a word of the other.
  func abbreviates(_ x: NameView, _ y: NameView) -> Bool {
    guard !abbreviations.isEmpty else { return false }
    return ([x.head] + (x.classes.isEmpty ? x.qualifiers : [])).contains { a in
      ([y.head] + (y.classes.isEmpty ? y.qualifiers : [])).contains { b in
        abbreviations.contains(WordPair(a: a, b: b))
      }
    }
  }

  struct WordPair: Hashable {
    var a: Int
    var b: Int
  }
}

/// How two readings agree, in log-odds (natural logarithm).
struct Comparison {
  enum Veto: Int { case unit, suffix, place, className, level }
  enum ClassRelation {
    case phrase
    case sameWord, sameClass, sameCode, similar, translated, abbreviated, misspelt, slip, generic
    case stem, partly, part
    case unknown, missing, different
  }
  enum Agreement { case same, missing, none }

  var score = NamesAgree.inForce.prior
  var veto: Veto?
  var classRelation = ClassRelation.missing
  var unit = Agreement.none
  var place = Agreement.none
  var suffix = Agreement.none
  var isComposed = false
  /// The line and the unit that numbers of other compositions stand for.
  var composed: (line: Int, unit: Int)?
  var sameKey = false
  var sameQualifiers = false
  var otherQualifiers = false
  /// The same words and number, of which others come first.
  var isReordered = false
  var viewA = 0
  var viewB = 0
  /// Both names stand in one register row.
  var isRegistered = false
  var isOnlyOne = false
  var isDescribedOtherwise = false
  /// Codes of both say that they are of other lines or areas, whatever else speaks for them.
  var isPlacedOtherwise = false
  /// The line or area that codes beside the compared texts name.
  var codedPlace: Int?
  /// What a person has to decide, however likely it is.
  var isDoubtful = false

  static func posterior(_ score: Double) -> Double { 1 / (1 + exp(-score)) }
}
