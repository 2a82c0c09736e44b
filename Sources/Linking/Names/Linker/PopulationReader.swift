import Profiling
import Vocabulary

/// Turns the records of one system into a population.
struct PopulationReader {
  private static let mostAliases = 4
  /// Rows with one description; what more have says no more of one than its class.
  private static let mostAlike = 50
  let vocabulary: EquipmentVocabulary
  let shared: [String: [String]]
  /// Words of all names and descriptions, folded, sorted; empty where none is shortened.
  let words: [String]

  /// - Parameters:
  ///   - records: Of one system, among all.
  ///   - elsewhere: Words that names of other systems have.
  func read(
    _ records: ArraySlice<NameRecord>, elsewhere: Set<String>, table: inout WordTable
  ) -> Population {
    guard let first = records.first else { return Population(system: .unknown) }
    let tokens = records.map { NameToken.split($0.name) }
    let described = records.compactMap { $0.description.map(NameToken.split) }
    var counts: [String: Int] = [:]
    for token in tokens.joined() where !token.isNumber { counts[token.text, default: 0] += 1 }
    for token in described.joined() where !token.isNumber { counts[token.text, default: 0] += 1 }
    let spelling = Spelling(
      vocabulary: vocabulary, counts: counts, elsewhere: elsewhere, shared: shared)
    let romans = RomanNumerals.stems(
      of: records.lazy.flatMap {
        [$0.name, $0.description ?? ""] + $0.aliases
      })
    let spelt = NumberWords(
      of: records.lazy.flatMap {
        [$0.name, $0.description ?? ""] + $0.aliases
      }, vocabulary)
    let sizes = SharedSizes(
      records.lazy.flatMap { [$0.name, $0.description ?? ""] + $0.aliases })
    // The two are lists of their own.
    let sisters = LettersTellSisters.inForce.codes(of: tokens)
      .union(LettersTellSisters.inForce.codes(of: described))
      .union(LettersTellSisters.inForce.words(of: tokens))
    let holders = CodeHoldsMachines.inForce.codes(
      of: zip(records, tokens).lazy.compactMap { record, tokens in
        CodeHoldsMachines.inForce.candidate(in: spelt.replaced(in: tokens), of: record.name)
      }
    ).filter { vocabulary.meanings[$0]?.level == nil }
    let shortened = shortened(tokens.joined()).merging(shortened(described.joined())) { $1 }
    func reader(_ constants: Set<String>) -> NameReader {
      NameReader(
        vocabulary: vocabulary, spelling: spelling, constants: constants, sisters: sisters,
        romans: romans, spelt: spelt, shortened: shortened, holders: holders, elsewhere: elsewhere,
        sizes: sizes)
    }
    let names = reader(
      constants(of: tokens, besides: sisters.union(holders.intersection(elsewhere))))
    // Each column of other names has its own words before them.
    let aliases = (0..<Self.mostAliases).map { place in
      reader(
        constants(
          of: records.compactMap { record in
            record.aliases.indices.contains(place)
              ? NameToken.split(record.aliases[place]) : nil
          }))
    }
    let texts = reader([])
    let surroundings = surroundings(records)
    var population = Population(system: first.system)
    population.records = zip(records.indices, tokens).map { index, tokens in
      link(
        records[index], tokens, index: index, under: surroundings[index], names: names,
        aliases: aliases, texts: texts, table: &table)
    }
    refineCodes(&population)
    dropAmbiguousKeys(&population)
    return population
  }

  /// Words with a dot, and those that they are short for.
  private func shortened(_ tokens: some Sequence<NameToken>) -> [String: String] {
    guard !words.isEmpty else { return [:] }
    var found: [String: String] = [:]
    for token in tokens where token.isShortened && vocabulary.meanings[token.text] == nil {
      found[token.text] = DotShortensWord.inForce.meant(by: token.text, among: words)
    }
    return found
  }

  /// What a register says of the row that a row is under, where it describes others alike.
  private struct Surroundings {
    var own: String
    var others: [String]

    /// Its words, and those of the others alone.
    var words: [Set<String>] {
      func words(_ text: String) -> Set<String> {
        Set(NameToken.split(text).filter { !$0.isNumber }.map(\.text))
      }
      let own = words(own)
      return [own, others.reduce(into: Set<String>()) { $0.formUnion(words($1)) }.subtracting(own)]
    }
  }

  /// - Returns: By index of the record.
  private func surroundings(_ records: ArraySlice<NameRecord>) -> [Int: Surroundings] {
    guard records.contains(where: { $0.parent != nil }) else { return [:] }
    var said: [String: String] = [:]
    var alike: [String: [Int]] = [:]
    for index in records.indices where records[index].origin == .register {
      guard let description = records[index].description else { continue }
      said[records[index].name] = description
      if records[index].parent != nil { alike[description, default: []].append(index) }
    }
    var found: [Int: Surroundings] = [:]
    for rows in alike.values where 2...Self.mostAlike ~= rows.count {
      let parents = rows.compactMap { index in records[index].parent.flatMap { said[$0] } }
      // Those of one parent, or of parents that are called alike, are told by their names.
      guard Set(parents).count == rows.count else { continue }
      for (index, parent) in zip(rows, parents) {
        found[index] = Surroundings(own: parent, others: parents.filter { $0 != parent })
      }
    }
    return found
  }

  /// Tells each row of a register which kinds of machines the register lists several of in it.
  ///
  /// Once words have the numbers of the table of all systems.
  ///
  /// - Parameter records: All, of which the population has some.
  static func markHolders(of records: [NameRecord], in population: inout Population) {
    guard population.records.contains(where: { records[$0.index].parent != nil }) else { return }
    var units: [String: [Int: Set<Int>]] = [:]
    for read in population.records where read.origin == .register {
      let record = records[read.index]
      guard let parent = record.parent, parent != record.name else { continue }
      for view in read.views where view.isClassSure || view.source != .description {
        guard let unit = view.unit else { continue }
        for kind in view.identities { units[parent, default: [:]][kind, default: []].insert(unit) }
      }
    }
    for position in population.records.indices {
      guard let held = units[population.records[position].name] else { continue }
      let kinds = held.filter { $0.value.count > 1 }.keys
      if !kinds.isEmpty { population.records[position].heldKinds = Set(kinds) }
    }
  }

  /// Words and numbers that stand at the same place of nearly all the names of a list.
  ///
  /// - Parameter telling: Words whose numbers tell things apart, whether all names have them or not.
  private func constants(of names: [[NameToken]], besides telling: Set<String> = [])
    -> Set<String>
  {
    let prefix = PrefixSaysNothing.inForce
    guard prefix.areEnough(names.count) else { return [] }
    var firsts: [String: Int] = [:]
    for name in names {
      for (place, token) in name.prefix(4).enumerated() {
        firsts["\(place)|\(token.text)", default: 0] += 1
      }
    }
    return Set(
      firsts.filter { key, count in
        guard prefix.holds(found: count, of: names.count) else { return false }
        // A class or a line is worth keeping even when the plant has just one.
        let text = key.split(separator: "|").last.map(String.init) ?? ""
        if telling.contains(text) { return false }
        guard let meaning = vocabulary.meanings[text] else { return true }
        return meaning.level == .site || meaning.classes.isEmpty && meaning.level == nil
      }.keys)
  }

  /// - Parameter tokens: Of the name.
  private func link(
    _ record: NameRecord, _ tokens: [NameToken], index: Int, under surroundings: Surroundings?,
    names: NameReader, aliases: [NameReader], texts: NameReader, table: inout WordTable
  ) -> LinkRecord {
    var views = [names.read(record.name, tokens, source: .name, table: &table)]
    for (reader, alias) in zip(aliases, record.aliases) where alias != record.name {
      views.append(reader.read(alias, source: .alias, table: &table))
    }
    if let description = record.description, description != record.name {
      views.append(texts.read(description, source: .description, table: &table))
    }
    if let surroundings {
      let around = texts.read(surroundings.own, source: .description, table: &table)
      for position in views.indices { place(&views[position], in: around) }
    }
    addCounted(to: &views)
    let areas = record.areas.map { texts.read($0, source: .description, table: &table) }
    let numbers = NameToken.split(record.areas.first ?? "").filter(\.isNumber)
    let declared = (record.className.flatMap { vocabulary.declaredClass($0) ?? $0 })
      .flatMap { vocabulary.classIndex($0) }
    let described = views.dropFirst().first { $0.isClassSure && !$0.classes.isEmpty }?.classes
    for position in views.indices {
      // `Line 1 - bread` is line 1.
      for area in areas {
        for place in area.places where place.kind < NameView.Place.lead {
          if views[position].place(place.kind) == nil {
            views[position].places.append(place)
            views[position].places.sort { ($0.kind, $0.value) < ($1.kind, $1.value) }
          }
        }
        if views[position].placeText == nil, area.isPlaceOnly {
          views[position].placeText = area.placeText
        }
      }
      let isOpen = !views[position].isClassSure && !views[position].isPlaceOnly
      if isOpen, let classes = declared.map({ [$0] }) ?? described {
        views[position].classes = classes
        views[position].isClassSure = true
        views[position].isGeneric = false
      }
    }
    let isRetired =
      views.contains { $0.isRetired } || record.className.map(saysRetired) == true
      || record.status.map(saysRetired) == true
    var keys: [Int] = []
    for view in views
    where view.source != .description
      && identifies(view.text, view.source == .name ? tokens : NameToken.split(view.text))
    {
      keys.append(view.key)
    }
    return LinkRecord(
      LinkFields(
        name: record.name,
        writing: NameWriting(record.name, tokens), origin: record.origin,
        views: views.map(NameView.init),
        keys: keys,
        seconds: record.aliases.filter { $0 != record.name && identifies($0, NameToken.split($0)) }
          .map {
            NameWriting($0).text
          }, areaNumber: numbers.count == 1 ? NameReader.value(numbers[0].text) : nil,
        surroundings: surroundings?.words ?? [], isRetired: isRetired,
        isPlaceOnly: views.allSatisfy { $0.isPlaceOnly }, index: index, group: index))
  }

  /// Adds the line or area of what a row is under.
  private func place(_ view: inout NameFields, in around: NameFields) {
    for place in around.places where place.kind < NameView.Place.lead {
      if view.place(place.kind) == nil { view.places.append(place) }
    }
    view.places.sort { ($0.kind, $0.value) < ($1.kind, $1.value) }
  }

  /// Adds what a register says in words with the last number of a code of its row, where the code has several and that is a
  /// short one: `Carding machine` of 40-07 is carding machine 7. A serial number counts nothing.
  private func addCounted(to views: inout [NameFields]) {
    guard
      let words = views.first(where: {
        $0.source == .description && $0.head >= 0 && $0.unit == nil && !$0.isPlaceOnly
      })
    else { return }
    for code in views where code.source != .description && code.head < 0 && !code.isPlaceOnly {
      guard let unit = code.unit, code.unitDigits < NamesAgree.inForce.longDigits,
        code.place(NameView.Place.lead) != nil
      else { continue }
      var counted = words
      counted.unit = unit
      counted.unitDigits = code.unitDigits
      counted.subunit = code.subunit
      if code.suffix != 0 { counted.suffix = code.suffix }
      // Numbers before it may count kinds of machines, as 40 does.
      counted.places += code.places.filter { place in
        (place.kind < NameView.Place.lead || place.kind >= NameView.Place.firstWord)
          && counted.place(place.kind) == nil
      }
      counted.places.sort { ($0.kind, $0.value) < ($1.kind, $1.value) }
      (counted.key, counted.keyLength, counted.bag) = (-1, 0, -1)
      views.append(counted)
    }
  }

  private func saysRetired(_ text: String) -> Bool {
    let tokens = NameToken.split(text)
    return tokens.indices.contains { vocabulary.meaning(of: tokens, at: $0)?.0.isRetired == true }
  }

  /// Short numbers are counted in every table; they identify nothing.
  private func identifies(_ text: String, _ tokens: [NameToken]) -> Bool {
    if tokens.contains(where: { !$0.isNumber }) { return text.utf8.count >= 3 }
    return tokens.reduce(0) { $0 + $1.text.utf8.count } >= 4
  }

  /// A code with several classes loses those that the same system spells with another code.
  private func refineCodes(_ population: inout Population) {
    var clear: [Int: Set<Int>] = [:]
    for record in population.records {
      for view in record.views where view.classes.count == 1 {
        clear[view.classes[0], default: []].insert(view.head)
      }
    }
    for index in population.records.indices {
      for position in population.records[index].views.indices {
        let view = population.records[index].views[position]
        guard view.classes.count > 1 else { continue }
        let left = view.classes.filter { candidate in
          guard let heads = clear[candidate] else { return true }
          return heads.contains(view.head)
        }
        if !left.isEmpty, left.count < view.classes.count {
          population.records[index].views[position] = view.changed { $0.classes = left }
        }
      }
    }
  }

  /// An identifier that two rows have (a model number, say) identifies neither.
  private func dropAmbiguousKeys(_ population: inout Population) {
    var called: [Int: Set<Int>] = [:]
    for (position, record) in population.records.enumerated() {
      for text in record.seconds + [record.writing.text] {
        called[text, default: []].insert(position)
      }
    }
    for position in population.records.indices {
      let seconds = population.records[position].seconds
      let own = seconds.filter { (called[$0]?.count ?? 0) <= 1 }
      if own.count < seconds.count { population.records[position].seconds = own }
    }
    var owners: [Int: Set<Int>] = [:]
    for (position, record) in population.records.enumerated() {
      for key in record.keys { owners[key, default: []].insert(position) }
    }
    for position in population.records.indices {
      let own = population.records[position].nameView?.key
      let keys = population.records[position].keys
      let telling = keys.filter { $0 == own || (owners[$0]?.count ?? 0) <= 2 }
      if telling.count < keys.count { population.records[position].keys = telling }
    }
  }
}
