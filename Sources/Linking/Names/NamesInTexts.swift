import Profiling
import Vocabulary

// What texts about tags, such as their descriptions, name.

extension NamesInTags {
  mutating func addNumber(of record: NameRecord) {
    let signs = NamesInTags.signs(NamesInTags.parts(of: record.name).flatMap(\.tokens))
    guard let place = bySigns[signs] else { return }
    let texts = [record.name] + record.aliases + [record.description].compactMap(\.self)
    let numbers = Set(texts.compactMap { DesignatedNumber($0, equipment)?.number })
    guard numbers.count == 1, let number = numbers.first else { return }
    let isFirst = byNumber[number]?[record.system] == nil
    byNumber[number, default: [:]][record.system] = isFirst ? .some(place) : .some(nil)
  }

  /// `Presse à injecter 3`, which a register says of PI-03.
  mutating func addSaid(by record: NameRecord) {
    let own = NamesInTags.signs(NamesInTags.parts(of: record.name).flatMap(\.tokens))
    guard let place = bySigns[own], !known[place].isPlace else { return }
    for text in Set([record.description, record.title].compactMap { $0 }) {
      let tokens = NamesInTags.parts(of: text).flatMap(\.tokens)
      addClasses(of: tokens)
      guard tokens.contains(where: \.isNumber), tokens.contains(where: { $0.text.count > 3 }),
        judgement.isEnd(tokens.count)
      else { continue }
      let signs = NamesInTags.signs(tokens)
      bySaid[signs] = (bySaid[signs] ?? place) == place ? .some(place) : .some(nil)
    }
  }

  /// The longest name that a text about a tag begins with, as it is written there, and what tables call it.
  ///
  /// The end of a code is enough where only one ends so: `3410-PP-003` of `CA-3410-PP-003`.
  package func beginning(of text: String) -> (written: String, name: String)? {
    let parts = NamesInTags.parts(of: text)
    let whole = runs(in: parts).filter {
      $0.parts.lowerBound == 0 && known[$0.known].isNumbered && !known[$0.known].isPlace
        && isWhole($0, parts)
    }.max { $0.parts.count < $1.parts.count }
    if let whole { return (self.text(text, parts, whole.parts), known[whole.known].name) }
    // A code is one word.
    let end = text.firstIndex(of: " ") ?? text.endIndex
    let code = parts.prefix { $0.range.upperBound <= end }
    if code.count > 1, let index = byEnd[NamesInTags.signs(code.flatMap(\.tokens))] ?? nil {
      return (self.text(text, parts, code.indices), known[index].name)
    }
    // `11 NOLU` of what a register calls machine No 11.
    guard let told = DesignatedNumber(text, equipment), let written = told.beginning,
      let systems = byNumber[told.number], systems.values.allSatisfy({ $0 != nil }),
      let system = systems.keys.min(by: { AssetLinker.rank($0) < AssetLinker.rank($1) }),
      let index = systems[system] ?? nil
    else { return nil }
    return (String(written), known[index].name)
  }

  /// The one machine that a text about a tag names, by its name or by what a register says of it: as it is written there, and
  /// what tables call it.
  package func said(in written: String) -> (written: String, name: String)? {
    let text = String(written.map { $0.isPunctuation && $0 != "-" && $0 != "_" ? " " : $0 })
    let parts = NamesInTags.parts(of: text)
    var found: [(parts: Range<Int>, known: Int)] = runs(in: parts).filter { run in
      known[run.known].isNumbered && !known[run.known].isPlace && isWhole(run, parts)
        && judgement.isLong(known[run.known].signCount)
    }.map { ($0.parts, $0.known) }
    if !bySaid.isEmpty {
      for start in parts.indices {
        var tokens: [NameToken] = []
        for end in start..<parts.count {
          tokens += parts[end].tokens
          guard judgement.isEnd(tokens.count) else { break }
          if let index = bySaid[NamesInTags.signs(tokens)] ?? nil {
            found.append((start..<end + 1, index))
          }
        }
      }
    }
    // A longer name has the shorter ones in it.
    var longest = Array(repeating: 0, count: parts.count)
    for one in found {
      for part in one.parts { longest[part] = max(longest[part], one.parts.count) }
    }
    let whole = found.filter { one in one.parts.allSatisfy { longest[$0] <= one.parts.count } }
    guard Set(whole.map(\.known)).count == 1, let only = whole.first else { return nil }
    // The pump of press 3 is another machine; its motor is one where any table has motors.
    let rest = (parts[..<only.parts.lowerBound] + parts[only.parts.upperBound...])
      .flatMap(\.tokens)
    guard
      !rest.indices.contains(where: { place in
        guard let meaning = equipment.meaning(of: rest, at: place)?.0 else { return false }
        return meaning.isWord && !meaning.isFitting && meaning.level == nil
          && meaning.classes.contains { !equipment.drives.contains($0) || classes.contains($0) }
      })
    else { return nil }
    return (self.text(text, parts, only.parts), known[only.known].name)
  }

  /// The one name that a text about a tag has, such as its description.
  package func name(in text: String) -> String? {
    let parts = NamesInTags.parts(
      of: String(text.map { $0.isPunctuation && $0 != "-" && $0 != "_" ? " " : $0 }))
    let found = Set(
      runs(in: parts).filter { run in
        known[run.known].isNumbered && !known[run.known].isPlace && isWhole(run, parts)
          && judgement.isLong(known[run.known].signCount)
      }.map(\.known))
    guard found.count == 1, let index = found.first else { return nil }
    return known[index].name
  }
}
