import Foundation
import Vocabulary

/// Compares readings by the weights of `NamesAgree`.
struct NameComparer {
  let vocabulary: EquipmentVocabulary
  let texts: [String]
  var knowledge: PairKnowledge
  let weights = NamesAgree.inForce

  func compare(_ a: LinkRecord, _ b: LinkRecord) -> Comparison {
    var best: Comparison?
    var nameVeto: Comparison.Veto?
    var described: Comparison.Veto?
    var isPlacedOtherwise = false
    for (i, viewA) in a.views.enumerated() {
      for (j, viewB) in b.views.enumerated() {
        var result = compare(viewA, viewB)
        result.viewA = i
        result.viewB = j
        if viewA.source != .description && viewB.source != .description, result.veto == .place,
          viewA.head >= 0, viewA.head == viewB.head, viewA.unit == viewB.unit
        {
          isPlacedOtherwise = true
        }
        if viewA.source == .name && viewB.source == .name { nameVeto = result.veto }
        if viewA.source == .description && viewB.source == .description, let veto = result.veto {
          described = veto
        }
        if viewA.source == .description || viewB.source == .description {
          result.score += weights.described
        }
        if let current = best {
          if current.veto == nil && result.veto != nil { continue }
          if current.veto != nil && result.veto == nil || result.score > current.score {
            best = result
          }
        } else {
          best = result
        }
      }
    }
    guard var best else { return Comparison() }
    if let nameVeto, best.veto == nil, !best.isReordered {
      if nameVeto == .className || knowledge.comparesNames { best.veto = nameVeto }
    }
    if let described, best.veto == nil, !best.sameKey, described != .className {
      best.score += weights.describedOtherwise
      best.isDescribedOtherwise = true
    }
    placeByCodes(a, b, &best)
    if isPlacedOtherwise, best.veto == nil, !best.sameKey {
      best.veto = .place
      best.isPlacedOtherwise = true
    }
    if holdsKind(a, of: b) || holdsKind(b, of: a) { best.veto = .level }
    if isUnderAnother(a, than: b) || isUnderAnother(b, than: a) { best.veto = .place }
    let writing = a.writing.agreement(b.writing)
    // The same text names the same place; only the areas of the rows may be others.
    let isSaidOtherwise =
      writing == .text
      ? best.veto == .place && haveOtherAreas(a, b)
      : best.veto == .place || best.veto == .className
    let areDigits = knowledge.sameDigits.contains(.init(a: a.index, b: b.index))
    if writing > .none && !isSaidOtherwise || areDigits {
      best.veto = nil
      best.sameKey = true
      best.score = max(best.score, weights.writtenAlike)
    }
    if shareKey(a, b) {
      best.veto = nil
      best.isRegistered = true
      best.score = max(best.score, weights.oneRow) + weights.oneRow
    }
    if a.isRetired != b.isRetired { best.score += weights.retired }
    return best
  }

  /// Whether the other is a machine of a kind of which the register of the first lists several in it: what holds tanning drums is
  /// no drum.
  private func holdsKind(_ a: LinkRecord, of b: LinkRecord) -> Bool {
    guard !a.heldKinds.isEmpty, b.heldKinds.isEmpty else { return false }
    return b.views.contains { view in
      guard view.unit != nil else { return false }
      if view.identities.contains(where: a.heldKinds.contains) { return true }
      return view.qualifiers.contains { word in
        a.heldKinds.contains { kind in
          kind >= NameView.firstWord
            && (kind == NameView.firstWord + word
              || isKind(texts[word], of: texts[kind - NameView.firstWord]))
        }
      }
    }
  }

  /// Whether a name says what rows are under that its register describes as this one, and not what this one is under.
  private func isUnderAnother(_ row: LinkRecord, than name: LinkRecord) -> Bool {
    let words = row.surroundings
    guard words.count == 2, let view = name.nameView else { return false }
    let said = view.qualifiers.map { texts[$0] }
    return said.contains(where: words[1].contains) && !said.contains(where: words[0].contains)
  }

  private func haveOtherAreas(_ a: LinkRecord, _ b: LinkRecord) -> Bool {
    guard let x = a.nameView, let y = b.nameView else { return false }
    return x.places.contains { place in
      place.kind < NameView.Place.lead && y.place(place.kind).map { $0 != place.value } ?? false
    }
  }

  /// What a description leaves out stands in the name beside it: `Raffinör 1` of 321-1030 is in area 321.
  private func placeByCodes(_ a: LinkRecord, _ b: LinkRecord, _ best: inout Comparison) {
    guard knowledge.sharesPlaces, best.veto == nil, best.place != .same, !best.isComposed,
      let x = a.place, let y = b.place,
      a.views[best.viewA].mainPlace == nil || b.views[best.viewB].mainPlace == nil
    else { return }
    if best.place == .missing { best.score -= weights.placeMissing }
    if x == y {
      best.score += weights.levelUnknown
      best.place = .same
      best.codedPlace = x
    } else {
      best.score += weights.levelDifferent
    }
  }

  /// An identifier of one row is an identifier of the other, and at least one is not the name itself.
  private func shareKey(_ a: LinkRecord, _ b: LinkRecord) -> Bool {
    if a.sharesText(b) { return true }
    for key in a.keys where b.keys.contains(key) {
      if key != a.nameView?.key || key != b.nameView?.key { return true }
    }
    return false
  }

  func compare(_ a: NameView, _ b: NameView) -> Comparison {
    let plain = fields(a, b, unitA: a.unit, unitB: b.unit, lineA: nil, lineB: nil)
    let composedA = a.composed(knowledge.compositionA)
    let composedB = b.composed(knowledge.compositionB)
    guard composedA != nil || composedB != nil, plain.veto != nil || plain.place != .same else {
      return plain
    }
    let isWhole =
      (composedA != nil || knowledge.compositionA == nil)
      && (composedB != nil || knowledge.compositionB == nil)
    if isWhole, composedA != nil || a.mainPlace != nil, composedB != nil || b.mainPlace != nil {
      // The whole list says how these numbers are to be read.
      var result = fields(
        a, b, unitA: composedA?.unit ?? a.unit, unitB: composedB?.unit ?? b.unit,
        lineA: composedA?.line, lineB: composedB?.line)
      result.isComposed = true
      result.composed = composedA ?? composedB
      return result
    }
    var best = plain
    for (x, y) in [(composedA, nil), (nil, composedB), (composedA, composedB)] {
      if x == nil && y == nil { continue }
      var result = fields(
        a, b, unitA: x?.unit ?? a.unit, unitB: y?.unit ?? b.unit, lineA: x?.line, lineB: y?.line)
      result.isComposed = true
      result.composed = composedA ?? composedB
      if best.veto != nil && result.veto == nil
        || (best.veto == nil) == (result.veto == nil) && result.score > best.score
      {
        best = result
      }
    }
    return best
  }

  private func fields(
    _ a: NameView, _ b: NameView, unitA: Int?, unitB: Int?, lineA: Int?, lineB: Int?
  ) -> Comparison {
    var result = Comparison()
    if a.isPlaceOnly != b.isPlaceOnly {
      result.veto = .level
      return result
    }
    if a.bag >= 0, a.bag == b.bag, a.head != b.head,
      !a.contradicts(b) || a.isParted || b.isParted
    {
      // The same words and the same number, of which others come first.
      result.classRelation = .sameWord
      result.isReordered = true
      result.unit = a.hasNumber ? .same : .none
      result.score += weights.classWord + weights.reordered + (a.hasNumber ? weights.number : 0)
    } else {
      compareClass(a, b, into: &result)
      compareUnits(a, b, unitA: unitA, unitB: unitB, isPlain: lineA == nil && lineB == nil, &result)
    }
    comparePlaces(a, b, lineA: lineA, lineB: lineB, into: &result)
    if a.suffix != 0 || b.suffix != 0 {
      if a.suffix == b.suffix {
        result.suffix = .same
        result.score += unitA == nil && unitB == nil ? weights.letterAlone : weights.letter
      } else if a.suffix != 0 && b.suffix != 0 {
        result.veto = .suffix
      } else {
        result.suffix = .missing
        result.score += weights.letterMissing
      }
    }
    if result.isReordered || result.classRelation == .phrase {
      result.sameQualifiers = true
    } else if a.saysBeside(texts), b.saysBeside(texts) {
      if a.qualifiers == b.qualifiers {
        result.score += weights.beside
        result.sameQualifiers = true
      } else if a.qualifiers.contains(where: b.qualifiers.contains) {
        result.score += weights.besideSome
      } else {
        result.score += weights.besideDifferent
        result.otherQualifiers = true
      }
    } else if a.qualifiers.isEmpty != b.qualifiers.isEmpty {
      result.score += weights.besideMissing
    }
    if a.key == b.key, a.keyLength > 0 {
      result.sameKey = true
      if a.head >= 0 || a.isPlaceOnly || knowledge.comparesNumbers {
        result.score += weights.spelling
      } else {
        result.score += weights.spellingOfDigits
      }
    }
    result.score +=
      weights.correction * Double(min(2, max(a.corrections.count, b.corrections.count)))
    return result
  }

  private func compareClass(_ a: NameView, _ b: NameView, into result: inout Comparison) {
    let relation = classRelation(a, b)
    result.classRelation = relation
    switch relation {
    case .phrase, .sameWord, .sameClass: result.score += weights.classWord
    case .sameCode: result.score += weights.classCode
    case .similar, .abbreviated, .misspelt: result.score += weights.classSimilar
    case .stem: result.score += weights.classStem
    case .partly: result.score += weights.classPartly
    case .part: result.score += weights.classPart
    case .slip:
      result.score += weights.classSlip
      result.isDoubtful = true
    case .translated: result.score += weights.classTranslated
    case .generic: result.score += a.head == b.head ? weights.classSimilar : 0
    case .missing: result.score += a.head == b.head ? 0 : weights.classMissing
    case .unknown: result.score += weights.classUnknown
    case .different:
      if a.isClassSure && b.isClassSure {
        result.veto = .className
      } else {
        result.score += weights.classDifferent
      }
    }
  }

  private func classRelation(_ a: NameView, _ b: NameView) -> Comparison.ClassRelation {
    if a.isPlaceOnly { return .missing }
    if a.head < 0 || b.head < 0 { return .missing }
    // What the vocabulary says of the class outranks what is learnt, unless both have more words that it says nothing of.
    let isSaid =
      a.classes.contains(where: b.classes.contains) && !(a.saysBeside(texts) && b.saysBeside(texts))
    if !isSaid, let areOne = knowledge.areOnePhrase(a, b) { return areOne ? .phrase : .different }
    if knowledge.abbreviates(a, b) { return .translated }
    if a.head == b.head && !a.isGeneric { return .sameWord }
    // Both systems have both words, for two kinds of machines.
    if knowledge.apart.contains(a.head), knowledge.apart.contains(b.head) { return .different }
    if !a.classes.isEmpty && !b.classes.isEmpty {
      if knowledge.misread.contains(.init(a: a.head, b: b.head)) { return .different }
      if a.classes.contains(where: b.classes.contains) {
        return a.classes.count + b.classes.count > 2 ? .sameCode : .sameClass
      }
      let areSimilar = a.classes.contains { x in
        b.classes.contains { vocabulary.similar[x].contains($0) }
      }
      // One word ends with the other and stands for it all over: their screw presses are the presses.
      if knowledge.translations.contains(.init(a: a.head, b: b.head)) {
        return areSimilar && isKind(texts[a.head], of: texts[b.head]) ? .sameClass : .translated
      }
      return areSimilar ? .similar : .different
    }
    // A dry kiln is a kiln, where nothing else is known of either.
    if a.headWords.last == b.head || b.headWords.last == a.head { return .sameClass }
    if Self.isStem(texts[a.head], of: texts[b.head])
      || Self.isStem(texts[b.head], of: texts[a.head])
    {
      return .stem
    }
    let wordA = texts[a.head]
    let wordB = texts[b.head]
    let isShort = Self.isAbbreviation(wordA, of: wordB) || Self.isAbbreviation(wordB, of: wordA)
    // `ST` is short for a station, and says no more than that it is one.
    if a.isGeneric || b.isGeneric { return isShort ? .abbreviated : .generic }
    if knowledge.translations.contains(.init(a: a.head, b: b.head)) { return .translated }
    if isShort { return .abbreviated }
    // `Gerbfass` is a `Fass`, and `Spritzen` is what a `Spritzanlage` does.
    if a.classes.isEmpty || b.classes.isEmpty,
      isKind(wordA, of: wordB) || isWork(wordA, of: wordB) || isWork(wordB, of: wordA)
    {
      return .part
    }
    if min(wordA.utf8.count, wordB.utf8.count) >= WordIsMisspelt.inForce.leastLetters,
      EditDistance.isOne(wordA, wordB)
    {
      return .misspelt
    }
    if knowledge.slips.contains(.init(a: a.head, b: b.head)) { return .slip }
    if a.classes.isEmpty, b.classes.isEmpty,
      a.qualifiers.contains(b.head) || b.qualifiers.contains(a.head)
    {
      return .partly
    }
    return .unknown
  }

  private func compareUnits(
    _ a: NameView, _ b: NameView, unitA: Int?, unitB: Int?, isPlain: Bool,
    _ result: inout Comparison
  ) {
    switch (unitA, unitB) {
    case (nil, nil): result.unit = .none
    case (let x?, let y?):
      guard x == y else {
        result.veto = .unit
        return
      }
      result.unit = .same
      let isLong = isPlain && min(a.unitDigits, b.unitDigits) >= weights.longDigits
      result.score += isLong ? weights.longNumber : weights.number
      guard isPlain, a.subunit != nil || b.subunit != nil else { return }
      if a.subunit == b.subunit {
        result.score += weights.secondNumber
      } else if a.subunit != nil && b.subunit != nil {
        result.veto = .unit
      } else {
        result.score += weights.secondNumberMissing
      }
    default:
      // A size tells nothing apart where it is the only number.
      if a.isSized || b.isSized {
        result.unit = .none
        return
      }
      result.unit = .missing
      result.score += weights.numberMissing
    }
  }

  private func comparePlaces(
    _ a: NameView, _ b: NameView, lineA: Int?, lineB: Int?, into result: inout Comparison
  ) {
    if lineA != nil || lineB != nil {
      guard let x = lineA ?? a.mainPlace, let y = lineB ?? b.mainPlace else {
        result.place = .missing
        result.score += weights.placeMissing
        return
      }
      if x == y {
        result.place = .same
        result.score += weights.line
      } else {
        result.veto = .place
      }
      return
    }
    var shared = false
    for place in a.places {
      guard let other = b.place(place.kind) else { continue }
      let isLine = place.kind == 1 || place.kind == 2
      if place.value == other {
        shared = shared || place.kind != 0
        result.place = .same
        result.score +=
          isLine ? weights.line : place.kind == 0 ? weights.site : weights.otherPlace
      } else if isLine || knowledge.sharedKinds.contains(place.kind) {
        result.veto = .place
        return
      }
    }
    if !knowledge.hasConstantPlaces, !a.placeWords.isEmpty, !b.placeWords.isEmpty,
      !a.placeWords.contains(where: b.placeWords.contains)
    {
      result.score += weights.placeWords
    }
    guard !shared, !knowledge.hasConstantPlaces else { return }
    switch (a.main, b.main) {
    case (nil, nil): break
    case (let x?, let y?) where x.value != y.value && x.isLevel && y.isLevel:
      // Hall 2 and line 3 do not contradict each other; they tell as little as no place.
      result.place = .missing
      result.score += weights.placeMissing
    case (let x?, let y?):
      // Different words for the level: equal numbers help, others count against, short of a veto.
      if x.value == y.value {
        result.place = .same
        result.score += weights.levelUnknown
      } else {
        result.score += weights.levelDifferent
      }
    default:
      result.place = .missing
      result.score += weights.placeMissing
    }
  }
}
