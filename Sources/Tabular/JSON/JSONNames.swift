import Vocabulary

/// What keys of JSON objects tell.
struct JSONNames: Sendable {
  static let inForce = FormatWords.inForce.json

  /// Arrays that name the columns of the rows beside them.
  let headers: Set<String>
  /// What names a column that is an object.
  let labels: Set<String>
  /// Objects whose values tell one series from another.
  let labelObjects: Set<String>
  let units: Set<String>
  /// Long forms of a name, which serve where there is no other.
  let addresses: Set<String>
  /// What names a record, the likeliest first.
  let names: [String]
  /// Objects of addresses alone.
  let links: Set<Substring>
  /// Keys of a stream or point of a web service: its identity, what names it, and what elements and servers lack.
  let webTag: (identity: String, name: String, path: String, marks: [String])
  /// Keys of a digital state.
  let state: (name: String, value: String, all: Set<String>)
  /// What only an asset administration shell has at its root, and the collections of one.
  let shellRoot: String
  let shellRoots: [String]
  /// Arrays of an asset administration shell that define words or refer, and hold neither assets nor signals.
  let shellBookkeeping: Set<String>
  /// The elements of a submodel, and arrays of elements in them.
  let shellElements: String
  let shellNests: Set<String>
  /// Keys of a reference in one: its steps, what else it must have, and all that it may have.
  let shellReference: (steps: String, least: Set<String>, all: Set<String>)
  /// The two keys of a record that is one text, in a list of languages and in the steps of a reference.
  let textPairs: [(kind: String, text: String)]
  let stepPair: (kind: String, text: String)
  private let identifying: [String]

  init(_ file: WordFile) {
    func set(_ key: String) -> Set<String> { Set(file[key].words) }
    headers = set("headers")
    labels = set("labels")
    labelObjects = set("label-objects")
    units = set("units")
    addresses = set("addresses")
    identifying = file["identifying"].words
    names = file["names"].words
    links = Set(file["links"].words.map { $0[...] })
    let tag = file["web-tag"]
    webTag = (tag["identity"].text, tag["name"].text, tag["path"].text, tag["marks"].words)
    let state = file["state"]
    self.state = (
      state["name"].text, state["value"].text,
      Set([state["name"].text, state["value"].text] + state["others"].words)
    )
    let shells = file["shells"]
    shellRoot = shells["root"].text
    shellRoots = shells["roots"].words
    shellBookkeeping = Set(shells["bookkeeping"].words)
    shellElements = shells["elements"].text
    shellNests = Set(shells["nests"].words)
    let steps = shells["reference"]["steps"].text
    let least = [steps, shells["reference"]["kind"].text]
    shellReference = (steps, Set(least), Set(least + shells["reference"]["others"].words))
    func pair(_ file: WordFile) -> (kind: String, text: String) {
      (file["kind"].text, file["text"].text)
    }
    textPairs = file["texts"].items.map(pair)
    stepPair = pair(shells["step"])
  }

  static let shape = FileShape.fields([
    .words("headers", "Arrays that name columns."), .words("labels", "What names a column."),
    .words("label-objects", "Objects that name a series."), .words("units", "Units."),
    .words("addresses", "Long forms of a name."),
    .words("identifying", "Ends of a key that identifies."),
    .words("names", "What names a record."), .words("links", "Objects of addresses alone."),
    FileField(
      "web-tag",
      .fields([
        .text("identity", "Its identity."), .text("name", "Its name."), .text("path", "Its path."),
        .words("marks", "What elements and servers lack."),
      ]), required: true, "Keys of a stream or point of a web service."),
    FileField(
      "state",
      .fields([
        .text("name", "The text."), .text("value", "The number."),
        .words("others", "What else may be there."),
      ]), required: true, "Keys of a digital state."),
    FileField(
      "shells",
      .fields([
        .text("root", "What only a shell has."), .words("roots", "Collections of a shell."),
        .words("bookkeeping", "Arrays without assets and signals."),
        .text("elements", "The elements of a submodel."),
        .words("nests", "Arrays of elements in elements."),
        FileField(
          "reference",
          .fields([
            .text("steps", "Its steps."), .text("kind", "Its kind."),
            .words("others", "What else may be there."),
          ]), required: true, "Keys of a reference."),
        FileField("step", pair, required: true, "Keys of a step of a reference."),
      ]), required: true, "Asset administration shells."),
    FileField("texts", .list(pair), required: true, "Records that are one text in a language."),
  ])

  private static let pair = FileShape.fields([
    .text("kind", "What kind of text it is."), .text("text", "The text."),
  ])

  /// In lower case, letters and digits only.
  static func folded<Key: Sequence<UInt8>>(_ key: Key) -> String {
    var bytes: [UInt8] = []
    for byte in key {
      switch byte {
      case 0x41...0x5A: bytes.append(byte | 0x20)
      case 0x30...0x39, 0x61...0x7A, 0x80...0xFF: bytes.append(byte)
      default: break
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a value tells which record it belongs to: `Name`, `assetId`, `order_no`, a unit.
  func identifies<Key: Collection<UInt8>>(_ key: Key) -> Bool {
    guard key.count <= 64 else { return false }
    let folded = Self.folded(key)
    if units.contains(folded) { return true }
    return identifying.contains { ending in
      folded == ending || folded.hasSuffix(ending) && Self.isWord(ending, at: key)
    }
  }

  /// Whether the ending begins a word, as in `assetId`, `asset_id` and `ASSETNUM`, but not in `valid`.
  private static func isWord<Key: Collection<UInt8>>(_ ending: String, at key: Key) -> Bool {
    let key = Array(key)
    let start = key.count - ending.utf8.count
    guard start > 0, start < key.count else { return false }
    let isUpper = 0x41...0x5A ~= key[start]
    let before = key[start - 1]
    let isLetter = 0x41...0x5A ~= before || 0x61...0x7A ~= before
    return !isLetter || isUpper || ending.utf8.count > 3
  }
}
