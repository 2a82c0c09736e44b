/// Texts that say whether a result is in order, from `systems.yml`; see there.
///
/// Words are listed once: what stands with a `not` before it, or inside it, says the opposite, and a result lies within its
/// bounds or outside of them.
struct Verdicts: Sendable {
  private let conforming: Set<String>
  private let nonconforming: Set<String>
  /// Words whose opposite says only that nothing is decided yet.
  private let pending: Set<String>
  private let negations: Set<String>
  private let beginnings: [String]
  private let within: [[String]]
  private let beyond: [[String]]
  private let bounds: Set<String>

  init(_ file: WordFile) {
    conforming = file["conforming"].folded
    nonconforming = file["nonconforming"].folded
    pending = file["pending"].folded
    negations = file["negations"].folded
    beginnings = file["negating-beginnings"].words.map(Words.folded)
    within = file["within"].words.map { Words.split($0) }
    beyond = file["beyond"].words.map { Words.split($0) }
    bounds = file["bounds"].folded
  }

  /// True for a result in order, false for one that is not, `nil` when the text says neither.
  func isConforming(_ text: String) -> Bool? {
    let key = Words.trimmed(Words.folded(text))
    if let known = listed(key) { return known }
    guard key.utf8.count <= 48, !Words.isEastAsian(key) else { return nil }
    let words = Words.split(text)
    if words.count > 1 {
      if let known = listed(words.joined(separator: " ")) { return known }
      if isBounded(words, by: beyond) { return false }
      if isBounded(words, by: within) { return true }
      for rest in [words.dropFirst(), words.dropLast()] {
        let sign = rest.startIndex == 0 ? words[words.count - 1] : words[0]
        guard negations.contains(sign) else { continue }
        if let opposite = opposite(of: rest.joined(separator: " ")) { return opposite }
      }
      return nil
    }
    guard let word = words.first else { return nil }
    for beginning in beginnings where word.hasPrefix(beginning) {
      let rest = String(word.dropFirst(beginning.count))
      if rest.count > 3, let opposite = opposite(of: rest) { return opposite }
    }
    return nil
  }

  /// What a header says of the rows that it answers `yes` for: `In spec` that they are in order, `Rejected` that they are not;
  /// `nil` of one that says neither, or may be a number, a letter or a state.
  func isConforming(header: String) -> Bool? {
    let key = Words.split(header).joined(separator: " ")
    return key.count < 3 || pending.contains(key) ? nil : isConforming(key)
  }

  private func listed(_ key: String) -> Bool? {
    conforming.contains(key) ? true : nonconforming.contains(key) ? false : nil
  }

  private func opposite(of key: String) -> Bool? {
    pending.contains(key) ? nil : listed(key).map { !$0 }
  }

  /// Whether words are such as `out of`, and then a bound: `outside the limits`.
  private func isBounded(_ words: [String], by phrases: [[String]]) -> Bool {
    guard let last = words.last, bounds.contains(last) || bounds.contains(words[words.count - 2])
    else { return false }
    return phrases.contains {
      $0.count + 1...$0.count + 3 ~= words.count && words.starts(with: $0)
    }
  }
}
