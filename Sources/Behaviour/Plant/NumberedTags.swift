import Foundation
import Profiling
import Recognition
import Vocabulary

/// Names of tags that samples have by a number alone, from the lists that pair both.
///
/// Small numbers are everywhere, so a list speaks for a table only where its numbers stand under the header of the table's
/// tags, or under one for an ID.
struct NumberedTags {
  private struct List {
    /// The header of the numbers.
    var header: String
    var folder: String
    /// Whether the header says that they identify something.
    var identifies: Bool
    /// Whether they identify, by a header without another word, what the rows are.
    var isOwn: Bool
    /// Whether they may just number the rows.
    var countRows: Bool
    var tags: [String: String]
  }

  private var lists: [List] = []
  private let vocabulary: Vocabulary

  init(_ records: [RecordTable], _ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    for table in records where table.table.kind == .tags {
      guard let tag = names(table) else { continue }
      let tags = table.records.map { $0.fields[tag] }
      for column in table.table.columns where column.index != tag {
        let numbers = table.records.map { $0.fields[column.index] }
        guard numbers.allSatisfy(NumberedTags.isNumber), Set(numbers).count == numbers.count
        else { continue }
        let words = Words.split(column.name)
        let isOwn = vocabulary.headers.own.contains(words.joined())
        lists.append(
          List(
            header: Words.folded(column.name), folder: NumberedTags.folder(table.table.path),
            identifies: isOwn || vocabulary.identifies(header: column.name), isOwn: isOwn,
            countRows: numbers == (1...numbers.count).map(String.init),
            tags: Dictionary(uniqueKeysWithValues: zip(numbers, tags))))
      }
    }
  }

  /// The column of a list that names its tags: that of the tags, or where these are numbers the one that is called a name.
  private func names(_ table: RecordTable) -> Int? {
    let called = table.table.columns.filter {
      vocabulary.headers.names.contains(Words.folded($0.name))
    }
    return ([table.table.column(.tag)].compactMap(\.self) + called).map(\.index).first { column in
      let names = table.records.map { $0.fields[column] }
      return !names.isEmpty && Set(names).count == names.count
        && names.allSatisfy { $0.contains(where: \.isLetter) }
    }
  }

  private static func isNumber(_ text: String) -> Bool {
    !text.isEmpty && text.allSatisfy { $0.isASCII && $0.isNumber }
  }

  private static func folder(_ path: String) -> String {
    (path as NSString).deletingLastPathComponent
  }

  /// The names of the tags of tables of samples by their numbers.
  func names(of tables: [ProfiledTable]) -> [TableName: [String: String]] {
    guard !lists.isEmpty else { return [:] }
    var result: [TableName: [String: String]] = [:]
    for table in tables {
      guard case .samples(let tags) = table.content else { continue }
      let names = names(of: table.table, tags: tags.map(\.tag))
      if !names.isEmpty { result[TableName(table.table)] = names }
    }
    return result
  }

  /// Those of one table; none where lists differ.
  private func names(of table: RecognizedTable, tags: [String]) -> [String: String] {
    guard table.layout == .long, let column = table.column(.tag) else { return [:] }
    let numbers = Set(tags.filter(NumberedTags.isNumber))
    let header = Words.folded(column.name)
    // `tagid` is the ID of a tag, and so is the plain `id` of a list of tags.
    let isOfTags =
      vocabulary.identifies(header: column.name) && vocabulary.says(column.name, .tag)
    let known = lists.compactMap { list -> (rank: Int, list: List)? in
      let fits =
        list.header == header || list.isOwn && isOfTags || list.identifies && !list.countRows
      let found = numbers.count { list.tags[$0] != nil }
      // Under another header all of them must be known.
      guard fits, list.header == header || found == numbers.count,
        ColumnSharesNames.inForce.holds(found: found, of: numbers.count)
      else { return nil }
      let isBeside = list.folder == NumberedTags.folder(table.path)
      return ((list.header == header ? 0 : 2) + (isBeside ? 0 : 1), list)
    }
    let best = known.map(\.rank).min()
    var names: [String: String] = [:]
    var differing: Set<String> = []
    for (rank, list) in known where rank == best {
      for number in numbers {
        guard let name = list.tags[number] else { continue }
        if let other = names[number], other != name { differing.insert(number) }
        names[number] = name
      }
    }
    return names.filter { !differing.contains($0.key) }
  }
}
