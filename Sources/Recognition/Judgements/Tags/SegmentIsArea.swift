package import Vocabulary

/// Whether a part of tags names an area that holds equipment, and no machine.
package struct SegmentIsArea: Judgement {
  package static let id = "tags/segment-is-area"
  package static let inForce = loaded()

  let leastEquipment: Int

  /// `below` are the parts that stand behind the name in tags and have instruments of their own.
  func holds(_ name: String, below: Set<String>, _ equipment: EquipmentVocabulary) -> Bool {
    guard below.count >= leastEquipment, !equipment.names(name) else { return false }
    return below.count { equipment.className(of: $0) != nil } >= leastEquipment
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    holds(given.text("name") ?? "", below: Set(given.words("below")), try .builtIn())
  }
}

extension EquipmentVocabulary {
  /// Whether the last part of a name says that it is equipment or a place with a number: by a word, or by a code or a letter
  /// beside a number, even one of several meanings.
  fileprivate func names(_ name: String) -> Bool {
    let part = name.split(whereSeparator: { "./\\:|".contains($0) }).last.map(String.init) ?? name
    let tokens = NameToken.split(part)
    return tokens.indices.contains { index in
      guard let (meaning, length) = meaning(of: tokens, at: index) else { return false }
      let hasNumber = index + length < tokens.count && tokens[index + length].isNumber
      if meaning.level != nil, !meaning.isLetterCode || meaning.classes.isEmpty {
        return hasNumber && meaning.level == .line
      }
      return !meaning.classes.isEmpty && (meaning.isWord || hasNumber)
    }
  }
}
