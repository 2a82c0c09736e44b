package import Vocabulary

/// Whether a name without letters is one that no other thing has by chance.
package struct NumbersAreName: Judgement {
  package static let id = "linking/numbers-are-name"
  package static let inForce = loaded()

  let leastNumbers: Int
  let leastDigits: Int

  /// Letters tell names from counted rows anyway.
  func isTelling(_ tokens: [NameToken]) -> Bool {
    if tokens.contains(where: { !$0.isNumber }) { return true }
    return tokens.count >= leastNumbers
      && tokens.reduce(0) { $0 + $1.written.utf8.count } >= leastDigits
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    isTelling(NameToken.split(given.text("name") ?? ""))
  }
}
