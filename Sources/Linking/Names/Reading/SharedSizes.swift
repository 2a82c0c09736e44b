import Vocabulary

/// Numbers that all names of the same words have alike, while another one tells them apart: 4800 of `PRESS 1 PH 4800` and
/// `PRESS 2 PH 4800`.
struct SharedSizes {
  /// The words of a text with a sign for each of its numbers, and which of the numbers are sizes.
  private var slots: [String: Set<Int>] = [:]

  init() {}

  init(_ texts: some Sequence<String>) {
    let judgement = NumbersAreSizes.inForce
    var values: [String: [[Int]]] = [:]
    for text in Set(texts) where Self.isSentence(text) {
      let (words, numbers) = Self.parts(NameToken.split(text))
      if numbers.count > 1 { values[words, default: []].append(numbers) }
    }
    for (words, rows) in values {
      let found = judgement.sizes(rows)
      if !found.isEmpty { slots[words] = found }
    }
  }

  /// Where the sizes are among the tokens of a text.
  func places(in tokens: [NameToken], of text: String) -> Set<Int> {
    guard !slots.isEmpty, Self.isSentence(text), let sizes = slots[Self.parts(tokens).words] else {
      return []
    }
    let numbers = tokens.indices.filter { tokens[$0].isNumber }
    return Set(sizes.compactMap { numbers.indices.contains($0) ? numbers[$0] : nil })
  }

  /// Codes have no sizes.
  private static func isSentence(_ text: String) -> Bool { text.utf8.contains(0x20) }

  private static func parts(_ tokens: [NameToken]) -> (words: String, numbers: [Int]) {
    (
      tokens.map { $0.isNumber ? "#" : $0.text }.joined(separator: " "),
      tokens.filter(\.isNumber).map { NameReader.value($0.text) }
    )
  }
}
