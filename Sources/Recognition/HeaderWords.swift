/// What the words of a header say of each role, before its values are looked at.
struct HeaderWords {
  private var scores: [(score: Double, language: String)]

  init(_ header: String, vocabulary: Vocabulary) {
    let words = HeaderWords.withoutFillers(Words.split(header))
    let whole = Vocabulary.Header(words)
    scores = ColumnRole.allCases.map { _ in (0, "") }
    for (role, phrases) in vocabulary.phrases {
      guard let i = ColumnRole.allCases.firstIndex(of: role) else { continue }
      scores[i] = vocabulary.match(header: whole, role: phrases)
    }
    guard words.count > 1, let last = words.last else { return }
    if HeaderWords.identifiers.contains(last) {
      // `Maintenance order number` is as good as `Maintenance order`.
      let bare = Vocabulary.Header(words.dropLast())
      for (role, phrases) in vocabulary.phrases where HeaderWords.identified.contains(role) {
        guard let i = ColumnRole.allCases.firstIndex(of: role) else { continue }
        let match = vocabulary.match(header: bare, role: phrases)
        if match.score * 0.97 > scores[i].score {
          scores[i] = (match.score * 0.97, match.language)
        }
      }
      // A `Downtime ID` identifies a stop and does not last.
      damp(HeaderWords.measures, by: 0.3)
    } else if HeaderWords.classifiers.contains(last) {
      // A `Tag type` sorts tags and names none.
      damp(HeaderWords.named, by: 0.5)
    } else {
      // A `Work order qty` is a quantity, whatever it counts.
      let head = Vocabulary.Header([last])
      let isMeasure = vocabulary.phrases.contains { role, phrases in
        HeaderWords.measures.contains(role)
          && vocabulary.match(header: head, role: phrases).score == 1
      }
      if isMeasure { damp(HeaderWords.named, by: 0.6) }
    }
  }

  /// 0…1: 1 where the header is a phrase of the role in full.
  func score(_ role: ColumnRole) -> Double {
    ColumnRole.allCases.firstIndex(of: role).map { scores[$0].score } ?? 0
  }

  func language(_ role: ColumnRole) -> String {
    ColumnRole.allCases.firstIndex(of: role).map { scores[$0].language } ?? ""
  }

  private mutating func damp(_ roles: [ColumnRole], by factor: Double) {
    for (i, role) in ColumnRole.allCases.enumerated()
    where roles.contains(role) && scores[i].score < 1 {
      scores[i].score *= factor
    }
  }

  /// An external id is an id.
  private static func withoutFillers(_ words: [String]) -> [String] {
    guard words.count > 2, words.suffix(2) == ["external", "id"] else { return words }
    return words.dropLast(2) + ["id"]
  }

  private static let measures: [ColumnRole] = [.duration, .quantity, .scrap, .cost]
  /// Whether a word stands for a number or another identifier of what it follows.
  static func isIdentifier(_ word: String) -> Bool { identifiers.contains(word) }

  /// Whether a word stands for a number that people give, as on a plate.
  static func isNumber(_ word: String) -> Bool {
    ["no", "nr", "num", "number", "nummer", "numero"].contains(word)
  }

  private static let named: [ColumnRole] = [
    .order, .workOrder, .batch, .asset, .assetAlias, .material, .tag,
  ]
  private static let identified: [ColumnRole] =
    named + [.area, .site, .costCenter, .assetClass, .failureCode, .reason, .owner, .workType]
  private static let classifiers: Set<String> = ["type", "typ", "tipo", "class", "kind", "use"]
  private static let identifiers: Set<String> = [
    "id", "identifier", "no", "nr", "num", "number", "key", "nummer", "numero", "codigo", "guid",
    "uuid",
  ]
}
