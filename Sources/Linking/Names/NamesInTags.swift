package import Profiling
import Recognition
package import Vocabulary

/// Finds in tags the names that tables use for assets: which part of a tag is the asset is told by the other systems.
///
/// `U7-FT-B330.PV` is on B-330, `ROX_14-PT-204:X.Value` on 14-PT-204 and `Halle2/KES41/Ruehrer_Drehzahl` on KES-41 where a
/// register or an order names them. Names are looked for at the borders of the parts of a tag; the one that the grammar
/// takes for the asset comes first, then the longest.
package struct NamesInTags: Sendable {
  /// What a tag turns out to be on.
  package struct Find: Sendable, Equatable {
    /// The part of the tag that names the asset, with the path to it.
    package var asset: String
    /// What the tables call it.
    package var name: String
  }

  struct Known {
    var name: String
    var system: SourceSystem
    /// Has letters and digits, and so tells one thing from others of its kind.
    var isNumbered: Bool
    /// Names a line or an area.
    var isPlace: Bool
    var signCount: Int
  }

  /// What a row of a register says of a machine.
  struct Said {
    var known: Int
    /// Has a number.
    var isNumbered: Bool
    /// What the machine is in, by letters and digits.
    var around: Set<String>
    var words: Set<String>
  }

  /// A part of a tag, between separators.
  struct Part {
    var range: Range<String.Index>
    var tokens: [NameToken]
    /// Begins a step of a path.
    var isFirst = false
    /// Ends one.
    var isLast = false
  }

  struct Run {
    var parts: Range<Int>
    var known: Int
  }

  private let grammar: TagGrammar
  let judgement = TagHasName.inForce
  var known: [Known] = []
  /// By letters and digits, and by those without leading zeros where one name alone has them.
  var bySigns: [String: Int] = [:]
  private var byKey: [String: Int?] = [:]
  /// Classes of equipment of which any table has a machine.
  var classes: Set<Int> = []
  /// Names by what they end with, where one alone does.
  var byEnd: [String: Int?] = [:]
  /// What rows of registers say of their machines, by letters and digits.
  var bySaid: [String: [Said]] = [:]
  /// Machines by a word of what registers say of them, with all of its words and numbers.
  var saidByWord: [String: [(known: Int, tokens: Set<String>)]] = [:]
  /// All words of what registers say that have a word in them.
  var kindsOfWords: [String: Set<String>] = [:]
  /// Names by the number that the texts of their row say they have; none where another row of the system has it too.
  var byNumber: [String: [SourceSystem: Int?]] = [:]
  let equipment: EquipmentVocabulary
  private var firstWords: Set<String> = []
  private var lengths: Set<Int> = []

  /// - Parameter records: Names of tables, not those of tags.
  package init(_ records: [NameRecord], vocabulary: Vocabulary) {
    grammar = TagGrammar(tags: [], vocabulary: vocabulary)
    equipment = vocabulary.equipment
    let ordered = records.sorted {
      (AssetLinker.rank($0.system), $0.name) < (AssetLinker.rank($1.system), $1.name)
    }
    for record in ordered {
      for name in [record.name] + record.aliases { add(name, of: record.system, vocabulary) }
      addNumber(of: record)
    }
    let registers = ordered.filter { $0.origin == .register }
    var holders: [SourceSystem: [String: NameRecord]] = [:]
    for record in registers { holders[record.system, default: [:]][record.name] = record }
    for record in registers { addSaid(by: record, holders: holders) }
  }

  private mutating func add(_ name: String, of system: SourceSystem, _ vocabulary: Vocabulary) {
    let parts = NamesInTags.parts(of: name)
    let tokens = parts.flatMap(\.tokens)
    addClasses(of: tokens)
    // `3-14-2` may name the second loom of a row; two numbers are counted everywhere.
    guard let first = tokens.first,
      tokens.contains(where: { !$0.isNumber }) || judgement.areTuple(tokens.count)
    else { return }
    let signs = NamesInTags.signs(tokens)
    guard bySigns[signs] == nil else { return }
    let index = known.count
    known.append(
      Known(
        name: name, system: system, isNumbered: tokens.contains(where: \.isNumber),
        isPlace: tokens.contains { !$0.isNumber }
          && tokens.allSatisfy { $0.isNumber || vocabulary.isPlace($0.text) },
        signCount: tokens.reduce(0) { $0 + $1.written.count }))
    bySigns[signs] = index
    let key = NameReader.joinedKey(tokens)
    // Two systems may write one number of digits each; two names of one system are two machines.
    if let other = byKey[key] {
      if other.map({ known[$0].system == system }) ?? true { byKey[key] = .some(nil) }
    } else {
      byKey[key] = .some(index)
    }
    firstWords.insert(first.text)
    lengths.insert(tokens.count)
    guard known[index].isNumbered else { return }
    var end: [NameToken] = []
    for part in parts.dropFirst().reversed() {
      end.insert(contentsOf: part.tokens, at: 0)
      guard judgement.isEnd(end.count) else { break }
      guard end.contains(where: \.isNumber), end.contains(where: { !$0.isNumber }) else { continue }
      let signs = NamesInTags.signs(end)
      byEnd[signs] = byEnd[signs] == nil ? .some(index) : .some(nil)
    }
  }

  mutating func addClasses(of tokens: [NameToken]) {
    for place in tokens.indices where !tokens[place].isNumber {
      if let meaning = equipment.meaning(of: tokens, at: place)?.0 {
        classes.formUnion(meaning.classes)
      }
    }
  }

  static func signs(_ tokens: [NameToken]) -> String {
    NameReader.joinedKey(
      tokens.map { token in
        var token = token
        if token.isNumber { token.text = token.written }
        return token
      })
  }

  static func parts(of text: String) -> [Part] {
    var parts: [Part] = []
    let bytes = text.utf8
    var start = Splitting.nameStart(of: text)
    var isFirst = true
    func take(_ end: String.Index) {
      guard start < end else { return }
      let tokens = NameToken.split(String(text[start..<end]))
      guard !tokens.isEmpty else { return }
      parts.append(Part(range: start..<end, tokens: tokens, isFirst: isFirst))
      isFirst = false
    }
    for index in bytes[start...].indices where Splitting.isTagSeparator(bytes[index]) {
      take(index)
      start = bytes.index(after: index)
      if Splitting.isPathSeparator(bytes[index]) {
        if !parts.isEmpty { parts[parts.count - 1].isLast = true }
        isFirst = true
      }
    }
    take(bytes.endIndex)
    if !parts.isEmpty { parts[parts.count - 1].isLast = true }
    return parts
  }

  func runs(in parts: [Part]) -> [Run] {
    guard let longest = lengths.max() else { return [] }
    var runs: [Run] = []
    for start in parts.indices {
      guard let first = parts[start].tokens.first, firstWords.contains(first.text) else { continue }
      var tokens: [NameToken] = []
      for end in start..<parts.count {
        tokens += parts[end].tokens
        guard tokens.count <= longest else { break }
        guard lengths.contains(tokens.count), let index = index(of: tokens),
          // A word alone stands for a machine only as a step of its own.
          known[index].isNumbered || parts[start].isFirst && parts[end].isLast
        else { continue }
        runs.append(Run(parts: start..<end + 1, known: index))
      }
    }
    return runs
  }

  private func index(of tokens: [NameToken]) -> Int? {
    bySigns[NamesInTags.signs(tokens)] ?? byKey[NameReader.joinedKey(tokens)] ?? nil
  }

  /// What each tag of one system is on, by the names in it; `nil` where they do not tell more than its reading.
  ///
  /// A name that stands behind other numbers in other tags means neither: `K1_OVN01` and `K2_OVN01` are two ovens.
  package func finds(in tags: [(tag: String, asset: String?)]) -> [Find?] {
    guard !known.isEmpty else { return tags.map { _ in nil } }
    var finds: [(find: Find, known: Int)?] = Array(repeating: nil, count: tags.count)
    // What stands before each name: the numbers, and where the grammar sees no asset the words too.
    var contexts: [Int: Set<[String]>] = [:]
    var looseContexts: [Int: Set<[String]>] = [:]
    var loose: Set<Int> = []
    var ends: [(place: Int, known: Int, asset: String)] = []
    var open: [Int] = []
    for (place, (tag, asset)) in tags.enumerated() {
      let parts = NamesInTags.parts(of: tag)
      let runs = runs(in: parts)
      let read = asset.flatMap { tag.firstRange(of: $0) }
      if asset != nil, read == nil { continue }
      if let read,
        let run = runs.filter({ parts[$0.parts.upperBound - 1].range.upperBound <= read.upperBound }
        )
        .max(by: { ($0.parts.upperBound, $0.parts.count) < ($1.parts.upperBound, $1.parts.count) })
      {
        contexts[run.known, default: []].insert(
          numbers(Array(parts[..<run.parts.lowerBound])))
        finds[place] = within(run, tag, parts, read).map { ($0, run.known) }
        continue
      }
      let best = runs.filter { isWhole($0, parts) && !known[$0.known].isPlace }
        .max { ($0.parts.count, $0.parts.lowerBound) < ($1.parts.count, $1.parts.lowerBound) }
      if let run = best {
        loose.insert(run.known)
        let before = parts[..<run.parts.lowerBound]
        contexts[run.known, default: []].insert(numbers(Array(before)))
        looseContexts[run.known, default: []].insert(words(before))
        let start = parts[run.parts.lowerBound].isFirst ? 0 : run.parts.lowerBound
        finds[place] = (
          Find(asset: text(tag, parts, start..<run.parts.upperBound), name: known[run.known].name),
          run.known
        )
      } else if let asset, let read, read.lowerBound == tag.startIndex,
        let index = byEnd[NamesInTags.signs(NamesInTags.parts(of: asset).flatMap(\.tokens))] ?? nil
      {
        ends.append((place, index, asset))
      } else if asset == nil, parts.count > 1 || parts.first.map({ $0.tokens.count > 1 }) == true,
        let index = byEnd[NamesInTags.signs(parts.flatMap(\.tokens))] ?? nil
      {
        ends.append((place, index, tag))
      } else if asset == nil {
        open.append(place)
      }
    }
    let isSure = judgement.areEnough(loose.count)
    var result: [Find?] = finds.map { entry in
      guard let (find, index) = entry, contexts[index]?.count == 1,
        looseContexts[index]?.count ?? 1 == 1,
        !loose.contains(index) || isSure || judgement.isLong(known[index].signCount)
      else { return nil }
      return find
    }
    if judgement.areEnough(Set(ends.map(\.known)).count) {
      for (place, index, asset) in ends {
        result[place] = Find(asset: asset, name: known[index].name)
      }
    }
    for (place, find) in beginnings(of: open.map { (place: $0, tag: tags[$0].tag) }) {
      result[place] = find
    }
    return result
  }

  /// Tags that begin with a name and go on with the code of an instrument, with no separator between: `1MHO10CE001` is on
  /// `1MHO10`. Only a whole list of such tags says so.
  private func beginnings(of tags: [(place: Int, tag: String)]) -> [(Int, Find)] {
    var found: [(place: Int, known: Int, asset: String, before: [String])] = []
    for (place, tag) in tags {
      let parts = NamesInTags.parts(of: tag)
      for (number, part) in parts.enumerated() {
        guard let (index, asset) = beginning(of: part.tokens) else { continue }
        found.append((place, index, asset, numbers(Array(parts[..<number]))))
        break
      }
    }
    guard judgement.areAll(found.count, of: tags.count),
      judgement.areEnough(Set(found.map(\.known)).count)
    else { return [] }
    let contexts = Dictionary(grouping: found, by: \.known).mapValues {
      Set($0.map(\.before)).count
    }
    return found.filter { contexts[$0.known] == 1 }.map {
      ($0.place, Find(asset: $0.asset, name: known[$0.known].name))
    }
  }

  /// The longest name that glued tokens begin with, where only a code and its number follow.
  private func beginning(of tokens: [NameToken]) -> (known: Int, asset: String)? {
    guard tokens.count > 2, tokens.dropFirst().allSatisfy(\.isGlued) else { return nil }
    let end = tokens.count - 2
    // A number that goes on is another one: P1 is not in `P10TT01`.
    guard tokens[end - 1].isNumber, !tokens[end].isNumber, tokens[end + 1].isNumber,
      judgement.isCode(tokens[end].written.count)
    else { return nil }
    let name = Array(tokens[..<end])
    let signs = NamesInTags.signs(name)
    guard name.contains(where: { !$0.isNumber }),
      judgement.isLong(name.reduce(0) { $0 + $1.written.count }),
      let index = bySigns[signs] ?? byEnd[signs] ?? nil, known[index].isNumbered,
      !known[index].isPlace
    else { return nil }
    return (index, name.map(\.written).joined())
  }

  /// What tables call the asset that a path ends with; `nil` where they know none.
  package func ending(_ path: String) -> String? {
    let parts = NamesInTags.parts(of: path)
    return runs(in: parts).filter { $0.parts.upperBound == parts.count }
      .max { $0.parts.count < $1.parts.count }.map { known[$0.known].name }
  }

  /// A name in the part of the tag that is read as the asset.
  private func within(_ run: Run, _ tag: String, _ parts: [Part], _ read: Range<String.Index>)
    -> Find?
  {
    let name = known[run.known].name
    let end = parts[run.parts.upperBound - 1].range.upperBound
    let behind = parts[run.parts.upperBound...].prefix { $0.range.lowerBound < read.upperBound }
    if behind.isEmpty {
      let asset = String(tag[read])
      // Equal names need no second one.
      return parts[run.parts.lowerBound].range.lowerBound == read.lowerBound
        ? nil : Find(asset: asset, name: name)
    }
    // What has a number of its own is a machine, whatever holds it.
    guard !known[run.known].isPlace, known[run.known].isNumbered,
      !behind.contains(where: { $0.tokens.contains(where: \.isNumber) }),
      !(behind.first.map(isLetter) ?? false)
    else { return nil }
    return Find(asset: String(tag[read.lowerBound..<end]), name: name)
  }

  /// Whether a name ends where the tag goes on with something else than the rest of a longer name: P-101 is not in `P-101-02.PV`.
  func isWhole(_ run: Run, _ parts: [Part]) -> Bool {
    guard known[run.known].isNumbered || parts[run.parts.lowerBound].isFirst else { return false }
    guard !parts[run.parts.upperBound - 1].isLast, run.parts.upperBound < parts.count else {
      return true
    }
    let next = parts[run.parts.upperBound]
    // `A` of `P-101-A.Flow` tells a machine from its twin; alone at the end it says what is measured.
    let isTwin = isLetter(next) && run.parts.upperBound + 1 < parts.count
    return !(next.tokens.first?.isNumber ?? false) && !isTwin
  }

  private func isLetter(_ part: Part) -> Bool {
    guard let only = part.tokens.first, part.tokens.count == 1 else { return false }
    return !only.isNumber && only.text.count == 1
  }

  private func numbers(_ parts: [Part]) -> [String] {
    parts.flatMap(\.tokens).filter(\.isNumber).map(\.text)
  }

  /// What stands before a name but for instrument codes.
  private func words(_ parts: ArraySlice<Part>) -> [String] {
    parts.filter { part in
      !(part.tokens.count == 1 && grammar.isInstrumentCode(part.tokens[0].written))
    }.flatMap(\.tokens).map(\.text)
  }

  func text(_ tag: String, _ parts: [Part], _ range: Range<Int>) -> String {
    String(
      tag[parts[range.lowerBound].range.lowerBound..<parts[range.upperBound - 1].range.upperBound])
  }
}
