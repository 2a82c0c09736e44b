import Profiling
import Vocabulary

/// A name record with its readings.
struct LinkRecord {
  var name: AssetName
  var writing: NameWriting
  var origin: NameRecord.Origin
  var views: [NameView]
  /// Keys of the name and of the other identifiers of its row, each with whether it may identify.
  var keys: [Int]
  /// The other identifiers of its row as they are written, but for case and blanks; those of one row alone.
  var seconds: [Int]
  /// The only number of the first of its areas.
  var areaNumber: Int?
  /// Indices of the records of other systems that a register says are the same thing.
  var kin: Set<Int> = []
  var isRetired: Bool
  var isPlaceOnly: Bool
  /// Index into the records handed in, once sorted.
  var index: Int
  /// The first of the records of its system that are known to be the same thing.
  var group: Int

  var nameView: NameView? { views.first }

  /// The line or area that any of its texts names, its code first, else the number of what its row says it is in.
  var place: Int? { views.lazy.compactMap(\.mainPlace).first ?? areaNumber }

  /// Whether codes of both have the same word and number, and other numbers of the same kind of place.
  func isNamesake(ofOtherPlace other: LinkRecord) -> Bool {
    views.contains { x in
      x.source != .description && x.head >= 0
        && other.views.contains { y in
          y.source != .description && x.head == y.head && x.unit == y.unit
            && x.places.contains { place in y.place(place.kind).map { $0 != place.value } ?? false }
        }
    }
  }

  /// Whether a register says that they are one, or one of them is called, to the letter, what a row gives as another name of the other, or both by such a name.
  func sharesText(_ other: LinkRecord) -> Bool {
    kin.contains(other.index) || seconds.contains(other.writing.text)
      || other.seconds.contains(writing.text)
      || seconds.contains { other.seconds.contains($0) }
  }
}

/// All names of one system and what they have in common.
struct Population {
  var system: SourceSystem
  var records: [LinkRecord] = []
  /// Records by block key.
  var blocks: [BlockKey: [Int]] = [:]
  /// Records by identifying key (name or alias).
  var byKey: [Int: [Int]] = [:]
  /// Records by what they are called to the letter, by name or second name.
  var byText: [Int: [Int]] = [:]
  /// Records by their letters and digits.
  var bySigns: [Int: [Int]] = [:]
  /// Records by class and place, by class and by class and unit, for "the only one".
  var tally: [BlockKey: Int] = [:]
  var valuesByKind: [Int: Set<Int>] = [:]
  /// Share of names that are a number and nothing else.
  var numericShare = 0.0

  struct BlockKey: Hashable {
    var kind: Int
    var a: Int
    var b: Int
    var c: Int
  }

  static let missing = Int.min

  mutating func index() {
    var numeric = 0
    var tallied: [BlockKey: Set<Int>] = [:]
    for (position, record) in records.enumerated() {
      var seen: Set<BlockKey> = []
      for view in record.views {
        for place in view.places { valuesByKind[place.kind, default: []].insert(place.value) }
        for key in Self.keys(view) where seen.insert(key).inserted {
          blocks[key, default: []].append(position)
        }
      }
      if record.writing.isTelling { bySigns[record.writing.signs, default: []].append(position) }
      for text in Set(record.seconds + [record.writing.text]) {
        byText[text, default: []].append(position)
      }
      for key in Set(record.keys) { byKey[key, default: []].append(position) }
      if let name = record.nameView, name.head < 0 { numeric += 1 }
      // A thing counts once for everything that any reading of its names says it may be.
      for key in record.views.flatMap(Self.tallyKeys) {
        tallied[key, default: []].insert(record.group)
      }
    }
    tally = tallied.mapValues(\.count)
    numericShare = records.isEmpty ? 0 : Double(numeric) / Double(records.count)
  }

  static func tallyKeys(_ view: NameView) -> [BlockKey] {
    let identity = classIdentity(view)
    guard identity != missing else { return [] }
    let place = view.mainPlace ?? missing
    let unit = view.unit ?? missing
    return [
      BlockKey(kind: 1, a: identity, b: place, c: missing),
      BlockKey(kind: 2, a: identity, b: missing, c: missing),
      BlockKey(kind: 3, a: identity, b: unit, c: missing),
    ]
  }

  /// The class, or the word when no class is known.
  static func classIdentity(_ view: NameView) -> Int {
    if let first = view.classes.first { return first }
    return view.head >= 0 ? 1_000_000 + view.head : missing
  }

  /// Keys under which names that may be one asset meet.
  static func keys(_ view: NameView) -> [BlockKey] {
    var keys = [BlockKey(kind: 1, a: view.key, b: 0, c: 0)]
    let place = view.mainPlace ?? missing
    var identities = view.classes
    if view.head >= 0 { identities.append(1_000_000 + view.head) }
    if let unit = view.unit {
      for identity in identities {
        keys.append(BlockKey(kind: 2, a: identity, b: unit, c: 0))
        keys.append(BlockKey(kind: 3, a: identity, b: unit, c: place))
      }
      if place != missing { keys.append(BlockKey(kind: 4, a: unit, b: place, c: 0)) }
      keys.append(BlockKey(kind: 6, a: unit, b: 0, c: 0))
    } else if place == missing {
      for identity in identities { keys.append(BlockKey(kind: 7, a: identity, b: 0, c: 0)) }
    }
    for identity in identities {
      keys.append(BlockKey(kind: 5, a: identity, b: place, c: 0))
      keys.append(BlockKey(kind: 8, a: identity, b: 0, c: 0))
    }
    return keys
  }
}

extension NameView {
  /// The number of the line, else the area, else whatever holds the unit.
  var mainPlace: Int? {
    place(EquipmentVocabulary.Level.line.rawValue) ?? place(EquipmentVocabulary.Level.area.rawValue)
      ?? place(Place.lead) ?? places.first { $0.kind >= Place.firstWord }?.value
  }

  /// The unit number taken apart into line and unit, when it can be.
  func composed(_ composition: Composition?) -> (line: Int, unit: Int)? {
    guard let composition, let unit else { return nil }
    switch composition {
    case .scaled(let factor):
      guard let place = mainPlace, place > 0, place % factor == 0 else { return nil }
      return (place / factor, unit)
    case .swapped:
      guard let place = mainPlace else { return nil }
      return (unit, place)
    case .digits(let divisor):
      guard place(EquipmentVocabulary.Level.line.rawValue) == nil, subunit == nil else {
        return nil
      }
      let line = unit / divisor
      let rest = unit % divisor
      return line > 0 && rest > 0 && line < 1000 ? (line, rest) : nil
    case .pair:
      guard let subunit else { return nil }
      return (unit, subunit)
    }
  }
}

extension NameView {
  /// The name as the other system would number it; `nil` for names without a line and a unit.
  func written(_ own: Composition?, as other: Composition?) -> NameView? {
    var parts = composed(own)
    if parts == nil, own == nil, let place = mainPlace, let unit { parts = (place, unit) }
    guard let (line, number) = parts else { return nil }
    var copy = self
    copy.subunit = nil
    copy.unit = number
    var place: Int? = line
    switch other {
    case nil: break
    case .digits(let divisor):
      guard 0..<1000 ~= line, 0..<divisor ~= number else { return nil }
      copy.unit = line * divisor + number
      place = nil
    case .pair:
      copy.unit = line
      copy.subunit = number
      place = nil
    case .scaled(let factor):
      place = line.multipliedReportingOverflow(by: factor).partialValue
    case .swapped:
      copy.unit = line
      place = number
    }
    copy.places.removeAll { $0.kind == EquipmentVocabulary.Level.line.rawValue }
    if let place {
      copy.places.append(.init(kind: EquipmentVocabulary.Level.line.rawValue, value: place))
      copy.places.sort { ($0.kind, $0.value) < ($1.kind, $1.value) }
    } else if other != nil {
      copy.places = []
    }
    return copy
  }
}

/// How a system builds the line into its unit numbers, or writes it otherwise.
enum Composition: Hashable {
  /// Line 1 is written as 10 when the factor is 10.
  case scaled(Int)
  /// What looks like the place is the unit.
  case swapped

  /// Only lines are written otherwise.
  var isOfLines: Bool {
    if case .scaled = self { true } else { false }
  }

  /// 101 is unit 1 of line 1 when the divisor is 100.
  case digits(Int)
  /// `1-2` is unit 2 of line 1.
  case pair
}

/// Turns the records of one system into a population.
struct PopulationReader {
  private static let mostAliases = 4
  let vocabulary: EquipmentVocabulary
  let shared: [String: [String]]

  /// - Parameter elsewhere: Words that names of other systems have.
  func read(
    _ records: [(index: Int, record: NameRecord)], elsewhere: Set<String>, table: inout WordTable
  ) -> Population {
    guard let first = records.first else { return Population(system: .unknown) }
    var counts: [String: Int] = [:]
    for entry in records {
      for text in [entry.record.name, entry.record.description ?? ""] {
        for token in NameToken.split(text) where !token.isNumber {
          counts[token.text, default: 0] += 1
        }
      }
    }
    let spelling = Spelling(
      vocabulary: vocabulary, counts: counts, elsewhere: elsewhere, shared: shared)
    func reader(_ constants: Set<String>) -> NameReader {
      NameReader(vocabulary: vocabulary, spelling: spelling, constants: constants)
    }
    let names = reader(constants(of: records.map(\.record.name)))
    // Each column of other names has its own words before them.
    let aliases = (0..<Self.mostAliases).map { place in
      reader(
        constants(
          of: records.compactMap { entry in
            entry.record.aliases.indices.contains(place) ? entry.record.aliases[place] : nil
          }))
    }
    let texts = reader([])
    var population = Population(system: first.record.system)
    population.records = records.map { entry in
      link(
        entry.record, index: entry.index, names: names, aliases: aliases, texts: texts,
        table: &table)
    }
    refineCodes(&population)
    dropAmbiguousKeys(&population)
    return population
  }

  /// Words and numbers that stand at the same place of nearly all the names of a list.
  private func constants(of names: [String]) -> Set<String> {
    let prefix = PrefixSaysNothing.inForce
    guard prefix.areEnough(names.count) else { return [] }
    var firsts: [String: Int] = [:]
    for name in names {
      for (place, token) in NameToken.split(name).prefix(4).enumerated() {
        firsts["\(place)|\(token.text)", default: 0] += 1
      }
    }
    return Set(
      firsts.filter { key, count in
        guard prefix.holds(found: count, of: names.count) else { return false }
        // A class or a line is worth keeping even when the plant has just one.
        let text = key.split(separator: "|").last.map(String.init) ?? ""
        guard let meaning = vocabulary.meanings[text] else { return true }
        return meaning.level == .site || meaning.classes.isEmpty && meaning.level == nil
      }.keys)
  }

  private func link(
    _ record: NameRecord, index: Int, names: NameReader, aliases: [NameReader], texts: NameReader,
    table: inout WordTable
  ) -> LinkRecord {
    var views = [names.read(record.name, source: .name, table: &table)]
    for (reader, alias) in zip(aliases, record.aliases) where alias != record.name {
      views.append(reader.read(alias, source: .alias, table: &table))
    }
    if let description = record.description, description != record.name {
      views.append(texts.read(description, source: .description, table: &table))
    }
    let areas = record.areas.map { texts.read($0, source: .description, table: &table) }
    let numbers = NameToken.split(record.areas.first ?? "").filter(\.isNumber)
    let declared = (record.className.flatMap { vocabulary.declaredClass($0) ?? $0 })
      .flatMap { vocabulary.classIndex($0) }
    let described = views.dropFirst().first { $0.isClassSure && !$0.classes.isEmpty }?.classes
    for position in views.indices {
      for area in areas where area.isPlaceOnly {
        for place in area.places where place.kind < NameView.Place.lead {
          if views[position].place(place.kind) == nil {
            views[position].places.append(place)
            views[position].places.sort { ($0.kind, $0.value) < ($1.kind, $1.value) }
          }
        }
        if views[position].placeText == nil { views[position].placeText = area.placeText }
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
    for view in views where view.source != .description && identifies(view.text) {
      keys.append(view.key)
    }
    return LinkRecord(
      name: AssetName(system: record.system, location: record.location, name: record.name),
      writing: NameWriting(record.name, table: &table), origin: record.origin, views: views,
      keys: keys,
      seconds: record.aliases.filter { $0 != record.name && identifies($0) }.map {
        NameWriting($0, table: &table).text
      }, areaNumber: numbers.count == 1 ? NameReader.value(numbers[0].text) : nil,
      isRetired: isRetired,
      isPlaceOnly: views.allSatisfy { $0.isPlaceOnly }, index: index, group: index)
  }

  private func saysRetired(_ text: String) -> Bool {
    let tokens = NameToken.split(text)
    return tokens.indices.contains { vocabulary.meaning(of: tokens, at: $0)?.0.isRetired == true }
  }

  /// Short numbers are counted in every table; they identify nothing.
  private func identifies(_ text: String) -> Bool {
    let tokens = NameToken.split(text)
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
        if !left.isEmpty { population.records[index].views[position].classes = left }
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
      population.records[position].seconds.removeAll { (called[$0]?.count ?? 0) > 1 }
    }
    var owners: [Int: Set<Int>] = [:]
    for (position, record) in population.records.enumerated() {
      for key in record.keys { owners[key, default: []].insert(position) }
    }
    for position in population.records.indices {
      let own = population.records[position].nameView?.key
      population.records[position].keys.removeAll { key in
        key != own && (owners[key]?.count ?? 0) > 2
      }
    }
  }
}
