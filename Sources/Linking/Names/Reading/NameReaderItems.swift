import Vocabulary

// From the tokens of a name to its words, each with the number that is its own.

extension NameReader {
  /// How many words back the machine is that a letter or a number is of.
  private static let reach = 6

  /// - Parameter sizes: Places of numbers that are sizes.
  func group(
    _ tokens: [NameToken], sizes: Set<Int>, leads: inout [Int], view: inout NameFields
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
    // The number of the word that comes next.
    var ordinal: NameToken?
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
        if token.isInches && numbers > 1
          || sizes.contains(index) && items.last?.meaning?.level == nil
        {
          // The letters before it are those of a type.
          if items.count > 1, items[items.count - 1].meaning?.isWord != true {
            items[items.count - 1].isModel = true
          }
          index += 1
          continue
        }
        let value = Self.value(token.text)
        // `Mixer 1. Line 2` is mixer 1.
        if token.isOrdinal, index + 1 < tokens.count, !tokens[index + 1].isNumber,
          items.last.map({ $0.number != nil }) ?? true
        {
          ordinal = token
          index += 1
          continue
        }
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
      if let number = ordinal {
        items[items.count - 1].number = Self.value(number.text)
        items[items.count - 1].digits = number.written.utf8.count
        ordinal = nil
      }
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
      items[$0].isMachine && items[$0].meaning?.isWord == true
        && (items[$0].number == nil || items[$0].suffix != 0)
    }
    let isUnknown = items.first.map { $0.isUnknownWord && $0.number == nil } == true
    guard let machine = known ?? (isUnknown ? 0 : nil), machine < items.count - 1,
      items[machine].number != nil
        || items[(machine + 1)...].contains(where: { $0.number != nil || $0.isModel })
    else { return false }
    items[machine].number = Self.value(token.text)
    items[machine].digits = token.written.utf8.count
    items[machine].suffix = 0
    items[machine].isSigned = true
    // `Dryer line 1 no. 2` is on line 1.
    for place in items.indices where place > machine && items[place].meaning?.level == nil {
      items[place].isModel = true
    }
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
    if unit.written == "m" || unit.written == "t", isLast || !tokens[next + 1].isNumber {
      return true
    }
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
}
