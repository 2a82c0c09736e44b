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
  /// Words that names of other systems have.
  var elsewhere: Set<String> = []
  /// Numbers that are sizes, as all names of the same words have them.
  var sizes = SharedSizes()

  func read(_ text: String, source: NameView.Source, table: inout WordTable) -> NameView {
    var view = NameView(source: source, text: text)
    let tokens = correct(
      RomanNumerals.replaced(in: NameToken.split(text), behind: romans), view: &view)
    let kept = strip(tokens)
    let key = kept.map(\.text).joined(separator: "\u{1}")
    view.key = table.number(of: Self.joinedKey(kept))
    view.keyLength = key.utf8.count
    var leads: [Int] = []
    let items = group(
      kept, sizes: sizes.places(in: tokens, of: text).map { $0 - (tokens.count - kept.count) },
      leads: &leads, view: &view)
    choose(items, leads: leads, view: &view, table: &table)
    view.bag = bag(items, leads, isSized: view.isSized, &table)
    return view
  }

  private func bag(_ items: [NameItem], _ leads: [Int], isSized: Bool, _ table: inout WordTable)
    -> Int
  {
    var words: [String] = []
    var numbers = isSized ? [] : leads.map(String.init)
    for item in items where item.meaning?.isOf != true && !item.isModel {
      words.append(
        item.meaning?.qualifier.map { "\u{2}" + vocabulary.qualifierNames[$0] } ?? item.text)
      let letter = item.suffix == 0 ? "" : Self.letterText(item.suffix)
      if let number = item.number, !isSized { numbers.append("\(number)\(letter)") }
      if let number = item.second { numbers.append("\(number)") }
    }
    guard words.count > 1, numbers.count < 2 else { return -1 }
    return table.number(of: "\u{6}" + (words.sorted() + numbers).joined(separator: " "))
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

  private func correct(_ tokens: [NameToken], view: inout NameView) -> [NameToken] {
    var tokens = tokens
    for index in tokens.indices where !tokens[index].isNumber {
      if let better = spelling.correction(of: tokens[index].text) {
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

  /// How many words back the machine is that a letter or a number is of.
  private static let reach = 6

  /// - Parameter sizes: Places of numbers that are sizes.
  private func group(
    _ tokens: [NameToken], sizes: [Int], leads: inout [Int], view: inout NameView
  ) -> [NameItem] {
    var items: [NameItem] = []
    var index = 0
    let numbers = tokens.count(where: \.isNumber)
    /// The last of the few items before that is a word or a code for a machine.
    func machine(_ isMeant: (NameItem) -> Bool) -> Int? {
      items.indices.suffix(NameReader.reach).last { items[$0].isMachine && isMeant(items[$0]) }
    }
    // The letter of a sister behind the number that a name begins with, as in `1A Chiller`.
    var sister = 0
    // The unit of a size comes next, after its number.
    var isUnit = false
    while index < tokens.count {
      let token = tokens[index]
      if isUnit, !token.isNumber {
        isUnit = false
        index += 1
        continue
      }
      if token.isNumber {
        if let length = ratingLength(tokens, index, numbers) {
          index += length
          continue
        }
        if token.isInches && numbers > 1 || sizes.contains(index) {
          // The letters before it are those of a type.
          if items.count > 1, items[items.count - 1].meaning?.isWord != true {
            items[items.count - 1].isModel = true
          }
          index += 1
          continue
        }
        let value = Self.value(token.text)
        if token.isDesignated, designate(token, &items, &leads) {
          index += 1
          continue
        }
        if numbers == 1, isSize(tokens, index) {
          view.isSized = true
          isUnit = true
        }
        if var last = items.last, last.number == nil, !last.isModel,
          last.meaning?.isRetired != true,
          last.meaning?.isOf != true
        {
          last.number = value
          last.digits = token.written.utf8.count
          last.isGlued = token.isGlued
          items[items.count - 1] = last
        } else if var last = items.last, last.second == nil, last.suffix == 0, last.number != nil {
          let next = index + 1
          let opensNext =
            next < tokens.count && !tokens[next].isNumber && tokens[next].isGlued
          if opensNext {
            leads.append(value)
          } else {
            last.second = value
            items[items.count - 1] = last
          }
        } else {
          leads.append(value)
        }
        index += 1
        continue
      }
      // `Vacuum pan A1` beside `Vacuum pan B1`: the letter is no class of its own, unless it is that of the word, as in `Pump P1`.
      if let letter = Self.letter(token.text), index + 1 < tokens.count,
        tokens[index + 1].isNumber, tokens[index + 1].isGlued, !sizes.contains(index + 1),
        LettersTellSisters.inForce.isSister(digits: tokens[index + 1].written.utf8.count),
        let machine = machine({ $0.meaning?.isWord == true }), items[machine].number == nil,
        items[machine].suffix == 0,
        vocabulary.meanings[token.text].map({ meaning in
          !meaning.classes.contains { items[machine].meaning?.classes.contains($0) == true }
        }) ?? true
      {
        items[machine].number = Self.value(tokens[index + 1].text)
        items[machine].digits = tokens[index + 1].written.utf8.count
        items[machine].suffix = letter
        index += 2
        continue
      }
      // `CD-A1` beside `CD-B1` and `MC-A1`: the letter is no class of its own.
      if let letter = Self.letter(token.text), let code = items.last, code.number == nil,
        code.suffix == 0, sisters.contains(code.text), index + 1 < tokens.count,
        tokens[index + 1].isNumber, tokens[index + 1].isGlued
      {
        items[items.count - 1].number = Self.value(tokens[index + 1].text)
        items[items.count - 1].digits = tokens[index + 1].written.utf8.count
        items[items.count - 1].suffix = letter
        index += 2
        continue
      }
      if let letter = Self.letter(token.text) {
        let followed = index + 1 < tokens.count && tokens[index + 1].isNumber
        if !followed, var last = items.last, last.suffix == 0 {
          if last.number == nil, last.meaning?.level != nil {
            last.number = -letter
            items[items.count - 1] = last
            index += 1
            continue
          }
          if last.number != nil || index == tokens.count - 1 {
            last.suffix = letter
            items[items.count - 1] = last
            index += 1
            continue
          }
        }
      }
      // The letter of a sister behind a name of numbers alone, as in `2-06-03A`.
      if let letter = Self.letter(token.text), items.isEmpty, !leads.isEmpty,
        index == tokens.count - 1
      {
        view.suffix = letter
        break
      }
      if let letter = Self.letter(token.text), items.isEmpty, leads.count == 1, token.isGlued,
        !tokens[index + 1].isNumber
      {
        sister = letter
        index += 1
        continue
      }
      let (meaning, length) =
        vocabulary.meaning(of: tokens, at: index).map { ($0.0, $0.length) }
        ?? (nil, 1)
      let next = index + length
      let isFollowed = next < tokens.count && tokens[next].isNumber
      if let meaning, meaning.isNumberSign, isFollowed {
        index = next
        if designate(tokens[next], &items, &leads) { index += 1 }
        continue
      }
      if let meaning, meaning.isOf, !isFollowed {
        items.append(NameItem(text: token.text, written: token.written, meaning: meaning))
        index = next
        continue
      }
      if let meaning, meaning.isRetired, !isFollowed || token.text.utf8.count > 3 {
        view.isRetired = true
        index = next
        continue
      }
      items.append(
        NameItem(
          text: tokens[index..<next].map(\.text).joined(separator: " "),
          written: tokens[index..<next].map(\.written).joined(separator: " "),
          meaning: meaning, isAside: token.isAside, isAfterComma: token.isAfterComma))
      if sister != 0 { items[items.count - 1].suffix = sister }
      sister = 0
      index = next
    }
    return items
  }

  /// Gives the number behind a sign to the machine, if the number of its model stands between: `Boiler AT-150 No 2` is boiler 2.
  private func designate(_ token: NameToken, _ items: inout [NameItem], _ leads: inout [Int])
    -> Bool
  {
    let known = items.indices.suffix(NameReader.reach).last {
      items[$0].isMachine && items[$0].number == nil
    }
    let isUnknown = items.first.map { $0.isUnknownWord && $0.number == nil } == true
    guard let machine = known ?? (isUnknown ? 0 : nil), machine < items.count - 1,
      items[(machine + 1)...].contains(where: { $0.number != nil || $0.isModel })
    else { return false }
    items[machine].number = Self.value(token.text)
    items[machine].digits = token.written.utf8.count
    items[machine].suffix = 0
    items[machine].isSigned = true
    for place in items.indices where place > machine { items[place].isModel = true }
    leads = []
    return true
  }

  /// Whether a number is followed by a unit in which names give sizes, and no number.
  private func isSize(_ tokens: [NameToken], _ index: Int) -> Bool {
    let next = index + 1
    guard next < tokens.count else { return false }
    let unit = tokens[next]
    let isLast = next + 1 == tokens.count
    // `M` stands for many things, `25 m` at the end for a length.
    if unit.written == "m" || unit.written == "t", isLast { return true }
    if unit.written == "t", tokens[next + 1].text == "h" { return true }
    guard vocabulary.ratings.contains(unit.text) else { return false }
    let isOf = vocabulary.meanings[unit.text]?.isOf == true
    if isLast { return !isOf }
    // `Pump 6 in hall 2` is no pump of six inches.
    return !tokens[next + 1].isNumber
      && (!isOf || vocabulary.meanings[tokens[next + 1].text]?.level == nil)
  }

  /// How many tokens a size takes, as `67 bar` and `4000 m2` of `Boiler 2 (67 bar)`; `nil` for a number that tells things
  /// apart: the only one of a name does.
  private func ratingLength(_ tokens: [NameToken], _ index: Int, _ numbers: Int) -> Int? {
    let next = index + 1
    guard next < tokens.count, numbers > 1 else { return nil }
    let unit = tokens[next].text
    if unit == "m", next + 1 < tokens.count, tokens[next + 1].isGlued,
      ["2", "3"].contains(tokens[next + 1].text)
    {
      return numbers > 2 ? 3 : nil
    }
    return isSize(tokens, index) ? 2 : nil
  }

  private func choose(
    _ items: [NameItem], leads: [Int], view: inout NameView, table: inout WordTable
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

  private func addLeads(_ leads: [Int], view: inout NameView) {
    for (index, value) in leads.prefix(3).enumerated() {
      view.places.append(.init(kind: NameView.Place.lead + index, value: value))
    }
  }

  /// `Feed pump P-101A`: the code beside the word has the number.
  private func borrowNumber(
    _ items: [NameItem], head: Int, view: inout NameView, table: inout WordTable
  ) {
    let numbered = items.indices.filter { index in
      guard index != head, items[index].number != nil, !isType(items[index], of: items[head])
      else { return false }
      guard let meaning = items[index].meaning, !meaning.isOf else { return true }
      if meaning.level != nil && (meaning.classes.isEmpty || meaning.isWord) { return false }
      let other = meaning.classes
      return other.isEmpty || view.classes.isEmpty || other.contains(where: view.classes.contains)
        || !meaning.isWord && meaning.level == nil
    }
    guard numbered.count == 1, let index = numbered.first else { return }
    view.unit = items[index].number
    view.unitDigits = items[index].digits
    view.subunit = items[index].second
    if view.suffix == 0 { view.suffix = items[index].suffix }
    let kind = NameView.Place.firstWord + table.number(of: items[index].text)
    view.places.removeAll { $0.kind == kind }
    let word = table.number(of: items[index].text)
    view.placeWords.removeAll { $0 == word }
  }

  /// Whether a letter with its number is a type, such as `W240` behind a mixer: neither the letter of the word nor one of its class.
  private func isType(_ item: NameItem, of head: NameItem) -> Bool {
    item.isGlued && item.text.utf8.count == 1 && item.text.utf8.first != head.text.utf8.first
      && !LettersTellSisters.inForce.isSister(digits: item.digits)
      && !(item.meaning?.classes.contains { head.meaning?.classes.contains($0) == true } ?? false)
  }

  private func addPlace(
    _ item: NameItem, isBeforeHead: Bool, view: inout NameView, table: inout WordTable
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
    _ items: [NameItem], head: Int, view: inout NameView, table: inout WordTable
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
    if items[head].meaning?.classes.isEmpty == false, vocabulary.meanings[items[head].text] == nil,
      let rest = vocabulary.compound(items[head].text)?.rest
    {
      let meaning = vocabulary.meanings[rest]
      let name = meaning?.qualifier.map { "\u{2}" + vocabulary.qualifierNames[$0] } ?? rest
      view.qualifiers.append(table.number(of: name))
    }
  }

  private func headIndex(_ items: [NameItem]) -> Int? {
    func isLevel(_ item: NameItem) -> Bool {
      guard let meaning = item.meaning, meaning.level != nil else { return false }
      return true
    }
    var sure = items.indices.filter { index in
      guard let meaning = items[index].meaning else { return false }
      return meaning.isWord && !meaning.classes.isEmpty && meaning.level == nil
    }
    // "ID fan 1 (preheater)": in brackets stands where it is.
    if sure.contains(where: { !items[$0].isAside }) { sure.removeAll { items[$0].isAside } }
    let nouns = sure.indices.compactMap { place in
      let i = sure[place]
      let isOf = place > 0 && items[sure[place - 1]..<i].contains { $0.meaning?.isOf == true }
      return items[i].meaning.map { meaning in
        EquipmentVocabulary.Noun(
          meaning, followsOf: isOf, isNumbered: items[i].number != nil,
          isAlone: i == 0 && items.count > 1 && items[1].isAfterComma)
      }
    }
    if let signed = items.indices.first(where: { items[$0].isSigned }) { return signed }
    if let head = EquipmentVocabulary.head(of: nouns) {
      let noun = sure[head]
      let next = noun + 1
      // `Drum chipper 1`: in languages that put what is meant last, it is the word with the number.
      if items[noun].meaning?.isHeadLast == true, items[noun].number == nil, next < items.count,
        items[next].isUnknownWord, items[next].number != nil, !items[next].isGlued
      {
        return next
      }
      // `Tapa del horno 2` is no furnace.
      if noun > 1, items[noun - 1].meaning?.isOf == true, items[noun - 2].isUnknownWord,
        items[noun - 2].number == nil, noun == 2
      {
        return 0
      }
      return noun
    }
    let others = items.indices.filter { index in
      let item = items[index]
      if item.meaning?.isOf == true || item.meaning?.qualifier != nil { return false }
      return !isLevel(item) && item.meaning?.isGeneric != true
    }
    let numbered = others.filter { items[$0].number != nil }
    if let last = numbered.last {
      // `Picador de cana 1`: what is before such a word is what is numbered.
      if last == 2, items[1].meaning?.isOf == true, items[0].isUnknownWord,
        items[0].number == nil
      {
        return 0
      }
      if !items[last].isUnknownWord || elsewhere.contains(items[last].text) { return last }
      return shared(others, items) ?? last
    }
    if let last = others.last(where: { items[$0].meaning?.classes.isEmpty == false }) {
      return last
    }
    if let shared = shared(others, items) { return shared }
    if let generic = items.indices.last(where: { items[$0].meaning?.isGeneric == true }) {
      // `Blister machine 2`: the word before says which machine.
      if generic > 0, others.contains(generic - 1), items[generic - 1].isUnknownWord {
        return generic - 1
      }
      return generic
    }
    if let last = others.last { return last }
    // `L-101`: a letter that could be a level, with a number too large for one.
    return items.indices.last { index in
      items[index].meaning?.isLetterCode == true && items[index].digits > 2
    }
  }

  /// Of words that no vocabulary knows the first that names of other systems have: `Krajalnica` of `Krajalnica Treif`.
  private func shared(_ others: [Int], _ items: [NameItem]) -> Int? {
    others.first { items[$0].isUnknownWord && elsewhere.contains(items[$0].text) }
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
