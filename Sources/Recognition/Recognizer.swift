import Calendar
import Foundation
package import Tabular
package import Vocabulary

/// Tells what a table is from its headers, its first rows and its path, without configuration.
///
/// No single sign decides: each adds to a score, and what decided is listed.
package struct Recognizer: Sendable {
  package let vocabulary: Vocabulary
  /// What people say of the files, which outranks everything else.
  package let declarations: Declarations

  package init(vocabulary: Vocabulary, declarations: Declarations = Declarations()) {
    self.vocabulary = vocabulary
    self.declarations = declarations
  }

  /// `joins` are what the other tables of the export know of this one.
  package func recognize(
    path: String, source: TableSource, joins: [ColumnJoin] = []
  ) throws(ReadError) -> RecognizedTable {
    let reader = try source.open()
    var batch = Batch()
    // A truncated file still shows its first rows; the error comes again when the table is profiled.
    _ = try? reader.read(into: &batch)
    var table = recognize(path: path, source: source, first: batch, joins: joins)
    let later = LaterRows.texts(of: table, reader)
    if !later.isEmpty {
      table = recognize(path: path, source: source, first: batch, joins: joins, later: later)
      table.later = later
    }
    table.first = batch
    return table
  }

  /// The same for a table of which the others know more now.
  package func recognize(
    again table: RecognizedTable, joins: [ColumnJoin], isLinked: Bool = false
  ) throws(ReadError) -> RecognizedTable {
    var batch = table.first ?? Batch()
    if table.first == nil { _ = try table.source.open().read(into: &batch) }
    let first = batch
    var better = recognize(
      path: table.path, source: table.source, first: first, joins: joins, isLinked: isLinked,
      later: table.later)
    (better.first, better.later) = (first, table.later)
    return better
  }

  static func isQuantity(_ kind: SignalKind) -> Bool {
    kind != .other && kind.has(.measured)
  }

  /// The same for a table whose first rows were read before, and some texts of later ones, by column.
  package func recognize(
    path: String, source: TableSource, first batch: Batch, joins: [ColumnJoin] = [],
    isLinked: Bool = false, later: [Int: String] = [:]
  ) -> RecognizedTable {
    let rowLimit = max(200, min(5000, 80_000 / max(1, batch.columnCount)))
    let sample = TableSample(batch, vocabulary: vocabulary, rowLimit: rowLimit, later: later)
    let inferred = recognize(
      path: path, source: source, batch: batch, sample: sample, joins: joins, isLinked: isLinked,
      declared: nil)
    guard let declared = declarations.source(path), !declared.agrees(with: inferred) else {
      return inferred
    }
    var table = recognize(
      path: path, source: source, batch: batch, sample: sample, joins: joins, isLinked: isLinked,
      declared: declared)
    declared.keepCertainty(of: inferred, in: &table)
    return table
  }

  private func recognize(
    path: String, source: TableSource, batch: Batch, sample: TableSample, joins: [ColumnJoin],
    isLinked: Bool, declared: SourceDeclaration?
  ) -> RecognizedTable {
    let told = declared?.table(source.info.name)
    let written = HeaderLanguages(source.info.header, vocabulary: vocabulary)
    var candidates = source.info.header.indices.map { index in
      RoleCandidates(
        column: index, header: source.info.header[index],
        unit: index < source.info.units.count ? source.info.units[index] : nil,
        of: source.info.isOfElements
          ? source.info.name : vocabulary.thing(inFile: source.info.name),
        sample: index < sample.columns.count ? sample.columns[index] : ColumnSample(),
        declared: told?.column(header: source.info.header[index]), vocabulary: vocabulary,
        languages: written)
    }
    candidates.settleFamilies()
    PlannedTimes.settle(&candidates, sample, vocabulary)
    MachineHeaders.settle(&candidates, vocabulary)
    TwinHeaders.settle(&candidates, sample, vocabulary)
    DocumentNumbers.settle(&candidates, vocabulary)
    TimePairs.settle(&candidates, batch: batch, rows: sample.rows)
    TimePairs.settleDue(&candidates, batch: batch, rows: sample.rows)
    TimePairs.settleStops(&candidates, batch: batch, rows: sample.rows, vocabulary)
    ExactTimes.settle(&candidates, sample)
    for join in joins where join.column < candidates.count {
      // Known names outrank a header that means a place.
      let settled = RoleIsSettled.inForce
      candidates[join.column].raise(
        join.role, to: join.isOfPlace || join.isSole ? settled.known : settled.joined,
        because: "its values are known as \(join.role.phrase) in \(join.path)")
      if join.role == .tag { candidates[join.column].damp(.description, by: 0) }
      if join.isOfPlace {
        for role in ColumnNames.places { candidates[join.column].damp(role, by: settled.place) }
      }
      if join.isSole {
        for role in [ColumnRole.assetAlias, .asset, .tag] where role != join.role {
          candidates[join.column].damp(role, by: settled.place)
        }
        for i in candidates.indices where i != join.column {
          candidates[i].damp(join.role, by: settled.place)
        }
      }
    }
    let words = PathWords(path, tableName: source.info.name)
    let guesses = KindGuess.all(
      candidates, sample: sample, words: words, isLinked: isLinked, vocabulary: vocabulary)
    let best = told?.guess(guesses, candidates) ?? guesses[0]
    var columns = best.columns(candidates)
    for i in columns.indices {
      told?.column(header: source.info.header[columns[i].index])?.apply(to: &columns[i])
    }
    let languages = Recognizer.languages(candidates)
    var zone = Recognizer.zone(candidates, kind: best.kind, columns: columns, source: source)
    if zone?.basis == .assumed {
      let beside = InstantsBeside(candidates, sample, languages: languages)
      let name = beside.offset.map { $0 == 0 ? "UTC" : TimeZoneRules.name(ofOffset: $0) }
      if let name = name ?? beside.zone?.name {
        zone = ZoneEvidence(
          name: name, basis: .offsetInData, confidence: InstantsAreOne.inForce.sure)
      }
    }
    // Values with an offset need no zone.
    if let name = declared?.zone, zone != nil, zone?.basis != .offsetInData {
      zone = ZoneEvidence(name: name, basis: .declared, confidence: 1)
    }
    Recognizer.nameUnits(
      &columns, labels: source.info.labels, vocabulary: vocabulary, kind: best.kind)
    if best.kind == .samples, best.layout == .wide {
      ColumnObjects.settle(&columns, labels: source.info.labels, vocabulary: vocabulary)
    }
    let margin = guesses.count > 1 ? best.score - guesses[1].score : best.score
    let sure = KindIsSure.inForce
    let confidence =
      best.kind == .unknown
      ? sure.unknown
      : min(best.certainty(rows: sample.rows), sure.confidence(signs: best.score, margin: margin))
    let system = SystemGuess(
      kind: best, confidence: confidence, columns: columns, candidates: candidates, words: words,
      isAssetModel: source.info.isAssetModel, vocabulary: vocabulary)
    var table = RecognizedTable(
      path: path, source: source, system: system.system, systemConfidence: system.confidence,
      kind: best.kind, layout: best.layout, columns: columns, timezone: zone,
      languages: languages, reasons: best.reasons + system.reasons, confidence: confidence)
    table.isSystemOpen =
      best.kind == .assets && system.isByKind && !source.info.isAssetModel
      && declared?.system == nil
    let grammar = TagGrammar(tags: [], vocabulary: vocabulary)
    for candidate in candidates {
      let column = candidate.column
      table.columns[column].tellsRunning =
        best.kind == .samples && best.layout != .long && columns[column].role == .state
        && candidate.tellsRunning(vocabulary)
      table.columns[column].openNumber =
        source.info.delimiter == ";" && candidate.times == nil ? candidate.sample.openNumber : nil
      table.columns[column].answersFaults = candidate.isFault
      table.columns[column].measures =
        candidate.sample.isNumeric
        && (candidate.unit.map { vocabulary.isUnit($0) && vocabulary.unitKind($0) != .count }
          ?? false
          || best.kind != .materials && [.unknown, .value].contains(columns[column].role)
            && Recognizer.isQuantity(grammar.parse(candidate.name).kind))
    }
    table.place = best.kind == .samples ? best.place : nil
    if best.kind == .samples { table.deviceClock = DeviceClock(candidates, columns, sample) }
    // A time of day without a date places nothing.
    if !candidates.contains(where: { $0.type == .timestamp || $0.type == .date }) {
      table.unreadTime =
        candidates.lazy
        .filter {
          ($0.type == .text || $0.type == .timeOfDay) && $0.isCalledTime
            && !$0.sample.texts.isEmpty
            && [.text, .unknown, .timeOfDay].contains(columns[$0.column].role)
        }
        .map { ($0.name, $0.sample.texts[0]) }.first
    }
    if let system = declared?.system {
      table.system = system
      table.systemConfidence = 1
    }
    if told?.kind != nil { table.confidence = 1 }
    if declared != nil { table.reasons.insert("readiness.yml says so", at: 0) }
    table.names = candidates.compactMap { candidate in
      let column = columns[candidate.column]
      // What a column of records was settled to name counts as what a header says.
      let named =
        best.kind == .samples
        ? candidate[column.role] : max(candidate[column.role], column.confidence)
      if ColumnNames.joining.contains(column.role) || ColumnNames.places.contains(column.role),
        ColumnSharesNames.inForce.isNamed(named)
      {
        return ColumnNames(candidate, role: column.role)
      }
      if vocabulary.headers.isCollector(Words.split(candidate.name)) { return nil }
      let isOpen =
        candidate.saysNothing
        || !ColumnSharesNames.inForce.isNamed(candidate.headerScore) && !candidate.isCalledTime
      if column.role == .description {
        var names = ColumnNames(candidate, role: nil)
        names?.isDescription =
          !candidate.sample.areCodes && ColumnSharesNames.inForce.isNamed(named)
        return names
      }
      // Whether names under a header of machines are those of signals, other tables may know better.
      let isDoubtful =
        best.kind == .samples && column.role == .tag
        && ColumnSharesNames.inForce.isNamed(candidate[.asset])
      return isOpen || isDoubtful || column.role == .assetAlias
        ? ColumnNames(candidate, role: nil) : nil
    }
    table.signalNames = SignalNames(table, candidates)
    return table
  }

  private static func languages(_ candidates: [RoleCandidates]) -> [String] {
    var counts: [String: Double] = [:]
    for candidate in candidates
    where !candidate.language.isEmpty && ColumnTakesRole.inForce.isTold(candidate.headerScore) {
      counts[candidate.language, default: 0] += candidate.headerScore
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }

  /// What the values, the headers and the lines above them say of the zone.
  private static func zone(
    _ candidates: [RoleCandidates], kind: TableKind, columns: [RecognizedColumn],
    source: TableSource
  ) -> ZoneEvidence? {
    let times = columns.filter { $0.times != nil && $0.type != .timeOfDay }
    // Days need no zone, and neither does the day on which an asset was bought.
    let registers: [TableKind] = [.assets, .materials, .owners, .tags]
    guard !registers.contains(kind),
      times.contains(where: { $0.type == .timestamp })
        || (!times.isEmpty && columns.contains { $0.type == .timeOfDay })
    else { return nil }
    let withOffset = times.filter { $0.times?.hasOffset ?? false }
    if !withOffset.isEmpty, withOffset.count == times.count {
      let offsets = Set(times.compactMap { candidates[$0.index].times?.offsets }.flatMap { $0 })
      if offsets == [0] || offsets.isEmpty {
        return ZoneEvidence(name: "UTC", basis: .offsetInData, confidence: 1)
      }
      let name = offsets.count == 1 ? offsets.first.map(TimeZoneRules.name(ofOffset:)) : nil
      return ZoneEvidence(name: name, basis: .offsetInData, confidence: 1)
    }
    let columnOfZones = candidates.first { candidate in
      candidate.sample.distinctCount == 1
        && TimeWords.inForce.zoneColumns.contains(
          where: Words.split(candidate.name).joined().hasSuffix)
    }
    let said = columnOfZones?.sample.distinct.first.flatMap { TimeZoneRules(named: $0)?.name }
    // What a column says that has its offset in its texts says nothing of the others.
    let texts =
      times.filter { !($0.times?.hasOffset ?? false) }.map { source.info.header[$0.index] }
      + source.info.preamble
    if let name = said ?? texts.lazy.compactMap(zone(in:)).first {
      return ZoneEvidence(name: name, basis: .declared, confidence: 0.95)
    }
    return ZoneEvidence(name: nil, basis: .assumed, confidence: 0)
  }

  /// The zone that a text names: `UTC+01:00`, `Europe/Berlin`, or UTC where the word stands alone.
  private static func zone(in text: String) -> String? {
    let pieces = text.split(whereSeparator: { " ,;()[]\"'\t".contains($0) }).map(String.init)
    let known = TimeWords.inForce
    for (i, piece) in pieces.enumerated() {
      if known.zoneAreas.contains(where: { piece.hasPrefix($0 + "/") }) { return piece }
      if let seconds = known.steadyZones[piece] { return TimeZoneRules.name(ofOffset: seconds) }
      guard let prefix = known.utcPrefixes.first(where: piece.uppercased().hasPrefix) else {
        continue
      }
      let tail = piece.dropFirst(prefix.count)
      let next = tail.isEmpty && i + 1 < pieces.count ? pieces[i + 1] : ""
      for offset in [piece + next, piece] {
        if let seconds = TimeZoneRules.fixedOffset(offset) {
          return TimeZoneRules.name(ofOffset: seconds)
        }
      }
      if let sign = tail.first, "+-".contains(sign) { return nil }
    }
    let words = Words.split(text)
    return known.utcPrefixes.contains { words.contains($0.lowercased()) } ? "UTC" : nil
  }

  /// Units in brackets stay; those of measurement columns without one may stand in a row beside the header, or be the last
  /// word of the name.
  private static func nameUnits(
    _ columns: inout [RecognizedColumn], labels: [[String]], vocabulary: Vocabulary,
    kind: TableKind
  ) {
    guard kind == .samples else { return }
    let values = columns.indices.filter { columns[$0].role == .value }
    func text(_ row: [String], _ i: Int) -> String? {
      let index = columns[i].index
      return index < row.count && !row[index].isEmpty ? row[index] : nil
    }
    let units = labels.first { row in
      let texts = values.compactMap { text(row, $0) }
      let known = texts.count { vocabulary.looksLikeUnit($0) }
      return known > 0 && known * 2 >= texts.count
    }
    if let units {
      for i in values where columns[i].unit == nil { columns[i].unit = text(units, i) }
    }
    for i in columns.indices where columns[i].unit == nil && columns[i].role == .value {
      guard let last = columns[i].name.split(separator: "_").last else { continue }
      let text = Words.folded(String(last))
      if columns[i].name.contains("_"), vocabulary.unitKind(text) != nil, text.count > 1 {
        columns[i].unit = String(last)
      }
    }
  }
}
