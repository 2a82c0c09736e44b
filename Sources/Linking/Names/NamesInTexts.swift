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
  ///
  /// - Parameter holders: Rows of registers by system and name.
  mutating func addSaid(by record: NameRecord, holders: [SourceSystem: [String: NameRecord]]) {
    let own = NamesInTags.signs(NamesInTags.parts(of: record.name).flatMap(\.tokens))
    guard let place = bySigns[own], !known[place].isPlace else { return }
    let around = surroundings(of: record, holders)
    for text in Set([record.description, record.title].compactMap { $0 }) {
      let tokens = NamesInTags.parts(of: text).flatMap(\.tokens)
      addClasses(of: tokens)
      guard tokens.contains(where: { $0.text.count > 3 }), judgement.isEnd(tokens.count) else {
        continue
      }
      let isNumbered = tokens.contains(where: \.isNumber)
      let words = Set(tokens.filter { !$0.isNumber }.map(\.text))
      let kind = words.sorted().joined(separator: " ")
      for word in words { kindsOfWords[word, default: []].insert(kind) }
      guard isNumbered || !around.isEmpty else { continue }
      let signs = NamesInTags.signs(tokens)
      guard bySaid[signs]?.contains(where: { $0.known == place }) != true else { continue }
      bySaid[signs, default: []].append(
        Said(known: place, isNumbered: isNumbered, around: around, words: words))
      for word in words {
        saidByWord[word, default: []].append((place, Set(tokens.map(\.written).map(Words.folded))))
      }
    }
  }

  /// What a row of a register says it is in, by letters and digits: `Linie 2` and `L02`.
  private func surroundings(
    of record: NameRecord, _ holders: [SourceSystem: [String: NameRecord]]
  ) -> Set<String> {
    let parents = Set([record.parent].compactMap(\.self) + record.areas)
    let rows = parents.compactMap { holders[record.system]?[$0] }
    let texts = parents.union(rows.flatMap { [$0.description, $0.title].compactMap(\.self) })
    var result: Set<String> = []
    for text in texts {
      let parts = NamesInTags.parts(of: text)
      for start in parts.indices {
        var tokens: [NameToken] = []
        for part in parts[start...] {
          tokens += part.tokens
          guard judgement.isEnd(tokens.count) else { break }
          if tokens.contains(where: \.isNumber), tokens.contains(where: { !$0.isNumber }) {
            result.insert(NamesInTags.signs(tokens))
          }
        }
      }
    }
    return result
  }

  /// Which of the machines of which registers say the same a text means, by what else stands in it.
  private func meant(_ said: [Said], in parts: [Part], at range: Range<Int>) -> Int? {
    if said.count == 1, said[0].isNumbered { return said[0].known }
    // Without a number it is one word for one kind of machine, which no other kind has in it.
    if !said[0].isNumbered {
      let isOwn = said[0].words.allSatisfy { $0.count < 4 || kindsOfWords[$0]?.count == 1 }
      let isCut =
        parts.indices.contains(range.upperBound)
        && parts[range.upperBound].tokens.first?.isNumber == true
      guard isOwn, !isCut else { return nil }
    }
    var found: Set<String> = []
    for start in parts.indices where !range.contains(start) {
      var tokens: [NameToken] = []
      for end in start..<parts.count where !range.contains(end) {
        tokens += parts[end].tokens
        guard judgement.isEnd(tokens.count) else { break }
        found.insert(NamesInTags.signs(tokens))
        if end + 1 == range.lowerBound { break }
      }
    }
    let fitting = said.indices.filter { place in
      let others = said.indices.filter { $0 != place }
      return said[place].around.contains { around in
        found.contains(around) && !others.contains { said[$0].around.contains(around) }
      }
    }
    return fitting.count == 1 ? said[fitting[0]].known : nil
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
          let range = start..<end + 1
          if let said = bySaid[NamesInTags.signs(tokens)],
            let index = meant(said, in: parts, at: range)
          {
            // Where a row of a register says what another system calls it, the row is meant.
            found.removeAll { $0.parts == range }
            found.append((range, index))
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
    if let other = longer(than: only, in: parts) {
      return other.map { (known[$0].name, known[$0].name) }
    }
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
    // What several machines are called is the name of none.
    let signs = NamesInTags.signs(parts[only.parts].flatMap(\.tokens))
    let isShared = bySaid[signs].map { $0.count > 1 || !$0[0].isNumbered } ?? false
    let name = known[only.known].name
    return (isShared ? name : self.text(text, parts, only.parts), name)
  }

  /// What is said in more of the words of a text, in whatever order, than the name found in it: the gas burner of boiler 1 in
  /// `gas flow burner boiler 1`; nothing where several are, and `nil` where none is.
  private func longer(than found: (parts: Range<Int>, known: Int), in parts: [Part]) -> Int?? {
    let own = Set(parts[found.parts].flatMap(\.tokens).map(\.written).map(Words.folded))
    let all = Set(parts.flatMap(\.tokens).map(\.written).map(Words.folded))
    var others: Set<Int> = []
    for word in all.subtracting(own).sorted() {
      guard let said = saidByWord[word], said.count <= Self.mostSaid else { continue }
      for (place, tokens) in said
      where place != found.known && tokens.isStrictSuperset(of: own)
        && tokens.isSubset(of: all)
      {
        others.insert(place)
      }
    }
    guard let other = others.first else { return nil }
    return .some(others.count == 1 ? other : nil)
  }

  /// A word that more rows have tells nothing.
  private static let mostSaid = 256

  /// The one code of a machine that a text about a tag has, such as its description.
  package func code(in text: String) -> String? {
    let parts = NamesInTags.parts(
      of: String(text.map { $0.isPunctuation && $0 != "-" && $0 != "_" ? " " : $0 }))
    let found = Set(
      runs(in: parts).filter { run in
        known[run.known].isNumbered && !known[run.known].isPlace && isWhole(run, parts)
          && judgement.isLong(known[run.known].signCount)
      }.map(\.known))
    guard found.count == 1, let index = found.first,
      !NameToken.split(known[index].name).contains(where: { !$0.isNumber && $0.text.count > 4 })
    else { return nil }
    return known[index].name
  }
}
