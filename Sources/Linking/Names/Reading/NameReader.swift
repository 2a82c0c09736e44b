import Vocabulary

/// Reads one text with the vocabulary, the spelling of its system and the words that are constant in it.
struct NameReader {
  let vocabulary: EquipmentVocabulary
  let spelling: Spelling
  /// Words and numbers that nearly every name of the system starts with.
  let constants: Set<String>
  /// Codes behind which a letter tells sisters apart: `CD` of `CD-A1`, `CD-B1`, `MC-A1`.
  var sisters: Set<String> = []
  /// Words behind which Roman numerals stand, by all that is before the numeral.
  var romans: Set<String> = []
  /// Numbers that the names write as words.
  var spelt = NumberWords()
  /// Words with a dot, and the words that they are short for.
  var shortened: [String: String] = [:]
  /// Codes and words that hold machines: `CH` of `CH1-BRU`.
  var holders: Set<String> = []
  /// Words that names of other systems have.
  var elsewhere: Set<String> = []
  /// Numbers that are sizes, as all names of the same words have them.
  var sizes = SharedSizes()

  func read(_ text: String, source: NameView.Source, table: inout WordTable) -> NameFields {
    read(text, NameToken.split(text), source: source, table: &table)
  }

  /// - Parameter tokens: Of the text.
  func read(
    _ text: String, _ tokens: [NameToken], source: NameView.Source, table: inout WordTable
  ) -> NameFields {
    var view = NameFields(source: source, text: text)
    let tokens = correct(
      spelt.replaced(in: RomanNumerals.replaced(in: tokens, behind: romans)), view: &view)
    let kept = strip(tokens)
    view.key = WordTable.mark(of: Self.joinedKey(kept))
    view.keyLength = kept.reduce(max(0, kept.count - 1)) { $0 + $1.text.utf8.count }
    var leads: [Int] = []
    let items = group(
      kept,
      sizes: Set(sizes.places(in: tokens, of: text).map { $0 - (tokens.count - kept.count) }),
      leads: &leads, view: &view)
    choose(items, leads: leads, view: &view, table: &table)
    fillBag(of: &view, items, leads)
    return view
  }

  private func fillBag(
    of view: inout NameFields, _ items: [NameItem], _ leads: [Int]
  ) {
    var words: [String] = []
    var numbers = view.isSized ? [] : leads.map(String.init)
    for item in items where item.meaning?.isOf != true && !item.isModel {
      words.append(
        item.meaning?.qualifier.map { "\u{2}" + vocabulary.qualifierNames[$0] } ?? item.text)
      let letter = item.suffix == 0 ? "" : Self.letterText(item.suffix)
      if let number = item.number, !view.isSized { numbers.append("\(number)\(letter)") }
      if let number = item.second { numbers.append("\(number)") }
    }
    guard words.count > 1, numbers.count < 2 else { return }
    view.hasNumber = !numbers.isEmpty
    view.bag = WordTable.mark(of: (words.sorted() + numbers).joined(separator: " "))
  }

  /// Words and numbers in a row; a number keeps its border so that `1-11` and `11-1` differ.
  static func joinedKey(_ tokens: [NameToken]) -> String {
    var key = ""
    var wasNumber = false
    for token in tokens {
      if token.isNumber && wasNumber { key += "." }
      key += token.text
      wasNumber = token.isNumber
    }
    return key
  }

  private func correct(_ tokens: [NameToken], view: inout NameFields) -> [NameToken] {
    var tokens = tokens
    for index in tokens.indices where !tokens[index].isNumber {
      let full = tokens[index].isShortened ? shortened[tokens[index].text] : nil
      if let better = full ?? spelling.correction(of: tokens[index].text) {
        view.corrections.append(
          .init(
            written: tokens[index].written,
            read: spelling.shown(better, like: tokens[index].written)))
        tokens[index].text = better
      }
    }
    return tokens
  }

  private func strip(_ tokens: [NameToken]) -> [NameToken] {
    guard !constants.isEmpty else { return tokens }
    var start = 0
    while start < tokens.count - 1, constants.contains("\(start)|\(tokens[start].text)") {
      start += 1
    }
    // Something must be left that a person would call a name.
    guard tokens[start...].contains(where: { !$0.isNumber }) || start == 0 else { return tokens }
    return Array(tokens[start...])
  }

  private func choose(
    _ items: [NameItem], leads: [Int], view: inout NameFields, table: inout WordTable
  ) {
    let head = headIndex(items)
    for (index, item) in items.enumerated() where index != head && !item.isModel {
      if item.meaning?.isOf == true { continue }
      if let head, items[head].isMachine, isType(item, of: items[head]) { continue }
      // `Silo 1 (wheat 650)`: in brackets stands something else.
      if let head, item.isAside, items[head].number != nil, !items[head].isAside,
        item.meaning?.level == nil
      {
        continue
      }
      addPlace(item, isBeforeHead: head.map { index < $0 } ?? true, view: &view, table: &table)
    }
    if let head {
      let item = items[head]
      // Phrases are also written in one word.
      view.head = table.number(of: item.text.filter { $0 != " " })
      view.headWritten = item.written
      if item.text.utf8.count >= NameComparer.leastStem {
        view.stem = table.number(of: "\u{7}" + item.text.prefix(NameComparer.leastStem))
      }
      let words = item.text.split(separator: " ")
      if words.count > 1 { view.headWords = words.map { table.number(of: String($0)) } }
      view.classes = item.meaning?.classes ?? []
      view.isClassSure = item.meaning?.isWord ?? false
      view.isGeneric = (item.meaning?.isGeneric ?? false) && view.classes.isEmpty
      view.unit = item.number
      view.unitDigits = item.digits
      view.subunit = item.second
      view.suffix = item.suffix
      if item.number == nil { borrowNumber(items, head: head, view: &view, table: &table) }
      addQualifiers(items, head: head, view: &view, table: &table)
      view.phrase = table.number(of: phrase(items, head: head))
      if view.unit == nil, leads.count == 1, items.count == 1 || view.places.isEmpty {
        view.unit = leads[0]
        view.unitDigits = 1
      } else {
        // The second number of a place, as in `STW1-10-EAF-01`, says where in it.
        let inner = items.indices.compactMap { index in
          index == head || items[index].meaning?.level != nil ? nil : items[index].second
        }
        addLeads(leads + inner, view: &view)
      }
    } else if view.places.isEmpty, let last = leads.last {
      view.unit = last
      view.unitDigits = String(last).utf8.count
      addLeads(Array(leads.dropLast()), view: &view)
    } else {
      view.isPlaceOnly = !view.places.isEmpty
      addLeads(leads, view: &view)
    }
    view.places.sort { ($0.kind, $0.value) < ($1.kind, $1.value) }
    view.placeWords.sort()
    view.qualifiers.sort()
  }

  /// The words of a name but for those of what holds the thing, of other numbers, and those that say nothing.
  private func phrase(_ items: [NameItem], head: Int) -> String {
    items.indices.filter { index in
      let item = items[index]
      if index == head { return true }
      return item.number == nil && !item.isModel && !item.isAside && item.suffix == 0
        && item.text.utf8.count > 1 && item.meaning?.isOf != true && item.meaning?.level == nil
        && item.meaning?.isGeneric != true
    }.map { items[$0].text }.joined(separator: " ")
  }

  private func addLeads(_ leads: [Int], view: inout NameFields) {
    for (index, value) in leads.prefix(3).enumerated() {
      view.places.append(.init(kind: NameView.Place.lead + index, value: value))
    }
  }

  /// `Feed pump P-101A`: the code beside the word has the number.
  private func borrowNumber(
    _ items: [NameItem], head: Int, view: inout NameFields, table: inout WordTable
  ) {
    let numbered = items.indices.filter { index in
      guard index != head, items[index].number != nil, !isType(items[index], of: items[head]),
        !holders.contains(items[index].text)
      else { return false }
      guard let meaning = items[index].meaning, !meaning.isOf else { return true }
      if meaning.level != nil && (meaning.classes.isEmpty || meaning.isWord) { return false }
      let other = meaning.classes
      return other.isEmpty || view.classes.isEmpty || other.contains(where: view.classes.contains)
        || !meaning.isWord && meaning.level == nil
    }
    guard let index = numbered.count == 1 ? numbered.first : joined(numbered, to: head, of: items)
    else { return }
    view.unit = items[index].number
    view.unitDigits = items[index].digits
    view.subunit = items[index].second
    if view.suffix == 0 { view.suffix = items[index].suffix }
    let kind = NameView.Place.firstWord + table.number(of: items[index].text)
    view.places.removeAll { $0.kind == kind }
    let word = table.number(of: items[index].text)
    view.placeWords.removeAll { $0 == word }
  }

  /// Among several numbered words the one that says what the machine is for: 2 of `Pump of mixture 2 - section 1`.
  private func joined(_ numbered: [Int], to head: Int, of items: [NameItem]) -> Int? {
    guard
      let next = items.indices.dropFirst(head + 1).first(where: { items[$0].meaning?.isOf != true }
      ),
      next > head + 1, numbered.contains(next), items[next].meaning?.level == nil
    else { return nil }
    return next
  }

  /// Whether a letter with its number is a type, such as `W240` behind a mixer: neither the letter of the word nor one of its class.
  private func isType(_ item: NameItem, of head: NameItem) -> Bool {
    item.isGlued && item.text.utf8.count == 1 && item.text.utf8.first != head.text.utf8.first
      && !LettersTellSisters.inForce.isSister(digits: item.digits)
      && !(item.meaning?.classes.contains { head.meaning?.classes.contains($0) == true } ?? false)
  }

  private func addPlace(
    _ item: NameItem, isBeforeHead: Bool, view: inout NameFields, table: inout WordTable
  ) {
    if let level = item.meaning?.level, let number = item.number {
      // A class word of its own (`Halle` is none) would have been the head.
      if view.place(level.rawValue) == nil {
        view.places.append(.init(kind: level.rawValue, value: number))
      }
      if level == .line || view.placeText == nil {
        let digits = item.digits > 0 ? String(number) : ""
        let zeros = String(repeating: "0", count: max(0, item.digits - digits.utf8.count))
        let tail =
          item.digits > 0 ? zeros + digits : Self.letterText(-number)
        view.placeText = item.written + (item.isGlued ? "" : " ") + tail
      }
      return
    }
    guard let number = item.number else { return }
    let word = table.number(of: item.text)
    view.places.append(.init(kind: NameView.Place.firstWord + word, value: number))
    if item.meaning == nil || item.meaning?.isWord == false { view.placeWords.append(word) }
  }

  private func addQualifiers(
    _ items: [NameItem], head: Int, view: inout NameFields, table: inout WordTable
  ) {
    // Words before the line (`1000-PKG-L01-FIL01`) are the path to it, not a property of the unit.
    let lastLevel = items.indices.last { index in
      index < head && items[index].meaning?.level != nil && items[index].number != nil
    }
    for (index, item) in items.enumerated()
    where index != head && item.number == nil && !item.isModel {
      if let lastLevel, index < lastLevel { continue }
      if item.meaning?.isOf == true || item.meaning?.level != nil { continue }
      if item.meaning?.isGeneric == true { continue }
      if let qualifier = item.meaning?.qualifier {
        view.qualifiers.append(
          table.number(of: "\u{2}" + vocabulary.qualifierNames[qualifier]))
      } else if let sameClass = item.meaning?.classes, !sameClass.isEmpty,
        sameClass.contains(where: view.classes.contains)
      {
        continue
      } else if item.text.utf8.count > 1 {
        view.qualifiers.append(table.number(of: item.text))
      }
    }
    // `Primary crusher` is one phrase.
    for word in items[head].text.split(separator: " ").map(String.init)
    where view.headWords.count > 1 {
      if let qualifier = vocabulary.meanings[word]?.qualifier {
        view.qualifiers.append(table.number(of: "\u{2}" + vocabulary.qualifierNames[qualifier]))
      }
    }
    if items[head].meaning?.classes.isEmpty == false, vocabulary.meanings[items[head].text] == nil,
      let rest = vocabulary.compound(items[head].text)?.rest
    {
      let meaning = vocabulary.meanings[rest]
      let name = meaning?.qualifier.map { "\u{2}" + vocabulary.qualifierNames[$0] } ?? rest
      view.qualifiers.append(table.number(of: name))
    }
  }

  static func value(_ digits: String) -> Int {
    if let value = Int(digits) { return value }
    // Too long for arithmetic; only equality is asked of it.
    var hash: UInt64 = 14_695_981_039_346_656_037
    for byte in digits.utf8 { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
    return Int(truncatingIfNeeded: hash >> 1)
  }

  static func letter(_ text: String) -> Int? {
    guard text.utf8.count == 1, let byte = text.utf8.first, byte >= 97, byte <= 122 else {
      return nil
    }
    return Int(byte) - 96
  }

  static func letterText(_ letter: Int) -> String {
    guard letter >= 1, letter <= 26 else { return "" }
    return String(UnicodeScalar(UInt8(64 + letter)))
  }
}
