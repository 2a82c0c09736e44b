import Foundation
import Recognition
import Tabular
package import Vocabulary

/// The names that each system uses for assets, gathered from tables and tags.
package struct NameInventory: Sendable {
  private struct Key: Hashable {
    var system: SourceSystem
    var name: String
  }
  private var index: [Key: Int] = [:]
  private var records: [NameRecord] = []
  /// Names whose rows disagree on the area, which then says nothing.
  private var areaConflicts: Set<Int> = []
  /// Names that transactions pair with changing second names: parts or places, not other names of the asset.
  private var aliasConflicts: Set<Int> = []
  /// What registers say that a thing is in.
  private var places: [Int: Set<String>] = [:]
  private var columns = RegisterColumns()
  /// The kinds of lists that hold each name.
  private var kinds: [Int: Set<TableKind>] = [:]

  private let vocabulary: EquipmentVocabulary

  package init(vocabulary: EquipmentVocabulary) { self.vocabulary = vocabulary }

  package mutating func add(_ record: NameRecord) {
    let key = Key(system: record.system, name: record.name)
    let around = record.areas + [record.parent].compactMap(\.self)
    if record.origin == .register, !around.isEmpty {
      places[index[key] ?? records.count, default: []].formUnion(around)
    }
    guard let i = index[key] else {
      index[key] = records.count
      records.append(record)
      return
    }
    records[i].count += record.count
    if record.origin == .register, records[i].origin != .register {
      // The register is the better witness of everything but the count.
      let (count, elsewhere) = (records[i].count, records[i].elsewhere)
      records[i] = record
      records[i].count = count
      records[i].elsewhere = elsewhere
      return
    }
    if records[i].description == nil { records[i].description = record.description }
    if records[i].title == nil { records[i].title = record.title }
    if records[i].owner == nil { records[i].owner = record.owner }
    if records[i].parent == nil { records[i].parent = record.parent }
    if records[i].className == nil { records[i].className = record.className }
    if !record.aliases.isEmpty, record.aliases != records[i].aliases, !aliasConflicts.contains(i) {
      if records[i].aliases.isEmpty {
        records[i].aliases = record.aliases
      } else if record.origin == .reference {
        aliasConflicts.insert(i)
        if records[i].origin == .reference { records[i].aliases = [] }
      }
    }
    if !record.areas.isEmpty, !areaConflicts.contains(i) {
      if records[i].areas.isEmpty {
        records[i].areas = record.areas
      } else if records[i].areas != record.areas {
        records[i].areas = []
        areaConflicts.insert(i)
      }
    }
  }

  /// The asset names of the rows of one table.
  package mutating func add(_ table: RecordTable) {
    let meaning = table.table
    guard let asset = meaning.column(.asset), meaning.kind != .unknown || meaning.confidence > 0.5
    else { return }
    let origin: NameRecord.Origin =
      meaning.kind == .assets && !table.isAboutOthers ? .register : .reference
    if origin == .register { columns.add(table, asset: asset.index, vocabulary) }
    let aliases = meaning.columns(.assetAlias).map(\.index).filter { second in
      !NameInventory.namesParents(table, asset: asset.index, second)
    }
    let areas = meaning.columns(.area).map(\.index)
    let parent = origin == .register ? NameInventory.parents(table, asset: asset.index) : nil
    let told = DescriptionsOfAssets(
      table, asset: asset.index,
      columns: meaning.columns(.description).map(\.index)
        + meaning.columns(.assetAlias).map(\.index).filter { !aliases.contains($0) })
    for record in table.records {
      let name = record.fields[asset.index]
      guard !name.isEmpty else { continue }
      var entry =
        NameRecord(
          system: meaning.system, origin: origin,
          location: SourceLocation(
            path: meaning.path, table: meaning.source.info.name, line: record.line), name: name,
          aliases: aliases.map { record.fields[$0] }.filter { !$0.isEmpty && $0 != name },
          description: origin == .register
            ? NameInventory.description(table, record, asset: asset.index) : told[name],
          status: origin == .register ? table.field(.state, of: record) : nil,
          areas: areas.map { record.fields[$0] }.filter { !$0.isEmpty },
          className: table.field(.assetClass, of: record),
          // Who did a job does not answer for the machine.
          owner: origin == .register || meaning.kind == .owners
            ? table.field(.owner, of: record) : nil)
      entry.parent = parent.map { record.fields[$0] }.flatMap { $0.isEmpty ? nil : $0 }
      add(entry, from: meaning.kind)
    }
  }

  /// A name of a list. A system has many files of one kind, a month each, and few kinds: the first file of each is told.
  private mutating func add(_ record: NameRecord, from kind: TableKind) {
    let known = index[Key(system: record.system, name: record.name)]
    let before = known.map { records[$0].location }
    add(record)
    guard let i = known ?? index[Key(system: record.system, name: record.name)],
      kinds[i, default: []].insert(kind).inserted, let before
    else { return }
    let other = records[i].location == record.location ? before : record.location
    let places = [records[i].location] + records[i].elsewhere.map(\.location)
    guard !places.contains(where: { $0.path == other.path }) else { return }
    records[i].elsewhere.append(NameRecord.Synonym(name: record.name, location: other))
  }

  /// What a row of a register says of its asset: the first description, or a sure one beside it where that is the name once
  /// more.
  private static func description(
    _ table: RecordTable, _ record: Record, asset: Int
  ) -> String? {
    let name = record.fields[asset]
    let first = table.field(.description, of: record)
    guard first == nil || first == name else { return first }
    let second = table.table.columns(.description).first {
      let text = record.fields[$0.index]
      return !text.isEmpty && text != name && SecondColumnDescribes.inForce.isSure($0.confidence)
    }
    return second.map { record.fields[$0.index] } ?? first
  }

  /// Whether the texts of a column are what several of the assets are in, such as their module.
  private static func namesParents(_ table: RecordTable, asset: Int, _ second: Int) -> Bool {
    let (names, seconds) = texts(table, asset: asset, second)
    return ColumnNamesParents.inForce.holds(names: names.count, seconds: seconds.count)
      || namesRows(table, asset: asset, seconds)
  }

  /// The column that says which other row of the list each row is in: of several, that which says it of most rows.
  private static func parents(_ table: RecordTable, asset: Int) -> Int? {
    let names = Set(table.records.map { $0.fields[asset] })
    var best: (column: Int, rows: Int)?
    for column in table.table.columns.map(\.index) {
      let role = table.table.columns[column].role
      guard column != asset, !role.isTime else { continue }
      let texts = texts(table, asset: asset, column).seconds
      // Ages and counts are numbers of rows by chance; only a header can say that they are not.
      guard role == .area || texts.contains(where: { $0.contains { !$0.isNumber } }),
        namesRows(table, asset: asset, texts)
      else { continue }
      let rows = table.records.count { names.contains($0.fields[column]) }
      if rows > best?.rows ?? 0 { best = (column, rows) }
    }
    return best?.column
  }

  /// Whether texts beside the names are those of other rows; a row that says its own name says nothing.
  private static func namesRows(_ table: RecordTable, asset: Int, _ texts: Set<String>) -> Bool {
    let rows = texts.intersection(table.records.map { $0.fields[asset] })
    return ColumnNamesParents.inForce.holds(rows: rows.count, of: texts.count)
  }

  private static func texts(
    _ table: RecordTable, asset: Int, _ second: Int
  ) -> (names: Set<String>, seconds: Set<String>) {
    var names: Set<String> = []
    var seconds: Set<String> = []
    for record in table.records {
      let (name, text) = (record.fields[asset], record.fields[second])
      guard !name.isEmpty, !text.isEmpty, name != text else { continue }
      names.insert(name)
      seconds.insert(text)
    }
    return (names, seconds)
  }

  /// A name without its case; of a number, without the zeros before it.
  private static func plain(_ name: String) -> String {
    guard name.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), ColumnNames.key(of: name).number != 0 else {
      return Words.folded(name)
    }
    return String(name.drop { $0 == "0" })
  }

  /// Sorted by system and name. A name that is just another record's second name, but for its case or for zeros before a
  /// number, joins that record.
  package var sorted: [NameRecord] {
    var result = records
    leaveOutContents(&result)
    takeSecondNames(\.descriptions, &result)
    takeSecondNames(\.areas, &result)
    takeColumns(&result)
    var owners: [Key: Set<Int>] = [:]
    for (i, record) in result.enumerated() {
      for alias in record.aliases where alias.count > 1 {
        owners[Key(system: record.system, name: NameInventory.plain(alias)), default: []].insert(i)
      }
    }
    var joined: Set<Int> = []
    for (i, record) in result.enumerated() where record.aliases.isEmpty {
      let key = Key(system: record.system, name: NameInventory.plain(record.name))
      guard let others = owners[key], others.count == 1, let other = others.first, other != i,
        !joined.contains(other)
      else { continue }
      joined.insert(i)
      result[other].count += record.count
      if !result[other].aliases.contains(record.name) { result[other].aliases.append(record.name) }
      result[other].synonyms.append(
        NameRecord.Synonym(name: record.name, location: record.location))
      result[other].elsewhere += record.elsewhere
      result[other].owner = result[other].owner ?? record.owner
    }
    takeOwnNames(&result, besides: joined)
    return result.indices.filter { !joined.contains($0) }.map { result[$0] }
      .sorted { ($0.system, $0.name) < ($1.system, $1.name) }
  }

  /// What a register says to be in a thing with others is not that thing, though a column for it names it, as the main asset of a
  /// system does.
  private func leaveOutContents(_ result: inout [NameRecord]) {
    var counts: [Key: Int] = [:]
    for (i, names) in places {
      for name in names { counts[Key(system: records[i].system, name: name), default: 0] += 1 }
    }
    for i in result.indices where !result[i].aliases.isEmpty {
      let key = Key(system: result[i].system, name: result[i].name)
      guard counts[key, default: 0] > 1 else { continue }
      let count = result[i].aliases.count
      result[i].aliases.removeAll { alias in
        index[Key(system: key.system, name: alias)]
          .flatMap { places[$0] }?.contains(key.name) ?? false
      }
      if result[i].aliases.count < count { markHolder(i, &result) }
    }
  }

  /// What holds a place is one, too.
  private func markHolder(_ place: Int, _ result: inout [NameRecord]) {
    var open = [place]
    while let i = open.popLast() {
      guard !result[i].holdsOthers, result[i].origin == .register else { continue }
      result[i].holdsOthers = true
      open += (places[i] ?? []).compactMap { index[Key(system: result[i].system, name: $0)] }
    }
  }

  /// What a register gives one row alone as another name is a name of the thing, whoever uses it; what programs alone say, a
  /// UUID, is none.
  private func takeOwnNames(_ result: inout [NameRecord], besides joined: Set<Int>) {
    typealias Own = NameInventory
    var rows: [Key: Int] = [:]
    for (i, record) in result.enumerated() where !joined.contains(i) {
      for name in Set(([record.name] + record.aliases).map(Own.plain)) {
        rows[Key(system: record.system, name: name), default: 0] += 1
      }
    }
    for i in result.indices where result[i].origin == .register && !joined.contains(i) {
      var told = Set(([result[i].name] + result[i].synonyms.map(\.name)).map(Own.plain))
      for alias in records[i].aliases
      where alias.count > 1 && !Own.isUUID(alias) && result[i].aliases.contains(alias) {
        guard rows[Key(system: result[i].system, name: Own.plain(alias))] == 1,
          told.insert(Own.plain(alias)).inserted
        else { continue }
        result[i].synonyms.append(NameRecord.Synonym(name: alias, location: result[i].location))
      }
    }
  }

  private static func isUUID(_ text: String) -> Bool {
    UUID(uuidString: text.trimmingCharacters(in: CharacterSet(charactersIn: "{}"))) != nil
  }

  /// What whole columns of registers say that other systems call the things of their rows.
  private func takeColumns(_ result: inout [NameRecord]) {
    for find in columns.finds(records) {
      guard let i = index[Key(system: find.system, name: find.name)] else { continue }
      result[i].counterparts += find.counterparts.filter { !result[i].counterparts.contains($0) }
      guard let text = find.text, text.contains(where: \.isLetter) else { continue }
      if !result[i].aliases.contains(text) { result[i].aliases.append(text) }
      result[i].areas.removeAll { $0 == text }
    }
  }

  /// Texts of a register that transactions or tags use as names are second names of their rows.
  ///
  /// A register may hold the name that others use under the header of a description or of a place. It is one when at
  /// least three of the texts are names that others use, and most of the texts belong to one row each; a text of several
  /// rows names none of them.
  private func takeSecondNames(
    _ texts: WritableKeyPath<NameRecord, [String]>, _ result: inout [NameRecord]
  ) {
    let registers = records.indices.filter { records[$0].origin == .register }
    guard !registers.isEmpty else { return }
    let used = Set(records.lazy.filter { $0.origin != .register }.map { Words.folded($0.name) })
    for system in Set(registers.map { records[$0].system }).sorted() {
      let own = registers.filter { records[$0].system == system }
      let names = Set(own.map { Words.folded(records[$0].name) })
      var rows: [String: Set<Int>] = [:]
      for i in own {
        for text in records[i][keyPath: texts] { rows[Words.folded(text), default: []].insert(i) }
      }
      let single = rows.filter { $0.value.count == 1 && !names.contains($0.key) }
      guard single.count * 2 > rows.count, single.count(where: { used.contains($0.key) }) >= 3
      else { continue }
      for i in own {
        let found = records[i][keyPath: texts].filter { single[Words.folded($0)] != nil }
        result[i].aliases += found.filter { !result[i].aliases.contains($0) }
        result[i][keyPath: texts].removeAll { found.contains($0) }
      }
    }
  }
}

extension NameRecord {
  /// The description as a list, to be treated like the areas.
  fileprivate var descriptions: [String] {
    get { description.map { [$0] } ?? [] }
    set { description = newValue.first }
  }
}
