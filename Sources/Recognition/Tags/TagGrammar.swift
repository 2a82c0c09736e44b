import Tabular
package import Vocabulary

/// A tag taken apart: the asset it is on, and what it measures there.
package struct TagReading: Sendable, Equatable {
  /// The part of the tag that names the asset, as written; `nil` when the tag names none.
  package var asset: String?
  package var kind: SignalKind
  /// The unit that the tag ends with, as written; `nil` without one.
  package var unit: String?
  /// Simple words: what decided the kind.
  package var reason: String
  /// Whether only letters of a code tell the kind, which somebody's words outrank.
  package var isByLetters: Bool
  /// Whether somebody's words say that it is of the wind.
  package var isWind = false

  package init(
    asset: String?, kind: SignalKind, unit: String? = nil, reason: String, isByLetters: Bool = false
  ) {
    self.asset = asset
    self.kind = kind
    self.unit = unit
    self.reason = reason
    self.isByLetters = isByLetters
  }
}

/// How the tags of one source are built, learned from all of them together.
///
/// Position alone tells nothing: the measurement is found by the words and instrument codes at the end, and where there
/// are none, by which last parts return under many prefixes.
package struct TagGrammar: Sendable {
  let vocabulary: Vocabulary
  /// Kinds by the words that say them.
  let phrases: [[String]: SignalKind]
  /// The single words of each kind that are long enough to be abbreviated.
  let abbreviable: [(kind: SignalKind, words: [String])]
  /// True when some of those have digits.
  let hasDigits: Bool
  /// What the words that were met stand for as abbreviations.
  var abbreviations: [String: SignalKind?] = [:]
  /// Last parts that return under several prefixes, for tags whose words are unknown.
  private var recurringEnds: Set<String> = []
  /// Prefixes that hold equipment and are none, or too little to be an asset at all.
  private var areas: Set<String> = []
  /// Prefixes that other tags show to be assets, with a number of their own.
  private var designations: Set<String> = []
  /// What stands before the dot of tags whose parts return under other machines.
  private var machines: Set<String> = []
  /// Instrument codes without a number that are parts of their own, where several sorts of them are.
  var bareCodes: Set<String> = []
  /// What the single letters before the objects stand for, where the plant writes them so.
  var leadingLetters: [Character: SignalKind] = [:]

  package init(tags: [String], vocabulary: Vocabulary) {
    self.init(vocabulary)
    _ = learn(tags)
  }

  /// The readings of all tags of one source, in their order.
  package static func readings(of tags: [String], vocabulary: Vocabulary) -> [TagReading] {
    var grammar = TagGrammar(vocabulary)
    return zip(tags, grammar.learn(tags)).map { grammar.settled($0, $1) }
  }

  private init(_ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    var phrases: [[String]: SignalKind] = [:]
    for (kind, list) in vocabulary.signalWords {
      for words in list where phrases[words] == nil { phrases[words] = kind }
    }
    self.phrases = phrases
    abbreviable = vocabulary.signalWords.map { kind, list in
      (kind, list.compactMap { $0.count == 1 && Words.isLong($0[0]) ? $0.first : nil })
    }
    hasDigits = abbreviable.contains { $0.words.contains { $0.contains(where: \.isNumber) } }
  }

  /// Learns from all tags together, and reads them as if no prefix were an area.
  private mutating func learn(_ tags: [String]) -> [TagReading] {
    // Of each last part one prefix, until a second one shows that it returns.
    var prefixes: [String: String] = [:]
    for tag in tags {
      let tokens = Token.split(tag, fields: vocabulary.fields)
      guard tokens.count >= 2, let last = tokens.last, !recurringEnds.contains(last.folded) else {
        continue
      }
      let prefix = TagGrammar.prefix(tag, tokens, count: tokens.count - 1)
      if let known = prefixes[last.folded] {
        if known != prefix { recurringEnds.insert(last.folded) }
      } else {
        prefixes[last.folded] = prefix
      }
    }
    learnLetters(tags)
    var readings: [TagReading] = []
    readings.reserveCapacity(tags.count)
    var counts: [String: Int] = [:]
    var untold: [String: Int] = [:]
    for tag in tags {
      let tokens = Token.split(tag, fields: vocabulary.fields)
      for token in tokens where !token.letters.isEmpty && abbreviations[token.letters] == nil {
        abbreviations[token.letters] = .some(abbreviation(token.letters))
      }
      let reading = read(tag, tokens)
      if let asset = reading.asset, keyedAsset(tag) == nil {
        counts[asset, default: 0] += 1
        if reading.kind == .other { untold[asset, default: 0] += 1 }
      }
      readings.append(reading)
    }
    let (area, word) = (SegmentIsArea.inForce, WordIsAsset.inForce)
    let below = TagGrammar.parts(below: counts)
    areas = Set(
      counts.filter { name, tags in
        !word.holds(name, tags: tags, untold: untold[name] ?? 0)
          || area.holds(name, below: below[name] ?? [], vocabulary.equipment)
      }.map(\.key))
    designations = Set(
      counts.keys.filter { $0.contains(where: \.isNumber) && !areas.contains($0) })
    machines = PartsAreOfMachine.inForce.machines(counts.keys.sorted(), vocabulary)
    return readings
  }

  /// Of each name the parts that follow it in other names.
  private static func parts(below names: [String: Int]) -> [String: Set<String>] {
    var result: [String: Set<String>] = [:]
    for name in names.keys {
      let bytes = name.utf8
      for i in bytes.indices where Splitting.isTagSeparator(bytes[i]) {
        let above = String(name[..<i])
        guard names[above] != nil else { continue }
        let isStrong = Splitting.isPathSeparator(bytes[i])
        let part = bytes[bytes.index(after: i)...].prefix {
          isStrong ? !Splitting.isPathSeparator($0) : !Splitting.isTagSeparator($0)
        }
        if let part = String(part), !part.isEmpty { result[above, default: []].insert(part) }
      }
    }
    return result
  }

  static func prefix(_ tag: String, _ tokens: [Token], count: Int) -> String {
    guard count > 0, count <= tokens.count, let first = tokens.first else { return "" }
    return String(tag[first.text.startIndex..<tokens[count - 1].text.endIndex])
      .replacing(Token.nextLevel, with: "/")
  }

  package func parse(_ tag: String) -> TagReading {
    settled(tag, read(tag, Token.split(tag, fields: vocabulary.fields)))
  }

  /// An area that holds equipment is no asset, and what begins with the name of an asset of other tags is on it:
  /// `Press1_Force` where there is a `Press1_Temp`.
  private func settled(_ tag: String, _ read: TagReading) -> TagReading {
    var reading = withoutArea(read)
    // `Kiln1.Draft` and `Kiln1.Rollers` are on Kiln1.
    if let asset = reading.asset, let dot = asset.firstIndex(of: "."),
      dot == asset.lastIndex(of: "."),
      machines.contains(String(asset[..<dot]))
    {
      reading.asset = String(asset[..<dot])
    }
    // What measures, and names nothing by itself, is on the step of the path that others are on.
    let isTold = reading.kind != .other
    guard reading.asset == nil, !isTold || read.asset == nil, !designations.isEmpty else {
      return reading
    }
    let tokens = Token.split(tag, fields: vocabulary.fields)
    for count in stride(from: tokens.count - 1, to: 0, by: -1)
    where tokens[count - 1].part != tokens[count].part
      && (!isTold || tokens[count - 1].segment != tokens[count].segment)
    {
      let prefix = TagGrammar.prefix(tag, tokens, count: count)
      guard designations.contains(prefix) else { continue }
      reading.asset = prefix
      reading.reason = "it begins with '\(prefix)', as others do of which it is known"
      break
    }
    return reading
  }

  private func withoutArea(_ reading: TagReading) -> TagReading {
    guard let asset = reading.asset, areas.contains(asset) else { return reading }
    var reading = reading
    reading.asset = nil
    return reading
  }

  private func read(_ tag: String, _ tokens: [Token]) -> TagReading {
    if UnnamedColumn.isAll(of: tag) {
      return TagReading(asset: nil, kind: .other, reason: "the file gives it no name")
    }
    var reading = PowerPlantCode(tag, vocabulary)?.reading ?? readName(tag, tokens)
    if let asset = keyedAsset(tag) { reading.asset = asset }
    return reading
  }

  /// `P-7` of `motor.line=L1.machine=P-7.temperature`: the value of the last key that means an asset. Values may have dots.
  private func keyedAsset(_ tag: String) -> String? {
    let pieces = tag.split(separator: "=", omittingEmptySubsequences: false)
    for i in pieces.indices.dropLast().reversed() {
      guard let key = pieces[i].split(separator: ".").last, vocabulary.says(String(key), .asset),
        let end = pieces[i + 1].lastIndex(of: ".")
      else { continue }
      let asset = String(pieces[i + 1][..<end])
      // `unit` may be either.
      if !asset.isEmpty, !vocabulary.looksLikeUnit(asset) { return asset }
    }
    return nil
  }

  private func readName(_ tag: String, _ tokens: [Token]) -> TagReading {
    if let start = controllerOutput(tokens) {
      let asset = TagGrammar.prefix(tag, tokens, count: start)
      return TagReading(
        asset: start > 0 && isAssetName(tokens[..<start]) ? asset : nil, kind: .setpoint,
        reason: "'\(tokens[tokens.count - 1].text)' is what the controller gives out")
    }
    var end = tokens.count
    while end > 1,
      vocabulary.attributes.contains(tokens[end - 1].folded) || isBlock(tag, tokens, end - 1)
    {
      // The current value of something is no current.
      let phrase = tokens[end - 2].folded + " " + tokens[end - 1].folded
      end -= end > 2 && vocabulary.attributes.contains(phrase) ? 2 : 1
    }
    let unit = unitAtEnd(tokens, end: end)
    if let unit { end -= unit.length }
    // `Temperature Set` is set as `Set Temperature` is.
    let isSetBehind = end > 2 && isSet(tokens, end - 1)
    if isSetBehind { end -= 1 }
    var start = end
    var kind = SignalKind.other
    var reason = ""
    var isByLetters = false
    // Words may stand a little before the end: `motor current phase 2`.
    search: for last in stride(from: end, to: max(0, end - 3), by: -1) {
      if last < end, !(last..<end).allSatisfy({ isQualifier(tokens[$0]) }) { break }
      // Letters of a step of the path above tell what stands there: `TQ04/Abertura` is no temperature.
      if let found = measurement(tokens, end: last),
        !found.isCode || !(last..<end).contains(where: { isStep(tag, tokens, $0) })
      {
        start = last - found.length
        kind = found.kind
        reason = found.reason
        isByLetters = found.isCode && unit == nil
        break search
      }
    }
    let isTold = !reason.isEmpty
    if kind.has(.measured), isSetBehind || start > 0 && isSet(tokens, start - 1) {
      reason = "'\(tokens[isSetBehind ? end : start - 1].text)' says that it is set"
      kind = .setpoint
      if !isSetBehind { start -= 1 }
    } else if isSetBehind {
      end += 1
      if !isTold { start = end }
    }
    // `L_SP1` among `T_KE1` and `F_PU3` is the level of something: what has the number there is the object.
    let isObject = kind == .setpoint && start == 1 && end == 2 && !tokens[1].digits.isEmpty
    if !isTold || isObject && isLed(tokens), let reading = readLetters(tag, tokens) {
      return reading
    }
    if !isTold, let reading = readHead(tag, Array(tokens.prefix(end))) { return reading }
    if !isTold {
      if end >= 2, recurringEnds.contains(tokens[tokens.count - 1].folded) || end < tokens.count {
        let start = assetEnd(tokens, measurement: end - 1)
        let asset = TagGrammar.prefix(tag, tokens, count: start)
        // `A2.PT.118_MES`: the instrument before it says what is measured.
        let code =
          start == end - 1 && !isStep(tag, tokens, start)
          ? instrument(tokens, end: start) : nil
        return TagReading(
          asset: isAssetName(tokens[..<start]) ? asset : nil, kind: code?.kind ?? .other,
          reason: code?.reason
            ?? "'\(tokens[end - 1].text)' ends the tags of several prefixes",
          isByLetters: code != nil)
      }
      return TagReading(
        asset: numberedMachine(tag, tokens, end: end), kind: .other, reason: "no known word")
    }
    if kind == .setpoint || kind == .state, start > 0,
      let code = instrument(tokens, end: start)
    {
      start -= code.length
    }
    while start > 1, isQualifier(tokens[start - 1]), tokens[start - 1].digits.isEmpty { start -= 1 }
    if start == 1, isQualifier(tokens[0]) { start = 0 }
    start = withoutPart(tokens, assetEnd(tokens, measurement: start))
    let asset = TagGrammar.prefix(tag, tokens, count: start)
    let isAsset = start > 0 && isAssetName(tokens[..<start])
    return TagReading(
      asset: isAsset ? asset : nil, kind: kind, unit: unit?.text, reason: reason,
      isByLetters: isByLetters)
  }

  /// Whether a token begins a step of a path.
  private func isStep(_ tag: String, _ tokens: [Token], _ place: Int) -> Bool {
    guard place > 0, place < tokens.count else { return false }
    return tag[tokens[place - 1].text.endIndex..<tokens[place].text.startIndex]
      .contains { $0 == "/" || $0 == "\\" }
  }

  /// Whether a token is a step of its own that names the function block of a controller, as `AI1` of `FIC-210/AI1/PV.CV` does.
  private func isBlock(_ tag: String, _ tokens: [Token], _ place: Int) -> Bool {
    vocabulary.blocks.contains(tokens[place].letters) && isStep(tag, tokens, place)
      && isStep(tag, tokens, place + 1)
  }

  /// The machine that a tag begins with by its word and its number, whatever is measured of it: `Press4_Strokes`.
  private func numberedMachine(_ tag: String, _ tokens: [Token], end: Int) -> String? {
    guard let first = tokens.first,
      let meaning = vocabulary.equipment.meanings[first.letters], meaning.isWord,
      !meaning.classes.isEmpty, !meaning.isFitting
    else { return nil }
    let count = !first.digits.isEmpty ? 1 : tokens.count > 1 && tokens[1].isNumber ? 2 : 0
    guard count > 0, count < end, tokens[count].part != tokens[0].part else { return nil }
    return TagGrammar.prefix(tag, tokens, count: count)
  }

  /// The unit behind a measurement, in one token or two: `bar` of `Vessel1_Pressure_bar`, `mm/s` of `Fan_Vib_mm_s`.
  ///
  /// A letter alone may be a unit or a phase: it ends the measurement of its kind, and is not told as a unit.
  private func unitAtEnd(_ tokens: [Token], end: Int) -> (length: Int, text: String?)? {
    for length in [2, 1] where end > length {
      let words = tokens[(end - length)..<end]
      // The measurement is another word, or the unit is all that says what is measured.
      // A step of a path that is a unit is all of what is measured: `press_12/rpm`.
      guard words.allSatisfy({ $0.part != tokens[end - length - 1].part }),
        tokens[end - length - 1].segment == tokens[end - 1].segment
      else { continue }
      // `kW` is one word with a hump, `mm_s` two.
      let isOne = words.allSatisfy { $0.part == tokens[end - 1].part }
      let text = words.map { String($0.text) }.joined(separator: isOne ? "" : "/")
      // A share of something is no kind of its own.
      guard let kind = vocabulary.unitKind(text) else {
        if text.count > 1, vocabulary.isPercent(text), measurement(tokens, end: end - length) != nil
        {
          return (length, text)
        }
        continue
      }
      var last = end - length
      while last > 1, isQualifier(tokens[last - 1]) { last -= 1 }
      guard let before = measurement(tokens, end: last) else { continue }
      if text.count > 1 { return (length, text) }
      if before.kind == kind { return (length, nil) }
    }
    return nil
  }

  /// A name needs a letter.
  func isAssetName(_ tokens: ArraySlice<Token>) -> Bool {
    tokens.contains { !$0.isNumber }
  }
}
