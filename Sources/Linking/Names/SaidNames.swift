import Foundation
import Profiling
import Vocabulary

/// Names of one system that stand as a piece of their own in the descriptions of another's register, `塗工機1号機` in
/// `Electrode Coater #1 (塗工機1号機)`, and codes that are all of one, without what all names of a site begin with: `3210-ML-001`
/// of `CA-3210-ML-001`.
struct SaidNames {
  private let records: [NameRecord]
  private let vocabulary: EquipmentVocabulary
  private let judgement = DescriptionHasName.inForce
  /// Rows of registers by all that they say, per system that describes any, and whether it is a piece of a description.
  private var rows: [SourceSystem: [String: [(row: Int, isPiece: Bool)]]] = [:]

  init(_ records: [NameRecord], _ vocabulary: EquipmentVocabulary) {
    self.records = records
    self.vocabulary = vocabulary
    let described = Set(
      records.lazy.filter { $0.origin == .register && ($0.description ?? $0.title) != nil }
        .map(\.system))
    for (index, record) in records.enumerated()
    where record.origin == .register && described.contains(record.system) {
      let texts = Set([record.description, record.title].compactMap { $0 })
      let pieces = Set(texts.flatMap(Self.pieces).map(NameWriting.plain))
      for piece in pieces {
        rows[record.system, default: [:]][piece, default: []].append((index, true))
      }
      // A code behind one word may be what the word is said of.
      let codes = texts.compactMap { text in
        let words = text.split(separator: " ")
        return words.count == 2 ? NameWriting.plain(String(words[1])) : nil
      }
      let whole = Set(
        (codes + Array(texts) + [record.name] + record.aliases).map(NameWriting.plain))
      for text in whole.subtracting(pieces) {
        rows[record.system, default: [:]][text, default: []].append((index, false))
      }
    }
  }

  /// Pairs of records that are one so, sorted.
  var pairs: [(row: Int, name: Int)] {
    var result: [(row: Int, name: Int)] = []
    let named = Dictionary(grouping: records.indices) { records[$0].system }
    for system in rows.keys.sorted() {
      for other in named.keys.sorted() where other != system {
        let names = named[other] ?? []
        let texts = rows[system] ?? [:]
        let found = names.compactMap { name in
          row(of: name, in: texts).map { (row: $0, name: name) }
        }
        if judgement.holds(names: names.count, found: found.count) { result += found }
        let codes = codes(of: names, in: texts)
        let described = (named[system] ?? []).count {
          records[$0].description.map { code(in: NameWriting.plain($0)) != nil } ?? false
        }
        if judgement.holds(names: min(names.count, described), found: codes.count) {
          result += codes
        }
      }
    }
    return result
  }

  /// The only rows whose descriptions are the ends of names that no other name of the system has.
  private func codes(
    of names: [Int], in rows: [String: [(row: Int, isPiece: Bool)]]
  ) -> [(row: Int, name: Int)] {
    var ends: [String: [Int]] = [:]
    for name in names {
      for end in Self.ends(of: records[name].name) where judgement.isTelling(end) {
        ends[NameWriting.plain(end), default: []].append(name)
      }
    }
    let known = ends.filter { $0.value.count == 1 && rows[$0.key]?.count == 1 }
    return known.sorted { $0.key < $1.key }.compactMap { end, names in
      guard let row = rows[end]?.first?.row,
        let description = records[row].description.map(NameWriting.plain),
        let code = code(in: description), code.text == end,
        isOf(code.classes, records[names[0]].name)
      else { return nil }
      return (row, names[0])
    }
  }

  /// The code that is all of a description, or stands in it behind one word for what it is: `FV01` of `tank FV01`.
  private func code(in description: String) -> (text: String, classes: [Int])? {
    let words = description.split(separator: " ")
    guard let last = words.last, judgement.isTelling(String(last)) else { return nil }
    if words.count == 1 { return (description, []) }
    let meaning = vocabulary.meanings[Words.folded(String(words[0]))]
    guard words.count == 2, let meaning, meaning.isWord, !meaning.classes.isEmpty else {
      return nil
    }
    return (String(last), meaning.classes)
  }

  /// Whether no word of a name is for another class than one of these; letters of a code may be anything.
  private func isOf(_ classes: [Int], _ name: String) -> Bool {
    classes.isEmpty
      || NameToken.split(name).allSatisfy { token in
        guard let meaning = vocabulary.meanings[token.text], meaning.isWord else { return true }
        return meaning.classes.isEmpty || !Set(meaning.classes).isDisjoint(with: classes)
      }
  }

  /// What stands behind the first separators of a code; a name of words has none.
  private static func ends(of name: String) -> [String] {
    guard !name.contains(" ") else { return [] }
    let separators = name.utf8.indices.lazy.filter { Splitting.isTagSeparator(name.utf8[$0]) }
    return separators.prefix(mostSteps).map { String(name[name.utf8.index(after: $0)...]) }
  }

  /// Steps of a site and its parts before what is of one machine; a name without end has no more.
  private static let mostSteps = 3

  /// The only row that says the name, beside something else that is no other class of equipment.
  private func row(of name: Int, in rows: [String: [(row: Int, isPiece: Bool)]]) -> Int? {
    let text = records[name].name
    guard judgement.isTelling(text), let found = rows[NameWriting.plain(text)],
      found.count == 1, let (row, isPiece) = found.first, isPiece
    else { return nil }
    let rest = Self.pieces(of: records[row].description ?? records[row].title ?? "")
      .filter { NameWriting.plain($0) != NameWriting.plain(text) }
    let said = vocabulary.className(of: rest.joined(separator: " "))
    let own = vocabulary.className(of: text)
    return said == nil || own == nil || said == own ? row : nil
  }

  /// What stands in brackets, before them, and between strokes. A comma parts what is said of a thing, not its names.
  private static func pieces(of text: String) -> [String] {
    let pieces = text.split { "()[]{}（）［］【】「」/|／｜".contains($0) }
    return pieces.count < 2 ? [] : pieces.map { $0.trimmingCharacters(in: .whitespaces) }
  }
}
