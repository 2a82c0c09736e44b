import Vocabulary

/// Columns of one name are of several objects, or measure several things of one, which a row beside the names says.
enum ColumnObjects {
  static func settle(
    _ columns: inout [RecognizedColumn], labels: [[String]], vocabulary: Vocabulary
  ) {
    let values = columns.indices.filter { columns[$0].role == .value }
    for row in labels {
      let texts = values.map { columns[$0].index < row.count ? row[columns[$0].index] : "" }
      guard Set(texts).count > 1,
        texts.allSatisfy({ !$0.isEmpty && !vocabulary.looksLikeUnit($0) })
      else { continue }
      var named = columns
      for (i, text) in zip(values, texts) { named[i].object = text }
      // Each name stands once for each object, and some stand for several of them.
      let names = values.map { named[$0].writtenName }
      let pairs = zip(names, texts).map { "\($0)\u{1F}\($1)" }
      guard Set(names).count < names.count, Set(pairs).count == pairs.count else { continue }
      if namesAreObjects(names, texts, units: values.map { columns[$0].unit }, vocabulary) {
        for (i, (name, text)) in zip(values, zip(names, texts)) {
          named[i].object = name
          let (bare, unit) = Words.withoutUnit(text)
          let isUnit = unit.map { vocabulary.looksLikeUnit($0) } ?? false
          named[i].measured = isUnit ? bare : text
          if isUnit, named[i].unit == nil { named[i].unit = unit }
        }
      }
      columns = named
      return
    }
  }

  /// Whether the names of the columns are those of objects, and the texts beside them say what is measured. Either may stand
  /// first: what is measured has one unit wherever it is, an object has several, and words say kinds of signals.
  private static func namesAreObjects(
    _ names: [String], _ texts: [String], units: [String?], _ vocabulary: Vocabulary
  ) -> Bool {
    if let ofNames = haveOneUnit(names, units), let ofTexts = haveOneUnit(texts, units),
      ofNames != ofTexts
    {
      return ofTexts
    }
    let grammar = TagGrammar(tags: [], vocabulary: vocabulary)
    func told(_ all: [String]) -> Int {
      Set(all).count { Recognizer.isQuantity(grammar.parse($0).kind) }
    }
    return told(texts) * Set(names).count > told(names) * Set(texts).count
  }

  /// Whether columns that are called the same are in the same unit; `nil` where none are called the same.
  private static func haveOneUnit(_ names: [String], _ units: [String?]) -> Bool? {
    var known: [String: String] = [:]
    var isRepeated = false
    for case (let name, let unit?) in zip(names, units) {
      guard let before = known.updateValue(unit, forKey: name) else { continue }
      if before != unit { return false }
      isRepeated = true
    }
    return isRepeated ? true : nil
  }
}
