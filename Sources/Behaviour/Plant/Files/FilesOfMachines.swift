import Linking
import Profiling
import Recognition
import Tabular
import Vocabulary

/// The machines that the paths of files tell apart, where their tags name none.
///
/// `press_A_20240603.csv` and `press_B_20240604.csv` hold the same tags of two presses, and `WB-01/trace.csv` beside
/// `WB-02/trace.csv` those of two bonders; `oven3_part1.csv` and `oven3_part2.csv` are parts of one export.
struct FilesOfMachines {
  /// What the samples of a table are of.
  struct Owner: Hashable {
    var name: String
    /// False of a name that only tells signals of one name apart, as that of a run does.
    var isMachine: Bool
  }

  /// A table of samples without a name of a machine.
  private struct Nameless {
    var table: RecognizedTable
    /// When it has samples, in microseconds; `nil` of none.
    var span: ClosedRange<Int64>?
    /// Folders, file and, in a workbook, the sheet; the last comes first.
    var steps: [String]
  }

  /// The step of the paths under a folder that names machines.
  private struct Level: Hashable {
    var above: [String]
    var step: Int
  }

  private var owners: [TableName: Owner] = [:]
  private let vocabulary: Vocabulary
  private let known: Set<String>
  private let judgement = FileNamesMachine.inForce

  /// - Parameters:
  ///   - groups: of the tables that are parts of one export or have the same columns, by their place.
  ///   - names: those that other tables use for assets.
  init(
    _ tables: [ProfiledTable], groups: [Int?], names: [NameRecord], _ vocabulary: Vocabulary
  ) {
    self.vocabulary = vocabulary
    known = Set(names.flatMap { [$0.name] + $0.aliases }.map(Words.signs))
    var byGroup: [Int: [Nameless]] = [:]
    for (table, group) in zip(tables, groups) {
      guard let group, case .samples(let tags) = table.content,
        case let some = tags.prefix(100), some.allSatisfy({ $0.asset == nil }),
        TagGrammar.readings(of: some.map(\.tag), vocabulary: vocabulary)
          .allSatisfy({ $0.asset == nil })
      else { continue }
      byGroup[group, default: []].append(FilesOfMachines.nameless(table, tags))
    }
    var levels: Set<Level> = []
    var open: [Nameless] = []
    for (_, files) in byGroup.sorted(by: { $0.key < $1.key }) {
      if let (level, names) = named(files) {
        if let level { levels.insert(level) }
        take(names, files)
      } else if let names = namedByWord(files) {
        take(names.map { Owner(name: $0, isMachine: true) }, files)
      } else {
        open += files
      }
    }
    // What lies beside files of machines is one of a machine, and so is what is called like one that others know.
    for file in open {
      let name = beside(file, levels) ?? knownName(file)
      if let name { take([Owner(name: name, isMachine: true)], [file]) }
    }
  }

  /// What the step that names the machines of other files under the same folder calls that of a file.
  private func beside(_ file: Nameless, _ levels: Set<Level>) -> String? {
    levels.filter { Array(file.steps.dropFirst($0.step + 1)) == $0.above }
      .sorted { $0.step < $1.step }.lazy
      .compactMap { name(file, $0.step, common: []) }.first
  }

  /// What the path of a file calls it, where other tables know an asset of that name.
  private func knownName(_ file: Nameless) -> String? {
    file.steps.indices.lazy.compactMap { name(file, $0, common: []) }
      .first { known.contains(Words.signs($0)) }
  }

  /// What the tags of a table begin with beyond what stands in it, by table.
  var names: [TableName: String] {
    owners.mapValues(\.name)
  }

  subscript(table: RecognizedTable) -> Owner? { owners[TableName(table)] }

  private mutating func take(_ names: [Owner], _ files: [Nameless]) {
    for (file, owner) in zip(files, names) { owners[TableName(file.table)] = owner }
  }

  private static func nameless(_ table: ProfiledTable, _ tags: [TagProfile]) -> Nameless {
    let path = table.table.path
    let live = tags.lazy.filter { $0.profile.samples > 0 }.map(\.profile)
    let span = live.map(\.first).min().flatMap { first in
      live.map(\.last).max().map { first...$0 }
    }
    let stem = SourceFile.tableName(path: path)
    let sheet = table.table.source.info.name
    let folders = path.split(separator: "/").dropLast().map(String.init)
    return Nameless(
      table: table.table, span: span,
      steps: [sheet == stem ? "" : sheet, stem] + folders.reversed())
  }

  /// Names of a word and their numbers are those of machines; a word that only one of them has must be known, or one for equipment.
  private func owners(_ names: [String]) -> [Owner] {
    let words = names.map {
      NameToken.split($0).filter { !$0.isNumber }.map(\.text).joined(separator: " ")
    }
    let sharing = Dictionary(grouping: zip(names, words), by: \.1)
      .mapValues { Set($0.map(\.0)).count }
    return zip(names, words).map { name, word in
      Owner(
        name: name,
        isMachine: sharing[word] ?? 0 > 1 || known.contains(Words.signs(name))
          || isEquipment(name))
    }
  }

  // MARK: - Files that lie side by side

  /// What one step of the paths calls the machine of each file, where that explains why files of the same columns hold the same
  /// time.
  private func named(_ files: [Nameless]) -> (Level?, [Owner])? {
    guard files.count > 1, let depth = files.map(\.steps.count).min() else { return nil }
    for step in 0..<depth where Set(files.map { $0.steps[step] }).count > 1 {
      let pieces = files.map { Set(FilesOfMachines.pieces($0.steps[step])) }
      let common = pieces.dropFirst().reduce(pieces[0]) { $0.intersection($1) }
      let names = files.compactMap { name($0, step, common: common) }
      guard names.count == files.count, areMachines(names, files) else { continue }
      let above = Set(files.map { Array($0.steps.dropFirst(step + 1)) })
      let level = above.count == 1 ? above.first.map { Level(above: $0, step: step) } : nil
      return (level, owners(names))
    }
    return nil
  }

  /// Whether the names part files that lie side by side into files that follow each other.
  private func areMachines(_ names: [String], _ files: [Nameless]) -> Bool {
    var spans: [String: [ClosedRange<Int64>]] = [:]
    for (name, file) in zip(names, files) {
      if let span = file.span { spans[name, default: []].append(span) }
    }
    guard spans.count > 1 else { return false }
    for spans in spans.values {
      let sorted = spans.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
      if zip(sorted, sorted.dropFirst()).contains(where: areBeside) { return false }
    }
    let whole = spans.mapValues { spans in
      (spans.map(\.lowerBound).min() ?? 0)...(spans.map(\.upperBound).max() ?? 0)
    }.sorted { ($0.value.lowerBound, $0.key) < ($1.value.lowerBound, $1.key) }
    // In the order of their beginnings, what is beside any file is beside the one that lasted longest of those before it.
    var beside: Set<String> = []
    var longest = whole[0]
    for name in whole.dropFirst() {
      if areBeside(longest.value, name.value) { beside.formUnion([longest.key, name.key]) }
      if name.value.upperBound > longest.value.upperBound { longest = name }
    }
    return areNumbered(whole.map(\.key))
      || judgement.holds(
        names: whole.count, beside: beside.count,
        known: whole.count { known.contains(Words.signs($0.key)) })
  }

  /// Whether names in the order of time have one word and numbers of their own, as `Mill_07` and `Mill_09` do; those that count
  /// from 1 may number the parts of an export.
  private func areNumbered(_ names: [String]) -> Bool {
    let tokens = names.map { NameToken.split($0) }
    guard let word = tokens[0].first, !word.isNumber, judgement.isWord(word.written.count),
      tokens.allSatisfy({ $0.count == 2 && $0[0].text == word.text && $0[1].isNumber })
    else { return false }
    return tokens.map { $0[1].text } != (1...names.count).map(String.init)
  }

  private func areBeside(_ a: ClosedRange<Int64>, _ b: ClosedRange<Int64>) -> Bool {
    let shared = min(a.upperBound, b.upperBound) - max(a.lowerBound, b.lowerBound)
    let shorter = min(a.upperBound - a.lowerBound, b.upperBound - b.lowerBound)
    return shared >= 0 && (shorter == 0 || judgement.areBeside(Double(shared) / Double(shorter)))
  }

  private static func pieces(_ step: String) -> [String] {
    step.split(whereSeparator: { "_ ".contains($0) }).map(String.init)
  }

  /// What a step of a path names, without what all files have there, dates and numbers of parts; `nil` of what is no name of
  /// one thing among others.
  private func name(_ file: Nameless, _ step: Int, common: Set<String>) -> String? {
    guard step < file.steps.count else { return nil }
    let text = file.steps[step]
    let pieces = FilesOfMachines.pieces(text)
    let own = pieces.indices.filter { !common.contains(pieces[$0]) && !isPart(pieces[$0]) }
    guard var first = own.first, let last = own.last else { return nil }
    // Pieces are slices of the text.
    let parts = text.split(whereSeparator: { "_ ".contains($0) })
    // `Pump 1` beside `Pump 2`: a number alone is told with the words before it, and a code with those of its phrase or for
    // equipment: `Kessel K1`, `Mixer_M2`.
    let isNumber = own.allSatisfy { !pieces[$0].contains(where: \.isLetter) }
    while first > 0, !isWordOfFiles(pieces[first - 1]), !isPart(pieces[first - 1]),
      isNumber || isEquipment(pieces[first - 1])
        || text[parts[first - 1].endIndex..<parts[first].startIndex].allSatisfy({ $0 == " " })
    { first -= 1 }
    let name = String(text[parts[first].startIndex..<parts[last].endIndex])
    if known.contains(Words.signs(name)), name.contains(where: \.isLetter) { return name }
    let tokens = NameToken.split(name)
    guard tokens.contains(where: \.isNumber), tokens.contains(where: { !$0.isNumber }),
      !tokens.contains(where: { !$0.isNumber && isWordOfFiles($0.text) }),
      !tokens.contains(where: { $0.isNumber && FilesOfMachines.isYear($0.written) })
    else { return nil }
    return name
  }

  /// Whether a piece is a date, or numbers a part: `2024-05`, `part2`, `15min`, `Q3`.
  private func isPart(_ piece: String) -> Bool {
    if FilesOfMachines.isDate(piece) { return true }
    let tokens = NameToken.split(piece)
    let words = tokens.filter { !$0.isNumber }
    guard words.count < tokens.count else { return false }
    // Behind a number, a letter is a unit of time.
    let isUnit = tokens.first?.isNumber == true && words.allSatisfy { $0.text.count == 1 }
    return !words.isEmpty && (isUnit || words.allSatisfy { isWordOfFiles($0.text) })
  }

  private func isWordOfFiles(_ word: String) -> Bool {
    vocabulary.fileParts.contains(Words.folded(word))
      || vocabulary.kindWords.contains { $0.words.contains(Words.folded(word)) }
  }

  private static func isYear(_ digits: String) -> Bool {
    digits.count >= 6 || digits.count == 4 && (digits.hasPrefix("19") || digits.hasPrefix("20"))
  }

  /// Digits enough for a year, and nothing of a name before them: `2024`, `20240503T0600`, `05-2024`.
  private static func isDate(_ text: String) -> Bool {
    text.first?.isNumber == true && text.count(where: \.isNumber) >= 4
  }

  // MARK: - Words for equipment

  /// What a word for equipment in the path of each file, and what stands behind it, calls its machine.
  private func namedByWord(_ files: [Nameless]) -> [String]? {
    let names = files.compactMap { namedByWord($0.steps) }
    // What all files are called after tells none of them apart.
    return files.count > 1 && names.count == files.count && Set(names).count > 1 ? names : nil
  }

  /// The last step of a path that names a machine: a word for equipment, and what tells it from others.
  private func namedByWord(_ steps: [String]) -> String? {
    for step in steps {
      let pieces = FilesOfMachines.pieces(step).flatMap {
        FilesOfMachines.isDate($0) ? [$0] : $0.split(separator: "-").map(String.init)
      }
      guard let first = pieces.firstIndex(where: isEquipment) else { continue }
      let word = pieces[first]
      guard !word.contains(where: \.isNumber), let mark = pieces[(first + 1)...].first,
        !FilesOfMachines.isDate(mark), tells(mark)
      else { return word }
      return word + "_" + mark
    }
    return nil
  }

  /// Whether what stands behind a word for equipment tells it from others, as `A`, `07`, `P12` and `north` do: `part1` is one of
  /// an export, and `temp` says what was measured.
  private func tells(_ text: String) -> Bool {
    let tokens = NameToken.split(text)
    return text.count(where: \.isLetter) <= 1
      || tokens.indices.contains {
        vocabulary.equipment.meaning(of: tokens, at: $0)?.0.qualifier != nil
      }
  }

  private func isEquipment(_ text: String) -> Bool { vocabulary.equipment.namesEquipment(text) }
}
