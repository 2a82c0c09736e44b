import Tabular
import Vocabulary

/// What the letters in the names of a plant stand for, as the words beside them say: TR1 is `Trituradora 1` here, and no
/// transformer.
struct LearntCodes {
  enum Meaning {
    /// Nothing in the plant speaks against what the letters mean elsewhere.
    case open
    /// A class of the plant's own words.
    case learnt(Int)
    /// No class.
    case none
  }

  private let judgement = LettersStandForClass.inForce
  /// Of each code the classes of the assets whose names have it.
  private var classes: [String: [Int]] = [:]

  /// - Parameter assets: The records of each asset.
  init(_ assets: [[LinkRecord]], _ vocabulary: EquipmentVocabulary, jobs: Int) {
    let said = concurrentMap(assets, inPartsOf: Self.part, jobs: jobs) { records in
      Self.said(by: records, vocabulary)
    }
    for (codes, own) in said.lazy.compactMap(\.self) {
      for code in codes { classes[code, default: []].append(own) }
    }
  }

  /// Assets that one thread takes at a time.
  private static let part = 2_000

  /// The codes of the names of one asset, and the class that its words say.
  private static func said(by records: [LinkRecord], _ vocabulary: EquipmentVocabulary)
    -> (codes: Set<String>, own: Int)?
  {
    let views = records.flatMap { $0.views }
    let words = views.filter { view in
      view.isClassSure && view.classes.count == 1
        && vocabulary.className(of: view.text) == vocabulary.classNames[view.classes[0]]
        && vocabulary.meanings[Words.foldedName(view.headWritten)]?.isWord == true
    }
    let said = Set(words.flatMap { $0.classes })
    guard said.count == 1, let own = said.first else { return nil }
    let codes = Set(
      views.filter { view in
        view.source != .description && view.unit != nil
          && vocabulary.meanings[Words.foldedName(view.headWritten)]?.isWord != true
      }.map { Words.folded($0.headWritten) })
    return (codes.filter { !$0.isEmpty }, own)
  }

  func meaning(of code: String) -> Meaning {
    let code = Words.folded(code)
    guard let own = classes[code] else {
      return judgement.isForeign(letters: code.count, codes: classes.count) ? .none : .open
    }
    guard let first = own.first, own.allSatisfy({ $0 == first }) else { return .none }
    return .learnt(first)
  }
}
