import Foundation
import Linking
import Profiling
import Recognition
import Vocabulary

/// The machines that the descriptions of a list of tags name: `BBA CICL 2` of `BBA CICL 2 flujo descarga`, `Presse 3` of
/// `Température - Presse 3`.
///
/// A list seldom has a column for the machine, but people begin what they say of its points with it. One that tables know is
/// said; another is one where the tags agree, as all of `Presse 7` are called `IMM_07`.
struct DescribedMachines {
  struct Told {
    /// As the list writes it.
    var phrase: String
    /// What tables call it.
    var known: String?
  }

  private var told: [String: Told] = [:]
  private let judgement = DescriptionNamesMachine.inForce
  private let names: NamesInTags
  private let grammar: TagGrammar
  private let vocabulary: Vocabulary

  init(_ records: [RecordTable], names: NamesInTags, vocabulary: Vocabulary) {
    self.names = names
    self.vocabulary = vocabulary
    grammar = TagGrammar(tags: [], vocabulary: vocabulary)
    for table in records where table.table.kind == .tags {
      for column in table.table.columns where column.role == .description {
        let texts = table.records.map { $0.fields[column.index] }.filter { !$0.isEmpty }
        let found = texts.compactMap { text in machine(in: text).map { (text: text, told: $0) } }
        guard
          judgement.holds(
            texts: texts.count, found: found.count, names: Set(found.map(\.told.phrase)).count)
        else { continue }
        for (text, machine) in found where told[text] == nil { told[text] = machine }
      }
    }
  }

  /// Whether tables know what a tag is on, and know it by another name: then what its description begins with is what it
  /// feeds or stands on.
  func isOther(_ machine: Told, than asset: String?) -> Bool {
    guard let known = machine.known, let own = asset.flatMap(names.ending) else { return false }
    return own != known
  }

  /// What tables call the asset of a tag.
  func known(_ asset: String) -> String? { names.ending(asset) }

  /// The machine of a tag, by what lists say of it.
  func machine(_ texts: [String]) -> Told? { texts.lazy.compactMap { told[$0] }.first }

  /// What a text begins with, if it goes on, or what it has of which tables know.
  private func machine(in text: String) -> Told? {
    if let (phrase, name) = names.beginning(of: text), phrase.count < text.count {
      return Told(phrase: phrase, known: name)
    }
    if let (phrase, name) = names.said(in: text), phrase.count < text.count {
      return Told(phrase: phrase, known: name)
    }
    if let phrase = side(of: text) { return Told(phrase: phrase, known: nil) }
    // Words up to the first that has a number, which is no part of what was measured.
    let words = text.split(separator: " ")
    guard let end = words.firstIndex(where: { $0.contains(where: \.isNumber) }),
      judgement.isPhrase(end + 1), end + 1 < words.count
    else { return nil }
    let phrase = String(text[words[0].startIndex..<words[end].endIndex])
    let named = words[...end].map { Words.folded(String($0)) }
    // `Line 1` is none, `Line A press 1` is one.
    let last =
      named[named.count - 1].contains(where: \.isLetter) ? named.count - 1 : named.count - 2
    guard phrase.count(where: \.isLetter) > 1, grammar.parse(phrase).kind == .other, last >= 0,
      !vocabulary.isPlace(named[last].filter { !$0.isNumber })
    else { return nil }
    return Told(phrase: phrase, known: nil)
  }

  /// Whether a text is a measure, or begins with the word for one.
  private func saysMeasure(_ text: String) -> Bool {
    let first = text.split(separator: " ").first.map(String.init) ?? text
    return !vocabulary.equipment.namesEquipment(text) && grammar.parse(text).kind.has(.measured)
      || first != text && grammar.parse(first).kind.has(.measured)
  }

  /// Of two sides of a dash the one that says no measure: `Gas turbine` of `Gas turbine - shaft speed`.
  private func side(of text: String) -> String? {
    let sides = text.components(separatedBy: " - ").map { $0.trimmingCharacters(in: .whitespaces) }
    guard sides.count == 2 else { return nil }
    let measured = sides.map(saysMeasure)
    let named = sides.map { vocabulary.equipment.namesEquipment($0) && !$0.isEmpty }
    guard measured[0] != measured[1] || named[0] != named[1] else { return nil }
    let isRight = measured[0] != measured[1] ? measured[0] : named[1]
    let side = sides[isRight ? 1 : 0]
    let words = side.split(separator: " ").map { Words.folded(String($0)) }
    guard judgement.isPhrase(words.count), side.count(where: \.isLetter) > 1,
      !words.allSatisfy({ vocabulary.isPlace($0.filter { !$0.isNumber }) })
    else { return nil }
    return side
  }
}

/// A name in the tags, or in the lists, of a system.
private struct Phrase: Hashable, Comparable {
  var system: SourceSystem
  var text: String

  static func < (a: Phrase, b: Phrase) -> Bool { (a.system, a.text) < (b.system, b.text) }
}

extension [TaggedProfile] {
  /// Takes the machines that descriptions begin with before what the tags suggest. What a column says stands.
  mutating func take(_ machines: DescribedMachines, listed: ListedTags) {
    var places: [Phrase: [Int]] = [:]
    var told: [Int: DescribedMachines.Told] = [:]
    for (i, profile) in enumerated() where profile.tag.asset == nil {
      guard let machine = machines.machine(profile.entry(listed)?.texts ?? []),
        !machines.isOther(machine, than: profile.reading.asset)
      else { continue }
      told[i] = machine
      places[Phrase(system: profile.table.system, text: machine.phrase), default: []].append(i)
    }
    // What other tags call the machines that tables know.
    var own: [Phrase: String] = [:]
    for asset in Set(map { Phrase(system: $0.table.system, text: $0.reading.asset ?? "") }).sorted()
    {
      guard !told.isEmpty, let known = machines.known(asset.text) else { continue }
      let machine = Phrase(system: asset.system, text: known)
      own[machine] = own[machine] ?? asset.text
    }
    // The part that the readings of all tags of a machine begin with names it, if no other machine has it.
    let stems = places.mapValues { places in
      let names = places.map { self[$0].reading.asset ?? "" }
      let stem = Splitting.commonSteps(names)
      // Parts of one machine have names; `BBT01` and `BBT02` are two machines.
      let steps = Set(
        names.compactMap { name in
          name.dropFirst(stem.count).split {
            $0.isASCII && Splitting.isTagSeparator($0.asciiValue ?? 0)
          }
          .first
        })
      let areParts = Set(steps.map { $0.filter { !$0.isNumber } }).count == steps.count
      return names.contains(stem) || areParts ? stem : ""
    }
    var owners: [Phrase: [Phrase]] = [:]
    for (phrase, stem) in stems where !stem.isEmpty {
      owners[Phrase(system: phrase.system, text: stem), default: []].append(phrase)
    }
    for (phrase, places) in places {
      let stem = stems[phrase] ?? ""
      let isOne = owners[Phrase(system: phrase.system, text: stem)] == [phrase]
      for i in places {
        guard let machine = told[i] else { continue }
        // Points of several machines have the stem in common: it names none of them.
        let isShared =
          !stem.isEmpty && (owners[Phrase(system: phrase.system, text: stem)]?.count ?? 0) > 1
        if isOne, DescriptionNamesMachine.inForce.areEnough(places.count) || machine.known != nil {
          self[i].reading.asset = stem
          self[i].describedAsset = machine.phrase
        } else if let known = machine.known {
          let name = own[Phrase(system: phrase.system, text: known)] ?? machine.phrase
          self[i].reading.asset = name
          if known != name { self[i].describedAsset = known }
        } else if isShared, self[i].reading.asset == stem {
          self[i].reading.asset = machine.phrase
        }
      }
    }
  }
}
