import Profiling
import Vocabulary

/// Of which class an asset is, by all that its systems call it.
struct AssetClasses {
  private let vocabulary: EquipmentVocabulary
  /// Codes of classes that a description in the same table bears out, by path and code.
  private var supported: Set<[String]> = []
  /// What the codes of the plant stand for.
  private let learnt: LearntCodes
  private let instruments: DescribedInstruments?
  /// All names of the plant, folded: what a longer name begins with may be one of them.
  private let names: Set<String>
  private static let mostParts = 16

  /// - Parameter assets: The records of each asset.
  init(
    _ vocabulary: EquipmentVocabulary, _ instruments: InstrumentLetters?,
    _ records: [NameRecord], _ read: [LinkRecord?], assets: [[Int]], jobs: Int
  ) {
    self.vocabulary = vocabulary
    self.instruments = instruments.map {
      DescribedInstruments($0, records, read, vocabulary)
    }
    names = Set(records.flatMap { [$0.name] + $0.aliases }.map(Words.folded))
    learnt = LearntCodes(assets.map { $0.compactMap { read[$0] } }, vocabulary, jobs: jobs)
    for (record, read) in zip(records, read) {
      guard let key = key(record, read), let description = record.description,
        let said = vocabulary.className(of: description),
        said == vocabulary.className(of: record.name)
      else { continue }
      supported.insert(key)
    }
  }

  private func key(_ record: NameRecord, _ read: LinkRecord?) -> [String]? {
    guard let view = read?.views.first(where: { $0.source == .name }) else { return nil }
    return [record.location.path, Words.folded(view.headWritten)]
  }

  /// The class that the names of one asset tell, `nil` where only letters do that stand for something else elsewhere.
  func className(_ names: [(record: NameRecord, read: LinkRecord?)]) -> String? {
    let names = names.map { record, read in
      let isPlaced = instruments?.isPlaced(record, read) ?? false
      let views = (read?.views ?? []).filter { view in
        tellsClass(view)
          && (!isPlaced || view.classes.allSatisfy(vocabulary.controlled.contains))
      }
      return (record: record, read: read, views: views)
    }
    let views = names.flatMap(\.views)
    // `PRESS-11B` that a description calls a pressure transmitter is one, whatever its letters begin.
    let fittings = views.first {
      $0.source == .description && $0.isClassSure && $0.classes.count == 1
        && $0.classes.allSatisfy(vocabulary.fittings.contains)
    }
    if let index = fittings?.classes.first { return vocabulary.classNames[index] }
    let isWord = views.first { $0.isClassSure && $0.classes.count == 1 }
    if let index = isWord?.classes.first { return vocabulary.classNames[index] }
    for (record, read, views) in names {
      guard let name = views.first(where: { $0.source == .name }) else { continue }
      let description = record.description ?? ""
      let code = views.first { view in
        // The number of a model or of a series beside a name tells nothing; beside a plain number it may be the name.
        guard view.source == .name || view.source == .alias && name.head < 0 else { return false }
        return view.classes.count == 1 && isCode(view, description: description)
      }
      // `MIX-1140` beside "Säiliön pinnankorkeus": letters that no description of the table bears out tell nothing.
      if describes(description), key(record, read).map(supported.contains) != true { continue }
      if let code, let index = code.classes.first {
        switch learnt.meaning(of: code.headWritten) {
        case .open: return vocabulary.classNames[index]
        case .learnt(let own): return vocabulary.classNames[own]
        case .none: continue
        }
      }
    }
    return names.lazy.compactMap { $0.record.className.flatMap(vocabulary.declaredClass) }.first
  }

  private func tellsClass(_ view: NameView) -> Bool { !isStreet(view.text) && !tellsHolder(view) }

  /// Whether the head of a name is that of what it is a part of: `EXT-01/Zone 2` is no extruder where `EXT-01` is one.
  private func tellsHolder(_ view: NameView) -> Bool {
    guard view.source != .description else { return false }
    let text = view.text
    // A name of endless parts is looked at from its end, and not at every part.
    let ends = text.indices.reversed().lazy.filter {
      $0 > text.startIndex && !text[$0].isLetter && !text[$0].isNumber
    }.prefix(AssetClasses.mostParts)
    guard
      let end = ends.first(where: { names.contains(Words.folded(String(text[..<$0]))) }),
      text[end...].contains(where: { $0.isLetter || $0.isNumber })
    else { return false }
    let whole = NameToken.split(text)
    let holder = NameToken.split(String(text[..<end])).count
    // `PU-12 B` is a pump beside `PU-12`.
    if let letter = whole.last, whole.count == holder + 1, !letter.isNumber, letter.text.count == 1
    {
      return false
    }
    guard let head = whole.lastIndex(where: { !$0.isNumber && $0.written == view.headWritten })
    else { return false }
    return head < holder && whole[head..<holder].contains(where: \.isNumber)
  }

  /// Whether a description says in words what a thing is.
  private func describes(_ description: String) -> Bool {
    NameToken.split(description).contains { !$0.isNumber && $0.written.count >= 4 }
  }

  /// Whether a text is a street, such as `Mill Road`.
  private func isStreet(_ text: String) -> Bool {
    let tokens = NameToken.split(text)
    return tokens.count > 1 && tokens.contains { vocabulary.meanings[$0.text]?.isStreet == true }
  }

  /// Whether the code of a class stands as one in a name: with a number, and by itself.
  private func isCode(_ view: NameView, description: String) -> Bool {
    let tokens = NameToken.split(view.text)
    guard
      let place = tokens.firstIndex(where: { !$0.isNumber && $0.written == view.headWritten }),
      let meaning = vocabulary.meanings[tokens[place].text]
    else { return true }
    // The letters behind a word tell one from its sisters: A1 and A2 of `Vacuum pan A1` and `CZ-A1` are no agitators.
    if meaning.isLetterCode, place > 0, !tokens[place - 1].isNumber,
      vocabulary.meanings[tokens[place - 1].text].map({ $0.level == nil }) ?? true,
      tokens[place - 1].text.utf8.count > 1
    {
      return false
    }
    // A low pressure alarm that somebody describes is no palletizer.
    if meaning.isInstrument, !description.isEmpty { return false }
    let isNumbered = place + 1 < tokens.count && tokens[place + 1].isNumber
    guard isNumbered else { return !meaning.isLetterCode && (tokens.count == 1 || view.suffix > 0) }
    // `S4NX500CC` and `x872a3490` are no silo and no agitator.
    let after = place + 2
    let goesOn =
      after < tokens.count && tokens[after].isGlued && !tokens[after].isNumber
      && (tokens[after].text.utf8.count > 1
        || after + 1 < tokens.count && tokens[after + 1].isGlued)
    return !meaning.isLetterCode || !tokens[place].isGlued && !goesOn
  }
}
