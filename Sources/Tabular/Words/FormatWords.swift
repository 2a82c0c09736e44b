import Vocabulary

/// The words by which readers tell what stands in a file, from `Rules/vocabulary/formats.yml`.
package final class FormatWords: Sendable {
  package static let builtIn = Result { FormatWords(try WordFile("formats", shape)) }
  static let inForce = loadedOnce { try builtIn.get() }

  let totals: TotalsWords
  /// Units in lower case, and signs that only units have.
  let units: Set<String>
  let unitSigns: [String]
  /// What stands in a row of units where there is none.
  let noUnit: Set<String>
  /// Ends of the name of a column of qualities, in lower case.
  let qualityWords: [String]
  /// Words of one side of a record, whose other side stands in the same row: the start and the end of one thing are no two signals.
  let sideWords: Set<String>
  let recorders: [Recorder]
  let typedValues: [TypedColumns]
  let texts: TextWords
  /// Endings of a name that promise bytes, and those that say a format and nothing of the table.
  let binaryEndings: [String]
  /// Words of folders that hold copies.
  let copies: Set<String>
  let tableEndings: [String]
  let json: JSONNames
  let xml: XMLDialects
  let histories: [PartitionedHistory.Names]
  /// What MTConnect writes in place of a value, and the other levels of its conditions, in lower case.
  let unavailable: [UInt8]
  let conditionLevels: [[UInt8]]

  /// Marks that a recorder writes in place of a name.
  struct Recorder: Sendable {
    /// The name of the first column in lower case.
    var firstColumn: String
    var begins: [UInt8]
    var ends: [UInt8]

    func isMark(_ cell: ArraySlice<UInt8>) -> Bool {
      cell.starts(with: begins) && cell.suffix(ends.count).elementsEqual(ends)
    }
  }

  /// Columns of which one holds the value, in lower case.
  struct TypedColumns: Sendable {
    var tag: [String]
    var time: String
    var values: [String]
  }

  /// Names of texts that are no tables.
  struct TextWords: Sendable {
    var describingStems: Set<String>
    var describingEndings: Set<String>
    /// What a text is by the ending of its name.
    var endings: [String: String]
  }

  private init(_ file: WordFile) {
    totals = TotalsWords(file)
    units = Set(file["units"].words)
    unitSigns = file["unit-signs"].words
    noUnit = Set(file["no-unit"].words)
    qualityWords = file["quality-words"].words
    sideWords = Set(file["side-words"].words.map(Words.folded))
    recorders = file["recorders"].items.map {
      Recorder(
        firstColumn: $0["first-column"].text, begins: Array($0["begins"].text.utf8),
        ends: Array($0["ends"].text.utf8))
    }
    typedValues = file["typed-values"].items.map {
      TypedColumns(tag: $0["tag"].words, time: $0["time"].text, values: $0["values"].words)
    }
    let texts = file["texts"]
    var endings: [String: String] = [:]
    for (kind, list) in texts["endings"].entries {
      for ending in list.words { endings[ending] = kind }
    }
    self.texts = TextWords(
      describingStems: Set(texts["describing-stems"].words),
      describingEndings: Set(texts["describing-endings"].words), endings: endings)
    binaryEndings = file["binary-endings"].words
    copies = Set(file["copies"].words.map(Words.folded))
    tableEndings = file["table-endings"].words
    json = JSONNames(file["json"])
    xml = XMLDialects(file["xml"])
    histories = file["partitioned-histories"].items.map { PartitionedHistory.Names($0) }
    unavailable = Array(file["mtconnect"]["unavailable"].text.utf8)
    conditionLevels = file["mtconnect"]["levels"].words.map { Array($0.utf8) }
  }

  private static let shape = FileShape.fields([
    FileField("totals", TotalsWords.shape, required: true, "Words of rows of totals."),
    .words("total-marks", "What stands in place of such a word."),
    .words("units", "Units in lower case."),
    .words("unit-signs", "Signs that only units have."),
    .words("no-unit", "What a row of units has over a number without one."),
    .words("quality-words", "Ends of the name of a column of qualities."),
    .words("side-words", "Words of one side of a record, such as its start."),
    FileField(
      "recorders",
      .list(
        .fields([
          .text("first-column", "Name of the first column in lower case."),
          .text("begins", "How a mark begins."), .text("ends", "How a mark ends."),
        ])), required: true, "Marks of recorders."),
    FileField(
      "typed-values",
      .list(
        .fields([
          .words("tag", "Names of a column of tags."), .text("time", "The column of times."),
          .words("values", "Columns of which one holds the value."),
        ])), required: true, "Values in a column for each type."),
    FileField(
      "texts",
      .fields([
        .words("describing-stems", "Names of descriptions."),
        .words("describing-endings", "Endings that they may have."),
        FileField("endings", .named(.list(.text)), required: true, "Endings by what a text is."),
      ]), required: true, "Texts that are no tables."),
    .words("binary-endings", "Endings that promise bytes."),
    .words("copies", "Words of folders that hold copies."),
    .words("table-endings", "Endings that say a format."),
    FileField("json", JSONNames.shape, required: true, "Keys of JSON objects."),
    FileField(
      "mtconnect",
      .fields([
        .text("unavailable", "What stands in place of a value."),
        .words("levels", "The other levels of a condition."),
      ]), required: true, "Words of MTConnect."),
    FileField("xml", XMLDialects.shape, required: true, "XML documents."),
    FileField(
      "partitioned-histories", .list(PartitionedHistory.Names.shape), required: true,
      "Histories in a table a month."),
  ])
}

extension FileField {
  static func words(_ key: String, _ about: String) -> FileField {
    FileField(key, .list(.text), required: true, about)
  }

  static func text(_ key: String, _ about: String) -> FileField {
    FileField(key, .text, required: true, about)
  }
}
