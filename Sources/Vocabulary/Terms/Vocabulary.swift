import Foundation
import Yams

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
  let nulls: Set<String>
  private let nullStarts: [Bool]
  package let goodQuality: Set<String>
  package let uncertainQuality: Set<String>
  package let badQuality: Set<String>
  let conforming: Set<String>
  let nonconforming: Set<String>
  let corrective: Set<String>
  let preventive: Set<String>
  let failures: Set<String>
  package let signalWords: [(kind: SignalKind, words: [[String]])]
  let signalUnits: [(kind: SignalKind, units: Set<String>)]
  let unitNames: Set<String>
  package let isaLetters: [Character: SignalKind]
  package let isaFunctions: Set<String>
  package let attributes: Set<String>
  package let qualifiers: Set<String>
  package let places: Set<String>
  /// Words of a state that tell whether a machine runs, and those with which it tells something else.
  let runningWords: Set<String>
  let otherStates: Set<String>
  /// Texts of a state that say that a machine runs, or does not.
  let runningTexts: Set<String>
  let restingTexts: Set<String>
  /// What an export may make of the samples between its rows.
  package let averagedWords: Set<String>
  package let interpolatedWords: Set<String>
  package let otherAggregates: Set<String>

  /// The vocabulary that ships with the program.
  package static func builtIn() throws -> Vocabulary {
    guard let folder = BuiltInFolder.path(module: "Vocabulary", name: "vocabulary") else {
      throw VocabularyError(
        message: "the built-in vocabulary is not beside the program",
        help: "install the program again, with the folders that come beside it")
    }
    return try Vocabulary(folder: folder)
  }

  init(folder: String) throws {
    func mapping(_ file: String) throws -> Node {
      let path = folder + "/" + file
      guard let data = FileManager.default.contents(atPath: path),
        let node = try Yams.compose(yaml: String(decoding: data, as: UTF8.self), .basic)
      else {
        throw VocabularyError(
          message: "\(path): the file is missing or empty",
          help: "install the program again, with the folders that come beside it")
      }
      return node
    }
    func strings(_ node: Node?) -> [String] {
      guard let node else { return [] }
      if let scalar = node.scalar { return [scalar.string] }
      return node.sequence?.compactMap { $0.scalar?.string } ?? []
    }
    func set(_ node: Node?) -> Set<String> { Set(strings(node).map(Words.folded)) }

    let columns = try mapping("columns.yml")
    phrases = PhraseIndex(
      try (columns.mapping ?? [:]).map { key, value in
        guard let name = key.scalar?.string, let role = ColumnRole(rawValue: name) else {
          throw VocabularyError(
            message: "\(folder)/columns.yml: '\(key.scalar?.string ?? "?")' is no column role",
            help: "use one of \(ColumnRole.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        var list: [Phrase] = []
        for (language, words) in value.mapping ?? [:] {
          for text in strings(words) {
            for variant in Vocabulary.spellings(text) {
              list.append(
                Phrase(words: Words.split(variant), language: language.scalar?.string ?? ""))
            }
          }
        }
        return (role, list)
      })
    let systems = try mapping("systems.yml")
    systemWords = SourceSystem.allCases.compactMap { system in
      systems["systems"]?[system.rawValue].map { (system, set($0)) }
    }
    kindWords = TableKind.allCases.compactMap { kind in
      systems["kinds"]?[kind.rawValue].map { (kind, set($0)) }
    }
    nulls = set(systems["nulls"])
    nullStarts = Vocabulary.starts(of: nulls)
    goodQuality = set(systems["quality"]?["good"])
    uncertainQuality = set(systems["quality"]?["uncertain"])
    badQuality = set(systems["quality"]?["bad"])
    conforming = set(systems["results"]?["conforming"])
    nonconforming = set(systems["results"]?["nonconforming"])
    corrective = set(systems["work"]?["corrective"])
    preventive = set(systems["work"]?["preventive"])
    failures = set(systems["work"]?["failures"])
    let signals = try mapping("signals.yml")
    signalWords = SignalKind.allCases.compactMap { kind in
      signals["kinds"]?[kind.rawValue].map { node in
        (kind, strings(node["words"]).map { Words.split($0) })
      }
    }
    signalUnits = SignalKind.allCases.compactMap { kind in
      signals["kinds"]?[kind.rawValue].map { (kind, set($0["units"])) }
    }
    var letters: [Character: SignalKind] = [:]
    for kind in SignalKind.allCases {
      if let text = signals["kinds"]?[kind.rawValue]?["isa"]?.scalar?.string, let first = text.first
      {
        letters[first] = kind
      }
    }
    isaLetters = letters
    unitNames = set(signals["unit-names"])
    isaFunctions = Set(strings(signals["isa-functions"]))
    attributes = set(signals["attributes"])
    qualifiers = set(signals["qualifiers"])
    places = set(signals["places"])
    runningWords = set(signals["running"]?["words"])
    otherStates = set(signals["running"]?["but-not"])
    runningTexts = set(signals["running"]?["on"])
    restingTexts = set(signals["running"]?["off"])
    averagedWords = set(signals["aggregates"]?["averaged"])
    interpolatedWords = set(signals["aggregates"]?["interpolated"])
    otherAggregates = set(signals["aggregates"]?["other"])
  }

  /// The phrase, and with `ue` for `ü` where it has umlauts.
  private static func spellings(_ text: String) -> [String] {
    if Words.isPlain(text) { return [text] }
    let spelt =
      text
      .replacingOccurrences(of: "ä", with: "ae").replacingOccurrences(of: "ö", with: "oe")
      .replacingOccurrences(of: "ü", with: "ue")
    return spelt == text ? [text] : [text, spelt]
  }

  /// True for an empty text or one that stands for a missing value.
  package func isNull(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return true }
    return nullStarts[Int(first)] && nulls.contains(text.lowercased())
  }

  /// For each byte, whether a text that stands for a missing value may begin with it.
  static func starts(of nulls: Set<String>) -> [Bool] {
    var starts = [Bool](repeating: false, count: 256)
    for byte in 128..<256 { starts[byte] = true }
    for first in nulls.compactMap(\.utf8.first) where first < 128 {
      starts[Int(first)] = true
      if first &- 0x61 < 26 { starts[Int(first & ~0x20)] = true }
    }
    return starts
  }

  /// True for corrective, false for preventive work, `nil` when the text says neither.
  package func isCorrective(_ text: String) -> Bool? {
    let key = Words.folded(text).trimmingCharacters(in: .whitespaces)
    if corrective.contains(key) { return true }
    if preventive.contains(key) { return false }
    if Words.isEastAsian(key) {
      if corrective.contains(where: { Words.isEastAsian($0) && key.contains($0) }) { return true }
      if preventive.contains(where: { Words.isEastAsian($0) && key.contains($0) }) { return false }
    }
    for word in Words.split(text) {
      if word.count > 2, corrective.contains(word) { return true }
      if word.count > 2, preventive.contains(word) { return false }
    }
    return nil
  }

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
    guard text.utf8.count <= 32 else { return nil }
    let key = Words.split(text).joined(separator: " ")
    return runningTexts.contains(key) ? true : restingTexts.contains(key) ? false : nil
  }

  /// True for the path of a file that is named after breakdowns.
  package func isFailureLog(_ path: String) -> Bool {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return Words.split(name).contains { failures.contains($0) }
  }

  /// True for a result in order, false for one that is not, `nil` when the text says neither.
  package func isConforming(_ text: String) -> Bool? {
    let key = Words.folded(text).trimmingCharacters(in: .whitespaces)
    if conforming.contains(key) { return true }
    if nonconforming.contains(key) { return false }
    return nil
  }
}

extension Vocabulary {
  /// True for headers such as `value` or `Messwert`, which name no signal.
  package func isGenericValue(_ header: String) -> Bool { says(header, .value) }

  /// Whether a name says a role and nothing else.
  package func says(_ name: String, _ role: ColumnRole) -> Bool {
    phrases.match(Header(Words.split(name)))[role].score == 1
  }
}
