import Profiling
import Vocabulary

/// All names of one system and what they have in common.
struct Population {
  var system: SourceSystem
  var records: [LinkRecord] = []
  /// Records by block key, without those that too many have to be compared by them.
  private var blocks = NameIndex()
  /// Records by identifying key (name or alias), by what they are called to the letter and by their letters and digits.
  private var writings = NameIndex()
  /// The only thing of a class and place, of a class, or of a class and unit, or `several`.
  private var tally: [UInt64: Int32] = [:]
  private static let several: Int32 = -1
  var valuesByKind: [Int: Set<Int>] = [:]
  /// Head words and classes of any reading.
  private(set) var heads: Set<Int> = []
  private(set) var classes: Set<Int> = []
  /// Share of names that are a number and nothing else.
  var numericShare = 0.0

  init(system: SourceSystem) { self.system = system }

  struct BlockKey: Hashable {
    var kind: Int
    var a: Int
    var b: Int
    var c: Int

    /// By identifying key.
    static func key(_ key: Int) -> BlockKey { BlockKey(kind: firstOfWritings, a: key, b: 0, c: 0) }
    /// By what a record is called to the letter, by name or second name.
    static func text(_ text: Int) -> BlockKey { BlockKey(kind: 21, a: text, b: 0, c: 0) }
    /// By letters and digits.
    static func signs(_ signs: Int) -> BlockKey { BlockKey(kind: 22, a: signs, b: 0, c: 0) }

    private static let firstOfWritings = 20

    /// Whether it is of how a record is called, and not of what it means.
    var isOfWriting: Bool { kind >= Self.firstOfWritings }

    /// The four as one number whose bits all depend on all of theirs (the finalizer of SplitMix64 after each).
    var mixed: UInt64 {
      var state: UInt64 = 0
      for part in [kind, a, b, c] {
        state = (state ^ UInt64(bitPattern: Int64(part))) &+ 0x9E37_79B9_7F4A_7C15
        state = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        state = (state ^ (state >> 27)) &* 0x94D0_49BB_1331_11EB
        state ^= state >> 31
      }
      return state
    }
  }

  /// Gives the words of all readings the numbers of another table.
  mutating func renumber(_ numbers: [Int]) {
    for position in records.indices {
      records[position].views = records[position].views.map { view in
        view.changed { $0.renumber(numbers) }
      }
    }
  }

  /// The records that have a key.
  func records(by key: BlockKey) -> ArraySlice<Int32> {
    key.isOfWriting ? writings[key.mixed] : blocks[key.mixed]
  }

  /// Frees what `records(by:)` looks things up in.
  mutating func forgetBlocks() { (blocks, writings) = (NameIndex(), NameIndex()) }

  /// Whether any thing has a key of `tallyKeys`.
  func has(_ key: BlockKey) -> Bool { tally[key.mixed] != nil }

  /// Whether just one has it.
  func hasOne(_ key: BlockKey) -> Bool { tally[key.mixed].map { $0 != Self.several } ?? false }

  /// Classes and words as `NameView.identities` has them.
  var identities: Set<Int> { classes.union(heads.lazy.map { NameView.firstWord + $0 }) }

  static let missing = Int.min

  /// Fills the tables, anew where the readings of names have changed.
  mutating func fillIndex() {
    var numeric = 0
    var (blocks, writings): ([NameIndex.Entry], [NameIndex.Entry]) = ([], [])
    blocks.reserveCapacity(Self.mostKeys * records.count)
    var keys: [UInt64] = []
    func add(to entries: inout [NameIndex.Entry], _ value: Int32) {
      keys.sort()
      for (place, key) in keys.enumerated() where place == 0 || key != keys[place - 1] {
        entries.append(.init(key: key, value: value))
      }
      keys.removeAll(keepingCapacity: true)
    }
    valuesByKind = [:]
    heads = []
    classes = []
    tally = [:]
    let holders = self.holders()
    for (position, record) in records.enumerated() {
      let value = Int32(position)
      for view in record.views {
        if view.head >= 0 { heads.insert(view.head) }
        classes.formUnion(view.classes)
        for place in view.places { valuesByKind[place.kind, default: []].insert(place.value) }
        keys += Self.keys(view).lazy.map(\.mixed)
      }
      add(to: &blocks, value)
      if record.writing.isTelling { keys.append(BlockKey.signs(record.writing.signs).mixed) }
      keys.append(BlockKey.text(record.writing.text).mixed)
      for text in record.seconds { keys.append(BlockKey.text(text).mixed) }
      for key in record.keys { keys.append(BlockKey.key(key).mixed) }
      add(to: &writings, value)
      if let name = record.nameView, name.head < 0 { numeric += 1 }
      // A thing counts once for everything that any reading of its names says it may be; what is out of use is no rival, nor
      // is what another holds: `press/pump` counts for `press`.
      if record.isRetired { continue }
      let group = Int32(holders[position].map { records[$0].group } ?? record.group)
      for view in record.views {
        for key in Self.tallyKeys(view).lazy.map(\.mixed) {
          if let known = tally[key] {
            if known != group, known != Self.several { tally[key] = Self.several }
          } else {
            tally[key] = group
          }
        }
      }
    }
    self.blocks = NameIndex(blocks, most: PairMatcher.mostOfKey.upperBound)
    self.writings = NameIndex(writings)
    numericShare = records.isEmpty ? 0 : Double(numeric) / Double(records.count)
  }

  /// Of each record whose name is a path that goes on from that of another, the first such.
  private func holders() -> [Int: Int] {
    guard records.contains(where: { $0.name.utf8.contains(where: Splitting.isPathSeparator) })
    else { return [:] }
    var result: [Int: Int] = [:]
    // A name stands before all that go on from it.
    var begun: [Int] = []
    for position in records.indices.sorted(by: {
      (records[$0].name, $0) < (records[$1].name, $1)
    }) {
      let record = records[position]
      while let last = begun.last, !record.name.utf8.starts(with: records[last].name.utf8) {
        begun.removeLast()
      }
      if let holder = begun.first(where: { records[$0].holds(record) }) {
        result[position] = holder
      }
      begun.append(position)
    }
    return result
  }

  static func tallyKeys(_ view: NameView) -> [BlockKey] {
    let place = view.mainPlace ?? missing
    let unit = view.unit ?? missing
    let places = view.places.filter(\.isLevel).map { placeKey($0, isAlone: view.isPlaceOnly) }
    return places
      + Set([classIdentity(view), wordIdentity(view), phraseIdentity(view)]).filter {
        $0 != missing
      }.flatMap {
        var keys = [
          BlockKey(kind: 1, a: $0, b: place, c: missing),
          BlockKey(kind: 2, a: $0, b: missing, c: missing),
          BlockKey(kind: 3, a: $0, b: unit, c: missing),
        ]
        // A1 and B1 are counted apart.
        if view.suffix != 0 { keys.append(BlockKey(kind: 3, a: $0, b: unit, c: view.suffix)) }
        return keys
      }
  }

  /// Of a line or an area: names that say it alone, or those of things that stand in it.
  static func placeKey(_ place: NameView.Place, isAlone: Bool) -> BlockKey {
    BlockKey(kind: isAlone ? 12 : 13, a: place.kind, b: place.value, c: missing)
  }

  /// The class, or the word when no class is known.
  static func classIdentity(_ view: NameView) -> Int {
    view.classes.first ?? wordIdentity(view)
  }

  static func wordIdentity(_ view: NameView) -> Int {
    view.head >= 0 ? NameView.firstWord + view.head : missing
  }

  static func phraseIdentity(_ view: NameView) -> Int {
    view.phrase >= 0 ? 1 << 40 + view.phrase : missing
  }

  /// Of most readings.
  private static let mostKeys = 20

  /// Keys under which names that may be one asset meet.
  static func keys(_ view: NameView) -> [BlockKey] {
    var keys: [BlockKey] = []
    keys.reserveCapacity(mostKeys)
    if view.key >= 0 { keys.append(BlockKey(kind: 1, a: view.key, b: 0, c: 0)) }
    let place = view.mainPlace ?? missing
    let identities = view.identities
    if let unit = view.unit {
      for identity in identities {
        keys.append(BlockKey(kind: 2, a: identity, b: unit, c: 0))
        keys.append(BlockKey(kind: 3, a: identity, b: unit, c: place))
      }
      // With all of its numbers it has few others, however many sites there are.
      if view.places.count > 1 {
        let values = view.places.map(\.value).sorted().reduce(view.suffix) { numbers, value in
          Int(truncatingIfNeeded: BlockKey(kind: 14, a: numbers, b: value, c: 0).mixed)
        }
        for identity in identities {
          keys.append(BlockKey(kind: 14, a: identity, b: unit, c: values))
        }
      }
      if place != missing { keys.append(BlockKey(kind: 4, a: unit, b: place, c: 0)) }
      keys.append(BlockKey(kind: 6, a: unit, b: 0, c: 0))
    } else if place == missing {
      for identity in identities { keys.append(BlockKey(kind: 7, a: identity, b: 0, c: 0)) }
    }
    if view.phrase >= 0 {
      keys.append(BlockKey(kind: 15, a: view.phrase, b: view.unit ?? missing, c: 0))
    }
    if view.isPlaceOnly, let place = view.main { keys.append(placeKey(place, isAlone: true)) }
    if view.bag >= 0 { keys.append(BlockKey(kind: 11, a: view.bag, b: 0, c: 0)) }
    if view.stem >= 0, view.unit == nil || view.unit == 1 {
      keys.append(BlockKey(kind: 9, a: view.stem, b: place, c: 0))
    }
    // A code may be short for any word that no vocabulary knows.
    if view.classes.isEmpty {
      for word in view.qualifiers { keys.append(BlockKey(kind: 10, a: word, b: place, c: 0)) }
    }
    for identity in identities {
      keys.append(BlockKey(kind: 5, a: identity, b: place, c: 0))
      keys.append(BlockKey(kind: 8, a: identity, b: 0, c: 0))
    }
    return keys
  }
}

extension NameView {
  /// Words are told from classes by being so much more.
  static let firstWord = 1_000_000

  /// Its classes, and its head word.
  var identities: [Int] {
    let (classes, head) = (self.classes, self.head)
    return head < 0 ? classes : classes + [Self.firstWord + head]
  }

  /// The number of the line, else the area, else whatever holds the unit.
  var mainPlace: Int? { main?.value }

  var main: Place? {
    let places = self.places
    func first(_ kind: Int) -> Place? { places.first { $0.kind == kind } }
    return first(EquipmentVocabulary.Level.line.rawValue)
      ?? first(EquipmentVocabulary.Level.area.rawValue) ?? first(Place.lead)
      ?? places.first { $0.kind >= Place.firstWord }
  }

  /// The unit number taken apart into line and unit, when it can be.
  func composed(_ composition: Composition?) -> (line: Int, unit: Int)? {
    guard let composition, let unit = self.unit else { return nil }
    switch composition {
    case .scaled(let factor):
      guard let place = mainPlace, place > 0, place % factor == 0 else { return nil }
      return (place / factor, unit)
    case .swapped:
      guard let place = mainPlace else { return nil }
      return (unit, place)
    case .digits(let divisor):
      guard place(EquipmentVocabulary.Level.line.rawValue) == nil, self.subunit == nil else {
        return nil
      }
      let line = unit / divisor
      let rest = unit % divisor
      return line > 0 && rest > 0 && line < 1000 ? (line, rest) : nil
    case .pair:
      guard let subunit = self.subunit else { return nil }
      return (unit, subunit)
    }
  }
}

extension NameView {
  /// The name as the other system would number it; `nil` for names without a line and a unit.
  func written(_ own: Composition?, as other: Composition?) -> NameView? {
    var parts = composed(own)
    if parts == nil, own == nil, let place = mainPlace, let unit = self.unit {
      parts = (place, unit)
    }
    guard let (line, number) = parts else { return nil }
    if case .digits(let divisor) = other {
      guard 0..<1000 ~= line, 0..<divisor ~= number else { return nil }
    }
    return changed { fields in
      fields.subunit = nil
      fields.unit = number
      var place: Int? = line
      switch other {
      case nil: break
      case .digits(let divisor):
        fields.unit = line * divisor + number
        place = nil
      case .pair:
        fields.unit = line
        fields.subunit = number
        place = nil
      case .scaled(let factor):
        place = line.multipliedReportingOverflow(by: factor).partialValue
      case .swapped:
        fields.unit = line
        place = number
      }
      fields.places.removeAll { $0.kind == EquipmentVocabulary.Level.line.rawValue }
      if let place {
        fields.places.append(.init(kind: EquipmentVocabulary.Level.line.rawValue, value: place))
        fields.places.sort { ($0.kind, $0.value) < ($1.kind, $1.value) }
      } else if other != nil {
        fields.places = []
      }
    }
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
