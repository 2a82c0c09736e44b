/// The units that plants write, from `units.yml`; see the head of that file.
package struct UnitTable: Sendable {
  package struct Unit: Sendable {
    package var symbol: String
    /// The kind of signal that is measured in it, where there is just one.
    package var kind: SignalKind?
    /// A value in it is the value in the first unit of its kind times `perBase`, plus `atZero`.
    package var perBase: Double
    package var atZero: Double
    /// What an instrument can mean.
    package var possible: ClosedRange<Double>?
    /// The same of a share of a whole, where that is narrower.
    package var ofWhole: ClosedRange<Double>?

    package func fromBase(_ value: Double) -> Double { value * perBase + atZero }
    package func toBase(_ value: Double) -> Double { (value - atZero) / perBase }
  }

  package static let inForce = loadedOnce { try UnitTable(VocabularyFile.units.builtIn()) }

  package let units: [Unit]
  /// Places in `units` of those of a kind by folded spelling, and of the others as they are written.
  private let ofKinds: [String: Int]
  private let others: [String: Int]
  /// Units written in full, folded.
  private let names: [String: Int]
  private let siblingFactors: [SignalKind: [Double]]
  private let timeFactors: [SignalKind: [Double]]
  private let anyFactors: [Double]
  private let wholeKinds: [SignalKind]
  private let wholeWords: Set<String>

  /// - Throws: `VocabularyError` for the name of a kind that nobody knows.
  init(_ file: WordFile) throws {
    var units: [Unit] = []
    var ofKinds: [String: Int] = [:]
    var others: [String: Int] = [:]
    var names: [String: Int] = [:]
    for (symbol, entry) in file["units"].entries {
      let kind = SignalKind(rawValue: entry["kind"].text)
      let (low, high) = (entry["lowest"].number, entry["highest"].number)
      let spellings = [symbol] + entry["spellings"].words
      for spelling in spellings {
        if kind != nil {
          ofKinds[Words.folded(spelling)] = units.count
        } else {
          others[spelling] = units.count
        }
      }
      for name in entry["names"].folded { names[name] = units.count }
      units.append(
        Unit(
          symbol: symbol, kind: kind, perBase: entry["per-base"].number ?? 1,
          atZero: entry["at-zero"].number ?? 0,
          possible: low == nil && high == nil
            ? nil : (low ?? -.infinity)...(high ?? .infinity),
          ofWhole: UnitTable.range(entry["whole"].numbers)))
    }
    wholeKinds = file["wholes"]["kinds"].words.compactMap(SignalKind.init)
    wholeWords = file["wholes"]["words"].folded
    (self.units, self.ofKinds, self.others, self.names) = (units, ofKinds, others, names)
    var siblings: [SignalKind: [Double]] = [:]
    var time: [SignalKind: [Double]] = [:]
    for (name, node) in file["factors"].entries {
      guard let kind = SignalKind(rawValue: name) else { continue }
      siblings[kind] = node["among-siblings"].numbers
      time[kind] = node["in-time"].numbers
    }
    siblingFactors = siblings.filter { !$0.value.isEmpty }
    timeFactors = time
    anyFactors = file["factors"]["any"]["among-siblings"].numbers
  }

  /// The unit that a text names, in any case of letters.
  package func unit(_ text: String) -> Unit? {
    let key = Words.trimmed(Words.folded(text))
    return (ofKinds[key] ?? others[text] ?? others[key] ?? names[key]).map { units[$0] }
  }

  /// The kind of quantity that a unit measures, when the unit belongs to just one kind here.
  package func kind(_ text: String) -> SignalKind? {
    ofKinds[Words.trimmed(Words.folded(text))].flatMap { units[$0].kind }
  }

  /// True for text that is known as a unit, and not only written as one might be.
  package func contains(_ text: String) -> Bool {
    others[text] != nil || kind(text) != nil || names[Words.folded(text)] != nil
      || text.hasPrefix("°") || text.hasPrefix("%")
  }

  /// True for a unit that is known, and for text that is written as units are: `kg/h`, `°C`, `mm`.
  package func resembles(_ text: String) -> Bool {
    if text.isEmpty || text.count > 30 { return false }
    if let first = Words.folded(text).split(separator: "/").first, names[String(first)] != nil {
      return true
    }
    if text.count > 12 { return false }
    if kind(text) != nil || others[text] != nil || text.contains("%") || text.contains("°") {
      return true
    }
    if let slash = text.firstIndex(of: "/") {
      // `MX 1/2` is the second of its line.
      if text[slash...].dropFirst().allSatisfy(\.isNumber) { return false }
      return text[..<slash].count <= 5 && text[slash...].count <= 6
    }
    let letters = text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || "²³µ".unicodeScalars.contains($0)
    }
    guard letters, let first = text.first else { return false }
    return first.isLowercase && text.count <= 3
  }

  /// Units of one kind whose zeros differ, so that a shift tells one from another; the first is the base.
  package var temperatures: [Unit] { units.filter { $0.kind == .temperature } }

  private static func range(_ ends: [Double]) -> ClosedRange<Double>? {
    guard ends.count == 2, ends[0] <= ends[1] else { return nil }
    return ends[0]...ends[1]
  }

  /// Whether a signal is a share of a whole, by its kind or by a word of the texts that name or describe it.
  package func isOfWhole(_ kind: SignalKind, _ texts: [String]) -> Bool {
    wholeKinds.contains(kind)
      || texts.contains { text in
        Words.split(text).contains { word in
          wholeWords.contains(word)
            || word.unicodeScalars.contains(where: Words.isEastAsian)
              && wholeWords.contains { !Words.isPlain($0) && word.contains($0) }
        }
      }
  }

  /// What the values of a signal may be times those of its siblings, where their units differ.
  package func factors(amongSiblings kind: SignalKind) -> [Double] {
    siblingFactors[kind] ?? anyFactors
  }

  /// What the values of a signal may be times those before, where its unit changed.
  package func factors(inTime kind: SignalKind) -> [Double] { timeFactors[kind] ?? [] }
}

extension VocabularyFile {
  static let units = VocabularyFile(
    name: "units.yml",
    shape: .fields([
      FileField(
        "units",
        .named(
          .fields([
            FileField("kind", .words(of: SignalKind.self), "Kind of signal."),
            FileField("spellings", .list(.text), "Other ways to write it."),
            FileField("names", .list(.text), "Written in full."),
            FileField("per-base", .number, "How many of it make the base."),
            FileField("at-zero", .number, "Its value where the base is 0."),
            FileField("lowest", .number, "Least possible value."),
            FileField("highest", .number, "Most possible value."),
            FileField("whole", .list(.number), "Least and most of a share of a whole."),
          ])), required: true, "Units by their symbol."),
      FileField(
        "wholes",
        .fields([
          FileField("kinds", .list(.words(of: SignalKind.self)), "Kinds of signals."),
          FileField("words", .list(.text), "Words of tags and descriptions."),
        ]), required: true, "What is a share of a whole."),
      FileField(
        "factors",
        .fields(
          (SignalKind.allCases.map(\.rawValue) + ["any"]).map {
            FileField(
              $0,
              .fields([
                FileField("among-siblings", .list(.number), "Beside siblings."),
                FileField("in-time", .list(.number), "Before and after."),
              ]), "Factors of a kind.")
          }), required: true, "Factors of mistaken units."),
    ]))
}
