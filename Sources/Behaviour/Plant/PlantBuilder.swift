import Calendar
package import Linking
package import Profiling
package import Recognition
import Tabular
package import Vocabulary

/// Puts what was read, linked and measured together as the facts of one plant.
package struct PlantBuilder {
  let vocabulary: Vocabulary
  private(set) var linker: AssetLinker

  /// - Parameter jobs: Threads that link names.
  package init(vocabulary: Vocabulary, equipment: EquipmentVocabulary, jobs: Int = 1) {
    self.vocabulary = vocabulary
    linker = AssetLinker(vocabulary: equipment, instruments: vocabulary.instruments)
    linker.jobs = jobs
  }

  /// What `configuration` says outranks what the exports show, and what `crosswalks` decide on two names outranks both; of
  /// these the earlier ones outrank the later.
  package func build(
    _ sources: [ProfiledSource], configuration: Configuration = Configuration(),
    crosswalks: [CrosswalkFile] = [], asOf: Double? = nil
  ) -> Plant {
    var plant = Plant()
    var mistyped = MistypedDates()
    var sources = sources
    mistyped.take(from: &sources)
    plant.doubtfulDates = mistyped.dates
    var copies = CopiedSamples()
    copies.take(from: &sources)
    let tables = sources.flatMap(\.tables)
    var records = tables.compactMap { table -> RecordTable? in
      if case .records(let records) = table.content { records } else { nil }
    }
    LinkTables.join(&records)
    LocalNames.settle(&records)
    SharedCells.part(&records)
    let rotated = RotatedFiles(tables, vocabulary: vocabulary)
    let known = PlantAssets.names(records, vocabulary.equipment).sorted
    let machines = FilesOfMachines(
      tables, groups: rotated.groups, names: known, vocabulary)
    let headers = tables.lazy.map(\.table).filter { $0.kind == .samples }
      .compactMap { $0.column(.tag)?.name }
    let listed = ListedTags(
      records, headers: Set(headers.map(Words.folded)), vocabulary: vocabulary)
    plant.tagNames = TagNames(
      ofTables: machines.names,
      ofNumbers: NumberedTags(records, vocabulary).names(of: tables))
    var profiles = taggedProfiles(
      tables, rotated, machines, plant.tagNames, tagNames: configuration.tagNames)
    let names = NamesInTags(known, vocabulary: vocabulary)
    profiles.take(
      DescribedMachines(records, names: names, vocabulary: vocabulary), listed: listed)
    profiles.take(listed, vocabulary: vocabulary)
    profiles.take(
      names, listed: listed, tagNames: configuration.tagNames, vocabulary: vocabulary)
    var assets = PlantAssets(records, profiles, linker: linker)
    var linked = assets.identity
    assets.decide(crosswalks)
    if configuration.correct(&profiles, assets, linked) {
      assets = PlantAssets(
        records, profiles, linker: linker,
        confirmed: configuration.confirmedNames(differingFrom: [linked, assets.identity]))
      linked = assets.identity
      assets.decide(crosswalks)
    }
    plant.decisions = assets.decisions
    plant.linkSample = LinkSample(linked, decisions: assets.decisions.decisions)
    configuration.describe(&assets.identity)
    plant.identity = assets.identity
    let assetOf = assets.lookup(declared: configuration.assets.map(\.id))

    var signals = PlantSignals(
      profiles.signals(listed: listed, assetOf: assetOf, vocabulary: vocabulary),
      vocabulary: vocabulary)
    signals.run(SignalPasses.written)
    let sampleClocks = sampleClocks(profiles, signals.behaviours)
    var clocks = PlantClocks(
      samples: sampleClocks, records: records, assetOf: assetOf, vocabulary: vocabulary)
    for table in tables where table.table.timezone?.basis == .offsetInData {
      clocks.nameZone(of: table.table, written: table.offsets)
    }
    plant.clocks = clocks.readings
    plant.clockPairs = clocks.pairs
    plant.zones = clocks.zones
    let repeated = RepeatedRecords(records, vocabulary: vocabulary)
    let facts = PlantRecords(
      repeated.tables, zones: clocks.zones, assetOf: assetOf, vocabulary: vocabulary)
    plant.workOrders = facts.workOrders
    plant.productionOrders = facts.productionOrders
    plant.downtimes = facts.downtimes
    plant.inspections = facts.inspections
    plant.batches = BatchLinker().link(identifierColumns(records))
    signals.place(in: plant, zones: clocks.zones)
    signals.run(SignalPasses.placed)
    (plant.running, plant.runningLines) = signals.running(plant.identity.assets)
    for reading in signals.clocks {
      plant.clocks.removeAll { $0.path == reading.path && $0.verdict == .notAssessable }
      if !plant.clocks.contains(where: { $0.path == reading.path }) { plant.clocks.append(reading) }
    }
    plant.clocks.sort { $0.path < $1.path }
    let silent = SilentTags(
      records, listed, known: signals.facts, vocabulary: vocabulary, assetOf: assetOf)
    plant.signals = sorted(signals.facts + silent.facts)
    let owners = SourceOwners(records, vocabulary: vocabulary)
    plant.sources = sources.map { source in
      let system = source.tables.first?.table.system ?? .unknown
      let owner =
        configuration.declarations.source(source.path)?.owner
        ?? owners.owner(path: source.path, system: system)
      var facts = sourceFacts(source, clocks: clocks, owner: owner)
      repeated.note(in: &facts, source)
      facts.problems += rotated.problems[source.path] ?? []
      facts.problems += repeated.problems[source.path] ?? []
      facts.problems += copies.problems[source.path] ?? []
      facts.problems += signals.windows(of: source.path)
      facts.problems += silent.remarks[source.path] ?? []
      return facts
    }
    plant.windows = signals.windows(of: plant.sources)
    place(&plant, asOf: asOf ?? configuration.asOf)
    plant.isAsOfDeclared = asOf != nil || configuration.asOf != nil
    plant.nameShortly()
    for (path, problems) in Dictionary(grouping: assets.decisions.problems, by: \.location.path) {
      plant.add(problems, path: path)
    }
    return plant
  }

  /// Tags of all sample tables, parts of one tag in rotated files joined.
  private func taggedProfiles(
    _ tables: [ProfiledTable], _ rotated: RotatedFiles, _ machines: FilesOfMachines,
    _ names: TagNames, tagNames: [TagPattern]
  ) -> [TaggedProfile] {
    struct Key: Hashable {
      var group: Int
      var asset: String?
      var tag: String
    }
    typealias Part = (table: RecognizedTable, tag: TagProfile)
    var places: [Key: Int] = [:]
    var firsts: [Part] = []
    var windows: [ClosedRange<Int64>?] = []
    var others: [Int: [Part]] = [:]
    let exports = zip(tables, rotated.groups).map { table, group in
      group.map { ExportOfFiles(group: $0, machine: machines[table.table]?.name) }
    }
    let exportWindows = ExportOfFiles.windows(tables, exports)
    for (i, (table, firstNames)) in zip(tables, rotated.firstNames).enumerated() {
      guard let export = exports[i], case let group = export.group,
        case .samples(let tags) = table.content
      else { continue }
      let owner = machines[table.table]
      for var tag in tags {
        let key = Key(
          group: group, asset: tag.asset ?? owner?.name, tag: firstNames[tag.tag] ?? tag.tag)
        if let owner, tag.asset == nil, owner.isMachine { tag.asset = owner.name }
        let told = names.told(tag.tag, in: TableName(table.table))
        if owner == nil, tag.column == tag.tag { tag.column = told }
        tag.tag = told
        let place = places[key, default: firsts.count]
        if place == firsts.count {
          places[key] = place
          firsts.append((table.table, tag))
          windows.append(exportWindows[export])
        } else {
          others[place, default: []].append((table.table, tag))
        }
      }
    }
    let readings = readings(of: firsts, tagNames: tagNames)
    var result: [TaggedProfile] = []
    result.reserveCapacity(firsts.count)
    for (place, part) in firsts.enumerated() {
      guard let more = others[place] else {
        result.append(
          TaggedProfile(
            table: part.table, tag: part.tag, reading: readings[place], export: windows[place],
            owner: machines[part.table]?.name))
        continue
      }
      let all = [part] + more
      let parts = all.filter { $0.tag.profile.samples > 0 }
        .map { (path: $0.table.path, first: $0.tag.profile.first, last: $0.tag.profile.last) }
      for (table, tag, laterPaths) in joined(all) {
        result.append(
          TaggedProfile(
            table: table, tag: tag, reading: readings[place], laterPaths: laterPaths,
            parts: parts.filter { $0.path == table.path || laterPaths.contains($0.path) },
            export: windows[place], owner: machines[table]?.name))
      }
    }
    return result
  }

  /// What the tags say, read together with all others of their system.
  private func readings(
    of parts: [(table: RecognizedTable, tag: TagProfile)], tagNames: [TagPattern]
  ) -> [TagReading] {
    let plain = TagGrammar(tags: [], vocabulary: vocabulary)
    var result = Array(
      repeating: TagReading(asset: nil, kind: .other, reason: ""), count: parts.count)
    var bySystem: [SourceSystem: [Int]] = [:]
    let loops = LoopColumns(parts, plain)
    for (place, part) in parts.enumerated() {
      // What only tells signals of one name apart is no part of what they are called.
      if part.tag.asset == nil, part.tag.tag != part.tag.column {
        result[place] = plain.parse(part.tag.column)
        continue
      }
      guard let asset = part.tag.asset, !loops.contains(part.table) else {
        bySystem[part.table.system, default: []].append(place)
        continue
      }
      result[place] = plain.parse(part.tag.column)
      // What only tells samples apart, as the server that wrote them does, is no machine of a tag that names its own.
      let isNamed = part.table.column(.asset).map { column in
        column.confidence > RoleIsSettled.inForce.key
          || part.table.layout == .keyed
            && (linker.vocabulary.namesEquipment(column.name)
              || linker.vocabulary.namesEquipment(asset))
      }
      // The header above the values of all machines says by a word what they are, and only by a number another machine.
      let isWord =
        part.table.layout == .keyed
        && result[place].asset?.contains(where: \.isNumber) == false
      if result[place].asset == nil || isNamed ?? true || isWord { result[place].asset = asset }
    }
    for places in bySystem.values {
      let tags = places.map { parts[$0].tag.tag }
      for (place, reading) in zip(places, TagGrammar.readings(of: tags, vocabulary: vocabulary)) {
        result[place] = reading
      }
    }
    guard !tagNames.isEmpty else { return result }
    for (place, part) in parts.enumerated() where part.tag.asset == nil {
      guard let (asset, signal) = tagNames.lazy.compactMap({ $0.split(part.tag.tag) }).first else {
        continue
      }
      let kind = plain.parse(signal)
      result[place] = TagReading(
        asset: asset, kind: kind.kind == .other ? result[place].kind : kind.kind,
        reason: kind.kind == .other ? result[place].reason : kind.reason)
    }
    return result
  }

  /// Parts of one tag that follow each other in time become one; parts that overlap stay apart.
  private func joined(
    _ parts: [(table: RecognizedTable, tag: TagProfile)]
  ) -> [(table: RecognizedTable, tag: TagProfile, laterPaths: [String])] {
    let sorted = parts.sorted {
      ($0.tag.profile.first, $0.table.path) < ($1.tag.profile.first, $1.table.path)
    }
    var result = [(table: sorted[0].table, tag: sorted[0].tag, laterPaths: [String]())]
    for part in sorted.dropFirst() {
      let last = result.count - 1
      let isEmpty = part.tag.profile.samples == 0
      let follows = part.tag.profile.first >= result[last].tag.profile.last
      if isEmpty || follows, PlantBuilder.areOnOneClock(part.table, result[last].table) {
        result[last].tag.profile.merge(part.tag.profile)
        result[last].laterPaths.append(part.table.path)
      } else {
        result.append((part.table, part.tag, []))
      }
    }
    return result
  }

  /// Whether the times of two files go on from one to the other: those that carry their offset are instants, whatever it is.
  private static func areOnOneClock(_ a: RecognizedTable, _ b: RecognizedTable) -> Bool {
    a.timezone == b.timezone
      || a.timezone?.basis == .offsetInData && b.timezone?.basis == .offsetInData
  }

  /// Starts and stops of the assets as the signals of each table show them, in written time.
  private func sampleClocks(
    _ profiles: [TaggedProfile], _ signals: [SignalBehaviour]
  ) -> [PlantClocks.SampleClock] {
    var clocks: [PlantClocks.SampleClock] = []
    var index: [String: Int] = [:]
    for (profile, signal) in zip(profiles, signals) {
      let path = profile.table.path
      if index[path] == nil {
        index[path] = clocks.count
        clocks.append(PlantClocks.SampleClock(table: profile.table, events: []))
      }
      guard let i = index[path], let asset = signal.facts.asset else { continue }
      let (starts, stops) = signal.transitions
      guard starts.count + stops.count >= 4 else { continue }
      clocks[i].events.append(
        (profile.tag.tag, asset, starts, stops, signal.profile.intervals.typical ?? 1))
    }
    return clocks
  }

  /// By path and tag.
  private func sorted(_ signals: [SignalFacts]) -> [SignalFacts] {
    // Signals are large; their places are moved instead.
    let keys = signals.map { (path: $0.path, tag: $0.tag) }
    return signals.indices.sorted { keys[$0] < keys[$1] }.map { signals[$0] }
  }

  private func sourceFacts(
    _ source: ProfiledSource, clocks: PlantClocks, owner: String?
  ) -> SourceFacts {
    let tables = source.tables.map { tableFacts($0, clocks: clocks, owner: owner) }
    let best = source.tables.max { $0.table.systemConfidence < $1.table.systemConfidence }
    return SourceFacts(
      path: source.path, system: best?.table.system ?? .unknown,
      confidence: best?.table.systemConfidence ?? 0, bytes: source.bytes, tables: tables,
      problems: source.problems + source.tables.flatMap(remarks))
  }

  /// What to know of a table beside its rows: what was left out of it, and what its format says of it.
  private func remarks(_ table: ProfiledTable) -> [Problem] {
    let info = table.table.source.info
    var omissions: [Omission] = []
    // Each part of a file tells of its own.
    for omission in table.rejects.lazy.compactMap(\.omission) {
      if let i = omissions.firstIndex(where: { $0.kind == omission.kind }) {
        omissions[i].count += omission.count
      } else {
        omissions.append(omission)
      }
    }
    return info.problems
      + omissions.map { $0.problem(path: table.table.path, table: info.name) }
  }

  private func tableFacts(
    _ table: ProfiledTable, clocks: PlantClocks, owner: String?
  ) -> TableFacts {
    let meaning = table.table
    let info = meaning.source.info
    var columns = meaning.columns.map { column in
      ColumnFacts(
        name: column.name, role: column.role, type: column.type, unit: column.unit,
        rows: table.rows, notation: column.times?.pattern,
        isDateOrderAmbiguous: column.times?.isDateOrderAmbiguous ?? false,
        hasOffset: column.times?.hasOffset ?? false,
        dateReadings: column.dateReadings, reasons: column.reasons, confidence: column.confidence)
    }
    var times: [Int64] = []
    switch table.content {
    case .samples(let tags):
      for tag in tags where tag.profile.samples > 0 {
        times += [tag.profile.first, tag.profile.last]
      }
      if meaning.layout == .wide {
        for (i, column) in meaning.signalColumns.enumerated() where i < tags.count {
          columns[column.index].nulls = tags[i].profile.empty
        }
      }
      if let time = meaning.columns.first(where: { $0.role == .time || $0.role == .date }) {
        columns[time.index].unparsed = table.unparsedTimes
        columns[time.index].unparsedLine = table.firstUnparsedLine
      }
    case .records(let records):
      for i in columns.indices {
        columns[i].nulls = records.nulls[i]
        columns[i].unparsed = records.unparsed[i]
        columns[i].takeLines(of: i, records)
      }
      // When an asset was bought says nothing of the age of its register, nor who last edited a document of its own.
      if ![.assets, .materials, .owners, .tags, .unknown].contains(meaning.kind) {
        times = records.records.flatMap { [$0.time, $0.start, $0.end].compactMap { $0 } }
      }
    }
    let convert = clocks.zones.converter(path: meaning.path)
    var facts = TableFacts(
      name: info.name, kind: meaning.kind, layout: meaning.layout, rows: table.rows,
      rejected: table.rejectedCount, rejects: table.rejects.filter { $0.omission == nil },
      encoding: info.encoding,
      delimiter: info.delimiter, decimal: meaning.decimal,
      timezone: clocks.evidence[meaning.path] ?? meaning.timezone, headerLine: info.headerLine,
      columns: columns, reasons: meaning.reasons, confidence: meaning.confidence,
      first: times.min().map(convert), last: times.max().map(convert), owner: owner)
    (facts.firstRow, facts.lastRow) = EdgeRows(table.content).facts(convert)
    return facts
  }

  /// The window of the plant and the instant that counts as now.
  private func place(_ plant: inout Plant, asOf: Double?) {
    let events =
      plant.downtimes.flatMap { [$0.start, $0.end] } + plant.inspections.map(\.time)
      + plant.workOrders.flatMap { [$0.start, $0.end] }
      + plant.productionOrders.filter { $0.system == .mes }.flatMap { [$0.start, $0.end] }
    let sampled = plant.sampled.map { [$0.lowerBound, $0.upperBound] } ?? []
    let instants = sampled + events.compactMap { $0 }
    plant.first = instants.min()
    plant.last = instants.max()
    plant.asOf = asOf ?? plant.last
  }
}
