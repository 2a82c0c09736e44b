import Vocabulary

// Which word of a name says what it is.

extension NameReader {
  func headIndex(_ items: [NameItem]) -> Int? {
    func isLevel(_ item: NameItem) -> Bool {
      guard let meaning = item.meaning, meaning.level != nil else { return false }
      return true
    }
    // `CH1-BRU` is a burner of boiler CH1.
    let isHeld =
      !holders.isEmpty
      && items.contains { $0.text.utf8.count > 1 && !holders.contains($0.text) && !isLevel($0) }
    func holds(_ item: NameItem) -> Bool {
      isHeld && item.number != nil && holders.contains(item.text)
    }
    var sure = items.indices.filter { index in
      guard let meaning = items[index].meaning, !holds(items[index]) else { return false }
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
      var noun = sure[head]
      // `Press Schuler 800 t, line A press 2`: the one with the number says which.
      let numbered = sure.filter {
        items[$0].number != nil && items[$0].meaning?.classes == items[noun].meaning?.classes
      }
      if items[noun].number == nil, numbered.count == 1 { noun = numbered[0] }
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
      return !isLevel(item) && item.meaning?.isGeneric != true && !holds(item)
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
}
