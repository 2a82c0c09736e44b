import Foundation
import Profiling
import Vocabulary

/// Names of one system that stand as a piece of their own in the descriptions of another's register: `塗工機1号機` in
/// `Electrode Coater #1 (塗工機1号機)`.
struct SaidNames {
  private let records: [NameRecord]
  private let vocabulary: EquipmentVocabulary
  private let judgement = DescriptionHasName.inForce
  /// Rows of registers by all that they say, per system, and whether it is a piece of a description.
  private var rows: [SourceSystem: [String: [(row: Int, isPiece: Bool)]]] = [:]

  init(_ records: [NameRecord], _ vocabulary: EquipmentVocabulary) {
    self.records = records
    self.vocabulary = vocabulary
    for (index, record) in records.enumerated() where record.origin == .register {
      let texts = Set([record.description, record.title].compactMap { $0 })
      let pieces = Set(texts.flatMap(Self.pieces).map(NameWriting.plain))
      for piece in pieces {
        rows[record.system, default: [:]][piece, default: []].append((index, true))
      }
      let whole = Set((Array(texts) + [record.name] + record.aliases).map(NameWriting.plain))
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
        let found = names.compactMap { name in
          row(of: name, in: rows[system] ?? [:]).map { (row: $0, name: name) }
        }
        if judgement.holds(names: names.count, found: found.count) { result += found }
      }
    }
    return result
  }

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
