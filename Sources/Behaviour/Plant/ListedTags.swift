import Profiling
import Recognition
import Vocabulary

/// What the tag lists of an export say of its tags.
///
/// A list may know a tag by several names, such as its number and what it is called; any of them may be the one that a
/// collector writes.
struct ListedTags {
  /// What one row says.
  struct Entry {
    var unit: String?
    /// The values that the instrument of the tag can have, in the unit of the list.
    var range: ClosedRange<Double>?
    /// The asset that the tag is on, as written, and the system of the list.
    var asset: (system: SourceSystem, name: String)?
    /// What the row says in words, which may tell what is measured.
    var texts: [String] = []

    /// Takes what another list says of the same tag and this one leaves open.
    mutating func add(_ other: Entry) {
      unit = unit ?? other.unit
      range = range ?? other.range
      asset = asset ?? other.asset
      texts += other.texts
    }

    /// What is so of every parameter of a loop that the list names.
    var ofLoop: Entry { Entry(asset: asset, texts: texts) }

    /// What is so of every tag of one name.
    var ofName: Entry { Entry(unit: unit, range: range, texts: texts) }
  }

  private var entries: [Entry] = []
  /// Places in `entries`.
  private var places: [String: Int] = [:]
  /// Rows by the loop of their tag, `TIC-1` of `TIC-1.PV`; `nil` where the rows of a loop are on several assets.
  private var loops: [String: Int?] = [:]
  private let vocabulary: Vocabulary
  private let grammar: TagGrammar
  /// Whether a list names loops by their numbers alone.
  private var hasLoopNumbers = false

  /// Where two lists differ, the first one counts.
  ///
  /// - Parameter headers: of the columns of tags in tables of samples.
  init(_ records: [RecordTable], headers: Set<String> = [], vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    grammar = TagGrammar(tags: [], vocabulary: vocabulary)
    let lists = records.filter { $0.table.kind == .tags }
    for table in lists {
      let names = table.records.compactMap { table.field(.tag, of: $0) }
      // Where several machines have a tag of one name or number, it is told with its machine, as its signal is.
      let isOfMachine = Set(names).count < names.count
      for record in table.records {
        guard var tag = table.field(.tag, of: record) else { continue }
        if isOfMachine, let asset = table.field(.asset, of: record) { tag = asset + "/" + tag }
        let place = places[tag] ?? entries.count
        if place == entries.count {
          places[tag] = place
          entries.append(Entry())
        }
        if entries[place].unit == nil { entries[place].unit = table.field(.unit, of: record) }
        if entries[place].range == nil {
          entries[place].range = ListedTags.range(table, record)
        }
        if entries[place].asset == nil {
          entries[place].asset = table.field(.asset, of: record).map { (table.table.system, $0) }
        }
        entries[place].texts += ListedTags.words(table).compactMap {
          record.fields[$0].isEmpty ? nil : record.fields[$0]
        }
      }
    }
    let listed = places
    for (tag, place) in listed.sorted(by: { $0.key < $1.key }) {
      guard let loop = instrumentLoop(of: tag) else { continue }
      guard let known = loops[loop] else {
        loops[loop] = .some(place)
        continue
      }
      let isSame = known.map { entries[$0].asset?.name == entries[place].asset?.name } ?? false
      loops[loop] = isSame ? .some(min(known ?? place, place)) : .some(nil)
    }
    for table in lists {
      let tags = table.records.map { table.field(.tag, of: $0) ?? "" }
      let areNames =
        Set(tags).count == tags.count && tags.allSatisfy { $0.contains(where: \.isLetter) }
      if !tags.isEmpty, tags.allSatisfy({ !$0.contains(where: \.isLetter) }) {
        hasLoopNumbers = true
      }
      let numbers = numbers(table, headers)
      for column in ListedTags.words(table) + numbers {
        let names = table.records.map { $0.fields[column] }
        // A name that two tags have means neither.
        guard !names.contains(""), Set(names).count == names.count else { continue }
        // Samples with a number for a tag that has a name are told by the name.
        if areNames, numbers.contains(column) { continue }
        for (record, name) in zip(table.records, names) where places[name] == nil {
          places[name] = place(of: record, in: table)
        }
      }
      for column in ListedTags.references(table) {
        for record in table.records {
          guard let name = ListedTags.pointName(record.fields[column]),
            let place = place(of: record, in: table)
          else { continue }
          // What two lists say of one tag adds up.
          if let other = listed[name], other != place {
            entries[other].add(entries[place])
          } else if places[name] == nil {
            places[name] = place
          }
        }
      }
    }
  }

  private func place(of record: Record, in table: RecordTable) -> Int? {
    guard let tag = table.field(.tag, of: record) else { return nil }
    let asset = table.field(.asset, of: record)
    return asset.flatMap { places[$0 + "/" + tag] } ?? places[tag]
  }

  /// What the list says of a tag, or of the loop that the tag is a parameter of.
  subscript(tag: String) -> Entry? {
    if let place = places[tag] { return entries[place] }
    if let loop = loop(of: tag).flatMap({ places[$0.loop] }) ?? numberedLoop(of: tag) {
      return isValue(tag) ? entries[loop] : entries[loop].ofLoop
    }
    // Of a loop that only other parameters name, nothing but the asset is known.
    let sibling = instrumentLoop(of: tag).flatMap { loops[$0] ?? nil }
    return sibling.map { Entry(asset: entries[$0].asset) }
  }

  /// Whether a tag of a loop is its value, and not another parameter: it ends with its number or a word for the value, and is not
  /// what a controller gives out.
  private func isValue(_ tag: String) -> Bool {
    guard let end = tag.utf8.lastIndex(where: Splitting.isTagSeparator) else { return true }
    let last = String(tag[tag.utf8.index(after: end)...])
    let isNumbered = NameToken.split(last).last?.isNumber ?? true
    return isNumbered
      || vocabulary.attributes.contains(Words.folded(last)) && grammar.parse(tag).kind != .setpoint
  }

  /// `TIC-1` of `TIC-1.PV` and `TIC-1.SP`: the code and the number of an instrument, with what stands before it.
  private func instrumentLoop(of tag: String) -> String? {
    guard let end = tag.utf8.lastIndex(where: Splitting.isPathSeparator), tag.utf8[end] != 0x3A
    else { return nil }
    let loop = String(tag[..<end])
    let tokens = NameToken.split(loop)
    guard tokens.count > 1, let number = tokens.last, number.isNumber,
      grammar.isInstrumentCode(tokens[tokens.count - 2].text),
      !(NameToken.split(String(tag[tag.utf8.index(after: end)...])).first?.isNumber ?? true)
    else { return nil }
    return loop
  }

  /// The row that a name, or its loop, is in.
  func place(of tag: String) -> Int? {
    places[tag] ?? loop(of: tag).flatMap { places[$0.loop] } ?? numberedLoop(of: tag)
      ?? tag.firstIndex(of: "/").flatMap { places[String(tag[tag.index(after: $0)...])] }
  }

  /// The row of `1001` in a list of the numbers of loops, for `TI-1001.PV`.
  private func numberedLoop(of tag: String) -> Int? {
    guard hasLoopNumbers else { return nil }
    let tokens = NameToken.split(tag)
    for (code, number) in zip(tokens, tokens.dropFirst())
    where !code.isNumber && number.isNumber && grammar.isInstrumentCode(code.text) {
      guard let place = places[number.written] else { continue }
      let unit = entries[place].unit.flatMap(vocabulary.unitKind)
      let kind = grammar.parse(code.written + "-" + number.written).kind
      // A unit of something else is that of another loop of this number.
      if unit == nil || kind == .other || unit == kind { return place }
    }
    return nil
  }

  /// `FIC1203` and `SP` of `FIC1203.SP`, where the list names the loop; `nil` of a tag that it names itself.
  func loop(of tag: String) -> (loop: String, parameter: String)? {
    guard places[tag] == nil,
      let end = tag.utf8.lastIndex(where: Splitting.isTagSeparator), tag.utf8[end] != 0x2D
    else { return nil }
    let (loop, parameter) = (String(tag[..<end]), String(tag[tag.utf8.index(after: end)...]))
    // `T1_2` is another thermometer than `T1`.
    guard places[loop] != nil, parameter.contains(where: \.isLetter) else { return nil }
    return (loop, parameter)
  }

  /// The columns of a list whose texts refer to points of a server.
  private static func references(_ table: RecordTable) -> [Int] {
    table.table.columns.map(\.index).filter { column in
      let texts = table.records.map { $0.fields[column] }.filter { !$0.isEmpty }
      return !texts.isEmpty && texts.allSatisfy { pointName($0) != nil }
    }
  }

  /// `TI-1.PV` of `\\SRV-1\TI-1.PV;UOM=bar`; `nil` of a text that is no such reference.
  private static func pointName(_ text: String) -> String? {
    guard text.hasPrefix("\\\\"), let last = text.split(separator: "\\").last else { return nil }
    return String(last.prefix { !"?;|".contains($0) })
  }

  /// The columns of a list that name its tags in other words, or describe them.
  private static func words(_ table: RecordTable) -> [Int] {
    table.table.columns.filter { $0.role == .description || $0.role == .text }.map(\.index)
  }

  /// The columns of a list that number its points: under the header that samples have for them, or under one for an ID if they are no
  /// numbers of rows.
  private func numbers(_ table: RecordTable, _ headers: Set<String>) -> [Int] {
    table.table.columns.filter { column in
      guard column.role == .unknown || column.role == .index else { return false }
      let texts = table.records.map { $0.fields[column.index] }
      guard !texts.isEmpty, texts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isNumber) }) else {
        return false
      }
      return headers.contains(Words.folded(column.name))
        || vocabulary.identifies(header: column.name)
          && texts != (1...texts.count).map(String.init)
    }.map(\.index)
  }

  /// The range of a row, given by its ends or by its beginning and its width; `nil` for 0…0 and for 0…100, which are what
  /// tools fill in when nobody says anything.
  private static func range(_ table: RecordTable, _ record: Record) -> ClosedRange<Double>? {
    guard let low = table.number(.lowLimit, of: record),
      let high = table.number(.highLimit, of: record)
        ?? table.number(.span, of: record).map({ low + $0 }),
      low.isFinite, high.isFinite, low < high, !(low == 0 && high == 100)
    else { return nil }
    return low...high
  }
}
