/// Texts and numbers that stand for a missing value, from `missing.yml`.
package struct MissingValues: Sendable {
  package static let inForce = loadedOnce { try MissingValues(VocabularyFile.missing.builtIn()) }

  /// Numbers that vendors are known to write for missing.
  package let numbers: Set<Double>
  /// The ends of 16 bits where a register holds tenths, hundredths or thousandths.
  package let scaled: Set<Double>
  /// Numbers of this size and more are no measurements.
  package let size: Double
  private let texts: Set<String>
  private let catchAlls: Set<String>
  private let openYears: [String]
  /// For each byte, whether a text may begin with it.
  private let starts: [Bool]

  init(_ file: WordFile) {
    numbers = Set(file["numbers"].numbers)
    scaled = Set(file["scaled"].numbers)
    size = file["size"].number ?? .infinity
    texts = file["texts"].folded
    catchAlls = file["catch-all"].folded
    openYears = file["open-years"].words
    var starts = [Bool](repeating: false, count: 256)
    for byte in 128..<256 { starts[byte] = true }
    for first in texts.compactMap(\.utf8.first) where first < 128 {
      starts[Int(first)] = true
      if first &- 0x61 < 26 { starts[Int(first & ~0x20)] = true }
    }
    self.starts = starts
  }

  package func contains(_ number: Double) -> Bool {
    numbers.contains(number) || abs(number) >= size
  }

  /// True for an empty text or one that stands for a missing value.
  package func contains(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return true }
    return starts[Int(first)] && texts.contains(text.lowercased())
  }

  /// True for a date that says that an end has not come, such as `31.12.9999` and `99991231`.
  func isOpenEnd(_ text: String) -> Bool {
    let numbers = text.split { !$0.isNumber }
    return openYears.contains { year in
      numbers.contains { $0 == year || $0.utf8.count == 8 && $0.hasPrefix(year) }
    }
  }

  /// True for a code or a reason that is missing, or that people choose when no other fits: `OTHER`, `Sonstiges`, `999`.
  package func saysNothing(_ text: String) -> Bool {
    let text = Words.trimmed(Words.folded(text))
    return contains(text) || catchAlls.contains(text)
  }
}

extension VocabularyFile {
  static let missing = VocabularyFile(
    name: "missing.yml",
    shape: .fields([
      words("texts", "Texts that stand for a missing value."),
      words("catch-all", "Codes and reasons that are chosen when no other fits."),
      FileField("numbers", .list(.number), required: true, "Numbers that vendors write for it."),
      FileField("scaled", .list(.number), required: true, "Ends of registers with decimals."),
      FileField("size", .number, required: true, "No value is as large as this."),
      words("open-years", "Years of an end that has not come."),
    ]))
}
