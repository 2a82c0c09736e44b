import Vocabulary

/// What is known of some formats, by the local name of the root; the namespace and its version do not matter.
struct XMLDialects: Sendable {
  static let inForce = FormatWords.inForce.xml

  /// Attributes that say where a schema is or how a value was made, and nothing of the plant.
  let skippedAttributes: [[UInt8]]
  /// Ends of a name that tells an element from others, and last parts of a path that say too little; in lower case.
  let keys: [String]
  let vagueNames: Set<String>
  /// Attributes of the root of a part of a longer answer.
  let page: (count: String, total: String)
  let model: ModelColumns
  private let forms: [(root: [UInt8], holds: [String], name: String)]
  private let dialects: [[UInt8]: XMLDialect]
  private let other: XMLDialect

  init(_ file: WordFile) {
    skippedAttributes = file["skipped-attributes"].words.map { Array($0.utf8) }
    keys = file["keys"].words
    vagueNames = Set(file["vague-names"].words)
    page = (file["page"]["count"].text, file["page"]["total"].text)
    model = ModelColumns(
      name: file["model"]["name"].text, id: file["model"]["id"].text,
      parent: file["model"]["parent"].text, parentID: file["model"]["parent-id"].text,
      roots: Set(file["model"]["roots"].words))
    forms = file["forms"].items.map {
      (Array($0["root"].text.utf8), $0["holds"].words, $0["is"].text)
    }
    dialects = Dictionary(
      file["dialects"].items.map { (Array($0["root"].text.utf8), XMLDialect($0)) },
      uniquingKeysWith: { first, _ in first })
    other = XMLDialect(file)
  }

  /// The dialect of documents with this root.
  subscript(root: [UInt8]) -> XMLDialect { dialects[root] ?? other }

  /// What a document is that describes the form of other documents and holds no data itself; `nil` for others.
  func form(_ shape: XMLShape) -> String? {
    guard let root = shape.nodes.first else { return nil }
    let children = root.children.map { String(decoding: shape.nodes[$0].name, as: UTF8.self) }
    return forms.first { $0.root == root.name && children.contains(where: $0.holds.contains) }?.name
  }

  static let shape = FileShape.fields([
    .words("skipped-attributes", "Attributes that say nothing of the plant."),
    .words("keys", "Ends of a name that tells an element from others."),
    .words("vague-names", "Last parts of a path that say too little."),
    .words("skipped", "Elements left out in documents of no dialect."),
    FileField(
      "page",
      .fields([
        .text("count", "Records of this part."), .text("total", "Records of the whole answer."),
      ]), required: true, "Attributes of the root of a part of an answer."),
    FileField(
      "model",
      .fields([
        .text("name", "The name of an element."), .text("id", "What tells it from others."),
        .text("parent", "The name of what it is in."), .text("parent-id", "The same for that."),
        .words("roots", "Nodes of a standard below which the plant is."),
      ]), required: true, "Columns that dialects give the elements of a plant."),
    FileField(
      "forms",
      .list(
        .fields([
          .text("root", "Name of the root."), .words("holds", "What stands in it."),
          .text("is", "What the document is, with its article."),
        ])), required: true, "Documents that describe other documents."),
    FileField("dialects", .list(XMLDialect.shape), required: true, "Known documents."),
  ])
}

/// How documents of one kind are read.
struct XMLDialect: Sendable {
  /// Whether the document describes the assets of a plant, and not what happened there.
  let isAssetModel: Bool
  /// Elements whose children are of one kind and tell their type by their name, and the table of what they hold.
  let collections: [[UInt8]]
  let collected: String
  /// Elements of which only the first counts.
  let single: [[UInt8]]
  /// Elements that are left out with all they hold.
  let skipped: [[UInt8]]
  /// By table and path of a column: its name, in documents whose own words say little.
  let columns: [String: [String: String]]
  /// Rows that only refer to what stands elsewhere in the document.
  let references: [Reference]
  private let observations: Observations?

  /// A column of a table, and what it says of a row that is there a second time.
  struct Reference: Sendable {
    var table: String
    var column: String
    /// `nil` for the identifier of another element.
    var text: [UInt8]?

    func isMeant(_ value: Span<UInt8>) -> Bool {
      if let text {
        return value.count == text.count && value.indices.allSatisfy { value[$0] == text[$0] }
      }
      return Reference.isUUID(value)
    }

    /// Whether it is 32 digits in groups of 8, 4, 4, 4 and 12, in braces or not.
    private static func isUUID(_ value: Span<UInt8>) -> Bool {
      let braces = value.count == 38 && value[0] == 0x7B && value[37] == 0x7D ? 1 : 0
      guard value.count == 36 + 2 * braces else { return false }
      return (0..<36).allSatisfy { place in
        let byte = value[place + braces]
        return [8, 13, 18, 23].contains(place)
          ? byte == 0x2D
          : byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 6
      }
    }
  }

  /// Documents that are one table of observations.
  private struct Observations: Sendable {
    var table: String
    var columns: [String]
    /// Elements from the root down, with the columns of their attributes.
    var path: [(element: String, attributes: [(name: String, column: String)])]
    /// The column of the names of the kinds.
    var category: String
    /// Attributes of all rows, which are columns of their name.
    var attributes: [String]
    var kinds: [Kind]
    /// Columns of a value and its quality, where the value may say that there is none.
    var value: String
    var quality: String

    /// Elements in the last one of the path; what they hold are the rows.
    struct Kind: Sendable {
      var element: String
      /// Columns of a row's name and of its text.
      var name: String
      var text: String?
      var attributes: [(name: String, column: String)]
    }
  }

  init(_ file: WordFile) {
    func names(_ key: String) -> [[UInt8]] { file[key].words.map { Array($0.utf8) } }
    func pairs(_ file: WordFile) -> [(name: String, column: String)] {
      file["attributes"].entries.map { ($0.key, $0.value.text) }
    }
    isAssetModel = file["is-asset-model"].text == "true"
    collections = names("collections")
    collected = file["collected"].text
    single = names("single")
    skipped = names("skipped")
    columns = Dictionary(
      file["tables"].entries.map { table, columns in
        (
          table,
          Dictionary(columns.entries.map { ($0.key, $0.value.text) }, uniquingKeysWith: { $1 })
        )
      }, uniquingKeysWith: { $1 })
    references = file["references"].items.map {
      let text = $0["is"].text
      return Reference(
        table: $0["table"].text, column: $0["column"].text,
        text: text == "uuid" ? nil : Array(text.utf8))
    }
    let part = file["observations"]
    guard !part.entries.isEmpty else {
      observations = nil
      return
    }
    observations = Observations(
      table: part["table"].text, columns: part["columns"].words,
      path: part["path"].items.map { ($0["element"].text, pairs($0)) },
      category: part["category"].text, attributes: part["attributes"].words,
      kinds: part["kinds"].items.map { kind in
        let text = kind["text"].text
        return Observations.Kind(
          element: kind["element"].text, name: kind["name"].text, text: text.isEmpty ? nil : text,
          attributes: pairs(kind))
      }, value: part["value"].text, quality: part["quality"].text)
  }

  /// The one table of observations in a document with this root; `nil` where there is none.
  func observations(root: [UInt8]) -> XMLTable? {
    guard let observations else { return nil }
    var shape = XMLShape()
    shape.collections = observations.kinds.map { Array($0.element.utf8) }
    var table = XMLTable(name: observations.table, columns: observations.columns)
    func slot(_ name: String) -> Int { table.columns.firstIndex(of: name) ?? 0 }
    var place = shape.grow(root, in: -1) ?? -1
    for (element, attributes) in observations.path {
      place = shape.grow(Array(element.utf8), in: place) ?? place
      for (name, column) in attributes { table.add(place, attribute: name, to: slot(column)) }
    }
    for kind in observations.kinds {
      let category = shape.grow(Array(kind.element.utf8), in: place) ?? place
      let item = shape.grow(XMLShape.any, in: category) ?? category
      table.names[category] = slot(observations.category)
      for name in observations.attributes { table.add(item, attribute: name, to: slot(name)) }
      table.records.insert(item)
      table.names[item] = slot(kind.name)
      for (name, column) in kind.attributes { table.add(item, attribute: name, to: slot(column)) }
      if let text = kind.text { table.texts[item] = slot(text) }
    }
    table.unavailable = (slot(observations.value), slot(observations.quality))
    table.shape = shape
    return table
  }

  private static let attributes = FileField(
    "attributes", .named(.text), "Columns of attributes by their name.")

  static let shape = FileShape.fields([
    .text("root", "Name of the root."),
    FileField("is-asset-model", .flag, "Whether it describes the assets of a plant."),
    FileField("collections", .list(.text), "Elements whose children tell their type by name."),
    FileField("collected", .text, "The table of what they hold."),
    FileField("single", .list(.text), "Elements of which only the first counts."),
    FileField("skipped", .list(.text), "Elements that are left out."),
    FileField("tables", .named(.named(.text)), "Names of columns by table and path."),
    FileField(
      "references",
      .list(
        .fields([
          .text("table", "Its name."), .text("column", "The column that tells."),
          .text("is", "What it has in a row that is a reference; uuid for any identifier."),
        ])), "Rows that only refer to what stands elsewhere in the document."),
    FileField(
      "observations",
      .fields([
        .text("table", "Its name."), .words("columns", "Its columns."),
        FileField(
          "path", .list(.fields([.text("element", "Name of the element."), attributes])),
          required: true, "Elements from the root down."),
        .text("category", "The column of the names of the kinds."),
        .words("attributes", "Attributes of all rows, which are columns of their name."),
        FileField(
          "kinds",
          .list(
            .fields([
              .text("element", "The element whose children are rows."),
              .text("name", "The column of a row's name."),
              FileField("text", .text, "The column of its text."), attributes,
            ])), required: true, "Elements in the last one of the path."),
        .text("value", "The column of the value."), .text("quality", "That of its quality."),
      ]), "What makes a document one table of observations."),
  ])
}
