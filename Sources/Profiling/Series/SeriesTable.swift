import Recognition
import Vocabulary

/// The tags of a table with their states: long, wide and keyed layouts.
///
/// The decoded parts of its file come in rounds. `add` takes what is new in each, in the order of the file; then `absorb`
/// hands their samples to the states, which threads do at the same time for different tags. So each state sees its
/// samples in the order of the file, however many parts and threads there are.
struct SeriesTable: ~Copyable {
  let reading: SampleReading
  private(set) var texts = SampleTexts()
  private(set) var states = SeriesStates()
  /// The unit of each series as the table says it.
  private var units: [String?] = []
  /// Rows whose time could not be read, and the first of their lines.
  private(set) var unparsedTimes = 0
  private(set) var firstUnparsedLine = 0
  /// Rows of names beyond the limit of series.
  private(set) var droppedRows = 0

  init(_ reading: SampleReading) {
    self.reading = reading
    if reading.nameColumn == nil { addName(unit: nil) }
  }

  var nameCount: Int { reading.nameColumn == nil ? 1 : texts.names.count }

  /// What may be absorbed at the same time: names, or in a table with a column for each tag, columns.
  var shareCount: Int { reading.isWide ? reading.width : nameCount }

  private mutating func addName(unit: String?) {
    for i in 0..<reading.width {
      states.append(SeriesState())
      units.append(reading.layout == .long ? unit : reading.valueColumns[i].unit)
      if reading.hasValueUnits { texts.units.append(-1) }
    }
  }

  /// Takes what is new in the part that follows, whose lines count from `linesBefore`. False when it took values for
  /// numbers that it would not have taken with what the parts before it say: then the table has to be read again as one.
  mutating func add(_ part: inout SampleDecoder, linesBefore: Int) -> Bool {
    unparsedTimes += part.unparsedTimes
    droppedRows += part.droppedRows
    if firstUnparsedLine == 0, part.firstUnparsedLine > 0 {
      firstUnparsedLine = part.firstUnparsedLine + linesBefore
    }
    part.columns.addQualityTexts(to: &texts.qualities)
    part.numbers.begin(
      linesBefore: linesBefore, knownNames: part.knownNames, knownWords: part.knownWords)
    for word in 0..<part.words.count {
      part.numbers.addWord(part.words.index(of: word, in: &texts.words))
      if texts.words.count > texts.meanings.count {
        texts.meanings.append(part.meanings[word])
      }
    }
    let isNamed = reading.nameColumn != nil
    for name in 0..<(isNamed ? part.names.count : 0) {
      let local = part.knownNames + name
      let index = part.names.index(of: name, in: &texts.names, limit: reading.nameLimit)
      if index < 0 {
        droppedRows += part.rowCount(local)
        continue
      }
      if index * reading.width == states.count {
        addName(unit: part.firsts[name].unit)
        if reading.layout == .long {
          unsafe states.pointer[index].line = part.firsts[name].line + linesBefore
        }
      }
      part.numbers.set(local, of: index)
      guard addUnits(part, local, index) else { return false }
    }
    for name in 0..<(isNamed ? part.knownNames : 1) {
      guard addUnits(part, name, name) else { return false }
    }
    return true
  }

  /// Learns which unit is written behind the values of a name; false when the part took another one for it.
  private mutating func addUnits(
    _ part: borrowing SampleDecoder, _ local: Int, _ name: Int
  ) -> Bool {
    guard reading.hasValueUnits else { return true }
    for i in 0..<reading.width {
      let (unit, series) = (part.units[local * reading.width + i], name * reading.width + i)
      if texts.units[series] < 0 {
        texts.units[series] = unit
      } else if unit >= 0, unit != texts.units[series] {
        return false
      }
    }
    return true
  }

  /// The profiles in order of first appearance, made by at most `jobs` threads. Call it once, after the last part.
  mutating func finish(jobs: Int) -> [TagProfile] {
    let size = 256
    let chunks = stride(from: 0, to: states.count, by: size).map {
      $0..<min($0 + size, states.count)
    }
    let chunked = states.finish(chunks, jobs: jobs)
    var result: [TagProfile] = []
    result.reserveCapacity(states.count)
    for (line, words, finished) in chunked.joined() {
      let index = result.count
      var profile = finished
      let told = texts.hasTooManyWords ? [] : words.prefix(12)
      profile.texts = told.map { (texts.words.text($0.word), $0.count) }
      let (tag, asset) = name(index)
      result.append(
        TagProfile(
          tag: tag, asset: asset, unit: units[index] ?? valueUnit(index), line: line,
          profile: profile))
    }
    if reading.keyColumn != nil { SeriesTable.shorten(&result) }
    return result
  }

  /// Where each tag is that of one machine alone, none needs another name; else all have one, by one rule.
  private static func shorten(_ profiles: inout [TagProfile]) {
    guard Set(profiles.map(\.column)).count == profiles.count else { return }
    for i in profiles.indices { profiles[i].tag = profiles[i].column }
  }

  /// The unit behind the values of a series.
  private func valueUnit(_ series: Int) -> String? {
    guard reading.hasValueUnits, texts.units[series] >= 0 else { return nil }
    return reading.valueColumns[series % reading.width].valueUnits[Int(texts.units[series])]
  }

  private func name(_ index: Int) -> (tag: String, asset: String?) {
    switch reading.layout {
    case .long:
      guard reading.nameColumn != nil else { return (reading.fallbackTag, nil) }
      let name = texts.names.text(index)
      guard reading.keyColumn != nil,
        let separator = name.utf8.firstIndex(of: SampleReading.keySeparator)
      else { return (name, nil) }
      let asset = String(name[..<separator])
      let tag = String(name[name.utf8.index(after: separator)...])
      return asset.isEmpty ? (tag, nil) : (asset + "/" + tag, asset)
    case .wide:
      // A single unnamed value: the file is the tag.
      let name = reading.valueColumns[index].writtenName
      if let object = reading.valueColumns[index].object { return (object + "/" + name, object) }
      if let asset = reading.asset { return (asset + "/" + name, asset) }
      let isUnnamed =
        reading.valueColumns.count == 1
        && (!reading.hasNames || reading.vocabulary.isGenericValue(name))
      return (isUnnamed ? reading.fallbackTag : name, nil)
    case .keyed:
      let name = texts.names.text(index / reading.width)
      return (name + "/" + reading.valueColumns[index % reading.width].name, name)
    }
  }
}

/// The numbers that a table has for the names and the words that were new in a part, and for its lines.
struct PartNumbers: ~Copyable {
  private(set) var linesBefore = 0
  private var knownNames = 0
  private var knownWords = 0
  /// The numbers in the part of the names that the table numbers from `knownNames` on; -1 of those it does not have.
  private var names = PlainArray<Int32>()
  private var words = PlainArray<Int32>()

  mutating func begin(linesBefore: Int, knownNames: Int, knownWords: Int) {
    self.linesBefore = linesBefore
    self.knownNames = knownNames
    self.knownWords = knownWords
    names.removeAll()
    words.removeAll()
  }

  mutating func addWord(_ word: Int) { words.append(Int32(word)) }

  mutating func set(_ local: Int, of name: Int) {
    while names.count <= name - knownNames { names.append(-1) }
    names[name - knownNames] = Int32(local)
  }

  /// The number that a name of the table has in the part, or -1.
  @inline(__always)
  func local(_ name: Int) -> Int {
    if name < knownNames { return name }
    return name &- knownNames < names.count ? Int(names[name &- knownNames]) : -1
  }

  /// The number that the table has for a word of the part.
  func word(_ local: Int) -> Int { local < knownWords ? local : Int(words[local - knownWords]) }
}
