import Linking
import Profiling
import Recognition
import Tabular
import Vocabulary

/// One tag with the table that it comes from.
struct TaggedProfile {
  var table: RecognizedTable
  var tag: TagProfile
  var reading: TagReading
  /// Files of the parts behind its first.
  var laterPaths: [String] = []
  /// The first and the last time in each part, where there are several.
  var parts: [(path: String, first: Int64, last: Int64)] = []
  /// When the files have samples of which its own is one that follow each other; `nil` of a single file.
  var export: ClosedRange<Int64>?
  /// The machine or the line of its table, where the path says it.
  var owner: String?
  /// The name that a list or another table gives the asset which the tag itself names.
  var listedAsset: String?
  /// What the description of the tag in a list calls its asset.
  var describedAsset: String?

  /// The tag, or what a list says of it, without the name of its machine.
  func point(_ texts: [String]) -> String? {
    func rest(_ text: String, _ name: String?) -> String? {
      guard let name, let range = text.firstRange(of: name) else { return nil }
      let rest = text[..<range.lowerBound] + " " + text[range.upperBound...]
      return rest.contains(where: \.isLetter) ? String(rest) : nil
    }
    return rest(tag.tag, reading.asset)
      ?? texts.lazy.compactMap { rest($0, describedAsset ?? reading.asset) }.first
  }

  /// What a list says of the tag; of one that its file alone tells from others of its name, not on which asset it is.
  func entry(_ listed: ListedTags) -> ListedTags.Entry? {
    if let entry = listed[tag.tag] { return entry }
    guard table.column(.asset) == nil, tag.column != tag.tag else { return nil }
    return listed[tag.column]?.ofName
  }
}

extension [TaggedProfile] {
  /// Takes what lists say of the tags before what their names suggest.
  mutating func take(_ listed: ListedTags, vocabulary: Vocabulary) {
    let grammar = TagGrammar(tags: [], vocabulary: vocabulary)
    var pairs = NamePairs()
    for profile in self {
      guard let name = profile.reading.asset,
        let asset = profile.entry(listed)?.asset?.name
      else { continue }
      pairs.note(profile.table.system, name, asset)
    }
    for i in indices {
      guard let entry = self[i].entry(listed) else { continue }
      let loop = listed.loop(of: self[i].tag.tag)?.loop
      if let loop, self[i].reading.asset == loop { self[i].reading.asset = nil }
      if let asset = entry.asset?.name, let name = self[i].reading.asset {
        // Where the beginning of tags goes with one asset of the list, it is another name of it; else it names none.
        if pairs.areOne(self[i].table.system, name, asset) {
          self[i].listedAsset = asset == name ? nil : asset
        } else {
          self[i].reading.asset = nil
        }
      }
      let reading = self[i].reading
      guard reading.kind == .other || reading.isByLetters else { continue }
      let tag = self[i].tag.tag
      let told = entry.texts.lazy.filter { $0 != tag }
        .map { (text: $0, read: grammar.parse($0)) }
        .filter { reading.kind == .other || !$0.read.isByLetters && $0.read.kind.has(.measured) }
        .map { (text: $0.text, kind: $0.read.kind) }
        .first { $0.kind != .other }
      // What the unit of the list contradicts is no word for what is measured.
      let unit = entry.unit.flatMap(vocabulary.unitKind)
      if let told, reading.kind == .other || unit == nil || unit == told.kind {
        self[i].reading.kind = told.kind
        self[i].reading.reason = "a list says '\(told.text)'"
        self[i].reading.isWind = vocabulary.namesWind(told.text)
      }
    }
  }

  /// Takes the names that tables use for assets before what the tags suggest. What a column, a list or a person says stands.
  mutating func take(
    _ names: NamesInTags, listed: ListedTags, tagNames: [TagPattern], vocabulary: Vocabulary
  ) {
    let grammar = TagGrammar(tags: [], vocabulary: vocabulary)
    var bySystem: [SourceSystem: [Int]] = [:]
    for (i, profile) in enumerated() {
      guard profile.tag.asset == nil, profile.entry(listed)?.asset == nil,
        !tagNames.contains(where: { $0.split(profile.tag.tag) != nil })
      else { continue }
      bySystem[profile.table.system, default: []].append(i)
    }
    for places in bySystem.values {
      let finds = names.finds(in: places.map { (self[$0].tag.tag, self[$0].reading.asset) })
      for (i, find) in zip(places, finds) {
        if let find {
          self[i].reading.asset = find.asset
          self[i].listedAsset = find.name
          // `A2.PT.118_MES`: the name that others use is the code of the instrument; letters of a step of the path above name
          // what stands there.
          let read = grammar.parse(find.name)
          if self[i].reading.kind == .other, read.isByLetters,
            !isStepAbove(find.asset, self[i].tag.tag)
          {
            self[i].reading.kind = read.kind
            self[i].reading.reason = read.reason
          }
        } else if self[i].reading.asset == nil, let entry = self[i].entry(listed) {
          self[i].reading.asset =
            entry.texts.lazy.compactMap { names.said(in: $0)?.name ?? names.code(in: $0) }.first
        }
      }
    }
  }

  /// Whether a tag goes on in another step of its path behind the part that names its asset.
  private func isStepAbove(_ asset: String, _ tag: String) -> Bool {
    guard let range = tag.firstRange(of: asset) else { return false }
    return tag[range.upperBound...].contains { $0 == "/" || $0 == "\\" }
  }

  /// The signals, of which nothing is known yet but what names, lists and columns say.
  func signals(
    listed: ListedTags, assetOf: (SourceSystem, String) -> String?, vocabulary: Vocabulary
  ) -> [SignalBehaviour] {
    var aggregates: [String: [String: ExportAggregate]] = [:]
    return map { profile in
      let (table, tag) = (profile.table, profile.tag)
      let name = table.path + "\n" + table.source.info.name
      let known = aggregates[name] ?? TaggedProfile.aggregates(of: table, vocabulary)
      aggregates[name] = known
      let entry = profile.entry(listed)
      var signal = SignalBehaviour(
        tag: tag,
        unit: tag.unit ?? entry?.unit
          ?? (table.layout == .long ? table.column(.value)?.unit : nil) ?? profile.reading.unit,
        path: table.path, reading: profile.reading, vocabulary: vocabulary,
        aggregate: known[""] ?? known[tag.column])
      signal.facts.laterPaths = profile.laterPaths
      signal.parts = profile.parts
      signal.export = profile.export
      signal.owner = profile.owner
      signal.point = profile.point(entry?.texts ?? [])
      signal.isZoneOpen = table.timezone.map { $0.basis == .assumed } ?? true
      signal.isOfPieces = table.isOfPieces
      signal.facts.asset =
        entry?.asset.flatMap { assetOf($0.system, $0.name) }
        ?? profile.reading.asset.flatMap { assetOf(table.system, $0) }
      signal.listedTexts = entry?.texts ?? []
      signal.listed = entry.flatMap { entry in entry.range.map { ($0, entry.unit) } }
      return signal
    }
  }
}

extension TaggedProfile {
  /// What the export made of the samples of each tag by the names of its columns; under an empty name, of all.
  fileprivate static func aggregates(
    of table: RecognizedTable, _ vocabulary: Vocabulary
  ) -> [String: ExportAggregate] {
    var result: [String: ExportAggregate] = [:]
    let aggregates = table.aggregates(vocabulary)
    for column in table.signalColumns {
      result[table.layout == .long ? "" : column.name] = aggregates[column.index]
    }
    return result
  }
}

/// Which names of tags go with which names of a list.
private struct NamePairs {
  private struct Key: Hashable {
    var system: SourceSystem
    var name: String
  }
  private var listed: [Key: Set<String>] = [:]
  private var written: [Key: Set<String>] = [:]

  mutating func note(_ system: SourceSystem, _ name: String, _ asset: String) {
    listed[Key(system: system, name: name), default: []].insert(asset)
    written[Key(system: system, name: asset), default: []].insert(name)
  }

  /// Whether each of the two goes with the other alone.
  func areOne(_ system: SourceSystem, _ name: String, _ asset: String) -> Bool {
    listed[Key(system: system, name: name)] == [asset]
      && written[Key(system: system, name: asset)] == [name]
  }
}

extension RecognizedTable {
  /// Whether its rows are pieces with their batch or order and the end or the number of each: a log that goes on while
  /// there is work, and not with the clock.
  fileprivate var isOfPieces: Bool {
    [ColumnRole.batch, .order].contains { column($0) != nil }
      && [ColumnRole.end, .index].contains { column($0) != nil }
  }
}
